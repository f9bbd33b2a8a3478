// One operation on one document as text edits: what is touched is what the operation names, and nothing else. Block
// collections are edited by lines, flow collections between their commas. Whatever this file does not know how to splice it
// refuses; editDocument.ts checks the rest.
import { isJsonArray, isJsonObject, type Json, type Path, type PathStep } from '../json.ts';
import { lineAt, textProblem, type TextProblem } from '../problem.ts';
import type { TextProblemCode } from '../messages.ts';
import { pairNamed, stepInto, type MapNode, type Node, type ScalarNode, type SeqNode } from '../tree.ts';
import { insertEntry, moveEntry, removeEntry } from './block.ts';
import { insertFlow, moveFlow, removeFlow } from './flow.ts';
import { copyOf, entryAt, type Copy } from './copy.ts';
import { column, lineEnd, lineStart } from './lines.ts';
import type { SpliceOperation } from './operation.ts';
import { refusal, type Spliced } from './refusal.ts';
import {
  isInline,
  printBehind,
  printBlock,
  printFitting,
  printFlow,
  printFlowPair,
  printItem,
  printKey,
  printLiteral,
  printPair,
  printText,
} from './print.ts';
import { styleAround, type Style } from './style.ts';

/** A document's text with what was read from it. */
export interface Readout {
  readonly text: string;
  readonly root: Node;
  readonly value: Json;
}

export function splice(readout: Readout, operation: SpliceOperation): Spliced {
  const parent = operation.op === 'set' || operation.op === 'rename' ? operation.path.slice(0, -1) : operation.path;
  const found = descend(readout, parent);
  if ('code' in found) return found;
  const cursor = new Cursor(readout, found.trail);
  const owner = parent.slice(0, parent.length - found.missing.length);
  const order = 'order' in operation ? operation.order?.(owner) : undefined;
  const entry = operation.op === 'set' && 'like' in operation ? entryAt(readout, operation.like) : undefined;
  if (found.missing.length > 0) return cursor.create(found.missing, operation, order);
  switch (operation.op) {
    case 'set': {
      const step = operation.path.at(-1);
      if (step !== undefined) return cursor.setChild(step, operation.value, order, entry);
      return operation.value === undefined ? cursor.refuse('edit/missing') : cursor.setSelf(operation.value);
    }
    case 'insert':
      return cursor.insert(operation.index, operation.value, operation.like && copyOf(readout, operation.like));
    case 'move':
      return cursor.move(operation.from, operation.to);
    case 'rename':
      return cursor.rename(String(operation.path.at(-1)), operation.name);
  }
}

interface Trail {
  /** From the root to the innermost node that is there. */
  readonly trail: readonly Node[];
  readonly missing: readonly PathStep[];
}

/** Walks as far as the text goes; aliases and merged keys end the walk with a refusal. */
function descend({ text, root }: Readout, path: Path): Trail | TextProblem {
  const trail: Node[] = [root];
  let node = root;
  for (const [i, step] of path.entries()) {
    if (node.kind === 'alias') return aliasRefusal(text, node);
    const next = stepInto(node, step);
    if (next === undefined) {
      const merge = mergeOf(node, step);
      if (merge !== undefined) return refusal(text, 'edit/merge', merge, path);
      return { trail, missing: path.slice(i) };
    }
    trail.push(next);
    node = next;
  }
  return node.kind === 'alias' ? aliasRefusal(text, node) : { trail, missing: [] };
}

const aliasRefusal = (text: string, node: Node & { kind: 'alias' }): TextProblem =>
  textProblem('edit/alias', node, { line: lineAt(text, node.from), name: node.name });

/** The merge key that may bring in what the mapping does not have itself. */
function mergeOf(node: Node, step: PathStep): Node | undefined {
  return node.kind === 'map' && typeof step === 'string' ? node.pairs.find((pair) => pair.isMerge)?.key : undefined;
}

type Entry = Pick<Copy, 'inBlock'>;

class Cursor {
  readonly #text: string;
  readonly #node: Node;
  readonly #trail: readonly Node[];
  #style: Style | undefined;

  readonly #readout: Readout;

  constructor(readout: Readout, trail: readonly Node[]) {
    this.#readout = readout;
    this.#text = readout.text;
    this.#trail = trail;
    this.#node = trail.at(-1) ?? readout.root;
  }

  refuse(code: TextProblemCode, node: Node = this.#node): TextProblem {
    return refusal(this.#text, code, node);
  }

  get style(): Style {
    this.#style ??= styleAround(this.#text, this.#trail);
    return this.#style;
  }

  get #isInFlow(): boolean {
    return this.#trail.some((node) => (node.kind === 'map' || node.kind === 'seq') && node.flow);
  }

