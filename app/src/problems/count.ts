// How many problems there are and how bad the worst is, for the tab: without their sentences and places (problems.ts).
import type { Severity } from '@portolan/engine';
import type { Missing } from '@portolan/graph';
import { sourceProblems, type Source } from '@portolan/text';
import type { Derived } from '@portolan/workspace';

export interface ProblemCount {
  readonly count: number;
  readonly worst: Severity | undefined;
}

const cache = new WeakMap<Derived, ProblemCount>();

export function countProblems(source: Source, derived: Derived): ProblemCount {
  let counted = cache.get(derived);
  if (!counted) {
    const severities = [
      ...[...sourceProblems(source), ...derived.problems].map(({ severity }) => severity),
      ...derived.graph.nodes.flatMap(({ missing, ref }) => (missing && ref ? severityOfMissing(missing.wanted) : [])),
    ];
    counted = { count: severities.length, worst: worstFirst.find((severity) => severities.includes(severity)) };
    cache.set(derived, counted);
  }
  return counted;
}

const worstFirst = ['error', 'warning', 'hint'] as const;

/** A rule whose delegate is missing vanishes; requests for other missing things fail. */
export const severityOfMissing = (wanted: Missing['wanted']): Severity =>
  wanted === 'virtual-service' ? 'warning' : 'error';
