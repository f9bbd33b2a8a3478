import { expect, test } from 'vitest';
import type { Step } from '@portolan/engine';
import { headerChanges, isUnchanged, matchedPath } from './leaving.ts';

test('headers are compared by name whatever its case, repeated ones as lists', () => {
  const before = [
    ['X-A', '1'],
    ['x-a', '2'],
    ['Cookie', 'c'],
    ['Accept', '*/*'],
  ] as const;
  const after = [
    ['x-a', '1'],
    ['accept', '*/*'],
    ['x-new', 'n'],
  ] as const;
  expect(headerChanges(before, after).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'changed x-a',
    'same accept',
    'added x-new',
    'removed Cookie',
  ]);
});

const ruleWith = (message: string, path: string, want: string): Step => {
  const comparison = { message, verdict: 'pass', rule: '', values: { path, want } } as const;
  return { stage: 'rule', message: 'rule.matches', verdict: 'pass', rule: '', values: {}, comparisons: [comparison] };
};

test.each([
  ['match.path.prefix', '/shop/hats', '/shop', '/shop', '/hats?q=1'],
  ['match.path.prefix.ignore-case', '/SHOP/hats', '/shop', '/SHOP', '/hats?q=1'],
  ['match.path.exact', '/shop', '/shop', '/shop', '?q=1'],
  ['match.path.regex', '/shop/1', '/shop/\\d', '/shop/1', '?q=1'],
  ['match.path.any', '/shop', '/', '', '/shop?q=1'],
])('%s marks of %s what %s asked for', (message, path, want, matched, rest) => {
  expect(matchedPath([ruleWith(message, path, want)], `${path}?q=1`)).toEqual({ matched, rest });
});

test('without a rule nothing is marked', () => {
  expect(matchedPath([], '/a?b')).toEqual({ matched: '', rest: '/a?b' });
});

test('a request is unchanged when path, Host and headers are', () => {
  const request = { protocol: 'http', method: 'GET', host: 'a', port: 80, path: '/', headers: [['A', '1']] } as const;
  const upstream = { method: 'GET', authority: 'a', path: '/', headers: [['a', '1']] } as const;
  expect(isUnchanged(request, upstream)).toBe(true);
  expect(isUnchanged(request, { ...upstream, authority: 'b' })).toBe(false);
  expect(isUnchanged(request, { ...upstream, headers: [] })).toBe(false);
});
