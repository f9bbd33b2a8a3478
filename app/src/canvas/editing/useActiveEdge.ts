// The edge whose ends can be gripped: the one that the pointer rests on, else the one that is selected.
import type { Ref } from '@portolan/engine';
import { nodeAt, type EdgeId, type Graph } from '@portolan/graph';
import { useEffect, useState, type RefObject } from 'react';
import { useStore } from '../../store/store.ts';
import { isSamePlace } from '../within.ts';

/** Milliseconds that the grips stay when the pointer leaves the line for them. */
const patience = 600;

export function useActiveEdge(
  box: RefObject<HTMLDivElement | null>,
  graph: Graph,
  isDrawing: boolean,
): EdgeId | undefined {
  const [hovered, setHovered] = useState<EdgeId>();
  const selected = useStore((state) => selectedEdge(graph, state.selection));
  useEffect(() => {
    const chart = box.current;
    if (!chart || isDrawing) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = ({ target }: PointerEvent): void => {
      if (!(target instanceof Element)) return;
      const id = target.closest('.react-flow__edge')?.getAttribute('data-id') ?? undefined;
      if (id === undefined && target.closest('[data-grip]')) return clearTimeout(timer);
      clearTimeout(timer);
      if (id === undefined) timer = setTimeout(() => setHovered(undefined), patience);
      else setHovered(id);
    };
    chart.addEventListener('pointerover', look);
    return () => {
      clearTimeout(timer);
      chart.removeEventListener('pointerover', look);
    };
  }, [box, isDrawing]);
  return hovered ?? selected;
}

/** A selection that is the very place which makes an edge, and no card of its own. */
export function selectedEdge(graph: Graph, selection: Ref | undefined): EdgeId | undefined {
  if (!selection || selection.path.length === 0) return undefined;
  const own = nodeAt(graph, selection)?.ref;
  if (own && own.path.length > 0 && isSamePlace(own, selection)) return undefined;
  return edgeFrom(graph.edges, selection);
}

let last: { readonly edges: Graph['edges']; readonly selection: Ref; readonly id: EdgeId | undefined } | undefined;

/** Asked at every change of the page: thousands of edges are looked through once. */
function edgeFrom(edges: Graph['edges'], selection: Ref): EdgeId | undefined {
  if (last?.edges !== edges || last.selection !== selection)
    last = { edges, selection, id: edges.find(({ ref }) => isSamePlace(ref, selection))?.id };
  return last.id;
}
