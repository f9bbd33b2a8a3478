// Weights of one rule's destinations.
import type { PrimitiveCommand } from '../command.ts';
import { ok } from '../problem.ts';
import type { Problem, Result } from '../problem.ts';
import { child } from '../ref.ts';
import type { Json, Ref } from '../ref.ts';
import { refuse } from './refuse.ts';
import { listAt, valueAt } from './values.ts';

type Expanded = Result<readonly PrimitiveCommand[], Problem>;

export function setWeights(value: Json, at: Ref, weights: readonly (number | undefined)[]): Expanded {
  const { length } = listAt(value, [...at.path, 'route']);
  if (weights.length > length)
    return refuse('command/index', child(at, 'route'), { index: weights.length, count: length });
  return ok(
    weights.flatMap((weight, i): PrimitiveCommand[] =>
      weight === undefined ? [] : [{ type: 'set-field', at: child(at, 'route', i, 'weight'), value: weight }],
    ),
  );
}

export function splitEvenly(value: Json, at: Ref): Expanded {
  const { length } = listAt(value, [...at.path, 'route']);
  if (length < 2) return refuse('command/no-weights', at, { count: length });
  return setWeights(value, at, shares(Array.from({ length }, () => 1)));
}

export function normaliseWeights(value: Json, at: Ref): Expanded {
  const routes = listAt(value, [...at.path, 'route']);
  if (routes.length < 2) return refuse('command/no-weights', at, { count: routes.length });
  const weights = routes.map((route) => weightOf(route));
  if (weights.every((weight) => weight === 0)) return refuse('command/weight-sum', at);
  return setWeights(value, at, shares(weights));
}

/** As written; absent is 0, as for Istio where there are several. */
export function weightOf(route: Json): number {
  const weight = valueAt(route, ['weight']);
  return typeof weight === 'number' && weight > 0 ? weight : 0;
}

/** Whole percentages in proportion to `weights`, 100 in all: the largest remainders are rounded up. */
function shares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (weight / sum) * 100);
  const floors = exact.map((share) => Math.floor(share));
  const left = 100 - floors.reduce((total, share) => total + share, 0);
  const byRemainder = exact.map((share, i) => ({ i, remainder: share - (floors[i] ?? 0) }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) floors[i] = (floors[i] ?? 0) + 1;
  return floors;
}
