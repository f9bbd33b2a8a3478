// A page whose library arrives late: plain documents are read at once, the others wait and are read then.
import { beforeEach, expect, test, vi } from 'vitest';
import type * as Page from './later.ts';

let page: typeof Page;

beforeEach(async () => {
  vi.resetModules();
  page = await import('./later.ts');
});

const plain = 'kind: Gateway\n';
const anchored = '---\nkind: &k Service\nother: *k\n';

test('plain documents are read at once', () => {
  const source = page.readSource(plain);
  expect(page.isWaiting(source)).toBe(false);
  expect(source.documents[0]?.content.value).toEqual({ kind: 'Gateway' });
});

test('others wait, saying so, and are read when the library is there', async () => {
  const source = page.readSource(plain + anchored);
  expect(page.isWaiting(source)).toBe(true);
  expect(page.sourceProblems(source).map(({ code }) => code)).toEqual(['yaml/waiting']);
  await page.yamlReady();
  const read = page.readAgain(source);
  expect(page.isWaiting(read)).toBe(false);
  expect(read.documents.map(({ content }) => content.value)).toEqual([
    { kind: 'Gateway' },
    { kind: 'Service', other: 'Service' },
  ]);
  expect(read.documents[0]).toBe(source.documents[0]);
});

test('a document that waits keeps its last good value', async () => {
  const good = page.readSource('kind: Gateway\nname: a\n');
  const edited = page.readSource('kind: Gateway\nname: "a\n', good);
  expect(edited.documents[0]?.content.value).toEqual({ kind: 'Gateway', name: 'a' });
  await page.yamlReady();
  const read = page.readAgain(edited);
  expect(read.documents[0]?.content.value).toEqual({ kind: 'Gateway', name: 'a' });
  expect(read.documents[0]?.content.problems[0]?.code).toBe('yaml/quote');
});

test('a document with a mistake is read anew when the library is there, others stay', async () => {
  const source = page.readSource('---\nkind: Gateway\n---\nkind: Gateway\nkind: Service\n');
  expect(page.sourceProblems(source).map(({ code }) => code)).toEqual(['yaml/duplicate-key']);
  await page.yamlReady();
  const read = page.readAgain(source);
  expect(read.documents.map(({ content }, i) => content === source.documents[i]?.content)).toEqual([true, false]);
  expect(page.sourceProblems(read)).toEqual(page.sourceProblems(source));
});
