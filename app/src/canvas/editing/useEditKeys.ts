// Keys for editing on the chart: N creates (and Space, see useSpacePan.ts), C joins the focused card or rule to another, Delete takes the selected line
// away.
import { edgeIn, type Graph } from '@portolan/graph';
import { useEffect, type RefObject } from 'react';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { endAt, lineOf } from './ends.ts';
import { selectedEdge } from './useActiveEdge.ts';
import { takeAway } from './takeAway.ts';

export function useEditKeys(box: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const chart = box.current;
    const press = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLInputElement || event.defaultPrevented) return;
      const { graph } = derivedOf(useStore.getState());
      // With Shift these letters are actions of their own.
      if ((event.shiftKey && key.length === 1) || !act(key, target, graph)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    chart?.addEventListener('keydown', press);
    return () => chart?.removeEventListener('keydown', press);
  }, [box]);
}

/** @returns whether the key meant something */
function act(key: string, target: HTMLElement, graph: Graph): boolean {
  switch (key) {
    case 'n':
    case 'N':
      useStore.setState({ picking: { list: 'kinds' } });
      return true;
    case 'c':
    case 'C':
      return pickTargets(graph, target);
    case 'Delete':
    case 'Backspace': {
      const edge = edgeIn(graph, selectedEdge(graph, useStore.getState().selection) ?? '');
      const line = edge && lineOf(graph, edge);
      if (line) takeAway(line);
      return line !== undefined;
    }
    default:
      return false;
  }
}

/** What the focused card, or the focused rule, may be joined to. */
function pickTargets(graph: Graph, element: HTMLElement): boolean {
  const start = endAt(graph, element);
  if (!start || start.end.kind === 'missing') return false;
  useStore.setState({ picking: { list: 'targets', start: start.end, name: start.name, node: start.node.id } });
  return true;
}
