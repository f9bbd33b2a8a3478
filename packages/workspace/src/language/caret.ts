// Where the caret stands in one YAML document, whole or half-written: told from the text alone, line by line, by
// indentation. The line that is being typed breaks the YAML most of the time, so no parser is asked. What may stand there is
// complete.ts's business.
import type { Path } from '@portolan/engine';
import { readFlow } from './flow.ts';
import { isBlankAt, newFrame, noteScalar, quoteEnd, stepOf, unquoted, type Frame, type Spot } from './levels.ts';

/** How the document is written. */
export interface Layout {
  readonly step: number;
  /** Columns that dashes stand to the right of their key. */
  readonly listStep: number;
}

export interface CaretContext {
  /** Mostly one; two where a list stands in the column of its key. None in comments and texts of several lines. */
  readonly spots: readonly Spot[];
  readonly layout: Layout;
}

/** @param caret offset in the text of one document */
export function caretContext(text: string, caret: number): CaretContext {
  return new Scanner(text, caret).read();
}

class Scanner {
  readonly #text: string;
  readonly #caret: number;
  readonly #frames: Frame[] = [];
  #spots: Spot[] = [];
  /** Start of the next line to read. */
  #next = 0;
  readonly #steps: number[] = [];
  readonly #listSteps: number[] = [];

  constructor(text: string, caret: number) {
    this.#text = text;
    this.#caret = caret;
  }

