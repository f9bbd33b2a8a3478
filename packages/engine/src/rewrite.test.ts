import { expect, test } from 'vitest';
import type { HttpRedirect, HttpRewrite } from './model/virtualService.ts';
import type { RouteMatch } from './proxy/config.ts';
import { redirectLocation, rewritePath } from './rewrite.ts';

const matching = (kind: RouteMatch['path']['kind'], value: string): RouteMatch => ({
  path: { kind, value },
  ignoreCase: false,
  headers: [],
  withoutHeaders: [],
  queryParams: [],
  claims: [],
});

test.each<[RouteMatch['path']['kind'], string, HttpRewrite, string, string]>([
  ['prefix', '/api', { uri: '/' }, '/api/x', '//x'],
  ['prefix', '/api/', { uri: '/' }, '/api/x?q=1', '/x?q=1'],
  ['prefix', '/api', { uri: '/v2' }, '/apiary', '/v2ary'],
  ['prefix', '/', { uri: '/bar' }, '/foo', '/barfoo'],
  ['exact', '/a', { uri: '/b' }, '/a?x', '/b?x'],
  ['regex', '/a.*', { uri: '/b' }, '/abc', '/b'],
  ['prefix', '/', { authority: 'b.test', uri: '' }, '/a', '/a'],
  ['prefix', '/', { uriRegexRewrite: { match: '^/v(\\d)/(.*)$', rewrite: '/\\2/\\1' } }, '/v1/x?y', '/x/1?y'],
  ['prefix', '/', { uriRegexRewrite: { match: 'o', rewrite: '0' } }, '/foo?o', '/f00?o'],
])('%s %s rewritten by %j: %s becomes %s', (kind, value, rewrite, path, rewritten) => {
  expect(rewritePath(path, matching(kind, value), rewrite)).toBe(rewritten);
});

const subject = { scheme: 'http', authority: 'shop.test:8080', path: '/o?q=1' };

test.each<[HttpRedirect, string]>([
  [{ uri: '/n' }, 'http://shop.test:8080/n?q=1'],
  [{ uri: 'n' }, 'http://shop.test:8080/n?q=1'],
  [{ uri: '/n?own' }, 'http://shop.test:8080/n?own'],
  [{ scheme: 'https' }, 'https://shop.test:8080/o?q=1'],
  [{ scheme: 'https', port: 8443 }, 'https://shop.test:8443/o?q=1'],
  [{ scheme: 'https', port: 443 }, 'https://shop.test:8080/o?q=1'],
  [{ authority: 'other.test' }, 'http://other.test/o?q=1'],
  [{ authority: 'other.test', derivePort: 'FROM_REQUEST_PORT' }, 'http://other.test:8000/o?q=1'],
  [{ prefixRewrite: '/p' }, 'http://shop.test:8080/p?q=1'],
])('%j leads to %s', (redirect, location) => {
  expect(redirectLocation(subject, matching('prefix', '/o'), redirect, 8000, false)).toBe(location);
});

test('the default port of a scheme that is left goes', () => {
  const from80 = { ...subject, authority: 'shop.test:80' };
  expect(redirectLocation(from80, matching('prefix', '/'), { scheme: 'https' }, 80, false)).toBe(
    'https://shop.test/o?q=1',
  );
});
