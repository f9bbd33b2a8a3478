import { expect, test } from 'vitest';
import { placeAt } from './placeAt.ts';

/** Three rules of 40, 80 and 40. */
const rows = [
  { y: 100, height: 40 },
  { y: 140, height: 80 },
  { y: 220, height: 40 },
];

test.each([
  ['a little moves nothing', 0, 30, 0],
  ['past the middle of the next one', 0, 41, 1],
  ['past the middle of the last one', 0, 101, 2],
  ['beyond the end', 0, 5000, 2],
  ['up past the middle of the first', 1, -21, 0],
  ['a little up moves nothing', 1, -19, 1],
  ['beyond the top', 2, -5000, 0],
])('dragging a rule: %s', (_, from, by, to) => {
  expect(placeAt(rows, from, by)).toBe(to);
});
