import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, invertEdits, mergeEdits, type TextEdit } from './edit.ts';

/** Edits that fit a text: sorted cuts, each with something inserted. */
function editsFor(text: string): fc.Arbitrary<TextEdit[]> {
  const cuts = fc.array(fc.nat(text.length), { maxLength: 8 }).map((at) => at.toSorted((a, b) => a - b));
  return fc.tuple(cuts, fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 })).map(([at, inserts]) => {
    const edits: TextEdit[] = [];
    for (let i = 0; i + 1 < at.length; i += 2) {
      edits.push({ from: at[i] ?? 0, to: at[i + 1] ?? 0, insert: inserts[i / 2] ?? '' });
    }
    return edits;
  });
}
const edited = fc.string({ maxLength: 40 }).chain((text) => fc.tuple(fc.constant(text), editsFor(text)));

test('the inverse leads back to every byte', () => {
  fc.assert(
    fc.property(edited, ([text, edits]) => {
      expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('merged edits do what both lists do, one after the other', () => {
  const twice = edited.chain(([text, first]) =>
    fc.tuple(fc.constant(text), fc.constant(first), editsFor(applyEdits(text, first))),
  );
  fc.assert(
    fc.property(twice, ([text, first, second]) => {
      const merged = mergeEdits(first, second);
      expect(applyEdits(text, merged)).toBe(applyEdits(applyEdits(text, first), second));
      expect(merged.every(({ from }, i) => i === 0 || from >= (merged[i - 1]?.to ?? 0))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('edits out of order or range are a mistake of ours', () => {
  expect(() => applyEdits('abc', [{ from: 2, to: 4, insert: '' }])).toThrow();
  expect(() =>
    applyEdits('abc', [
      { from: 1, to: 2, insert: '' },
      { from: 0, to: 1, insert: '' },
    ]),
  ).toThrow();
});
