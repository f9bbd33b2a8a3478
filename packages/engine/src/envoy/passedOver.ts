// What pilot left out, as comparisons under the step that shows the gap.
import type { Comparison, Verdict } from '../decision.ts';
import { hostsMatch } from '../host.ts';
import type { PassedOver } from '../proxy/config.ts';

const none: readonly Comparison[] = [];

/** Nobody reads more. */
const most = 5;

/** Those that would have answered for the host; where there are none, all of them, which then are no reason. */
export function passedOverFor(host: string, notes: readonly PassedOver[] = []): readonly Comparison[] {
  const meant = notes.filter(({ hosts }) => hosts?.some((own) => hostsMatch(own.toLowerCase(), host)));
  return meant.length > 0 ? asComparisons(meant) : asComparisons(notes, 'info');
}

export function asComparisons(notes?: readonly PassedOver[], verdict: Verdict = 'fail'): readonly Comparison[] {
  if (!notes || notes.length === 0) return none;
  return notes.slice(0, most).map(({ message, values, rule, at }) => ({ message, values, verdict, rule, at }));
}
