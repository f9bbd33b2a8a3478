// What was counted beside what was to be expected, for one profile or for a whole mix.
import { wilson } from './interval.ts';
import type { AnswerKind, PlannedKind } from './plan.ts';
import type { Sampler } from './sampler.ts';

/** A count with the exact probability behind it. */
export interface Observed {
  /** Exact probability. */
  readonly expected: number;
  readonly observed: number;
  /** Ends of the 95 % interval around the observed share. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export type SimulatedShare = AnswerKind & Observed;
export interface SimulatedCopies extends Observed {
  readonly cluster: string;
}

export interface Tally {
  readonly n: number;
  /** Probabilities and counts sum to 1 and n. */
  readonly shares: readonly SimulatedShare[];
  /** Mirrored copies, beside the answers and not among them. */
  readonly mirrors: readonly SimulatedCopies[];
  /** Requests that an injected delay held up, whatever became of them. */
  readonly delayed?: Observed;
}

/** A sampler's part of the whole. */
export interface Part {
  readonly sampler: Sampler;
  readonly share: number;
}

/** All parts together: probabilities weighted by the parts' shares, counts added; the same answer in two parts is one. */
export function tally(parts: readonly Part[]): Tally {
  const n = parts.reduce((sum, { sampler }) => sum + sampler.n, 0);
  const kinds = new Map<string, { kind: PlannedKind; expected: number; count: number }>();
  const mirrors = new Map<string, { expected: number; count: number }>();
  const delayed = { expected: 0, count: 0 };
  for (const { sampler, share } of parts) {
    sampler.plan.kinds.forEach((kind, i) => {
      const found = kinds.get(kind.key) ?? { kind, expected: 0, count: 0 };
      kinds.set(kind.key, found);
      const count = sampler.counts[i] ?? 0;
      found.expected += kind.expected * share;
      found.count += count;
      if (kind.delayMs !== undefined) delayed.count += count;
    });
    delayed.expected += sampler.plan.delay * share;
    sampler.plan.mirrors.forEach(({ cluster, expected }, i) => {
      const found = mirrors.get(cluster) ?? { expected: 0, count: 0 };
      mirrors.set(cluster, found);
      found.expected += expected * share;
      found.count += sampler.copies[i] ?? 0;
    });
  }
  return {
    n,
    shares: [...kinds.values()].flatMap(({ kind: { isUpstream: _, ...kind }, expected, count }) =>
      expected === 0 ? [] : [{ ...kind, ...observed(expected, count, n) }],
    ),
    mirrors: [...mirrors].map(([cluster, { expected, count }]) => ({ cluster, ...observed(expected, count, n) })),
    ...(delayed.expected > 0 && { delayed: observed(delayed.expected, delayed.count, n) }),
  };
}

/** A mirror listed twice can make more copies than there are requests: no interval is told beyond all of them. */
function observed(expected: number, count: number, n: number): Observed {
  const { low, high } = count > n ? { low: 0, high: count / n } : wilson(count, n);
  return { expected, observed: n === 0 ? 0 : count / n, low, high, count };
}
