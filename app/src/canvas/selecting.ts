// Several cards at once: which are selected after one more press, or inside a box, and where they go together.
import { nodeAt, nodeIn, type Box, type Graph, type Layout, type NodeId, type Pins, type Point } from '@portolan/graph';
import type { Ref } from '@portolan/engine';

/** The cards that are selected, each as a whole, without those that are drawn for what is missing. */
export function selectedCards(graph: Graph, selection: Ref | undefined, also: readonly Ref[]): readonly NodeId[] {
  const all = selection ? [selection, ...also] : [];
  return [...new Set(all.flatMap((ref) => nodeAt(graph, ref)?.id ?? []))];
}

/** One more card, or one less. */
export function toggled(graph: Graph, selected: readonly NodeId[], id: NodeId): readonly Ref[] {
  const next = selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id];
  return refsOf(graph, next);
}

/** @param box in chart units */
export function cardsIn(graph: Graph, layout: Layout, box: Box): readonly NodeId[] {
  return graph.nodes.flatMap(({ id, width, height }) => {
    const at = layout.positions[id];
    const isInside =
      at !== undefined &&
      at.x < box.x + box.width &&
      at.x + width > box.x &&
      at.y < box.y + box.height &&
      at.y + height > box.y;
    return isInside ? [id] : [];
  });
}

export function refsOf(graph: Graph, ids: readonly NodeId[]): readonly Ref[] {
  return ids.flatMap((id) => {
    const node = nodeIn(graph, id);
    return node?.ref && !node.missing ? [node.ref] : [];
  });
}

/** Where a card goes that is carried to a place, and with it those that are selected together with it. */
export function carriedTo(layout: Layout, selected: readonly NodeId[], id: NodeId, to: Point): Pins {
  const from = layout.positions[id];
  if (!from) return {};
  const cards = selected.includes(id) ? selected : [id];
  const places = cards.flatMap((card): readonly (readonly [NodeId, Point])[] => {
    const at = layout.positions[card];
    return at ? [[card, { x: Math.round(at.x + to.x - from.x), y: Math.round(at.y + to.y - from.y) }]] : [];
  });
  return Object.fromEntries(places);
}
