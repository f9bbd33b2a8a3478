// Paths to places and back, within one document. What a path means is the engine's business.
import type { Path, PathStep } from './json.ts';
import type { DocumentContent } from './source.ts';
import { pairNamed, type Node } from './tree.ts';

/** Offsets relative to the document's text. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where a path leads. */
export interface Located {
  /** The value. */
  readonly value: Range;
  /** Its key, or the dash of a list item; the value itself at the root and in flow lists. */
  readonly key: Range;
  /** Key and value together. */
  readonly whole: Range;
  /** Steps of the path that the text has: fewer than asked when the rest is missing or stands behind an alias. */
  readonly depth: number;
}

/** The place of a path, or of the nearest ancestor that is written there. Undefined in a document without a tree. */
export function locate(content: DocumentContent, path: Path): Located | undefined {
  let node = content.root;
  if (node === undefined) return undefined;
  const root = rangeOf(node);
  let at: Located = { value: root, key: root, whole: root, depth: 0 };
  for (const step of path) {
    const next = enter(node, step);
    if (next === undefined) break;
    node = next.node;
    const value = rangeOf(node);
    const whole = { from: Math.min(next.key.from, value.from), to: Math.max(next.key.to, value.to) };
    at = { value, key: next.key, whole, depth: at.depth + 1 };
  }
  return at;
}

/** The innermost place that an offset belongs to. A comment belongs to what stands below it. */
export function pathAt(content: DocumentContent, offset: number): Path {
  const path: PathStep[] = [];
  const at = skipComments(content.text, offset);
  let node = content.root;
  while (node !== undefined) {
    const next: { step: PathStep; node: Node; start: number } | undefined = childAround(node, at);
    if (next === undefined) break;
    path.push(next.step);
    if (at < next.node.from) break;
    node = next.node;
  }
  return path;
}

const rangeOf = ({ from, to }: Node): Range => ({ from, to });

function enter(node: Node, step: PathStep): { node: Node; key: Range } | undefined {
  if (node.kind === 'map') {
    const pair = pairNamed(node, String(step));
    return pair && { node: pair.value, key: rangeOf(pair.key) };
  }
  if (node.kind !== 'seq' || typeof step !== 'number') return undefined;
  const item = node.items[step];
  if (item === undefined) return undefined;
  return {
    node: item.value,
    key: item.dash === undefined ? rangeOf(item.value) : { from: item.dash, to: item.dash + 1 },
  };
}

function childAround(node: Node, offset: number): { step: PathStep; node: Node; start: number } | undefined {
  if (node.kind !== 'map' && node.kind !== 'seq') return undefined;
  if (node.flow && (offset < node.from || offset > node.to)) return undefined;
  let found: { step: PathStep; node: Node; start: number } | undefined;
  const children =
    node.kind === 'map'
      ? node.pairs.map((pair) => ({ step: pair.name, node: pair.value, start: pair.key.from }))
      : node.items.map((item, step) => ({ step, node: item.value, start: item.dash ?? item.value.from }));
  for (const { step, node: child, start } of children) {
    if (start > offset) break;
    if (step !== undefined) found = { step, node: child, start };
  }
  return found;
}

function skipComments(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const indent = /^[ \t]*/.exec(text.slice(start, start + 1000))?.[0].length ?? 0;
    const end = text.indexOf('\n', start);
    if (text[start + indent] !== '#' || end < 0) return Math.max(at, start + indent);
    at = end + 1;
  }
}
