import { expect, test } from 'vitest';
import {
  fits,
  isAddress,
  isAutoPassthroughName,
  isDomain,
  isJwtClaim,
  isPartialWildcard,
  isSubnet,
  isUnixPath,
  isWildcardDomain,
} from './grammar.ts';
import type { Grammar } from './grammar.ts';

const long = 'a'.repeat(64);

test.each([
  ['*', true],
  ['*.foo.com', true],
  ['*foo.com', true],
  ['*-foo.com', true],
  ['reviews', true],
  ['123', true],
  ['a.com.', true],
  ['a-b.c', true],
  ['foo.*.com', false],
  ['foo*.com', false],
  ['**.com', false],
  ['*.1', false],
  ['10.0.0.1', false],
  ['a_b', false],
  ['-a', false],
  ['a..b', false],
  ['a.com:80', false],
  ['', false],
  [long, false],
  [`a.${'b'.repeat(63)}.${'c.'.repeat(100)}`, false],
])('wildcard domain %s: %s', (text, good) => {
  expect(isWildcardDomain(text)).toBe(good);
});

test.each([
  ['a', true],
  ['a.b.', true],
  ['1.a', true],
  ['123', false],
  ['*.a', false],
  ['a.1', false],
])('domain %s: %s', (text, good) => {
  expect(isDomain(text)).toBe(good);
});

test.each([
  ['10.0.0.1', true],
  ['::1', true],
  ['::', true],
  ['2001:db8::1', true],
  ['1:2:3:4:5:6:7:8', true],
  ['::ffff:1.2.3.4', true],
  ['fe80::1%eth0', true],
  ['010.0.0.1', false],
  ['1.2.3', false],
  ['1.2.3.256', false],
  ['1:2:3:4:5:6:7', false],
  ['1:2:3:4:5:6:7:8::', false],
  ['1::2::3', false],
  [':1', false],
  ['12345::', false],
  ['fe80::1%', false],
  ['a', false],
  ['', false],
])('address %s: %s', (text, good) => {
  expect(isAddress(text)).toBe(good);
});

test.each([
  ['10.0.0.0/8', true],
  ['10.0.0.1', true],
  ['::/0', true],
  ['10.0.0.0/33', false],
  ['10.0.0.0/08', false],
  ['10.0.0.0/', false],
  ['a/8', false],
  ['10.0.0.0/8/8', false],
  ['::1/129', false],
])('subnet %s: %s', (text, good) => {
  expect(isSubnet(text)).toBe(good);
});

test.each<[Grammar, string, boolean]>([
  ['label-key', 'app.kubernetes.io/name', true],
  ['label-key', 'a/b/c', false],
  ['label-key', '/a', false],
  ['label-key', 'app ', false],
  ['label-key', long, false],
  ['label-value', '', true],
  ['label-value', '1.0', true],
  ['label-value', '-a', false],
  ['object-label-value', long, false],
  ['match-header', ':authority', true],
  ['match-header', ':other', false],
  ['match-header', '@request.auth.claims.group', true],
  ['match-header', '@request.auth.claims', false],
  ['cors-header', '*', true],
  ['endpoint-port-name', 'b'.repeat(63), false],
  ['dns-label', 'b'.repeat(63), true],
  ['grpc-status', 'UNAVAILABLE', true],
  ['grpc-status', '14', false],
  ['protocol', 'grpc-web', true],
  ['protocol', 'kafka', false],
  ['object-name', 'a.b-c', true],
  ['object-name', 'A', false],
  ['service-name', '1a', false],
])('%s %s: %s', (grammar, text, good) => {
  expect(fits(grammar, text)).toBe(good);
});

test.each([
  ['*.a', false],
  ['*', false],
  ['a', false],
  ['*a', true],
  ['a.*.b', true],
])('partial wildcard %s: %s', (text, is) => {
  expect(isPartialWildcard(text)).toBe(is);
});

test('names of auto-passthrough, claims and sockets', () => {
  expect(
    ['outbound_.80_._.a.b', 'outbound_.x_._.a', 'inbound_.80_._.a', 'outbound_.80_._.1'].map(isAutoPassthroughName),
  ).toEqual([true, false, false, false]);
  expect(
    ['@request.auth.claims[a][b]', '@REQUEST.auth.claims.a', '@request.auth.claims.', '@request.auth.claims[]'].map(
      isJwtClaim,
    ),
  ).toEqual([true, true, false, false]);
  expect(['/a/b', '@a', 'a', '/a/', ''].map(isUnixPath)).toEqual([true, true, false, false, false]);
});
