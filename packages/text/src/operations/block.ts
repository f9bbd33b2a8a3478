// Entries of block collections: whole lines come and go. A comment directly above an entry belongs to it; blank lines between
// entries are a habit of the list, and move with them.
import type { TextEdit } from '../edit.ts';
import type { MapNode, SeqNode } from '../tree.ts';
import {
  column,
  endOfLines,
  entriesOf,
  extentOf,
  isBlank,
  isOnOwnLine,
  lineStart,
  type Entry,
  type Extent,
} from './lines.ts';
import { refusal, type Spliced } from './refusal.ts';
import type { Style } from './style.ts';

/** @param print the entry for a column, its first line without indentation */
export function insertEntry(
  text: string,
  node: MapNode | SeqNode,
  index: number,
  print: (indent: number) => string,
  { eol }: Style,
): Spliced {
  const entries = entriesOf(node);
  const first = entries?.[0];
  if (entries === undefined || first === undefined || first.start < 0) return refusal(text, 'edit/layout', node);
  const indent = column(text, first.start);
  const printed = print(indent);
  const lead = ' '.repeat(indent);
  const next = entries[index];
  if (next !== undefined && !isOnOwnLine(text, next)) {
    return [{ from: next.start, to: next.start, insert: printed + eol + lead }];
  }
  const extents = entries.map((entry, i) => extentOf(text, entry, floorOf(text, entries, i)));
  if (next === undefined) {
    const last = extents.at(-1);
    if (last === undefined) return refusal(text, 'edit/layout', node);
    const gap = blankBetween(text, extents.at(-2), last);
    const open = text.endsWith('\n', last.to);
    const insert = open ? gap + lead + printed + eol : eol + gap + lead + printed;
    return [{ from: last.to, to: last.to, insert }];
  }
  const at = extents[index];
  if (at === undefined) return refusal(text, 'edit/layout', node);
  const gap = blankBetween(text, extents[index - 1], at) || (index === 0 ? blankBetween(text, at, extents[1]) : '');
  return [{ from: at.from, to: at.from, insert: lead + printed + eol + gap }];
}

/** The lines of an entry with the comments that belong to it; undefined where it begins behind a dash. */
export function linesOf(text: string, node: MapNode | SeqNode, index: number): Extent | undefined {
  const entries = entriesOf(node);
  const entry = entries?.[index];
  if (entries === undefined || entry === undefined || !isOnOwnLine(text, entry)) return undefined;
  return extentOf(text, entry, floorOf(text, entries, index));
}

/** Undefined where the layout is too unusual. One of several: the last of all is the caller's business. */
export function removeEntry(text: string, node: MapNode | SeqNode, index: number): readonly TextEdit[] | undefined {
  const entries = entriesOf(node);
  const entry = entries?.[index];
  if (entries === undefined || entry === undefined || entries.some(({ start }) => start < 0)) return undefined;
  const next = entries[index + 1];
  if (!isOnOwnLine(text, entry)) {
    if (next === undefined) return undefined;
    // `- a: 1` loses its first key: the next one, with its comments, moves up behind the dash.
    const from = extentOf(text, next, floorOf(text, entries, index + 1)).from;
    const blanks = /^ */.exec(text.slice(from))?.[0].length ?? 0;
    return [{ from: entry.start, to: from + blanks, insert: '' }];
  }
  const own = extentOf(text, entry, floorOf(text, entries, index));
  if (next !== undefined) {
    const below = extentOf(text, next, floorOf(text, entries, index + 1));
    return [{ from: own.from, to: isBlank(text.slice(own.to, below.from)) ? below.from : own.to, insert: '' }];
  }
  const above = entries[index - 1];
  const end = above === undefined ? own.from : endOfLines(text, above);
  const from = isBlank(text.slice(end, own.from)) ? end : own.from;
  return [{ ...withoutLineEnd(text, { from, to: own.to }), insert: '' }];
}

/** Undefined where the layout is too unusual. */
export function moveEntry(
  text: string,
  node: SeqNode,
  from: number,
  to: number,
  eol: string,
): readonly TextEdit[] | undefined {
  const entries = entriesOf(node);
  if (entries?.every((entry) => isOnOwnLine(text, entry)) !== true) return undefined;
  const extents = entries.map((entry, i) => extentOf(text, entry, floorOf(text, entries, i)));
  const own = extents[from];
  const target = extents[to];
  if (own === undefined || target === undefined) return undefined;
  const chunk = text.slice(own.from, own.to);
  const closed = chunk.endsWith('\n') ? chunk : chunk + eol;
  if (to < from) {
    const gap = blankBetween(text, extents[from - 1], own);
    const gone = withoutLineEnd(text, { from: own.from - gap.length, to: own.to });
    return [
      { from: target.from, to: target.from, insert: closed + gap },
      { ...gone, insert: '' },
    ];
  }
  const gap = blankBetween(text, own, extents[from + 1]);
  const insert = text.endsWith('\n', target.to) ? gap + closed : eol + gap + closed.replace(/\r?\n$/, '');
  return [
    { from: own.from, to: own.to + gap.length, insert: '' },
    { from: target.to, to: target.to, insert },
  ];
}

/** How far up the comments of an entry may reach: not into the entry before, nor above the line its list begins on. */
function floorOf(text: string, entries: readonly Entry[], index: number): number {
  const above = entries[index - 1];
  if (above !== undefined) return endOfLines(text, above);
  const own = entries[index];
  return own === undefined ? 0 : ownersLine(text, own.start);
}

/** Comments above the first entry belong to it, up to the line that opens the collection. */
function ownersLine(text: string, start: number): number {
  let from = lineStart(text, start);
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (!/^[ \t]*#/.test(text.slice(above, from))) break;
    from = above;
  }
  return from;
}

/** The blank lines between two neighbours, if there is nothing else between them. */
function blankBetween(text: string, above: Extent | undefined, below: Extent | undefined): string {
  if (above === undefined || below === undefined) return '';
  const between = text.slice(above.to, below.from);
  return isBlank(between) ? between : '';
}

/** What stands last in a text without a final line end takes the line end in front of it along. */
function withoutLineEnd(text: string, { from, to }: Extent): Extent {
  if (to < text.length || text.endsWith('\n') || from === 0) return { from, to };
  const before = text[from - 1] === '\n' ? (text[from - 2] === '\r' ? 2 : 1) : 0;
  return { from: from - before, to };
}
