// Entries of flow collections, `[a, b]` and `{a: 1}`: what stands between commas comes and goes.
import type { TextEdit } from '../edit.ts';
import type { MapNode, SeqNode } from '../tree.ts';
import { isBlank, lineStart } from './lines.ts';
import { refusal, type Spliced } from './refusal.ts';
import type { Style } from './style.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

export function insertFlow(
  text: string,
  node: MapNode | SeqNode,
  index: number,
  printed: string,
  style: Style,
): Spliced {
  const spans = spansOf(node);
  if (hasComments(text, node, spans)) return refusal(text, 'edit/layout', node);
  if (spans.length === 0) {
    const gap = node.kind === 'map' ? style.braceGap : '';
    return [
      {
        from: node.from,
        to: node.to,
        insert: (node.kind === 'map' ? ['{', '}'] : ['[', ']']).join(gap + printed + gap),
      },
    ];
  }
  const next = spans[index];
  if (next !== undefined) return [{ from: next.from, to: next.from, insert: `${printed},${separation(text, next)}` }];
  const last = spans.at(-1);
  if (last === undefined) return refusal(text, 'edit/layout', node);
  return [{ from: last.to, to: last.to, insert: `,${separation(text, last)}${printed}` }];
}

/** One of several; undefined where comments stand between the items. */
export function removeFlow(text: string, node: MapNode | SeqNode, index: number): readonly TextEdit[] | undefined {
  const spans = spansOf(node);
  const own = spans[index];
  if (own === undefined || hasComments(text, node, spans)) return undefined;
  const next = spans[index + 1];
  if (next !== undefined) return [{ from: own.from, to: next.from, insert: '' }];
  const before = spans[index - 1];
  return before === undefined ? undefined : [{ from: before.to, to: own.to, insert: '' }];
}

/** The items between change places; commas and blanks stay. */
export function moveFlow(text: string, node: SeqNode, from: number, to: number): readonly TextEdit[] | undefined {
  const spans = spansOf(node);
  if (hasComments(text, node, spans)) return undefined;
  const order = spans.map((_, i) => i);
  order.splice(to, 0, ...order.splice(from, 1));
  return order.flatMap((old, i) => {
    const [source, target] = [spans[old], spans[i]];
    if (old === i || source === undefined || target === undefined) return [];
    return [{ from: target.from, to: target.to, insert: text.slice(source.from, source.to) }];
  });
}

function spansOf(node: MapNode | SeqNode): Span[] {
  if (node.kind === 'seq') return node.items.map(({ value }) => ({ from: value.from, to: value.to }));
  return node.pairs.map(({ key, colon, value }) => ({ from: key.from, to: Math.max(key.to, colon ?? 0, value.to) }));
}

/** Anything but commas, blanks and the brackets themselves between the items: a comment, an anchor, a tag. */
function hasComments(text: string, node: MapNode | SeqNode, spans: readonly Span[]): boolean {
  const ends = [node.from + 1, ...spans.map(({ to }) => to)];
  const starts = [...spans.map(({ from }) => from), node.to - 1];
  return ends.some((end, i) => !/^[\s,]*$/.test(text.slice(end, starts[i])));
}

/** Items on lines of their own keep to that; others are one blank apart. */
function separation(text: string, item: Span): string {
  const start = lineStart(text, item.from);
  const lead = text.slice(start, item.from);
  if (!isBlank(lead) || start === 0) return ' ';
  return (text[start - 2] === '\r' ? '\r\n' : '\n') + lead;
}
