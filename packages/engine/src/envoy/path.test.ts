import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizePath } from './path.ts';

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
