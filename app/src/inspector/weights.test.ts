import { expect, test } from 'vitest';
import fc from 'fast-check';
import { changedWeights, evenSplit, withTotalKept } from './weights.ts';

test.each([
  [[90, 10], 0, 70, [70, 30]],
  [[90, 10], 1, 55, [45, 55]],
  [[50, 30, 20], 0, 0, [0, 60, 40]],
  [[50, 25, 25], 0, 51, [51, 25, 24]],
  [[100, 0], 0, 40, [40, 60]],
  [[100, 0, 0], 0, 39, [39, 31, 30]],
  [[60, 40], 0, 250, [100, 0]],
])('%j with number %i at %i becomes %j', (weights, index, value, expected) => {
  expect(withTotalKept(weights, index, value, 100)).toEqual(expected);
});

test.each([
  [[50, 30, 20], 0, 60, [2], [60, 20, 20]],
  [[50, 30, 20], 0, 95, [2], [80, 0, 20]],
  [[50, 30, 20], 0, 60, [0], [60, 24, 16]],
  [[50, 30, 20], 0, 60, [1, 2], [50, 30, 20]],
])('%j with number %i at %i and %j locked becomes %j', (weights, index, value, locked, expected) => {
  expect(withTotalKept(weights, index, value, 100, new Set(locked))).toEqual(expected);
});

test('the total is kept, whatever moves', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(weights, fc.nat(5), fc.integer({ min: 0, max: 100 }), (before, pick, value) => {
      const index = pick % before.length;
      const after = withTotalKept(before, index, value, 100);
      expect(after.reduce((a, b) => a + b, 0)).toBe(100);
      expect(after[index]).toBe(value);
      expect(after.every((weight) => Number.isInteger(weight) && weight >= 0)).toBe(true);
    }),
  );
});

test('an even split gives the odd ones to the first', () => {
  expect(evenSplit([0, 0, 0], 100, new Set())).toEqual([34, 33, 33]);
  expect(evenSplit([50, 30, 20], 100, new Set([2]))).toEqual([40, 40, 20]);
});

test('only what differs is named', () => {
  expect(changedWeights([90, undefined, 5], [70, 25, 5])).toEqual([70, 25, undefined]);
});
