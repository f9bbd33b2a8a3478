import { expect, test } from 'vitest';
import { isHeaderTemplate } from './headers.ts';

test.each([
  ['', true],
  ['plain', true],
  ['100%%', true],
  ['prefix %HOSTNAME% suffix', true],
  ['%REQ(x-user)%', true],
  ['%REQ(x-user) %', true],
  ['%DYNAMIC_METADATA(["a", "b"])%', true],
  ['%REQ(a\\)b)%', true],
  ['%A%%B%', true],
  ['100%', false],
  ['50% off', false],
  ['abc%123', false],
  ['%START_TIME%%', false],
  ['%REQ(x-user)', false],
  ['%REQ(x-user%', false],
  ['%REQ(a)b%', false],
  ['%M([a])%', false],
  ['%M(["a" "b"])%', false],
  ['%REQ(a\\', false],
])('header value %s: %s', (value, good) => {
  expect(isHeaderTemplate(value)).toBe(good);
});
