// Which rules took a request: one, or a root and the rule of its delegate.
import type { Outcome, RuleRef } from '../decision.ts';
import type { RuleList } from './case.ts';
import { ruleAt, type FoundRule } from './findRule.ts';

export interface Reached extends FoundRule {
  /** The match entry that held; absent where the rule has none. */
  readonly match?: number;
}

export function reachedBy(outcome: Outcome): readonly Reached[] {
  if ('rule' in outcome && outcome.rule) {
    const { rule, delegate } = outcome;
    return delegate ? [fromRef(rule), fromRef(delegate)] : [fromRef(rule)];
  }
  if (!('destinations' in outcome)) return [];
  // A gateway's TCP chain stands where its server does; the rule is known by the destinations that it gave.
  const entry = 'entry' in outcome ? outcome.entry : undefined;
  const places = [entry, 'at' in outcome ? outcome.at : undefined, outcome.destinations?.[0]?.at];
  const [rule] = places.flatMap((at) => (at && ruleAt(at)) ?? []);
  return rule ? [rule] : [];
}

const http: RuleList = 'http';

const fromRef = ({ virtualService, http: index, match }: RuleRef): Reached =>
  match === undefined ? { virtualService, list: http, index } : { virtualService, list: http, index, match };
