// Tidying a text on demand: every block in the indentation that its document mostly has, no blanks at the ends of lines.
// Only blanks change, and only where every value stays what it was: the result is read again before it is offered.
import { applyEdits, type TextEdit } from '../edit.ts';
import { equalJson } from '../json.ts';
import { readSource, type DocumentContent, type Source } from '../source.ts';
import type { MapNode, Node, SeqNode } from '../tree.ts';
import { column, lineEnd, lineStart, nextLine } from './lines.ts';
import { styleAround, type Style } from './style.ts';

/** Edits of the whole text. Documents that cannot be read stay as they are. */
export function formatSource(source: Source): TextEdit[] {
  return source.documents.flatMap(({ offset, content }) =>
    formatDocument(content).map(({ from, to, insert }) => ({ from: from + offset, to: to + offset, insert })),
  );
}

function formatDocument(content: DocumentContent): TextEdit[] {
  const { state, root, text } = content;
  if (state !== 'good' || root === undefined) return [];
  const lines = new Lines(text);
  // A tree that begins in another column, or behind its `---`, is left as it was meant.
  if (isBlock(root)) new Layout(lines, styleAround(text, [root])).block(root, 0);
  else lines.keep(root);
  const whole = lines.edits();
  if (keepsValues(content, whole)) return whole;
  const ends = whole.filter(({ to }) => to === lineEnd(text, to));
  return keepsValues(content, ends) ? ends : [];
}

function keepsValues({ text, value }: DocumentContent, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  const after = readSource(applyEdits(text, edits)).documents;
  const read = after[0]?.content;
  return after.length === 1 && read?.state === 'good' && equalJson(read.value ?? null, value ?? null);
}

const isBlock = (node: Node): node is MapNode | SeqNode => (node.kind === 'map' || node.kind === 'seq') && !node.flow;

/** The lines of a document with the columns that they shall begin in. */
class Lines {
  readonly text: string;
  /** By where the line begins. */
  readonly #columns = new Map<number, number>();
  /** Lines of texts in which blanks may count. */
  readonly #kept = new Set<number>();
  readonly #gaps: TextEdit[] = [];

  constructor(text: string) {
    this.text = text;
  }

  indent(start: number): number {
    let at = start;
    while (this.text[at] === ' ') at++;
    return at - start;
  }

  /** @param from of something that may be the first on its line */
  begin(from: number, wanted: number): void {
    const start = lineStart(this.text, from);
    if (start + this.indent(start) === from) this.#columns.set(start, wanted);
  }

  /** The lines below the first move along. */
  follow(node: Node, shift: number): void {
    for (let start = nextLine(this.text, node.from); start < node.to; start = nextLine(this.text, start)) {
      if (lineEnd(this.text, start) > start + this.indent(start))
        this.#columns.set(start, Math.max(0, this.indent(start) + shift));
    }
  }

  /** Blanks in this text may count, and blank lines below it too. */
  keep(node: Node): void {
    const isMany = lineStart(this.text, node.from) !== lineStart(this.text, Math.max(node.from, node.to - 1));
    const isText = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
    if (!isMany && !isText) return;
    let start = lineStart(this.text, node.from);
    while (start < this.text.length && (start < node.to || (isText && this.#isBlank(start)))) {
      this.#kept.add(start);
      start = nextLine(this.text, start);
    }
  }

  /** One blank between a dash and what follows. */
  gap(from: number, to: number): void {
    if (to - from !== 1) this.#gaps.push({ from, to, insert: ' ' });
  }

  edits(): TextEdit[] {
    const edits = [...this.#gaps];
    let last = 0;
    for (let start = 0; start < this.text.length; start = nextLine(this.text, start)) {
      const indent = this.indent(start);
      const end = lineEnd(this.text, start);
      const wanted = this.#columns.get(start);
      if (wanted !== undefined) last = wanted - indent;
      const target = wanted ?? (this.text[start + indent] === '#' ? this.#commentColumn(start, last) : indent);
      if (target !== indent && start + indent < end) {
        edits.push({ from: start, to: start + indent, insert: ' '.repeat(target) });
      }
      const content = start + this.text.slice(start, end).replace(/[ \t]+$/, '').length;
      if (content < end && !this.#kept.has(start)) edits.push({ from: content, to: end, insert: '' });
    }
    return edits.sort((a, b) => a.from - b.from || a.to - b.to);
  }

  /** A comment moves with what stands below it in the same column, else with what stands above. */
  #commentColumn(start: number, shiftAbove: number): number {
    const indent = this.indent(start);
    if (this.#kept.has(start)) return indent;
    for (let below = nextLine(this.text, start); below < this.text.length; below = nextLine(this.text, below)) {
      const wanted = this.#columns.get(below);
      if (wanted === undefined) continue;
      if (this.indent(below) === indent) return wanted;
      break;
    }
    return Math.max(0, indent + shiftAbove);
  }

  #isBlank(start: number): boolean {
    return this.text.slice(start, lineEnd(this.text, start)).trim() === '';
  }
}

/** Walks a tree and tells the lines where to begin. */
class Layout {
  readonly #lines: Lines;
  readonly #style: Style;

  constructor(lines: Lines, style: Style) {
    this.#lines = lines;
    this.#style = style;
  }

  /** @param wanted the column of its keys or dashes */
  block(node: MapNode | SeqNode, wanted: number): void {
    if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        this.#lines.begin(key.from, wanted);
        this.#value(value, key.from, wanted);
      }
      return;
    }
    for (const { dash, value } of node.items) {
      if (dash === undefined) continue;
      this.#lines.begin(dash, wanted);
      if (isBlock(value) && this.#isOnLine(value, dash)) this.#behindDash(dash, value, wanted);
      else this.#value(value, dash, wanted, 2);
    }
  }

  #behindDash(dash: number, value: MapNode | SeqNode, wanted: number): void {
    const { text } = this.#lines;
    // An anchor between them stays where it is.
    const isPlain = text.slice(dash + 1, value.from).trim() === '';
    if (isPlain) this.#lines.gap(dash + 1, value.from);
    this.block(value, wanted + (isPlain ? 2 : value.from - dash));
  }

  /** @param owner of the key or dash, which goes to the column `wanted` */
  #value(value: Node, owner: number, wanted: number, step?: number): void {
    const { text } = this.#lines;
    if (isBlock(value) && !this.#isOnLine(value, owner)) {
      const inner = step ?? (value.kind === 'seq' ? this.#style.listStep : this.#style.step);
      return this.block(value, wanted + inner);
    }
    const shift = wanted - column(text, owner);
    if (!this.#isOnLine(value, owner)) this.#lines.begin(value.from, column(text, value.from) + shift);
    this.#lines.keep(value);
    this.#lines.follow(value, shift);
  }

  #isOnLine(value: Node, owner: number): boolean {
    return lineStart(this.#lines.text, value.from) === lineStart(this.#lines.text, owner);
  }
}
