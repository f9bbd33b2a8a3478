// How many cases pass, and which belong together.
import type { Case, CaseResult, CaseVerdict } from '@portolan/engine';

export interface Tally {
  /** Those that expect nothing included: they never fail. */
  readonly passed: number;
  readonly failed: number;
  readonly count: number;
}

export function tallyOf(cases: readonly Case[], results: ReadonlyMap<string, CaseResult>): Tally {
  let [passed, failed] = [0, 0];
  for (const { id } of cases) {
    const verdict: CaseVerdict | undefined = results.get(id)?.verdict;
    if (verdict === 'pass' || verdict === 'open') passed++;
    else if (verdict !== undefined) failed++;
  }
  return { passed, failed, count: cases.length };
}

/** By group, in the order in which the groups first come; `` holds those without one. */
export function groupsOf(cases: readonly Case[]): ReadonlyMap<string, readonly Case[]> {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const { group = '' } = one;
    const members = groups.get(group);
    if (members) members.push(one);
    else groups.set(group, [one]);
  }
  return groups;
}
