// Whether a sample is what chance gives: Pearson's test of the counts against the exact shares.
// Source: W. H. Press et al., Numerical Recipes, 6.2 (incomplete gamma function).
import type { Tally } from './tally.ts';

export type Plausibility =
  /** Nothing was left to chance, or nothing was sent. */
  | { readonly kind: 'certain' }
  /** Fewer requests than the test needs: an answer is expected less than five times. */
  | { readonly kind: 'too-few' }
  /** `p`: how many of all samples are at least as far from what is to be expected, in [0, 1]. */
  | { readonly kind: 'plausible' | 'unusual'; readonly p: number };

/** Answers expected more seldom than this are taken together, as the test is made for large counts. */
const fewest = 5;
const threshold = 0.05;

export function judge({ shares, n }: Pick<Tally, 'shares' | 'n'>): Plausibility {
  if (n === 0 || shares.length < 2) return { kind: 'certain' };
  const cells: { expected: number; count: number }[] = [];
  const rare = { expected: 0, count: 0 };
  for (const { expected, count } of shares) {
    if (expected * n >= fewest) cells.push({ expected, count });
    else {
      rare.expected += expected;
      rare.count += count;
    }
  }
  if (rare.expected * n >= fewest) cells.push(rare);
  if (cells.length < 2) return { kind: 'too-few' };
  const statistic = cells.reduce((sum, { expected, count }) => sum + (count - expected * n) ** 2 / (expected * n), 0);
  const p = upperGamma((cells.length - 1) / 2, statistic / 2);
  return { kind: p < threshold ? 'unusual' : 'plausible', p };
}

/** The regularised upper incomplete gamma function Q(a, x): by its series, or where that is slow by a continued fraction. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let i = 1; i < 1000 && term > total * 1e-15; i++) {
      term *= x / (a + i);
      total += term;
    }
    return Math.max(0, 1 - total * scale);
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 1000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-14) break;
  }
  return scale * fraction;
}

/** Lanczos' approximation, for x > 0. */
function logGamma(x: number): number {
  const coefficients = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ];
  const shifted = x + 5.5;
  const series = coefficients.reduce((sum, coefficient, i) => sum + coefficient / (x + 1 + i), 1.000000000190015);
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((2.5066282746310005 * series) / x);
}
