import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareSpecificity,
  hostsMatch,
  intersectHosts,
  isSubsetOf,
  mostSpecific,
  resolveGatewayName,
  resolveShortName,
} from './host.ts';

describe('hosts', () => {
  test.each([
    ['foo.com', 'foo.com', true],
    ['foo.com', 'bar.com', false],
    ['*.foo.com', 'a.foo.com', true],
    ['*.foo.com', 'a.b.foo.com', true],
    ['*.foo.com', 'foo.com', false],
    ['*', 'foo.com', true],
    ['*', '*.com', true],
    ['*.com', '*.foo.com', true],
    ['*.foo.com', '*.bar.com', false],
    ['Foo.com', 'foo.com', false],
    ['a.*.com', 'a.b.com', false],
  ])('%s meets %s: %s', (a, b, meets) => {
    expect(hostsMatch(a, b)).toBe(meets);
    expect(hostsMatch(b, a)).toBe(meets);
  });

  test.each([
    ['a.foo.com', '*.foo.com', true],
    ['*.foo.com', 'a.foo.com', false],
    ['*.foo.com', '*.com', true],
    ['*.com', '*.foo.com', false],
    ['*.foo.com', '*.foo.com', true],
    ['foo.com', '*', true],
    ['*', '*', true],
    ['foo.com', '*.foo.com', false],
  ])('%s lies in %s: %s', (inner, outer, lies) => {
    expect(isSubsetOf(inner, outer)).toBe(lies);
  });

  test.each([
    [['foo.com', 'bar.com'], ['*.com'], ['foo.com', 'bar.com']],
    [
      ['foo.com', '*.net'],
      ['*.com', 'bar.net'],
      ['foo.com', 'bar.net'],
    ],
    [['foo.com', '*.net'], ['*.bar.net'], ['*.bar.net']],
    [['foo.com'], ['bar.com'], []],
    [['foo.com'], ['Foo.com'], []],
    [['*'], ['b.test', 'a.test', '*'], ['b.test', 'a.test', '*']],
    [['*', '*.test'], ['a.test'], ['a.test']],
  ])('%j and %j share %j', (a, b, common) => {
    expect(intersectHosts(a, b)).toEqual(common);
  });

  test('literals come before wildcards, longer before shorter, then by bytes', () => {
    const sorted = ['*', '*.com', 'a.com', '*.a.com', 'bb.com', 'b.com'].sort(compareSpecificity);
    expect(sorted).toEqual(['bb.com', 'a.com', 'b.com', '*.a.com', '*.com', '*']);
  });

  const table = {
    exact: new Map([['a.foo.com', 'exact']]),
    wildcard: new Map([
      ['*', 'all'],
      ['*.com', 'com'],
      ['*.foo.com', 'foo'],
    ]),
  };
  test.each([
    ['a.foo.com', 'a.foo.com'],
    ['b.foo.com', '*.foo.com'],
    ['foo.com', '*.com'],
    ['foo.net', '*'],
    ['*.foo.com', '*.foo.com'],
    ['*.b.foo.com', '*.foo.com'],
    ['*.bar.com', '*.com'],
    ['*', '*'],
  ])('the key that covers %s most closely is %s', (needle, key) => {
    expect(mostSpecific(needle, table)?.key).toBe(key);
  });
  test('a broader needle finds no narrower key', () => {
    const narrow = { exact: new Map([['a.com', 1]]), wildcard: new Map([['*.a.com', 2]]) };
    expect(mostSpecific('*.com', narrow)).toBeUndefined();
  });

  const host = fc.constantFrom(
    '*',
    '*.com',
    '*.a.com',
    '*.b.a.com',
    '*a.com',
    'a.com',
    'b.a.com',
    'c.b.a.com',
    'x.net',
  );
  test('the closest key is the first of all that cover, by specificity', () => {
    fc.assert(
      fc.property(host, fc.uniqueArray(host), (needle, keys) => {
        const byHost = {
          exact: new Map(keys.filter((key) => !key.startsWith('*')).map((key) => [key, key])),
          wildcard: new Map(keys.filter((key) => key.startsWith('*')).map((key) => [key, key])),
        };
        // Istio compares a wildcard needle without its star.
        const suffix = needle.startsWith('*') ? needle.slice(1) : needle;
        const covering = keys.filter((key) => key === needle || (key.startsWith('*') && suffix.endsWith(key.slice(1))));
        const best = covering.includes(needle) ? needle : covering.sort(compareSpecificity)[0];
        expect(mostSpecific(needle, byHost)?.value).toBe(best);
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['web', 'web.shop.svc.cluster.local'],
    ['web.shop', 'web.shop'],
    ['web-svc.test', 'web-svc.test'],
    ['web.shop.svc', 'web.shop.svc'],
    ['*', '*'],
    ['', ''],
    ['10.0.0.1', '10.0.0.1'],
    ['::1', '::1'],
    ['Web', 'Web.shop.svc.cluster.local'],
  ])('%s in namespace shop means %s', (written, name) => {
    expect(resolveShortName(written, 'shop', 'cluster.local')).toBe(name);
  });

  test.each([
    ['mesh', 'mesh'],
    ['gw', 'shop/gw'],
    ['./gw', 'shop/gw'],
    ['infra/gw', 'infra/gw'],
    ['gw.infra', 'infra/gw'],
    ['gw.infra.svc.cluster.local', 'infra/gw'],
  ])('gateway %s in namespace shop is %s', (written, name) => {
    expect(resolveGatewayName(written, 'shop')).toBe(name);
  });
});
