// A list sent as a delta is the list that was sent, and what stayed is the very object.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDelta, deltaOf } from './delta.ts';

const pool = Array.from({ length: 12 }, (_, n) => ({ n }));
const list = fc.array(fc.constantFrom(...pool), { maxLength: 10 });

test('law: the other side has the same list, with its own former objects', () => {
  fc.assert(
    fc.property(fc.array(list, { maxLength: 6 }), (states) => {
      let here: readonly { n: number }[] = [];
      let there: readonly { n: number }[] = [];
      for (const now of states) {
        const delta = deltaOf(here, now);
        const arrived = delta && { ...delta, fresh: delta.fresh.map((one) => ({ ...one })) };
        const former = new Set(there);
        there = applyDelta(there, arrived);
        expect(there).toEqual(now);
        const stayed = now.filter((item) => here.includes(item)).length;
        expect(there.filter((copy) => former.has(copy))).toHaveLength(stayed);
        here = now;
      }
    }),
  );
});

test.each([
  ['the same list', [0, 1, 2], [0, 1, 2], undefined],
  ['one changed', [0, 1, 2], [0, 5, 2], [[0, -1, 2], 1]],
  ['one put in front', [0, 1], [5, 0, 1], [[-1, 0, 1], 1]],
  ['all gone', [0, 1], [], [[], 0]],
])('%s', (_, before, now, expected) => {
  const of = (indexes: readonly number[]) => indexes.flatMap((i) => pool[i] ?? []);
  const delta = deltaOf(of(before), of(now));
  expect(delta && [[...delta.order], delta.fresh.length]).toEqual(expected);
});
