// The view follows the question: the way of another request is brought into view, when its answer could not be seen where the
// view is.
import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { derivedOf, litPathOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { motionMs, viewOfWay } from './camera.ts';
import { decidedOf, wayOf } from './way.ts';

/** A question that is still being written moves nothing. */
const restMs = 400;

export function useWayInView(box: RefObject<HTMLDivElement | null>): void {
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const show = (isEnough: 'decided' | 'way'): void => {
      const state = useStore.getState();
      const { graph, layout } = derivedOf(state);
      const lit = litPathOf(state);
      const pane = box.current?.getBoundingClientRect();
      const way = pane && wayOf(graph, layout, lit, pane);
      const decided = decidedOf(graph, layout, lit);
      if (!way || !decided || pane.width === 0) return;
      const view = viewOfWay(way, decided, pane, getViewport(), isEnough);
      if (view) void setViewport(view, { duration: motionMs() });
    };
    let timer: number | undefined;
    const stop = useStore.subscribe((state, before) => {
      const isWanted = state.wayTick !== before.wayTick;
      if (!isWanted && state.request === before.request && state.client === before.client) return;
      clearTimeout(timer);
      if (isWanted) show('way');
      else timer = window.setTimeout(() => show('decided'), restMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [box, getViewport, setViewport]);
}
