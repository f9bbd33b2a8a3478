// Space held while the pointer drags moves the view, over cards too; pressed and let go on the empty chart it asks what shall be
// created.
import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { writesText } from '../commands/useShortcuts.ts';
import { useStore } from '../store/store.ts';

export function useSpacePan(box: RefObject<HTMLDivElement | null>): void {
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const chart = box.current;
    if (!chart) return undefined;
    const end = new AbortController();
    const options = { signal: end.signal, capture: true };
    let held: { readonly on: EventTarget | null; hasPanned: boolean } | undefined;
    let from: { readonly x: number; readonly y: number } | undefined;
    const letGo = (): void => {
      held = undefined;
      from = undefined;
      delete chart.dataset['panning'];
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.repeat || !isFor(chart, event)) return;
      if (event.target === chart) event.preventDefault();
      held = { on: event.target, hasPanned: false };
      chart.dataset['panning'] = '';
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || !held) return;
      // A button would be pressed by it.
      if (held.hasPanned) event.preventDefault();
      else if (held.on === chart) useStore.setState({ picking: { list: 'kinds' } });
      letGo();
    };
    const onDown = (event: PointerEvent): void => {
      if (!held || event.button !== 0) return;
      held.hasPanned = true;
      from = { x: event.clientX, y: event.clientY };
      event.stopPropagation();
    };
    const onMove = (event: PointerEvent): void => {
      if (!from) return;
      const view = getViewport();
      void setViewport({ ...view, x: view.x + event.clientX - from.x, y: view.y + event.clientY - from.y });
      from = { x: event.clientX, y: event.clientY };
    };
    // Cards and the pane move by the mouse events that follow, take the focus, and select at the click.
    const holdStill = (event: Event): void => {
      if (!held) return;
      event.stopPropagation();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey, options);
    window.addEventListener('keyup', onKeyUp, options);
    // Of the window, not of what is in it.
    window.addEventListener('blur', letGo, { signal: end.signal });
    chart.addEventListener('pointerdown', onDown, options);
    for (const name of ['mousedown', 'click'] as const) chart.addEventListener(name, holdStill, options);
    window.addEventListener('pointermove', onMove, options);
    window.addEventListener('pointerup', () => (from = undefined), options);
    return () => {
      letGo();
      end.abort();
    };
  }, [box, getViewport, setViewport]);
}

/** Pressed on the chart, or on nothing; no list, dialog or field has the focus. */
function isFor(chart: HTMLElement, { target, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || shiftKey || writesText(target)) return false;
  return target === document.body || (target instanceof Node && chart.contains(target));
}
