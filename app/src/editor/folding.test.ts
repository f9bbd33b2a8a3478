import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFolding } from './folding.ts';

const folds = (text: string, most?: number): string[] =>
  createFolding(text.split('\n'), most)
    .folds()
    .map(({ start, end }) => `${start}-${end}`);

test('blocks fold by indentation, items of a list in the column of its key too', () => {
  expect(
    folds(
      [
        'kind: VirtualService', // 1
        'spec:', // 2
        '  hosts: [a]', // 3
        '  http:', // 4
        '  - match:', // 5
        '    - uri:', // 6
        '        prefix: /', // 7
        '  - route: []', // 8
        '', // 9
      ].join('\n'),
    ),
  ).toEqual(['2-8', '4-8', '5-7', '6-7']);
});

test('documents fold from their marker to their last line', () => {
  expect(folds('---\na: 1\n\n---\nb:\n  c: 1\n')).toEqual(['1-2', '4-6', '5-6']);
});

test('a comment inside a block neither ends nor opens one', () => {
  expect(folds('a:\n  b: 1\n# why\n  c: 1\n# end\nd: 1')).toEqual(['1-4']);
});

test.each(['', '\n\n', 'a: 1\nb: 2', '---\n---\n'])('nothing folds in %j', (text) => {
  expect(folds(text)).toEqual([]);
});

test('of more folds than there is room for, the deepest are left out, and the last of their level', () => {
  const text = 'a:\n  b:\n    c: 1\n  d:\n    e: 1\nf:\n  g: 1';
  expect(folds(text)).toEqual(['1-5', '2-3', '4-5', '6-7']);
  expect(folds(text, 3)).toEqual(['1-5', '2-3', '6-7']);
  expect(folds(text, 2)).toEqual(['1-5', '6-7']);
  expect(folds(text, 1)).toEqual(['1-5']);
});

test('a letter typed inside a line leaves the list as it is', () => {
  const folding = createFolding(['a:', '  b: 1']);
  const before = folding.folds();
  folding.replace(1, 1, ['  b: 12']);
  expect(folding.folds()).toBe(before);
  folding.replace(1, 1, ['b: 12']);
  expect(folding.folds()).toEqual([]);
});

test('law: folds that follow the lines are those of the lines read anew', () => {
  const line = fc.constantFrom('---', 'a:', '  b:', '  - c', '- d', '    e: 1', '', '# why', '...', '\t');
  const edit = fc.record({ first: fc.nat(20), removed: fc.nat(4), lines: fc.array(line, { maxLength: 4 }) });
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 15 }),
      fc.array(edit),
      fc.integer({ min: 1, max: 9 }),
      (start, edits, most) => {
        const lines = [...start];
        const folding = createFolding(lines, most);
        for (const { first, removed, lines: now } of edits) {
          const at = Math.min(first, lines.length);
          const gone = lines.splice(at, removed, ...now).length;
          folding.replace(at, gone, now);
          expect(folding.folds()).toEqual(createFolding(lines, most).folds());
        }
      },
    ),
  );
});
