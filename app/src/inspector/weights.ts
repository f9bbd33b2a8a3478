// Arithmetic of weights: whole numbers, shares, and what becomes of the others when one moves.

/**
 * All weights after `index` was set to `value` with the total kept: the others keep their proportions, in whole numbers
 * (largest remainders first). Others that are all 0 share the rest evenly.
 *
 * @param locked those that keep their weight; where no other is left to make room, `index` stays as it is
 */
export function withTotalKept(
  weights: readonly number[],
  index: number,
  value: number,
  total: number,
  locked: ReadonlySet<number> = new Set(),
): readonly number[] {
  const isFree = (i: number): boolean => i !== index && !locked.has(i);
  const open = total - weights.reduce((kept, weight, i) => (locked.has(i) && i !== index ? kept + weight : kept), 0);
  if (open < 0 || !weights.some((_, i) => isFree(i))) return weights;
  const own = Math.min(Math.max(value, 0), open);
  const others = weights.map((weight, i) => (isFree(i) ? weight : 0));
  const sum = others.reduce((a, b) => a + b, 0);
  const basis = sum > 0 ? others : weights.map((_, i) => (isFree(i) ? 1 : 0));
  const spread = apportion(basis, open - own);
  return weights.map((weight, i) => (i === index ? own : isFree(i) ? (spread[i] ?? 0) : weight));
}

/**
 * Equal whole weights with the given total; the first ones get one more where it does not divide. Those that are locked stay,
 * the others share what is left.
 */
export function evenSplit(weights: readonly number[], total: number, locked: ReadonlySet<number>): readonly number[] {
  const kept = weights.reduce((sum, weight, i) => (locked.has(i) ? sum + weight : sum), 0);
  if (kept > total) return weights;
  const spread = apportion(
    weights.map((_, i) => (locked.has(i) ? 0 : 1)),
    total - kept,
  );
  return weights.map((weight, i) => (locked.has(i) ? weight : (spread[i] ?? 0)));
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
