// Lines and blank space of a document's text: where entries of block collections begin and end, comments included.
import type { MapNode, Node, SeqNode } from '../tree.ts';

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** In front of the line's end, carriage return included in what follows. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The start of the next line, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

export const eolOf = (text: string): string => (/\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n');
export const isBlank = (text: string): boolean => /^[\s\uFEFF]*$/.test(text);

/** Columns count from the first character behind a byte order mark. */
export function column(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (text[start] === '\uFEFF' ? 1 : 0);
}

/** A pair of a block map, or an item of a block list. */
export interface Entry {
  /** Of the key or the dash. */
  readonly start: number;
  /** Behind the last character of the value, or of the colon or dash. */
  readonly end: number;
  readonly value: Node;
}

/** Undefined when a key is written with `?`, or a dash was not found: layouts that are left to people. */
export function entriesOf(node: MapNode | SeqNode): readonly Entry[] | undefined {
  if (node.kind === 'seq') {
    const entries = node.items.flatMap(({ dash, value }) =>
      dash === undefined ? [] : [{ start: dash, end: Math.max(dash + 1, value.to), value }],
    );
    return entries.length === node.items.length ? entries : undefined;
  }
  const entries = node.pairs.flatMap(({ key, colon, value, isExplicit }) =>
    colon === undefined || isExplicit ? [] : [{ start: startOf(key), end: Math.max(colon, value.to), value }],
  );
  return entries.length === node.pairs.length ? entries : undefined;
}

/** An anchor or tag stands in front of its node, on the same line or above: such keys are left to people. */
const startOf = (key: Node): number => (key.anchor === undefined && key.tag === undefined ? key.from : -1);

export interface Extent {
  /** At the start of a line: the entry's own, or that of the first comment above that belongs to it. */
  readonly from: number;
  /** At the start of the next line, or at the end of the text. */
  readonly to: number;
}

/** Whether nothing but blanks stands in front of it on its line. */
export const isOnOwnLine = (text: string, { start }: Entry): boolean =>
  start >= 0 && isBlank(text.slice(lineStart(text, start), start));

/** The lines of an entry that begins on a line of its own, with the comments directly above it. */
export function extentOf(text: string, entry: Entry, floor: number): Extent {
  const indent = column(text, entry.start);
  let from = lineStart(text, entry.start);
  while (from > floor) {
    const above = lineStart(text, from - 1);
    const line = text.slice(above, from);
    const blanks = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (above < floor || line[blanks] !== '#' || blanks > indent) break;
    from = above;
  }
  if (text[from] === '\uFEFF') from++;
  return { from, to: endOfLines(text, entry) };
}

/** Behind the entry's last line and the comments directly below that are indented deeper: they speak of its inside. */
export function endOfLines(text: string, entry: Entry): number {
  const indent = column(text, entry.start);
  let to = nextLine(text, entry.end);
  for (;;) {
    const blanks = /^[ \t]*(?=#)/.exec(text.slice(to, nextLine(text, to)))?.[0].length ?? -1;
    if (blanks <= indent) return to;
    to = nextLine(text, to);
  }
}
