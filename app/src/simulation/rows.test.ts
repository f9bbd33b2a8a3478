// Figures of charts, tables and files.
import type { SimulatedShare, Simulation } from '@portolan/engine';
import { expect, test } from 'vitest';
import { deltas, shareRows, toCsv } from './rows.ts';
import { pointsText } from './pointsText.ts';

const share = (key: string, expected: number, count: number): SimulatedShare => ({
  key,
  label: key,
  kind: 'forwarded',
  expected,
  count,
  observed: count / 10,
  low: 0,
  high: 1,
});
const simulation = (shares: readonly SimulatedShare[], profiles: Simulation['profiles'] = []): Simulation => ({
  n: 10,
  seed: 1,
  shares,
  mirrors: [],
  plausibility: { kind: 'certain' },
  profiles,
});

test('a mix stacks what each profile contributed, in their order', () => {
  const profile = (name: string, shares: readonly SimulatedShare[]) => ({
    name,
    share: 0.5,
    n: 5,
    shares,
    mirrors: [],
  });
  const mixed = simulation(
    [share('a', 0.5, 6), share('b', 0.5, 4)],
    [profile('web', [share('a', 1, 5)]), profile('beta', [share('a', 0.2, 1), share('b', 0.8, 4)])],
  );
  expect(shareRows(mixed).map(({ counts, parts }) => [counts, parts])).toEqual([
    [
      [5, 1],
      [0.5, 0.1],
    ],
    [
      [0, 4],
      [0, 0.4],
    ],
  ]);
});

test('before and after: what is gone, what is new, what stays', () => {
  const before = simulation([share('a', 0.9, 9), share('b', 0.1, 1)]);
  const after = simulation([share('b', 0.25, 2), share('c', 0.75, 8)]);
  expect(deltas(before, after).map(({ key, change }) => [key, change.toFixed(2)])).toEqual([
    ['a', '-0.90'],
    ['b', '0.15'],
    ['c', '0.75'],
  ]);
});

test.each([
  [0.125, '+12.5\u00a0pp'],
  [-0.2, '−20\u00a0pp'],
  [0, '0\u00a0pp'],
])('%f is %s', (change, text) => {
  expect(pointsText(change)).toBe(text);
});

test('CSV quotes what must be quoted, and no cell is a formula', () => {
  expect(
    toCsv([
      ['a,b', 'say "x"', 1.5],
      ['=1+1', '@x', -2],
    ]),
  ).toBe('"a,b","say ""x""",1.5\r\n\'=1+1,\'@x,-2\r\n');
});
