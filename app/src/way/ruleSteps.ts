// The steps of the rule stage sorted by what they tell: rules that did not match, the one that did, those behind it.
import type { Step } from '@portolan/engine';

export interface RuleSteps {
  readonly missed: readonly Step[];
  readonly taken: Step | undefined;
  /** Rules that Envoy does not look at; told only where every rule was asked for. */
  readonly later: readonly Step[];
  readonly laterCount: number;
  /** How many rules are counted, not told, before the first that is. */
  readonly untold: number;
  /** What is no rule: the nearest one, notes. */
  readonly others: readonly Step[];
}

export function ruleSteps(steps: readonly Step[]): RuleSteps {
  const counted = (message: string): number =>
    Number(steps.find((step) => step.message === message)?.values['count'] ?? 0);
  const isRule = (step: Step): boolean => step.comparisons !== undefined && step.message !== 'rule.nearest';
  const isCount = ({ message }: Step): boolean => message === 'rule.before' || message === 'rule.skipped';
  const rules = steps.filter(isRule);
  return {
    missed: rules.filter(({ verdict }) => verdict === 'fail'),
    taken: rules.find(({ verdict }) => verdict === 'pass'),
    later: rules.filter(({ verdict }) => verdict === 'skip'),
    laterCount: counted('rule.skipped'),
    untold: counted('rule.before'),
    others: steps.filter((step) => !isRule(step) && !isCount(step)),
  };
}
