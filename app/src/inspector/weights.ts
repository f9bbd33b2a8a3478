// Arithmetic of weights: whole numbers, shares, and what becomes of the others when one moves.

/**
 * All weights after `index` was set to `value` with the total kept: the others keep their proportions, in whole numbers
 * (largest remainders first). Others that are all 0 share the rest evenly.
 */
export function withTotalKept(
  weights: readonly number[],
  index: number,
  value: number,
  total: number,
): readonly number[] {
  const own = Math.min(Math.max(value, 0), total);
  const others = weights.map((weight, i) => (i === index ? 0 : weight));
  const sum = others.reduce((a, b) => a + b, 0);
  const basis = sum > 0 ? others : weights.map((_, i) => (i === index ? 0 : 1));
  const spread = apportion(basis, total - own);
  return weights.map((_, i) => (i === index ? own : (spread[i] ?? 0)));
}

/** Equal whole weights with the given total; the first ones get one more where it does not divide. */
export function evenSplit(count: number, total: number): readonly number[] {
  return apportion(new Array<number>(count).fill(1), total);
}

/** Whole numbers that total `total`, in proportion to `parts`. Source: largest remainder method. */
function apportion(parts: readonly number[], total: number): readonly number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  if (sum === 0) return parts;
  const exact = parts.map((part) => (part / sum) * total);
  const floors = exact.map(Math.floor);
  const left = total - floors.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .filter(({ i }) => (parts[i] ?? 0) > 0)
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const lucky = new Set(order.slice(0, left).map(({ i }) => i));
  return floors.map((floor, i) => floor + (lucky.has(i) ? 1 : 0));
}

/** Only what differs, for a command that leaves the others alone. */
export function changedWeights(
  before: readonly (number | undefined)[],
  after: readonly number[],
): readonly (number | undefined)[] {
  return after.map((weight, i) => (weight === before[i] ? undefined : weight));
}
