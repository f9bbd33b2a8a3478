// Where on the chart the way of a request lies, and what on it decided.
import { nodeIn, type Graph, type GraphNode, type Layout, type LitPath, type NodeId } from '@portolan/graph';
import type { Rect, Size } from './camera.ts';

/**
 * The box around what the request passes; without the first cards where the pane cannot hold all, as a gateway of hundreds
 * of hosts may stand far from the one that is asked for.
 *
 * @param pane in screen pixels; what fits it at full size is held
 */
export function wayOf(graph: Graph, layout: Layout, lit: LitPath, pane: Size): Rect | undefined {
  const boxes = lit.nodes.flatMap((id) => boxOf(graph, layout, lit, id, pane) ?? []);
  const ways = boxes.map((_, i) => around(boxes.slice(i)));
  return ways.find(({ height }) => height <= pane.height) ?? ways.at(-1);
}

/** Where the request ended, else the rule that decided, else the last card: what one wants to see of a way first. */
export function decidedOf(graph: Graph, layout: Layout, lit: LitPath): Rect | undefined {
  const last = lit.diedAt?.node ? lit.diedAt : lit.rules.at(-1);
  const id = last?.node ?? lit.nodes.at(-1);
  const node = id === undefined ? undefined : nodeIn(graph, id);
  const card = node && cardOf(layout, node);
  const row = node?.rules.find((rule) => rule.id === last?.rule);
  return card && row ? { ...card, y: card.y + row.y, height: row.height } : card;
}

/** The card, or only its lit rules where the whole card is too tall. */
function boxOf(graph: Graph, layout: Layout, { rules }: LitPath, id: NodeId, pane: Size): Rect | undefined {
  const node = nodeIn(graph, id);
  const card = node && cardOf(layout, node);
  if (!card || card.height <= pane.height / 2) return card;
  const rows = node.rules.filter((row) => rules.some((lit) => lit.node === id && lit.rule === row.id));
  return rows.length > 0 ? around(rows.map(({ y, height }) => ({ ...card, y: card.y + y, height }))) : card;
}

function cardOf({ positions }: Layout, { id, width, height }: GraphNode): Rect | undefined {
  const place = positions[id];
  return place && { ...place, width, height };
}

function around(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
