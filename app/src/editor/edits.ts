// Edits across the border between the store's text and the editor's model.
import type { TextEdit } from '@portolan/text';
import { lineEndAt, offsetAt, positionAt, type Lines, type Position } from './lines.ts';

/** The part of the editor's ranges that we need; ends are 1-based and exclusive. */
export interface LineRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

export interface ModelChange {
  readonly range: LineRange;
  readonly text: string;
}

/** What was typed, as edits of the store's text, in order. `lines` are those from before the change. */
export function editsFromModel(lines: Lines, changes: readonly ModelChange[]): TextEdit[] {
  return changes
    .map(({ range, text }) => {
      const from = offsetAt(lines, start(range));
      const to = offsetAt(lines, end(range));
      return { from, to, insert: text.replace(/\r\n?|\n/g, () => lineEndAt(lines, from)) };
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Edits of the store's text, as changes of the editor's model. `lines` are those from before the edits. */
export function editsToModel(lines: Lines, edits: readonly TextEdit[]): ModelChange[] {
  return edits.map(({ from, to, insert }) => ({
    range: rangeBetween(lines, from, to),
    text: modelText(from === 0 ? insert.replace(/^\uFEFF/, '') : insert),
  }));
}

export function rangeBetween(lines: Lines, from: number, to: number): LineRange {
  const a = positionAt(lines, from);
  const b = positionAt(lines, to);
  return { startLineNumber: a.lineNumber, startColumn: a.column, endLineNumber: b.lineNumber, endColumn: b.column };
}

/** As the model holds it: line ends are LF. */
export function modelText(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function start(range: LineRange): Position {
  return { lineNumber: range.startLineNumber, column: range.startColumn };
}

function end(range: LineRange): Position {
  return { lineNumber: range.endLineNumber, column: range.endColumn };
}
