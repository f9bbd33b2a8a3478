import { fieldAt, type Json, type Path } from '@portolan/engine';
import { expect, test } from 'vitest';
import { defaultText, readEntry, stepped, textOf } from './entry.ts';

const field = (path: Path) => {
  const found = fieldAt('VirtualService', ['spec', 'http', 0, ...path]);
  if (!found) throw new Error('no such field');
  return found;
};

test.each<[Path, string, Json]>([
  [['timeout'], ' 5s ', '5s'],
  [['retries', 'attempts'], '3', 3],
  [['name'], ' spaces stay ', ' spaces stay '],
  [['mirrorPercentage', 'value'], '0.5', 0.5],
  [['match', 0, 'port'], '8080', 8080],
])('%j: %j is read as %j', (path, text, value) => {
  expect(readEntry(field(path), text)).toEqual({ ok: true, value });
});

test.each<[Path, string]>([
  [['timeout'], '5'],
  [['timeout'], ''],
  [['retries', 'attempts'], '3.5'],
  [['retries', 'attempts'], ''],
  [['mirrorPercentage', 'value'], '120'],
  [['match', 0, 'port'], '99999'],
  [['route', 0, 'destination', 'host'], 'no host'],
])('%j: %j is not written, and it is said why', (path, text) => {
  const entry = readEntry(field(path), text);
  expect(entry.ok ? [] : entry.reasons).not.toEqual([]);
});

test.each<[Json | undefined, string]>([
  [undefined, ''],
  [null, ''],
  [0, '0'],
  [false, 'false'],
  ['x', 'x'],
  [{ a: 1 }, '{"a":1}'],
])('%j is shown as %j', (value, text) => {
  expect(textOf(value)).toBe(text);
});

test('numbers step within their limits', () => {
  expect(stepped(field(['redirect', 'redirectCode']), '399', 1)).toBe('399');
  expect(stepped(field(['retries', 'attempts']), '0', -1)).toBe('0');
  expect(stepped(field(['retries', 'attempts']), '2', 1)).toBe('3');
  expect(stepped(field(['timeout']), '2', 1)).toBeUndefined();
});

test('defaults are shown as they would be written', () => {
  expect(defaultText(field(['retries', 'attempts']))).toBe('2');
  expect(defaultText(field(['timeout']))).toBeUndefined();
});
