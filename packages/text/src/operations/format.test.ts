import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../edit.ts';
import { readSource } from '../index.ts';
import { formatSource } from './format.ts';

const format = (text: string): string => applyEdits(text, formatSource(readSource(text)));

test.each<[string, string, string]>([
  ['blanks at the ends of lines go', 'a: 1  \nb:\t\n  c: 2 # why  \n   \nd: 3', 'a: 1\nb:\n  c: 2 # why\n\nd: 3'],
  ['blocks take the step that is commonest', 'a:\n  b:\n    c: 1\nd:\n     e: 1\n', 'a:\n  b:\n    c: 1\nd:\n  e: 1\n'],
  [
    'four columns are as good as two',
    'a:\n    b:\n        c: 1\nd:\n  e: 1\n',
    'a:\n    b:\n        c: 1\nd:\n    e: 1\n',
  ],
  [
    'lists stand as most lists of the document',
    'a:\n- 1\nb:\n- 1\nc:\n  - d: 1\n    e: 2\n',
    'a:\n- 1\nb:\n- 1\nc:\n- d: 1\n  e: 2\n',
  ],
  ['one blank behind a dash', 'a:\n-   b: 1\n    c: 2\n', 'a:\n- b: 1\n  c: 2\n'],
  ['lists in lists', 'a:\n-  - 1\n   - 2\n', 'a:\n- - 1\n  - 2\n'],
  [
    'comments move along',
    'a:\n     # above\n     b: 1 # beside\n     # below\nc:\n  d: 1\ne:\n  f: 1\n',
    'a:\n  # above\n  b: 1 # beside\n  # below\nc:\n  d: 1\ne:\n  f: 1\n',
  ],
  [
    'blanks in block texts stay',
    'a:\n     t: |\n       x  \n         y\n  \nb:\n  c: 1\nd:\n  e: 1\n',
    'a:\n  t: |\n    x  \n      y\n  \nb:\n  c: 1\nd:\n  e: 1\n',
  ],
  [
    'texts of several lines',
    'a:\n     t: one\n       two\n     u: "x  \n       y"\nb:\n  c: 1\nd:\n  e: 1\n',
    'a:\n  t: one\n    two\n  u: "x  \n    y"\nb:\n  c: 1\nd:\n  e: 1\n',
  ],
  [
    'flow style moves as it is',
    'a:\n     f: {x: 1,\n         y: 2}\nb:\n  c: 1\nd:\n  e: 1\n',
    'a:\n  f: {x: 1,\n      y: 2}\nb:\n  c: 1\nd:\n  e: 1\n',
  ],
  [
    'line ends stay',
    'a:   \r\n     b: 1\r\nc:\r\n  d: 1\r\ne:\r\n  f: 1\r\n',
    'a:\r\n  b: 1\r\nc:\r\n  d: 1\r\ne:\r\n  f: 1\r\n',
  ],
  ['a broken document stays, the next does not', 'a: [1  \n---\nb: 1  \n', 'a: [1  \n---\nb: 1\n'],
  ['a tidy text stays', 'a:\n- b: 1\n  c:\n    d: 2\n', 'a:\n- b: 1\n  c:\n    d: 2\n'],
])('%s', (_, before, after) => {
  expect(format(before)).toBe(after);
});

const values = (text: string): unknown => readSource(text).documents.map(({ content }) => content.value);
const bare = (text: string): string => text.replace(/[ \t]/g, '');

function files(folder: string): string[] {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url).map((name) => readFileSync(new URL(name, url), 'utf8'));
}

/** A file with some of its lines moved and blanks added, as people leave them. */
const untidy = fc
  .tuple(
    fc.constantFrom(...files('../../testdata/nasty/'), ...files('../../../../public/examples/')),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('  ', ' ', '\t', '    ')), { maxLength: 8 }),
    fc.boolean(),
  )
  .map(([text, changes, isFront]) => {
    const lines = text.split('\n');
    for (const [at, blanks] of changes) {
      const i = at % lines.length;
      lines[i] = isFront ? blanks + (lines[i] ?? '') : (lines[i] ?? '') + blanks;
    }
    return lines.join('\n');
  });

test('formatting changes blanks alone, no value, and is done after one time', () => {
  fc.assert(
    fc.property(untidy, (text) => {
      const after = format(text);
      expect(values(after)).toEqual(values(text));
      expect(bare(after)).toBe(bare(text));
      expect(format(after)).toBe(after);
    }),
    { numRuns: 200 },
  );
});
