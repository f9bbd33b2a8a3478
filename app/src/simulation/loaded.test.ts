import { change, emptyHistory } from '@portolan/workspace';
import { readSource } from '@portolan/text';
import { expect, test } from 'vitest';
import { loadedText } from './loaded.ts';

test('the loaded text is the one of the last import, whatever was changed since', () => {
  const start = { source: readSource('a: 1\n'), history: emptyHistory };
  const told = ({ source, history }: typeof start): string => loadedText(source.text, history);
  const edit = (from: number, to: number, insert: string, origin: string, at: number) => ({
    edits: [{ from, to, insert }],
    label: '',
    origin,
    at,
  });
  expect(told(start)).toBe('a: 1\n');
  const once = change(start, edit(3, 4, '2', 'command', 0));
  const twice = change(once, edit(3, 4, '34', 'command', 1));
  expect([told(once), told(twice), told(once)]).toEqual(['a: 1\n', 'a: 1\n', 'a: 1\n']);
  const imported = change(twice, edit(0, 6, 'b: 1\n', 'import', 2));
  expect(told(imported)).toBe('b: 1\n');
  expect(told(change(imported, edit(0, 1, 'c', 'typing', 3)))).toBe('b: 1\n');
});
