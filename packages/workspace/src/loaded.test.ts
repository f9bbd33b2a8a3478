import { expect, test } from 'vitest';
import { readSource } from '@portolan/text';
import { change, emptyHistory, redo, replaceAll, undo, type Document } from './history.ts';
import { importText } from './importText.ts';
import { loadedText } from './loaded.ts';

const opened = (text: string): Document => ({ source: readSource(text), history: emptyHistory });
const typed = (document: Document, insert: string): Document =>
  change(document, { edits: [{ from: 0, to: 0, insert }], label: 'Typing', origin: 'typing', at: 0 });
const imported = (document: Document, text: string, mode: 'replace' | 'append'): Document =>
  change(document, { edits: importText(document.source, text, mode), label: 'Paste', origin: 'import', at: 0 });

test('what was opened first', () => {
  expect(loadedText(opened('a: 1\n'))).toBe('a: 1\n');
  expect(loadedText(typed(opened('a: 1\n'), '# x\n'))).toBe('a: 1\n');
});

test('what replaced everything counts, what was added below does not', () => {
  const replaced = typed(imported(typed(opened('a: 1\n'), '# x\n'), 'b: 2\n', 'replace'), '# y\n');
  expect(loadedText(replaced)).toBe('b: 2\n');
  expect(loadedText(imported(replaced, 'c: 3\n', 'append'))).toBe('b: 2\n');
});

test('undoing an import goes back to what was loaded before', () => {
  const replaced = imported(typed(opened('a: 1\n'), '# x\n'), 'b: 2\n', 'replace');
  const back = undo(replaced);
  if (back === undefined) throw new Error('nothing to undo');
  expect(loadedText(back)).toBe('a: 1\n');
  const forth = redo(back);
  expect(forth && loadedText(forth)).toBe('b: 2\n');
});

test('an example in place of all counts too', () => {
  const document = opened('a: 1\n');
  const after = change(document, {
    edits: replaceAll(document.source, 'a: 1\nb: 2\n'),
    label: 'x',
    origin: 'import',
    at: 0,
  });
  // Only what was added differs: that is an addition, whoever made it.
  expect(loadedText(after)).toBe('a: 1\n');
});