  /** Parents that the text does not have, with what the operation puts into them. */
  create(missing: readonly PathStep[], operation: SpliceOperation, order: readonly string[] | undefined): Spliced {
    const [first, ...rest] = operation.op === 'set' ? [...missing, ...operation.path.slice(-1)] : missing;
    if (operation.op === 'move' || operation.op === 'rename' || first === undefined) return this.refuse('edit/missing');
    const leaf = operation.op === 'set' ? operation.value : operation.index === 0 ? [operation.value] : undefined;
    if (leaf === undefined) return this.refuse('edit/missing');
    const value = nest(rest, leaf);
    return value === undefined ? this.refuse('edit/missing') : this.setChild(first, value, order);
  }

  setChild(step: PathStep, value: Json | undefined, order?: readonly string[], entry?: Entry): Spliced {
    const node = this.#node;
    if (node.kind === 'scalar' && isNull(node)) {
      const nested = value === undefined ? undefined : nest([step], value);
      return nested === undefined ? this.refuse('edit/missing') : this.setSelf(nested);
    }
    if (node.kind === 'seq' && typeof step === 'number') return this.#setItem(node, step, value);
    if (node.kind === 'map' && typeof step === 'string') return this.#setField(node, step, value, order, entry);
    return this.refuse('edit/type');
  }

