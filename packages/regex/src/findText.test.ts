import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findText, hasText, type TextAnswer, type TextSet } from './findText.ts';
import './index.ts';

const exact = (value: string): TextSet => ({ kind: 'exact', value });
const prefix = (value: string): TextSet => ({ kind: 'prefix', value });
const regex = (value: string): TextSet => ({ kind: 'regex', value });

const told = (answer: TextAnswer): string => (answer.kind === 'text' ? `‘${answer.text}’` : answer.kind);

describe('the shortest text', () => {
  test.each<[TextSet[], TextSet[], string]>([
    [[exact('/a')], [], '‘/a’'],
    [[exact('/a')], [prefix('/')], 'empty'],
    [[prefix('/api')], [exact('/api')], '‘/apia’'],
    [[prefix('/api/')], [prefix('/api/v1'), exact('/api/')], '‘/api/a’'],
    [[regex('/v[0-9]+/.*'), prefix('/v1')], [], '‘/v1/’'],
    [[regex('/(a|b)')], [exact('/a')], '‘/b’'],
    [[regex('/(a|b)')], [exact('/a'), regex('/b?')], 'empty'],
    [[regex('.*')], [regex('.*')], 'empty'],
    // `.` does not stand for a line break.
    [[prefix('')], [regex('.*')], '‘\n’'],
    [[regex('(?i)/ABC')], [regex('[^A-Z]+')], '‘/abC’'],
    [[{ kind: 'exact', value: '/Ab', ignoreCase: true }], [exact('/ab')], '‘/aB’'],
    [[regex('^/a$')], [], '‘/a’'],
    [[regex('(^/a|/b)$')], [regex('/a')], '‘/b’'],
    [[regex('[[:upper:]]{3}')], [], '‘AAA’'],
    [[regex('\\Qa.b\\E+')], [regex('a.b')], '‘a.bb’'],
    [[regex('[^a]')], [regex('[\\x00-\\x7f]')], 'empty'],
    [[regex('..')], [regex('[\\x00-\\x7f].')], '‘߿’'],
    [[regex('M..nchen')], [regex('M[a-z0-9A-Z]*')], '‘Ma-nchen’'],
    [[regex('(?=a)')], [], 'empty'],
    [[regex('a{1000}')], [regex('a+')], 'empty'],
    [[regex('\\.\\-\\/x')], [], '‘.-/x’'],
  ])('in all of %j and none of %j: %s', (all, none, expected) => {
    expect(told(findText({ all, none }))).toBe(expected);
  });
});

test.each([
  ['a construct that is not followed', '\\bfoo\\b', '', 'unsupported'],
  ['an edge inside', 'a(^b|c)', '', 'unsupported'],
  ['letter case beyond ASCII', '(?i)ü', '', 'unsupported'],
  ['more nodes than are worth it', `(${'abcdefghij'.repeat(5)}){100}`, '', 'too-large'],
  ['more states than are worth it', '[ab]*a[ab]{18}', '[ab]*a[ab]{17,18}', 'too-large'],
])('%s is answered by not knowing', (_, all, none, because) => {
  expect(findText({ all: [regex(all)], none: [regex(none)] })).toEqual({ kind: 'unknown', because });
});

const piece = fc.constantFrom(
  ...['a', 'b', 'A', '/', '.', '\\.', '[ab]', '[^a]', '[a-c/]', '\\d', '\\w', '\\S', '(?i:ab)', 'ü', '[ü]', '\\x{fc}'],
  ...['(a|b)', '(?:a|/b)', '(a|)', '[[:alpha:]]', '[^[:digit:]a]', '\\Q.*\\E', '\\x41', '^', '$', '\\n', '-', ']'],
);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '??');
const aPattern = fc
  .array(
    fc.tuple(piece, quantifier).map(([what, times]) => what + times),
    { maxLength: 5 },
  )
  .chain((pieces) =>
    fc.constantFrom(pieces.join(''), `(?i)${pieces.join('')}`, `(?s)${pieces.join('|')}`, `^${pieces.join('')}$`),
  );
const word = fc
  .array(fc.constantFrom('a', 'b', 'A', 'B', '/', '.', '*', '1', 'ü', 'Ü', '\n', '-', ']', ' '), { maxLength: 5 })
  .map((letters) => letters.join(''));
const aSet: fc.Arbitrary<TextSet> = fc.oneof(
  { weight: 3, arbitrary: aPattern.map(regex) },
  fc.record({ kind: fc.constantFrom('exact' as const, 'prefix' as const), value: word, ignoreCase: fc.boolean() }),
);

test('law: a text that is found is in all of the first sets and in none of the others', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(aSet, { minLength: 1, maxLength: 3 }), fc.array(aSet, { maxLength: 3 }), (all, none) => {
      const answer = findText({ all, none });
      if (answer.kind !== 'text') return;
      found++;
      expect(all.filter((set) => !hasText(set, answer.text))).toEqual([]);
      expect(none.filter((set) => hasText(set, answer.text))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
  expect(found).toBeGreaterThan(300);
});

test('law: what is proved to be empty holds no text', () => {
  let proved = 0;
  fc.assert(
    fc.property(
      fc.array(aSet, { minLength: 1, maxLength: 3 }),
      fc.array(aSet, { maxLength: 3 }),
      fc.array(word, { minLength: 20, maxLength: 20 }),
      (all, none, words) => {
        if (findText({ all, none }).kind !== 'empty') return;
        proved++;
        const literals = [...all, ...none].map(({ value }) => value);
        for (const text of [...words, ...literals]) {
          const isIn = all.every((set) => hasText(set, text)) && !none.some((set) => hasText(set, text));
          expect(isIn, text).toBe(false);
        }
      },
    ),
    { numRuns: 1500 },
  );
  expect(proved).toBeGreaterThan(100);
});

test('law: a text is in a pattern or in what lies outside of it', () => {
  fc.assert(
    fc.property(aPattern, word, (pattern, text) => {
      const inside = findText({ all: [exact(text), regex(pattern)], none: [] });
      if (inside.kind === 'unknown') return;
      expect(inside.kind === 'text').toBe(hasText(regex(pattern), text));
    }),
    { numRuns: 1500 },
  );
});
