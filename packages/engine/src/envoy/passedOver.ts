// What pilot left out, as comparisons under the step that shows the gap.
import type { Comparison } from '../decision.ts';
import { hostsMatch } from '../host.ts';
import type { PassedOver } from '../proxy/config.ts';

/** Nobody reads more. */
const most = 5;

/** Those that would have answered for the host first; where there are any, those alone. */
export function passedOverFor(host: string, notes: readonly PassedOver[] = []): readonly Comparison[] {
  const meant = notes.filter(({ hosts }) => hosts?.some((own) => hostsMatch(own.toLowerCase(), host)));
  return asComparisons(meant.length > 0 ? meant : notes);
}

export function asComparisons(notes: readonly PassedOver[] = []): readonly Comparison[] {
  return notes.slice(0, most).map(({ message, values, rule, at }) => ({ message, values, verdict: 'fail', rule, at }));
}
