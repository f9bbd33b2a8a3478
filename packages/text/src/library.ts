// One document's text to a tree with places, by way of the `yaml` library. The only file that imports it: everything after
// works on tree.ts. What plain scalars mean is toJson.ts's business. Reached through parse.ts, as it may arrive late.
import { isAlias, isMap, isScalar, isSeq, parseDocument, type CST, type Document, type Pair as YamlPair } from 'yaml';
import type { AliasNode, Item, MapNode, Node, Pair, ScalarNode, ScalarStyle, SeqNode } from './tree.ts';
import { keyOf, plainKey } from './scalar.ts';
import { isMergeKey, resolveTagged } from './tags.ts';
import { dialectProblems } from './dialect.ts';
import { textProblem, type TextProblem } from './problem.ts';
import { earlyProblems } from './early.ts';
import { guard } from './guard.ts';
import type { Parsed } from './parse.ts';
import { depthLimit } from './limits.ts';
import { syntaxProblems } from './syntax.ts';

/** By the library, whatever the text. */
export function parseAll(text: string): Parsed {
  const hopeless = guard(text);
  if (hopeless !== undefined) return { root: undefined, problems: [hopeless] };
  const early = earlyProblems(text, (beginning) => compose(beginning)?.errors ?? []);
  if (early !== undefined) return { root: undefined, problems: early };
  const document = compose(text);
  if (document === undefined)
    return { root: undefined, problems: [tooDeep({ from: 0, to: Math.min(1, text.length) })] };
  const problems = syntaxProblems(text, document.errors);
  if (problems.length > 0) return { root: undefined, problems };
  if (document.contents === null || isEmptyContent(document)) {
    return { root: undefined, problems: dialectProblems(text, undefined) };
  }
  const reader = new TreeReader(text);
  const root = reader.read(document.contents, 0);
  return { root, problems: reader.problems.length > 0 ? reader.problems : dialectProblems(text, root) };
}

