// A YAML document as nodes with their places: what reading and editing need to know of the syntax, and no more.
// Offsets are relative to the document's text. parse.ts makes these trees.
import type { PathStep } from './json.ts';

interface Placed {
  /** From the first character of the value (a quote, a bracket, the first key, the first dash)… */
  readonly from: number;
  /** …to behind its last character. Block scalars end behind their last line; an empty value has `from === to`. */
  readonly to: number;
  readonly anchor?: string;
  readonly tag?: string;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';
export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The text it stands for: quotes, escapes and folding resolved, type not. */
  readonly source: string;
}
export interface AliasNode extends Placed {
  readonly kind: 'alias';
  readonly name: string;
}
export interface Pair {
  readonly key: Node;
  /** As JSON has it; undefined for the merge key and for keys that JSON cannot have. */
  readonly name: string | undefined;
  /** Behind the colon; undefined when there is none (a key alone). */
  readonly colon: number | undefined;
  readonly value: Node;
  readonly isMerge: boolean;
  /** Written with `?`. */
  readonly isExplicit: boolean;
}
export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}
export interface Item {
  /** Of the `-`; undefined in flow style. */
  readonly dash: number | undefined;
  readonly value: Node;
}
export interface SeqNode extends Placed {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly Item[];
}
export type Node = ScalarNode | AliasNode | MapNode | SeqNode;

/** The pair that gives a key its value: of two with the same name, the last. */
export function pairNamed(map: MapNode, name: string): Pair | undefined {
  return map.pairs.findLast((pair) => pair.name === name);
}

/** One step down; undefined where the text has no such node of its own (an alias is not followed). */
export function stepInto(node: Node, step: PathStep): Node | undefined {
  if (node.kind === 'map') return pairNamed(node, String(step))?.value;
  if (node.kind === 'seq' && typeof step === 'number') return node.items[step]?.value;
  return undefined;
}

export function nodeAt(root: Node | undefined, path: readonly PathStep[]): Node | undefined {
  let node = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = stepInto(node, step);
  }
  return node;
}

export function* walk(node: Node): Generator<Node> {
  yield node;
  if (node.kind === 'seq') {
    for (const item of node.items) yield* walk(item.value);
  } else if (node.kind === 'map') {
    for (const pair of node.pairs) {
      yield pair.key;
      yield* walk(pair.value);
    }
  }
}
