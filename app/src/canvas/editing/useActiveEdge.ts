// The edge whose ends can be gripped: the one that the pointer rests on, else the one that is selected.
import type { EdgeId, Graph } from '@portolan/graph';
import { useEffect, useState, type RefObject } from 'react';
import { useStore } from '../../store/store.ts';

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

/** A selection that is the very place which makes an edge. */
export function selectedEdge(
  graph: Graph,
  selection: { readonly resource: string; readonly path: readonly unknown[] } | undefined,
): EdgeId | undefined {
  if (!selection || selection.path.length === 0) return undefined;
  const steps = selection.path.join('.');
  return graph.edges.find(({ ref }) => ref.resource === selection.resource && ref.path.join('.') === steps)?.id;
}
