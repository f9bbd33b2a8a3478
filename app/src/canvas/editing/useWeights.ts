// Weights moved on the labels of edges: dragged to the left and right, with the arrow keys, or written as a number. One drag
// and one press of a key are one step of the history each; the text and the answer follow every move.
import { edgeIn, type EdgeId, type GraphEdge } from '@portolan/graph';
import { useEffect, useState, type RefObject } from 'react';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { carryOut, newGroup } from './carryOut.ts';
import { weighed, type Weighed } from './weighing.ts';

/** Screen pixels of the pointer for one percent. */
const pixelsPerStep = 2;
/** Screen pixels that a press may tremble. */
const threshold = 3;

/** @returns the edge whose number is being written, and how that ends */
export function useWeights(box: RefObject<HTMLDivElement | null>) {
  const [writing, setWriting] = useState<EdgeId>();
  useEffect(() => {
    const chart = box.current;
    if (!chart) return undefined;
    const end = new AbortController();
    const { signal } = end;
    let group = newGroup();
    const onDown = (event: PointerEvent): void => {
      const edge = edgeAt(event.target);
      if (edge && event.button === 0) drag(edge, event, signal);
    };
    const onKey = (event: KeyboardEvent): void => {
      const edge = edgeAt(event.target);
      if (!edge || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter' || /^\d$/.test(event.key)) setWriting(edge.id);
      else {
        const held = weighed(edge);
        const next = held && stepped(held, event);
        if (!held || next === undefined) return;
        if (!event.repeat) group = newGroup();
        carryOut(held.set(next), held.label, group);
      }
      // The chart has other uses for these keys.
      event.preventDefault();
      event.stopPropagation();
    };
    const onDouble = (event: MouseEvent): void => {
      const edge = edgeAt(event.target);
      if (!edge) return;
      event.stopPropagation();
      setWriting(edge.id);
    };
    chart.addEventListener('pointerdown', onDown, { signal });
    chart.addEventListener('keydown', onKey, { signal });
    chart.addEventListener('dblclick', onDouble, { signal, capture: true });
    return () => end.abort();
  }, [box]);
  return { writing, done: () => setWriting(undefined) };
}

function edgeAt(target: EventTarget | null): GraphEdge | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const id = target.closest<HTMLElement>('[data-weighs]')?.dataset['weighs'];
  return id === undefined ? undefined : edgeIn(derivedOf(useStore.getState()).graph, id);
}

function stepped({ value, most }: Weighed, { key, shiftKey }: KeyboardEvent): number | undefined {
  const by = shiftKey ? 10 : 1;
  const within = (wanted: number): number => Math.min(most, Math.max(0, wanted));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return within(value + by);
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(value - by);
    case 'PageUp':
      return within(value + 10);
    case 'PageDown':
      return within(value - 10);
    case 'Home':
      return 0;
    case 'End':
      return most;
    default:
      return undefined;
  }
}

function drag(edge: GraphEdge, { clientX, pointerId }: PointerEvent, whole: AbortSignal): void {
  const held = weighed(edge);
  if (!held) return;
  const group = newGroup();
  const end = new AbortController();
  const signal = AbortSignal.any([whole, end.signal]);
  let isMoving = false;
  let wanted = held.value;
  let frame = 0;
  const write = (): void => {
    frame = 0;
    carryOut(held.set(wanted), held.label, group);
  };
  const stop = (): void => {
    if (frame !== 0) {
      cancelAnimationFrame(frame);
      write();
    }
    end.abort();
    if (!isMoving) return;
    // The click that ends a drag selects nothing; there is none where the label has moved away.
    const click = new AbortController();
    window.addEventListener('click', (event) => event.stopPropagation(), { capture: true, signal: click.signal });
    setTimeout(() => click.abort(), 0);
  };
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== pointerId) return;
      const moved = event.clientX - clientX;
      isMoving ||= Math.abs(moved) > threshold;
      if (!isMoving) return;
      wanted = Math.min(held.most, Math.max(0, held.value + Math.round(moved / pixelsPerStep)));
      frame ||= requestAnimationFrame(write);
    },
    { signal },
  );
  window.addEventListener('pointerup', stop, { signal });
  window.addEventListener('pointercancel', stop, { signal });
}
