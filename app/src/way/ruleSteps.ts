// The steps of the rule stage sorted by what they tell: rules that did not match, the one that did, those behind it.
import type { Step } from '@portolan/engine';

export interface RuleSteps {
  readonly missed: readonly Step[];
  readonly taken: Step | undefined;
  /** Rules that Envoy does not look at; told only where every rule was asked for. */
  readonly later: readonly Step[];
  readonly laterCount: number;
  /** … and how many more rules they are: what follows first may be matches of the one that was taken. */
  readonly laterRules: number;
  /** How many rules did not match, but the one that was taken: one that has several matches is told once for each. */
  readonly missedRules: number;
  /** How many rules are counted, not told, before the first that is. */
  readonly untold: number;
  /** What is no rule: the nearest one, notes. */
  readonly others: readonly Step[];
}

export function ruleSteps(steps: readonly Step[]): RuleSteps {
  const counted = (message: string, what: 'count' | 'rules'): number =>
    Number(steps.find((step) => step.message === message)?.values[what] ?? 0);
  const isRule = (step: Step): boolean => step.comparisons !== undefined && step.message !== 'rule.nearest';
  const isCount = ({ message }: Step): boolean => message === 'rule.before' || message === 'rule.skipped';
  const rules = steps.filter(isRule);
  const missed = rules.filter(({ verdict }) => verdict === 'fail');
  const taken = rules.find(({ verdict }) => verdict === 'pass');
  const others = new Set(missed.map(ruleOf));
  if (taken) others.delete(ruleOf(taken));
  return {
    missed,
    missedRules: others.size + counted('rule.before', 'rules'),
    taken,
    later: rules.filter(({ verdict }) => verdict === 'skip'),
    laterCount: counted('rule.skipped', 'count'),
    laterRules: counted('rule.skipped', 'rules'),
    untold: counted('rule.before', 'count'),
    others: steps.filter((step) => !isRule(step) && !isCount(step)),
  };
}

/** The same for all match entries of one rule. */
function ruleOf({ values }: Step): string {
  const { virtualService, rule, delegate, delegateRule } = values;
  return JSON.stringify([virtualService, rule, delegate, delegateRule]);
}
