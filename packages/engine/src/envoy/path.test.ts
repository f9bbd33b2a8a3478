import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizePath, plainCut, splitQuery } from './path.ts';

test.each([
  ['/public/../admin', '/admin'],
  ['/./admin/./x', '/admin/x'],
  ['/public/%2e%2E/admin', '/admin'],
  ['/public/.%2e/admin', '/admin'],
  ['/../../admin', '/admin'],
  ['//admin', '//admin'],
  ['/a//../b', '/a/b'],
  ['/a/b/..', '/a/'],
  ['/a/.', '/a/'],
  ['/a..', '/a..'],
  ['/...', '/...'],
  ['/a%2e%2e/b', '/a../b'],
  ['/public\\..\\admin', '/admin'],
  ['/public/..%5Cadmin', '/public/..%5Cadmin'],
  ['/public/a%2F..%2Fadmin', '/public/a%2F..%2Fadmin'],
  ['/%61pi/%252e', '/api/%252e'],
  ['/%c3%a9', '/%c3%a9'],
  ['/%zz%', '/%zz%'],
  ['/a"b<c>^`{|}', '/a%22b%3Cc%3E%5E%60%7B%7C%7D'],
  ['/a/..;x/b', '/b'],
  ['/a/.;x/b', '/a/b'],
  ['/a/%2e%2e;/b', '/a/..;/b'],
  ['/a?f=../../b', '/a?f=../../b'],
  ['/a?x=1#top', '/a?x=1'],
  ['/a#top?x', '/a'],
  ['/x%00', undefined],
])('%s is read as %s', (path, normal) => {
  expect(normalizePath(path, 'BASE')).toBe(normal);
});

test.each([
  ['NONE', '/a/../b', '/a/../b'],
  ['MERGE_SLASHES', '/a//b///c?d=//', '/a/b/c?d=//'],
  ['MERGE_SLASHES', '/a%2f%2Fb', '/a%2f%2Fb'],
  ['DECODE_AND_MERGE_SLASHES', '/a%2f%5Cb', '/a/b'],
] as const)('%s: %s is read as %s', (mode, path, normal) => {
  expect(normalizePath(path, mode)).toBe(normal);
});

test('law: a normalised path without escapes is its own normal form', () => {
  const part = fc.constantFrom('/', '.', '..', 'a', '\\', '%2e', ';', 'x');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const once = normalizePath('/' + parts.join(''), 'BASE') ?? '';
      if (!/\.;/.test(once)) expect(normalizePath(once, 'BASE')).toBe(once);
      expect(once.startsWith('/')).toBe(true);
    }),
  );
});

test.each([
  ['/', 1],
  ['/team-1/item_2', 14],
  ['/a?b=/../c', 2],
  ['/a//b', -1],
  ['/a/./b', -1],
  ['/a%20b', -1],
  ['/a#b', -1],
  ['/a?b#c', -1],
  ['/\u00e9', -1],
  ['a', -1],
  ['', -1],
])('the short look at %s gives %i', (path, cut) => {
  expect(plainCut(path)).toBe(cut);
});

test('law: a path that the short look takes is its own normal form in every mode, cut at its query', () => {
  const part = fc.constantFrom(
    '/',
    '.',
    '..',
    'a',
    'Z9',
    '\\',
    '%2e',
    ';',
    '?',
    '#',
    '"',
    '<',
    '|',
    '~',
    '\t',
    'é',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const path = '/' + parts.join('');
      const cut = plainCut(path);
      if (cut < 0) return;
      expect(path).toMatch(/^[!-~]+$/);
      expect(path.slice(0, cut)).toBe(splitQuery(path).path);
      for (const mode of ['NONE', 'BASE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES'] as const)
        expect(normalizePath(path, mode)).toBe(path);
    }),
    { numRuns: 2000 },
  );
});