  read(): CaretContext {
    if (this.#text.startsWith('\uFEFF')) this.#next = 1;
    while (this.#next <= this.#text.length) {
      const from = this.#next;
      const to = this.#lineEnd(from);
      this.#next = this.#nextLine(from);
      if (!this.#readLine(from, to)) break;
    }
    return {
      spots: this.#spots,
      layout: { step: commonest(this.#steps) ?? 2, listStep: commonest(this.#listSteps) ?? 0 },
    };
  }

  #lineEnd(from: number): number {
    const end = this.#text.indexOf('\n', from);
    if (end < 0) return this.#text.length;
    return end > from && this.#text[end - 1] === '\r' ? end - 1 : end;
  }

  #nextLine(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end < 0 ? this.#text.length + 1 : end + 1;
  }

  /** @returns whether there is more to read */
  #readLine(from: number, to: number): boolean {
    const first = this.#skipBlanks(from, to);
    const marker = /^(?:---|\.\.\.)(?=[ \t]|$)/.exec(this.#text.slice(from, Math.min(to, from + 4)));
    if (marker !== null) {
      const behind = this.#skipBlanks(from + 3, to);
      const isFlow = marker[0] === '---' && /[[{]/.test(this.#text[behind] ?? '') && behind < to;
      if (isFlow) this.#flow(behind, -1);
      return marker[0] === '---';
    }
    if (first >= to || this.#text[first] === '#') {
      if (this.#isAt(from, first)) this.#fresh(this.#caret - from, this.#caret, this.#caret);
      return true;
    }
    if (this.#text[from] === '%' && this.#frames.length === 0) return true;
    // Tabs do not indent: where such a line belongs nobody can say.
    if (this.#text.slice(from, first).includes('\t')) return true;
    this.#readContent(from, first, to);
    return true;
  }

  /** @param from of the line, `first` of its content */
  #readContent(from: number, first: number, to: number): void {
    let at = first;
    while (this.#text[at] === '-' && isBlankAt(this.#text, at + 1)) {
      this.#dash(at - from);
      const next = this.#skipBlanks(at + 1, to);
      if (next >= to || this.#text[next] === '#') {
        if (this.#isAt(at + 2, next)) this.#fresh(this.#caret - from, this.#caret, this.#caret);
        return;
      }
      at = next;
    }
    const column = at - from;
    const content = this.#skipProperties(at, to);
    const char = this.#text[content] ?? '';
    if (char === '{' || char === '[') {
      const top = this.#frames.at(-1);
      return this.#flow(content, top?.kind === 'list' ? top.column : column - 1);
    }
    if (char === '|' || char === '>') return this.#blockScalar(this.#frames.at(-1)?.column ?? -1);
    const colon = this.#colonIn(content, to);
    if (colon !== undefined) return this.#pair(content, colon, to, column);
    const end = this.#scalarEnd(content, to, this.#frames.at(-1)?.column ?? -1);
    if (this.#isAt(content, end)) this.#fresh(column, content, end);
    else if (this.#frames.at(-1) !== undefined) this.#endPending();
  }

  #endPending(): void {
    const top = this.#frames.at(-1);
    if (top !== undefined) top.isPending = false;
  }

  #pair(from: number, colon: number, to: number, column: number): void {
    const end = from + this.#text.slice(from, colon).trimEnd().length;
    const name = unquoted(this.#text.slice(from, end));
    const map = this.#mapAt(column);
    map.isPending = true;
    if (this.#isAt(from, end)) {
      map.key = '';
      this.#tell('key', this.#path(this.#frames.slice(0, -1)), { column, from, to: end, hasColon: true });
      map.key = name;
    } else {
      map.key = name;
      map.entries.set(name, '');
    }
    this.#value(map, colon + 1, to, column);
  }

  #value(map: Frame, from: number, to: number, column: number): void {
    const at = this.#skipProperties(this.#skipBlanks(from, to), to);
    const char = at < to ? (this.#text[at] ?? '') : '';
    if (char === '' || char === '#') {
      if (this.#isAt(from + 1, at)) this.#tellValue(column, this.#caret, this.#caret);
      return;
    }
    map.isPending = false;
    if (char === '{' || char === '[') return this.#flow(at, column);
    if (char === '|' || char === '>') return this.#blockScalar(column);
    const end = this.#scalarEnd(at, to, column);
    if (this.#isAt(at, end)) this.#tellValue(column, at, end);
    noteScalar(this.#frames, unquoted(this.#text.slice(at, end)));
  }

  #tellValue(column: number, from: number, to: number): void {
    this.#tell('value', this.#path(this.#frames), { column, from, to });
  }

  #flow(at: number, outer: number): void {
    const end = readFlow(this.#text, at, this.#caret, this.#frames, outer, (spot) => {
      if (spot === undefined) return;
      const frames = spot.role === 'key' ? this.#frames.slice(0, -1) : this.#frames;
      this.#tell(spot.role, this.#path(frames), { column: 0, ...spot, isFlow: true });
    });
    this.#endPending();
    // What stands behind the bracket on its line is nothing that we would read.
    this.#next = Math.max(this.#next, this.#nextLine(Math.max(at, end - 1)));
  }

  /** Lines below that are indented deeper are text. */
  #blockScalar(column: number): void {
    this.#endPending();
    while (this.#next <= this.#text.length) {
      const end = this.#lineEnd(this.#next);
      const first = this.#skipBlanks(this.#next, end);
      if (first < end && first - this.#next <= column) break;
      // Blank lines at its end may be where something new begins.
      if (first >= end && this.#isAt(this.#next, end) && !this.#isTextBelow(this.#next, column)) break;
      this.#next = this.#nextLine(this.#next);
    }
  }

  #isTextBelow(from: number, column: number): boolean {
    const next = this.#contentBelow(from);
    return next !== undefined && next.column > column;
  }

  /** A dash at a column: another item of the list there, or the first of a new one. */
  #dash(column: number): void {
    this.#popDeeperThan(column);
    const top = this.#frames.at(-1);
    if (top?.kind === 'list' && top.column === column) {
      top.index++;
      top.isPending = true;
      return;
    }
    if (top?.kind === 'map') this.#listSteps.push(column - top.column);
    this.#endPending();
    this.#frames.push(newFrame('list', column));
  }

  #mapAt(column: number): Frame {
    this.#popDeeperThan(column);
    if (this.#frames.at(-1)?.kind === 'list' && this.#frames.at(-1)?.column === column) this.#frames.pop();
    const top = this.#frames.at(-1);
    if (top?.kind === 'map' && top.column === column) return top;
    if (top?.kind === 'map') this.#steps.push(column - top.column);
    this.#endPending();
    const map = newFrame('map', column);
    this.#frames.push(map);
    return map;
  }

  #popDeeperThan(column: number): void {
    while ((this.#frames.at(-1)?.column ?? -1) > column) this.#frames.pop();
  }

  /** The caret on an empty line, behind a dash or in a word that is no key yet. The lines around it tell what may begin. */
  #fresh(column: number, from: number, to: number): void {
    const frames = this.#frames.filter((frame) => frame.column <= column);
    const top = frames.at(-1);
    const next = this.#contentBelow(this.#caret);
    const word = { column, from, to };
    if (top === undefined) {
      if (next === undefined) this.#tell('fresh', [], word, frames);
      else if (next.column === column && !next.isDash) this.#tell('key', [], word, [this.#expect('map', column)]);
      return;
    }
    if (top.column === column) return this.#freshAmong(frames, word, next);
    if (!top.isPending) return;
    if (next === undefined || next.column <= top.column) {
      if (next?.column !== top.column || !next.isDash || top.kind === 'list') {
        this.#tell('fresh', this.#path(frames), word, frames);
      }
      return;
    }
    if (next.column !== column) return;
    const path = this.#path(frames);
    this.#tell(next.isDash ? 'item' : 'key', path, word, [
      ...frames,
      this.#expect(next.isDash ? 'list' : 'map', column),
    ]);
  }

  /** In the column of a collection that is open. */
  #freshAmong(frames: readonly Frame[], word: Word, next: Below | undefined): void {
    const top = frames.at(-1);
    // What is indented deeper below would become the new entry's.
    if (top === undefined || (next !== undefined && next.column > word.column)) return;
    const isDashNext = next?.isDash === true && next.column === word.column;
    const outside = this.#path(frames.slice(0, -1));
    if (top.kind === 'list') {
      this.#tell('item', outside, word, frames);
      const map = frames.at(-2);
      if (map?.column === word.column && !isDashNext)
        this.#tell('key', this.#path(frames.slice(0, -2)), word, frames.slice(0, -1));
    } else if (!isDashNext) this.#tell('key', outside, word, frames);
    else if (top.isPending) {
      this.#tell('item', this.#path(frames), word, [...frames, this.#expect('list', word.column)]);
    }
  }

  /** The collection that begins below the caret, so that its entries are known too. */
  #expect(kind: Frame['kind'], column: number): Frame {
    const frame = newFrame(kind, column);
    // A list counts from the next dash on.
    if (kind === 'list') frame.index = -1;
    this.#endPending();
    this.#frames.push(frame);
    return frame;
  }

  #tell(role: Spot['role'], path: Path, word: Word, levels: readonly Frame[] = this.#frames): void {
    this.#spots.push({ role, path, isFlow: false, hasColon: false, ...word, levels: [...levels] });
  }

  #path(frames: readonly Frame[]): Path {
    return frames.map(stepOf);
  }

  #contentBelow(offset: number): Below | undefined {
    for (let from = this.#nextLine(offset); from <= this.#text.length; from = this.#nextLine(from)) {
      const to = this.#lineEnd(from);
      const first = this.#skipBlanks(from, to);
      if (first >= to || this.#text[first] === '#') continue;
      const line = this.#text.slice(from, Math.min(to, from + 4));
      if (/^(?:---|\.\.\.)(?=[ \t]|$)/.test(line)) return undefined;
      return { column: first - from, isDash: this.#text[first] === '-' && isBlankAt(this.#text, first + 1) };
    }
    return undefined;
  }

  /** The colon that ends a key beginning at `from`. */
  #colonIn(from: number, to: number): number | undefined {
    const char = this.#text[from];
    if (char === '"' || char === "'") {
      const end = this.#skipBlanks(quoteEnd(this.#text, from, to) ?? to, to);
      return this.#text[end] === ':' && isBlankAt(this.#text, end + 1) ? end : undefined;
    }
    for (let at = from; at < to; at++) {
      if (this.#text[at] === '#' && at > from && isBlankAt(this.#text, at - 1)) return undefined;
      if (this.#text[at] === ':' && isBlankAt(this.#text, at + 1)) return at;
    }
    return undefined;
  }

  /** Behind the last character of a scalar; one in quotes may go on over lines that are indented deeper. */
  #scalarEnd(from: number, to: number, column: number): number {
    if (this.#text[from] === '"' || this.#text[from] === "'") {
      const end = quoteEnd(this.#text, from, to);
      if (end !== undefined) return end;
      const far = quoteEnd(this.#text, from, this.#text.length);
      if (far !== undefined && this.#isIndented(from, far, column)) {
        this.#next = Math.max(this.#next, this.#nextLine(far - 1));
        return far;
      }
    }
    const comment = /\s#/.exec(this.#text.slice(from, to));
    const end = comment === null ? to : from + comment.index;
    return from + this.#text.slice(from, end).trimEnd().length;
  }

  #isIndented(from: number, to: number, column: number): boolean {
    for (let line = this.#nextLine(from); line < to; line = this.#nextLine(line)) {
      const end = this.#lineEnd(line);
      const first = this.#skipBlanks(line, end);
      if (first < end && first - line <= column) return false;
    }
    return true;
  }

  /** Over anchors and tags. */
  #skipProperties(from: number, to: number): number {
    let at = from;
    while (this.#text[at] === '&' || this.#text[at] === '!') {
      while (at < to && !isBlankAt(this.#text, at)) at++;
      at = this.#skipBlanks(at, to);
    }
    return at;
  }

  #skipBlanks(from: number, to: number): number {
    let at = from;
    while (at < to && (this.#text[at] === ' ' || this.#text[at] === '\t')) at++;
    return at;
  }

  #isAt(from: number, to: number): boolean {
    return this.#caret >= from && this.#caret <= to;
  }
}

type Word = Pick<Spot, 'column' | 'from' | 'to'> & Partial<Pick<Spot, 'hasColon' | 'isFlow'>>;

interface Below {
  readonly column: number;
  readonly isDash: boolean;
}

function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) if (value >= 0) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
