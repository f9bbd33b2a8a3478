// One change between the loaded text and the one that stands there now, and the edit that takes it back.
import type { TextEdit } from '@portolan/text';
import { lineEndAt, type Lines } from './lines.ts';

/** As Monaco tells it: lines from 1, both ends included; an end of 0 means nothing, behind the line that is given. */
export interface Hunk {
  readonly originalStartLineNumber: number;
  readonly originalEndLineNumber: number;
  readonly modifiedStartLineNumber: number;
  readonly modifiedEndLineNumber: number;
}

export function takeBack(loaded: Lines, now: Lines, hunk: Hunk): TextEdit {
  const old = stretch(loaded, hunk.originalStartLineNumber, hunk.originalEndLineNumber);
  const { from, to } = stretch(now, hunk.modifiedStartLineNumber, hunk.modifiedEndLineNumber);
  let insert = loaded.text.slice(old.from, old.to);
  const isLast = to === now.text.length;
  const endsLine = (text: string): boolean => text === '' || /[\r\n\uFEFF]$/.test(text);
  // The last line of either text may have no end of its own.
  if (insert !== '' && !endsLine(now.text.slice(0, from))) insert = lineEndAt(now, from) + insert;
  if (insert !== '' && !isLast && !endsLine(insert)) insert += lineEndAt(now, from);
  if (insert === '' && isLast && !endsLine(loaded.text)) return { from: behindContent(now.text, from), to, insert };
  return { from, to, insert };
}

function stretch(lines: Lines, first: number, last: number): { from: number; to: number } {
  const startOf = (line: number): number => lines.starts[line - 1] ?? lines.text.length;
  if (last === 0) return { from: startOf(first + 1), to: startOf(first + 1) };
  return { from: startOf(first), to: startOf(last + 1) };
}

/** In front of the line end that stands before an offset. */
function behindContent(text: string, offset: number): number {
  const isPair = text.slice(Math.max(0, offset - 2), offset) === '\r\n';
  return Math.max(0, offset - (isPair ? 2 : 1));
}

/** The change at a line, else the nearest. */
export function hunkAt<T extends Hunk>(hunks: readonly T[], line: number): T | undefined {
  const distance = ({ modifiedStartLineNumber: first, modifiedEndLineNumber: last }: T): number =>
    Math.max(first - line, line - Math.max(last, first), 0);
  return hunks.toSorted((a, b) => distance(a) - distance(b))[0];
}
