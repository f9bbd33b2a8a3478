import { expect, test } from 'vitest';
import { judge, upperGamma } from './plausibility.ts';
import type { SimulatedShare } from './tally.ts';

const share = (expected: number, count: number): SimulatedShare => ({
  key: '',
  label: '',
  kind: 'forwarded',
  expected,
  count,
  observed: 0,
  low: 0,
  high: 1,
});

// Table of the chi-squared distribution: the statistic that 5 % of all samples exceed.
test.each([
  [1, 3.841],
  [2, 5.991],
  [3, 7.815],
  [10, 18.307],
])('%i degrees of freedom: 5 %% lie above %f', (degrees, statistic) => {
  expect(upperGamma(degrees / 2, statistic / 2)).toBeCloseTo(0.05, 4);
});

test.each<[string, readonly (readonly [number, number])[], string]>([
  ['nothing by chance', [[1, 100]], 'certain'],
  [
    'nothing sent',
    [
      [0.5, 0],
      [0.5, 0],
    ],
    'certain',
  ],
  [
    'as expected',
    [
      [0.9, 905],
      [0.1, 95],
    ],
    'plausible',
  ],
  [
    'far off',
    [
      [0.9, 850],
      [0.1, 150],
    ],
    'unusual',
  ],
  [
    'too few',
    [
      [0.99, 10],
      [0.01, 0],
    ],
    'too-few',
  ],
  [
    'rare answers taken together',
    [
      [0.9, 900],
      [0.0034, 3],
      [0.0033, 3],
      [0.0933, 94],
    ],
    'plausible',
  ],
])('%s: %j is %s', (_, rows, kind) => {
  const n = rows.reduce((sum, [, count]) => sum + count, 0);
  expect(judge({ n, shares: rows.map(([expected, count]) => share(expected, count)) }).kind).toBe(kind);
});
