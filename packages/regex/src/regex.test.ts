import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromByteString, toByteString } from './bytes.ts';
import './index.ts';
import { compileRegex, onRe2 } from './regex.ts';
import { compileSet } from './set.ts';
import { asSimple } from './simple.ts';

function regex(pattern: string) {
  const result = compileRegex(pattern);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('fullMatch', () => {
  test.each([
    ['/foo', '/foo', true],
    ['/foo', '/foo/bar', false],
    ['/foo.*', '/foobar', true],
    ['/v[0-9]', '/v1/x', false],
    ['(?i)/foo', '/FOO', true],
    ['a|ab', 'ab', true],
    ['.*', '', true],
    ['.*', 'a\nb', false],
    ['(?s).*', 'a\nb', true],
    ['\\d+', '١٢', false],
    ['[[:alpha:]]+', 'abc', true],
    ['\\Qa.b\\E', 'a.b', true],
    ['a\\.b', 'axb', false],
    ['M.nchen', 'München', false],
    ['M..nchen', 'München', true],
    ['[ü]', 'ü', false],
    ['München', 'München', true],
    ['.*ü', 'aü', true],
  ])('%s accepts %s: %s', (pattern, subject, accepted) => {
    expect(regex(pattern).fullMatch(subject)).toBe(accepted);
  });

  test.each(['*', '(?=a)', '(a', 'a{1001}', '(a)\\1', '[z-a]', 'a**+', '\\'])('RE2 refuses %s', (pattern) => {
    expect(compileRegex(pattern).ok).toBe(false);
  });

  test('a pattern that makes backtracking engines hang is answered', () => {
    expect(regex('(a+)+b').fullMatch('a'.repeat(20_000))).toBe(false);
  });
});

describe('replaceAll', () => {
  test.each([
    ['/api/v([0-9]+)/(.*)', '/api/v2/x', '/\\2/\\1', '/x/2'],
    ['o', '/foo', '0', '/f00'],
    ['x', '/foo', 'y', '/foo'],
    ['(foo)', '/foo', '$1', '/$1'],
    ['foo', '/foo', '[\\0]', '/[foo]'],
    ['foo', '/foo', '\\1', '/foo'],
    ['b*', 'abc', '-', '-a-c-'],
    ['(a)|(b)', 'b', '<\\1>', '<>'],
    ['^/', '/a/b', '/v1/', '/v1/a/b'],
    ['a', 'a', '\\\\', '\\'],
    ['/', '/a/b', '_', '_a_b'],
  ])('%s in %s by %s gives %s', (pattern, subject, rewrite, result) => {
    expect(regex(pattern).replaceAll(subject, rewrite)).toBe(result);
  });
});

const piece = fc.constantFrom('a', 'b', '/', '.*', '\\.', '\\/', '.', '\n', 'ü', '-', 'foo', '\\-');
const subject = fc.array(fc.constantFrom('a', 'b', '/', '.', '\n', 'ü', '-', 'foo', '*'), { maxLength: 8 });

test('law: the fast path for simple patterns decides as RE2 does', () => {
  let simple = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), subject, (pieces, parts) => {
      const pattern = pieces.join('');
      if (!asSimple(pattern)) return;
      simple++;
      const text = parts.join('');
      expect(regex(pattern).fullMatch(text)).toBe(onRe2(pattern).fullMatch(text));
      const literal = pieces
        .filter((p) => p !== '.*')
        .join('')
        .replaceAll('\\', '');
      expect(regex(pattern).fullMatch(literal)).toBe(onRe2(pattern).fullMatch(literal));
    }),
    { numRuns: 3000 },
  );
  expect(simple).toBeGreaterThan(500);
});

test('law: bytes and text are two forms of one thing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fromByteString(toByteString(text))).toBe(text);
    }),
  );
});

test('law: a set accepts what its patterns accept one by one', () => {
  const pattern = fc.constantFrom('/a', '/a.*', '/[a-c]+', '(?i)/A', '/(a|b)/\\d+', '.*', '/ü', '/..', '', 'a|/ab');
  const text = fc.constantFrom('/a', '/A', '/abc', '/a/1', '/b/22', '/ü', '', 'a', '/ab', 'x\ny');
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 6 }), text, (patterns, subject) => {
      const alone = patterns.flatMap((one, i) => (regex(one).fullMatch(subject) ? [i] : []));
      expect(compileSet(patterns)?.matching(subject)).toEqual(alone);
    }),
  );
});

test('a pattern that RE2 refuses makes no set', () => {
  expect(compileSet(['/a', '(?=b)'])).toBeUndefined();
});