  #setItem(node: SeqNode, index: number, value: Json | undefined): Spliced {
    const item = node.items[index];
    if (value === undefined) return item === undefined ? this.refuse('edit/missing') : this.#remove(node, index);
    if (item === undefined)
      return index === node.items.length ? this.insert(index, value) : this.refuse('edit/missing');
    return this.#enter(item.value).setSelf(value);
  }

  #setField(
    node: MapNode,
    name: string,
    value: Json | undefined,
    order: readonly string[] | undefined,
    entry: Entry | undefined,
  ): Spliced {
    const pair = pairNamed(node, name);
    if (pair === undefined) {
      const merge = mergeOf(node, name);
      if (merge !== undefined) return this.refuse('edit/merge', merge);
      return value === undefined ? this.refuse('edit/missing') : this.#addField(node, name, value, order, entry);
    }
    const same = node.pairs.filter((other) => other.name === name);
    if (same.length > 1) return this.refuse('edit/layout', pair.key);
    if (value === undefined) return this.#remove(node, node.pairs.indexOf(pair));
    if (pair.value.kind === 'alias') return aliasRefusal(this.#text, pair.value);
    return this.#enter(pair.value).setSelf(value);
  }

  #enter(node: Node): Cursor {
    return new Cursor(this.#readout, [...this.#trail, node]);
  }

  /** Gives the node itself another value, touching only what differs. */
  setSelf(value: Json): Spliced {
    const node = this.#node;
    if (node.kind === 'alias') return aliasRefusal(this.#text, node);
    if (node.kind === 'scalar' && isInline(value) && !isJsonArray(value) && !isJsonObject(value)) {
      return this.#setScalar(node, value);
    }
    return this.#replace(value);
  }

  #setScalar(node: ScalarNode, value: Exclude<Json, object | readonly Json[]> | null): Spliced {
    if (node.tag !== undefined) return this.refuse('edit/layout');
    const insert = this.#scalarText(node, value);
    if (node.from < node.to) {
      const said = headerComment(this.#text, node);
      const [, header = '', lines = ''] = /^(\|-?(?=\r?\n)|)([^]*)$/.exec(insert) ?? [];
      return [{ from: node.from, to: node.to, insert: header === '' ? insert + said : header + said + lines }];
    }
    // Behind a colon or dash without a value: one blank, in place of those that end the line.
    const blanks = /^[ \t]+(?=\r?\n|$)/.exec(this.#text.slice(node.from))?.[0].length ?? 0;
    const gap = /[-:]$/.test(this.#text.slice(0, node.from)) ? ' ' : '';
    return [{ from: node.from, to: node.from + blanks, insert: gap + insert }];
  }

  #scalarText(node: ScalarNode, value: Json): string {
    if (typeof value !== 'string') return printFlow(value, this.style);
    if (value.includes('\n') && !this.#isInFlow) {
      const text = printLiteral(value, this.#literalIndent(node), this.style);
      if (text !== undefined) return text;
    }
    const inFlow = this.#isInFlow;
    const wasText = node.style !== 'plain';
    return printText(value, wasText ? node.style : 'plain', this.style, inFlow);
  }

  /** That of the lines it had, if it had any. */
  #literalIndent(node: ScalarNode): number {
    const old = node.style === 'literal' || node.style === 'folded' ? this.#text.slice(node.from, node.to) : '';
    return /\n( +)\S/.exec(old)?.[1]?.length ?? this.#holderColumn() + this.style.step;
  }

  /** The column of the key, or of the dash, that holds this node. */
  #holderColumn(): number {
    const parent = this.#trail.at(-2);
    if (parent?.kind === 'map') {
      const pair = parent.pairs.find((other) => other.value === this.#node);
      return pair === undefined ? 0 : column(this.#text, pair.key.from);
    }
    if (parent?.kind === 'seq') {
      const item = parent.items.find((other) => other.value === this.#node);
      return item?.dash === undefined ? 0 : column(this.#text, item.dash);
    }
    return 0;
  }

  /** Another kind of value in the place of this one. */
  #replace(value: Json): Spliced {
    const node = this.#node;
    const parent = this.#trail.at(-2);
    if (node.tag !== undefined) return this.refuse('edit/layout');
    if (this.#trail.slice(0, -1).some(isFlow))
      return [{ from: node.from, to: node.to, insert: printFlow(value, this.style) }];
    if (isFlow(node) && node.kind !== 'scalar' && hasEntries(node) && !isInline(value)) {
      return [{ from: node.from, to: node.to, insert: printFlow(value, this.style) }];
    }
    if (parent === undefined) return [{ from: node.from, to: node.to, insert: printBlock(value, 0, this.style) }];
    if (parent.kind === 'seq') return this.#replaceItem(parent, value);
    return parent.kind === 'map' ? this.#replaceField(parent, value) : this.refuse('edit/layout');
  }

  #replaceItem(parent: SeqNode, value: Json): Spliced {
    const { from, to } = this.#node;
    const dash = parent.items.find((item) => item.value === this.#node)?.dash;
    if (dash === undefined || lineStart(this.#text, from) !== lineStart(this.#text, dash))
      return this.refuse('edit/layout');
    const gap = from === dash + 1 ? ' ' : '';
    return [{ from, to, insert: gap + printItem(value, column(this.#text, dash), this.style).slice(2) }];
  }

  #replaceField(parent: MapNode, value: Json): Spliced {
    const { from, to, anchor } = this.#node;
    const pair = parent.pairs.find((other) => other.value === this.#node);
    if (pair?.colon === undefined || anchor !== undefined) return this.refuse('edit/layout');
    const { colon } = pair;
    const behind = printBehind(value, column(this.#text, pair.key.from), this.style);
    const end = lineEnd(this.#text, colon);
    const said = headerComment(this.#text, this.#node);
    if (said !== '') return [{ from: colon, to, insert: said + behind }];
    const isBelow = from > end;
    // A comment beside the key stays beside it.
    if (!behind.startsWith(this.style.eol)) {
      if (!isBelow) return [{ from: colon, to, insert: behind }];
      // Of two comments on one line, the one beside what goes would be wrong.
      const isSaid = this.#text.slice(colon, end).includes('#');
      return [
        { from: colon, to: colon, insert: behind },
        { from: end, to: isSaid ? lineEnd(this.#text, to) : to, insert: '' },
      ];
    }
    if (isBelow) return [{ from: end, to, insert: behind }];
    const rest = lineEnd(this.#text, to);
    return [
      { from: colon, to, insert: '' },
      { from: rest, to: rest, insert: behind },
    ];
  }

  /** @param entry how the key, or the only one of its value, shall be written */
  #addField(
    node: MapNode,
    name: string,
    value: Json,
    order: readonly string[] | undefined,
    entry: Entry | undefined,
  ): Spliced {
    const index = placeFor(node, name, order);
    if (this.#isInFlow) {
      if (node.pairs.length === 0 && this.#opensUp(value)) return this.#replace({ [name]: value });
      return insertFlow(this.#text, node, index, printFlowPair(name, value, this.style), this.style);
    }
    const print = (indent: number): string => {
      const written = isJsonObject(value) ? this.#below(name, indent, entry) : entry?.inBlock(indent);
      return written ?? printPair(name, value, indent, this.style);
    };
    return insertEntry(this.#text, node, index, print, this.style);
  }

  #below(name: string, indent: number, entry: Entry | undefined): string | undefined {
    const inner = indent + this.style.step;
    const lines = entry?.inBlock(inner);
    return lines === undefined
      ? undefined
      : `${printKey(name, 'plain', this.style, false)}:${this.style.eol}${' '.repeat(inner)}${lines}`;
  }

  /** An empty flow collection in a block is filled as a block. */
  #opensUp(value: Json): boolean {
    return !this.#trail.slice(0, -1).some(isFlow) && value !== undefined;
  }

  /** @param copy how it shall be written, where that is known */
  insert(index: number, value: Json, copy?: Copy): Spliced {
    const node = this.#node;
    if (node.kind === 'scalar' && isNull(node))
      return index === 0 ? this.setSelf([value]) : this.refuse('edit/missing');
    if (node.kind !== 'seq') return this.refuse('edit/type');
    if (index > node.items.length) return this.refuse('edit/missing');
    if (this.#isInFlow) {
      if (node.items.length === 0 && this.#opensUp(value)) return this.#replace([value]);
      return insertFlow(this.#text, node, index, copy?.inFlow ?? printFlow(value, this.style), this.style);
    }
    const print = (indent: number): string => copy?.inBlock(indent) ?? this.#printItem(node, value, indent);
    return insertEntry(this.#text, node, index, print, this.style);
  }

  /** Where all items stand in brackets, so does a new one. */
  #printItem({ items }: SeqNode, value: Json, indent: number): string {
    const others = items.map((item) => item.value).filter(hasEntries);
    const isInBrackets = others.length > 0 && others.every(isFlow) && !isInline(value);
    const short = isInBrackets ? printFitting(value, indent, this.style) : undefined;
    return short === undefined ? printItem(value, indent, this.style) : `- ${short}`;
  }

  move(from: number, to: number): Spliced {
    const node = this.#node;
    if (node.kind !== 'seq') return this.refuse('edit/type');
    if (from === to) return [];
    return (
      (node.flow ? moveFlow(this.#text, node, from, to) : moveEntry(this.#text, node, from, to, this.style.eol)) ??
      this.refuse('edit/layout')
    );
  }

  /** Another key with the same value; in quotes where the old one was. */
  rename(from: string, to: string): Spliced {
    const node = this.#node;
    const pair = node.kind === 'map' ? pairNamed(node, from) : undefined;
    if (node.kind !== 'map' || pair === undefined) return this.refuse('edit/missing');
    const { key } = pair;
    if (key.kind !== 'scalar' || key.tag !== undefined || key.anchor !== undefined || key.from === key.to)
      return this.refuse('edit/layout', key);
    if (node.pairs.some((other) => other.isMerge || (other !== pair && other.name === from)))
      return this.refuse('edit/layout', key);
    return [{ from: key.from, to: key.to, insert: printKey(to, key.style, this.style, this.#isInFlow) }];
  }

  #remove(node: MapNode | SeqNode, index: number): Spliced {
    const count = node.kind === 'map' ? node.pairs.length : node.items.length;
    if (count === 1) return this.#replace(node.kind === 'map' ? {} : []);
    return (
      (node.flow ? removeFlow(this.#text, node, index) : removeEntry(this.#text, node, index)) ??
      this.refuse('edit/layout')
    );
  }
}

/** What stands beside the `|` or `>` of a text, with the blanks in front of it. */
function headerComment(text: string, node: Node): string {
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return '';
  return /^[|>][-+0-9]*([ \t]+#[^\r\n]*)/.exec(text.slice(node.from, node.to))?.[1] ?? '';
}

const isFlow = (node: Node): boolean => (node.kind === 'map' || node.kind === 'seq') && node.flow;
const hasEntries = (node: Node): boolean =>
  (node.kind === 'map' && node.pairs.length > 0) || (node.kind === 'seq' && node.items.length > 0);
const isNull = (node: ScalarNode): boolean =>
  node.style === 'plain' && node.tag === undefined && /^(?:|~|null|Null|NULL)$/.test(node.source);

/** `['a', 0, 'b']` around a value is `{ a: [{ b: value }] }`. */
function nest(path: readonly PathStep[], leaf: Json): Json | undefined {
  return path.reduceRight<Json | undefined>((inner, step) => {
    if (inner === undefined) return undefined;
    if (typeof step === 'string') return { [step]: inner };
    return step === 0 ? [inner] : undefined;
  }, leaf);
}

/** Where a new key goes among those that are there. */
function placeFor(node: MapNode, name: string, order: readonly string[] | undefined): number {
  const rank = order?.indexOf(name) ?? -1;
  if (order === undefined || rank < 0) return node.pairs.length;
  const later = new Set(order.slice(rank + 1));
  const at = node.pairs.findIndex((pair) => pair.name !== undefined && later.has(pair.name));
  return at < 0 ? node.pairs.length : at;
}
