import { expect, test } from 'vitest';
import { foldsOf } from './folding.ts';

const folds = (text: string): string[] => foldsOf(text.split('\n')).map(({ start, end }) => `${start}-${end}`);

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
