// Pasted or opened text, brought in as edits: in place of everything, or behind it as further documents.
import type { Source, TextEdit } from '@portolan/text';
import { replaceAll } from './history.ts';

export type ImportMode = 'replace' | 'append';

/** The pasted text goes in byte for byte; in front of it, at most a line end and a `---` line in the text's own style. */
export function importText(source: Source, pasted: string, mode: ImportMode): TextEdit[] {
  const { text } = source;
  if (mode === 'replace' || text.trim() === '') return replaceAll(source, pasted);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  // A byte order mark belongs at the start of a file only.
  const body = pasted.replace(/^\uFEFF/, '');
  const lineEnd = text.endsWith('\n') ? '' : eol;
  const opensItself = /^(?:---(?=[ \t\r\n]|$)|%[A-Z])/.test(body);
  const marker = opensItself && !body.startsWith('%') ? '' : body.startsWith('%') ? `...${eol}` : `---${eol}`;
  return [{ from: text.length, to: text.length, insert: lineEnd + marker + body }];
}
