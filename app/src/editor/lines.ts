// Lines of the store's text, as the editor counts them. The store keeps every byte (CRLF, lone CR, mixed ends, a byte
// order mark); the editor's model knows only LF and no mark. Both count the same lines and UTF-16 columns, so places
// travel as line and column and never as offsets of the model.

const BOM = 0xfeff;
const LF = 10;
const CR = 13;

export interface Lines {
  readonly text: string;
  /** Offset at which each line begins; the first is 1 when the text opens with a byte order mark. Never empty. */
  readonly starts: readonly number[];
}

/** 1-based, in UTF-16 units: the editor's own convention. */
export interface Position {
  readonly lineNumber: number;
  readonly column: number;
}

export function linesOf(text: string): Lines {
  const starts = [text.charCodeAt(0) === BOM ? 1 : 0];
  collectStarts(text, starts[0] ?? 0, text.length, starts);
  return { text, starts };
}

/**
 * Lines of `text` when only `[from, to)` of the old text was replaced: lines before are kept and lines behind are
 * shifted, so that a keystroke in a long file reads a few lines only.
 */
export function editedLines(old: Lines, text: string, from: number, to: number): Lines {
  const shift = text.length - old.text.length;
  // One line more on each side: the edit may join or part a CRLF.
  const first = Math.max(0, lineAt(old, from) - 1);
  const last = Math.min(old.starts.length - 1, lineAt(old, to) + 1);
  const begin = old.starts[first] ?? 0;
  const end = last + 1 < old.starts.length ? (old.starts[last + 1] ?? 0) + shift : text.length;
  if (first === 0 || end < begin) return linesOf(text);
  const starts = old.starts.slice(0, first + 1);
  collectStarts(text, begin, end, starts);
  for (let i = last + 2; i < old.starts.length; i++) starts.push((old.starts[i] ?? 0) + shift);
  return { text, starts };
}

/** Append the starts of the lines that begin in `(from, to]`: what stands behind each line end in `[from, to)`. */
function collectStarts(text: string, from: number, to: number, starts: number[]): void {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === LF) starts.push(i + 1);
    else if (c === CR) {
      if (text.charCodeAt(i + 1) === LF) i++;
      starts.push(i + 1);
    }
  }
}

/** Index from 0 of the line that holds `offset`. */
function lineAt(lines: Lines, offset: number): number {
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the content of a line ends, before its line end. */
export function contentEnd(lines: Lines, line: number): number {
  const next = lines.starts[line + 1];
  if (next === undefined) return lines.text.length;
  const isCrLf = lines.text.charCodeAt(next - 1) === LF && lines.text.charCodeAt(next - 2) === CR;
  return next - (isCrLf && next - 2 >= (lines.starts[line] ?? 0) ? 2 : 1);
}

/** Offsets inside a line end, or before a byte order mark, move to the nearest place that the editor knows. */
export function positionAt(lines: Lines, offset: number): Position {
  const line = lineAt(lines, offset);
  const start = lines.starts[line] ?? 0;
  const column = Math.max(0, Math.min(offset, contentEnd(lines, line)) - start) + 1;
  return { lineNumber: line + 1, column };
}

/** Positions outside the text move to its nearest end. */
export function offsetAt(lines: Lines, position: Position): number {
  const line = Math.min(Math.max(position.lineNumber, 1), lines.starts.length) - 1;
  const start = lines.starts[line] ?? 0;
  return Math.min(start + Math.max(position.column, 1) - 1, contentEnd(lines, line));
}

/** The line end that a line break typed at `offset` takes: that of its line, else of the line above, else LF. */
export function lineEndAt(lines: Lines, offset: number): string {
  const line = lineAt(lines, offset);
  for (const candidate of [line, line - 1]) {
    const next = lines.starts[candidate + 1];
    if (candidate >= 0 && next !== undefined) return lines.text.slice(contentEnd(lines, candidate), next);
  }
  return '\n';
}
