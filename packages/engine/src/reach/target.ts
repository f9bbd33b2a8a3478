// Whether an answer or a route belongs to the rule that is asked for.
import type { Outcome, RuleRef } from '../decision.ts';

/** By the rule as the request's own VirtualService counts it, or as a delegate does; any entry will do where none is named. */
export function isOf({ rule, delegate }: { rule?: RuleRef; delegate?: RuleRef }, target: RuleRef): boolean {
  return isSame(rule, target) || isSame(delegate, target);
}

function isSame(rule: RuleRef | undefined, target: RuleRef): boolean {
  return (
    rule?.virtualService === target.virtualService &&
    rule.http === target.http &&
    (target.match === undefined || rule.match === target.match)
  );
}

export const reaches = (outcome: Outcome, target: RuleRef): boolean =>
  ('rule' in outcome || 'delegate' in outcome) && isOf(outcome, target);
