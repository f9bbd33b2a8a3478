import { expect, test } from 'vitest';
import { applyEdits, readSource } from '@portolan/text';
import { importText } from './importText.ts';

const imported = (text: string, pasted: string, mode: 'replace' | 'append'): string =>
  applyEdits(text, importText(readSource(text), pasted, mode));

test.each([
  ['a: 1\n', 'b: 2\n', 'a: 1\n---\nb: 2\n'],
  ['a: 1', 'b: 2', 'a: 1\n---\nb: 2'],
  ['a: 1\n', '---\nb: 2\n', 'a: 1\n---\nb: 2\n'],
  ['a: 1\r\n', 'b: 2', 'a: 1\r\n---\r\nb: 2'],
  ['a: 1\n', '\uFEFFb: 2\n', 'a: 1\n---\nb: 2\n'],
  ['a: 1\n', '%YAML 1.1\n---\nb: 2\n', 'a: 1\n...\n%YAML 1.1\n---\nb: 2\n'],
  ['', 'b: 2\n', 'b: 2\n'],
  [' \n', 'b: 2\n', 'b: 2\n'],
])('%j with %j added is %j', (text, pasted, result) => {
  expect(imported(text, pasted, 'append')).toBe(result);
});

test('what replaces everything is there byte for byte', () => {
  for (const pasted of ['\uFEFFa: 1\r\nb: 2', 'x\0y', '']) expect(imported('old: 1\n', pasted, 'replace')).toBe(pasted);
});
