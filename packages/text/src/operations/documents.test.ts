// Whole documents that come and go, at directives, end markers and JSON.
import { expect, test } from 'vitest';
import { applyEdits } from '../edit.ts';
import { readSource } from '../index.ts';
import { insertDocument, removeDocument } from './documents.ts';

const directed = 'a: 1\n---\nb: 2\n...\n%YAML 1.1\n---\nc: 3\n';

test.each<[string, string, number, string]>([
  ['what follows with a directive keeps the end mark it needs', directed, 1, 'a: 1\n...\n%YAML 1.1\n---\nc: 3\n'],
  ['an end mark of its own is enough', `a: 1\n...\n${directed.slice(5)}`, 1, 'a: 1\n...\n%YAML 1.1\n---\nc: 3\n'],
  ['with CRLF too', directed.replaceAll('\n', '\r\n'), 1, 'a: 1\r\n...\r\n%YAML 1.1\r\n---\r\nc: 3\r\n'],
  ['at the top none is needed', directed.slice(9), 0, '%YAML 1.1\n---\nc: 3\n'],
  [
    'a byte order mark stays',
    '\uFEFF%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n',
    0,
    '\uFEFF%YAML 1.1\n---\nb: 2\n',
  ],
  ['JSON goes with its braces', '{\n  "a": 1\n}\n---\nb: 2\n', 0, 'b: 2\n'],
])('removal: %s', (_, text, index, after) => {
  expect(applyEdits(text, removeDocument(readSource(text), index))).toBe(after);
});

test.each<[string, string, number | undefined, string]>([
  ['in front of a directive', directed, 1, directed.replace('...\n', '...\n---\nx: 1\n...\n')],
  ['in front of a marker', directed, 0, directed.replace('---\n', '---\nx: 1\n---\n')],
  ['at the end', directed, undefined, `${directed}---\nx: 1\n`],
])('insertion %s', (_, text, after, expected) => {
  const source = readSource(text);
  const inserted = applyEdits(text, insertDocument(source, 'x: 1', after));
  expect(inserted).toBe(expected);
  expect(readSource(inserted).documents.map(({ content }) => content.state)).not.toContain('broken');
});
