import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from './json.ts';
import { reuseJson } from './reuse.ts';
import { readSource } from './index.ts';

test('what is reused equals what was read, and an equal value is the old object', () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(json, json, (old, now) => {
      expect(JSON.stringify(reuseJson(old, now))).toBe(JSON.stringify(now));
      const copy = JSON.parse(JSON.stringify(now)) as Json;
      expect(reuseJson(copy, JSON.parse(JSON.stringify(copy)) as Json)).toBe(copy);
    }),
  );
});

const items = (...names: string[]): string =>
  `kind: List\nitems:\n${names.map((name) => `- name: ${name}\n`).join('')}`;
const namesOf = (value: Json | undefined): readonly Json[] => {
  const list = typeof value === 'object' && value !== null && 'items' in value ? value.items : [];
  return Array.isArray(list) ? (list as readonly Json[]) : [];
};

test.each([
  [
    ['a', 'b', 'c'],
    ['a', 'x', 'c'],
    [0, 2],
  ],
  [
    ['a', 'b', 'c'],
    ['a', 'x', 'b', 'c'],
    [0, 2, 3],
  ],
  [
    ['a', 'b', 'c'],
    ['a', 'c'],
    [0, 1],
  ],
])('of %j edited to %j the items %j stay the same objects', (before, after, same) => {
  const old = readSource(items(...before));
  const now = readSource(items(...after), old);
  const [oldItems, nowItems] = [old, now].map((source) => namesOf(source.documents[0]?.content.value));
  expect(nowItems?.flatMap((item, i) => (oldItems?.includes(item) ? [i] : []))).toEqual(same);
});

test('an edit of a comment leaves the value the same object', () => {
  const old = readSource('# one\na: {b: [1]}\n');
  const now = readSource('# two\na: {b: [1]}\n', old);
  expect(now.documents[0]?.content).not.toBe(old.documents[0]?.content);
  expect(now.documents[0]?.content.value).toBe(old.documents[0]?.content.value);
});
