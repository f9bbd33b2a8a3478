// How far an observed share may be from the true one.

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's 95 % interval for `count` of `n`; the whole range where nothing was observed. */
export function wilson(count: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z = 1.959963984540054;
  const p = count / n;
  const middle = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
