import { expect, test } from 'vitest';
import { nearHosts } from './nearHosts.ts';

test.each([
  ['shop.exmaple.com', ['a.test', 'b.test', 'c.test', 'd.test', 'shop.example.com'], 'shop.example.com'],
  ['new.shop.test', ['a.test', 'b.test', 'c.test', 'd.test', 'old.shop.test'], 'old.shop.test'],
  ['x', ['a.test', 'b.test'], 'a.test'],
])('near %s of %j: %s first', (host, domains, first) => {
  const near = nearHosts(host, domains);
  expect(near[0]).toBe(first);
  expect(near.length).toBeLessThanOrEqual(4);
  expect(new Set(near).size).toBe(near.length);
});
