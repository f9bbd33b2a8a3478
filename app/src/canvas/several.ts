// Several cards of the chart as the hand takes them: one more, one less, and all carried together.
import type { Graph, NodeId, Pins, Point } from '@portolan/graph';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import { carriedTo, selectedCards, toggled } from './selecting.ts';

/** A press with Shift or Ctrl on a card. */
export function toggle(id: NodeId): void {
  const state = useStore.getState();
  const { graph } = derivedOf(state);
  state.selectAll(toggled(graph, selectedIn(graph, state), id));
}

export function selectedIn(graph: Graph, { selection, alsoSelected }: State): readonly NodeId[] {
  return selectedCards(graph, selection, alsoSelected);
}

/** Where a card goes that is carried to a place, and those that go with it. */
export function carried(id: NodeId, to: Point): Pins {
  const state = useStore.getState();
  const { graph, layout } = derivedOf(state);
  return carriedTo(layout, selectedIn(graph, state), id, to);
}