/** Undefined when it is nested deeper than the stack. */
function compose(text: string): Document.Parsed | undefined {
  try {
    // Failsafe: every scalar stays the string it was written as. Duplicate keys are ours to report, with both places.
    return parseDocument(text, {
      version: '1.1',
      schema: 'failsafe',
      keepSourceTokens: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** A document of comments alone is composed as an empty scalar without a token. */
function isEmptyContent(document: Document.Parsed): boolean {
  const { contents } = document;
  return (
    isScalar(contents) && contents.srcToken === undefined && contents.anchor === undefined && contents.tag === undefined
  );
}

const tooDeep = (place: { from: number; to: number }): TextProblem =>
  textProblem('yaml/too-deep', place, { limit: depthLimit });

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

interface Props {
  anchor?: string;
  tag?: string;
}

class TreeReader {
  readonly problems: TextProblem[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(node: unknown, depth: number): Node {
    if (depth > depthLimit) {
      const from = rangeOf(node)?.[0] ?? 0;
      if (this.problems.length === 0) this.problems.push(tooDeep({ from, to: from + 1 }));
      return emptyScalar(from);
    }
    if (isMap(node)) return this.#map(node, depth);
    if (isSeq(node)) return this.#seq(node, depth);
    if (isAlias(node)) {
      const [from, to] = rangeOf(node) ?? [0, 0];
      return { kind: 'alias', from, to, name: node.source } satisfies AliasNode;
    }
    if (isScalar(node)) return this.#scalar(node);
    throw new Error('not a node');
  }

  #scalar(node: { value: unknown; type?: unknown; srcToken?: CST.Token | undefined } & object): ScalarNode {
    const [from, to] = rangeOf(node) ?? [0, 0];
    const style = styles[String(node.type)] ?? 'plain';
    const source = typeof node.value === 'string' ? node.value : '';
    const end = style === 'literal' || style === 'folded' ? this.#blockEnd(from, to, source) : to;
    return { kind: 'scalar', from, to: node.srcToken === undefined ? from : end, style, source, ...propsOf(node) };
  }

  /** Behind the last line of a block scalar: blank lines below belong to it only when it keeps them. */
  #blockEnd(from: number, to: number, source: string): number {
    const keeps = /^[|>][0-9]*\+/.test(this.#text.slice(from, from + 3));
    if (keeps && /\n\n$/.test(source)) return this.#text.endsWith('\n', to) ? to - 1 : to;
    return from + this.#text.slice(from, to).trimEnd().length;
  }

  #map(node: { items: YamlPair[]; flow?: boolean; srcToken?: CST.Token | undefined } & object, depth: number): MapNode {
    const [from, to] = rangeOf(node) ?? [0, 0];
    const pairs = node.items.map((pair) => this.#pair(pair, from, depth));
    const flow = node.flow === true;
    const end = flow
      ? to
      : Math.max(from, ...pairs.slice(-1).map((pair) => Math.max(pair.value.to, pair.colon ?? 0, pair.key.to)));
    return { kind: 'map', from, to: end, flow, pairs, ...propsOf(node) };
  }

  #pair(pair: YamlPair, start: number, depth: number): Pair {
    const token = pair.srcToken;
    const mark = token?.sep?.find((part) => part.type === 'map-value-ind');
    const key = pair.key === null ? emptyScalar(start) : this.read(pair.key, depth + 1);
    const colon = mark === undefined ? undefined : mark.offset + 1;
    const end = colon ?? key.to;
    const read = pair.value === null || pair.value === undefined ? emptyScalar(end) : this.read(pair.value, depth + 1);
    // The library places an empty value behind the comment that follows; ours stands at the colon.
    const value = read.kind === 'scalar' && read.from === read.to ? { ...read, from: end, to: end } : read;
    return {
      key,
      name: nameOf(key),
      colon,
      value,
      isMerge: isMerge(key),
      isExplicit: token?.start.some((part) => part.type === 'explicit-key-ind') ?? false,
    };
  }

  #seq(node: { items: unknown[]; flow?: boolean; srcToken?: CST.Token | undefined } & object, depth: number): SeqNode {
    const [from, to] = rangeOf(node) ?? [0, 0];
    const flow = node.flow === true;
    const dashes = flow ? [] : dashesOf(node.srcToken);
    const items = node.items.map((item, i): Item => {
      const dash = dashes[i];
      const read = this.read(item, depth + 1);
      const isEmpty = read.kind === 'scalar' && read.from === read.to && dash !== undefined;
      return { dash, value: isEmpty ? { ...read, from: dash + 1, to: dash + 1 } : read };
    });
    const end = flow
      ? to
      : Math.max(from, ...items.slice(-1).map((item) => Math.max(item.value.to, (item.dash ?? 0) + 1)));
    return { kind: 'seq', from, to: end, flow, items, ...propsOf(node) };
  }
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) ? (range as [number, number, number]) : undefined;
}

function propsOf(node: object): Props {
  const props: Props = {};
  if ('anchor' in node && typeof node.anchor === 'string' && node.anchor !== '') props.anchor = node.anchor;
  if ('tag' in node && typeof node.tag === 'string' && node.tag !== '') props.tag = node.tag;
  return props;
}

function dashesOf(token: CST.Token | undefined): number[] {
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap((item) =>
    item.start.filter((part) => part.type === 'seq-item-ind').map((part) => part.offset),
  );
}

const isMerge = (key: Node): boolean => key.kind === 'scalar' && isMergeKey(key.source, key.tag, key.style === 'plain');

function nameOf(key: Node): string | undefined {
  if (key.kind !== 'scalar' || isMerge(key)) return undefined;
  if (key.tag !== undefined) {
    const value = resolveTagged(key.tag, key.source);
    return value === undefined ? undefined : keyOf(value);
  }
  return key.style === 'plain' ? plainKey(key.source) : key.source;
}

const emptyScalar = (at: number): ScalarNode => ({ kind: 'scalar', from: at, to: at, style: 'plain', source: '' });
