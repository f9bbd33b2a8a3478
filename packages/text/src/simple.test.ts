import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAll } from './library.ts';
import { readSimple } from './simple.ts';
import { cutDocuments } from './split.ts';

const folders = [
  '../../engine/testdata/conformance/routing/',
  '../../engine/testdata/conformance/diagnostics/',
  '../testdata/nasty/',
];
const pieces = folders.flatMap((folder) => {
  const at = new URL(folder, import.meta.url);
  return readdirSync(at)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, at), 'utf8');
      const starts = cutDocuments(text, 0, text.length);
      return starts.map((start, i) => text.slice(start, starts[i + 1]));
    });
});

test('what the simple reader reads, the library reads to the same tree', () => {
  let simple = 0;
  for (const piece of pieces) {
    const root = readSimple(piece);
    if (root === undefined) continue;
    simple++;
    expect({ root, problems: [] }).toEqual(parseAll(piece));
  }
  expect(simple / pieces.length).toBeGreaterThan(0.9);
}, 60_000);

/** A document with a few characters changed: most are broken, and the simple reader must leave those alone. */
const mutated = fc
  .tuple(
    fc.constantFrom(...pieces.filter((piece) => piece.length < 1500)),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(3),
        fc.constantFrom(...':-#?|>[]{},&*!%@`\'" \nax', '  ', '\n  ', ': ', '- ', ' #', '|\n', "''", '\\n'),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  )
  .map(([piece, changes]) =>
    changes.reduce((text, [at, length, insert]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + insert + text.slice(from + length);
    }, piece),
  );

test('on texts changed at random it agrees with the library or keeps silent', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      if (cutDocuments(text, 0, text.length).length > 1) return;
      const root = readSimple(text);
      if (root !== undefined) expect({ root, problems: [] }).toEqual(parseAll(text));
    }),
    { numRuns: 4000 },
  );
}, 60_000);

const token = fc.constantFrom(
  ...[
    'a',
    'b:',
    'c: d',
    '- ',
    '- e',
    '-',
    ':',
    '# f',
    ' # g',
    '[h, i]',
    '{j: k}',
    '[',
    '}',
    '"l"',
    "'m'",
    '|',
    '|-',
    '>',
    '&n',
    '*o',
  ],
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n  ',
    '\n    ',
    ' ',
    '  ',
    'p: q: r',
    'http://s',
    '?',
    ', ',
    '~',
    '---',
    'x y',
    "'",
    '"',
    '{a: [b, {c: d}]}',
    '"k":v',
    'a:b',
  ],
);

test('on texts put together from tokens it agrees with the library or keeps silent', () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
      const text = tokens.join('');
      if (cutDocuments(text, 0, text.length).length > 1) return;
      const root = readSimple(text);
      if (root !== undefined) expect({ root, problems: [] }).toEqual(parseAll(text));
    }),
    { numRuns: 20_000 },
  );
}, 60_000);
