// Where a neighbourhood writes its mappings and lists in brackets, and where on lines: what is added goes on with that.
import { isJsonArray, isJsonObject, type Json } from '../json.ts';
import type { MapNode, Node, SeqNode } from '../tree.ts';

/** How one mapping or list that holds something is written. */
export interface Layout {
  readonly kind: 'map' | 'seq';
  /** An item of a list, or the value of a key: two habits. */
  readonly isItem: boolean;
  /** How deep it is nested inside: 1 where it holds scalars alone. */
  readonly height: number;
  readonly isFlow: boolean;
  /** It stands inside other brackets, and so had no choice. */
  readonly isInner: boolean;
}

interface Sample {
  readonly node: Node;
  readonly parent: number;
  readonly isItem: boolean;
  readonly isInner: boolean;
}

/** Of the collections inside a node, the node itself left out. @param limit nodes looked at */
export function layoutsIn(root: Node, limit: number): readonly Layout[] {
  const samples: Sample[] = [{ node: root, parent: -1, isItem: false, isInner: false }];
  for (let i = 0; i < samples.length && samples.length < limit; i++) {
    const { node, isInner } = samples[i] ?? { node: root, isInner: false };
    if (!isCollection(node)) continue;
    for (const child of childrenOf(node))
      samples.push({ node: child, parent: i, isItem: node.kind === 'seq', isInner: isInner || node.flow });
  }
  const heights = heightsOf(samples);
  return samples.slice(1).flatMap(({ node, isItem, isInner }, i): Layout[] => {
    const height = heights[i + 1] ?? 0;
    return isCollection(node) && height > 0 ? [{ kind: node.kind, isItem, height, isFlow: node.flow, isInner }] : [];
  });
}

/** From the inside out: those below stand behind their parents. What was not looked into counts as scalars. */
function heightsOf(samples: readonly Sample[]): readonly number[] {
  const heights = samples.map(() => 0);
  for (let i = samples.length - 1; i > 0; i--) {
    const parent = samples[i]?.parent ?? 0;
    heights[parent] = Math.max(heights[parent] ?? 0, (heights[i] ?? 0) + 1);
  }
  return heights;
}

/**
 * Whether a value would be written in brackets. What is nested as deep or deeper and stands in brackets speaks for it, what is
 * no deeper and stands on lines against it.
 *
 * @param around the nearest neighbourhood first: the first that has an opinion decides
 */
export function isWrittenInFlow(value: Json, isItem: boolean, around: readonly (readonly Layout[])[]): boolean {
  const kind = isJsonArray(value) ? 'seq' : 'map';
  const height = heightOf(value);
  for (const layouts of around) {
    const alike = layouts.filter(
      (one) => one.kind === kind && one.isItem === isItem && (one.isFlow ? one.height >= height : one.height <= height),
    );
    const free = alike.filter(({ isInner }) => !isInner);
    const voices = free.length > 0 ? free : alike;
    if (voices.length > 0) return voices.filter(({ isFlow }) => isFlow).length * 2 > voices.length;
  }
  return false;
}

export function heightOf(value: Json): number {
  const inside = isJsonArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  return inside.reduce<number>((most, one) => Math.max(most, heightOf(one) + 1), 0);
}

const isCollection = (node: Node): node is MapNode | SeqNode => node.kind === 'map' || node.kind === 'seq';

const childrenOf = (node: MapNode | SeqNode): readonly Node[] =>
  node.kind === 'seq' ? node.items.map(({ value }) => value) : node.pairs.map(({ value }) => value);
