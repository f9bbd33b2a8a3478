// A finger that rests opens the menu that a right press opens. Some browsers say so by an event of their own; then that one
// counts, as ours does where they do not.
import { useEffect, type RefObject } from 'react';
import { openMenuOf } from './chartMenu.ts';

/** Milliseconds, and CSS pixels that a finger may tremble meanwhile. */
const patience = 500;
const tremble = 10;
/** Milliseconds after the finger is lifted in which events still belong to its press. */
const aftermath = 50;

export function useLongPress(box: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const chart = box.current;
    if (!chart) return undefined;
    const end = new AbortController();
    const options = { signal: end.signal, capture: true };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pressed: PointerEvent | undefined;
    let hasOpened = false;
    const leave = (): void => {
      clearTimeout(timer);
      pressed = undefined;
    };
    const open = (): void => {
      const { target, clientX, clientY } = pressed ?? {};
      leave();
      hasOpened = target instanceof Element && openMenuOf(target, { x: clientX ?? 0, y: clientY ?? 0 });
    };
    chart.addEventListener(
      'pointerdown',
      (event) => {
        // Two fingers zoom.
        const isAlone = pressed === undefined && event.isPrimary;
        leave();
        if (event.pointerType === 'mouse' || !isAlone || !isForMenus(event.target)) return;
        pressed = event;
        timer = setTimeout(open, patience);
      },
      options,
    );
    window.addEventListener(
      'pointermove',
      (event) => {
        if (!pressed || event.pointerId !== pressed.pointerId) return;
        if (Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > tremble) leave();
      },
      options,
    );
    const lift = (): void => {
      leave();
      setTimeout(() => (hasOpened = false), aftermath);
    };
    for (const name of ['pointerup', 'pointercancel'] as const) window.addEventListener(name, lift, options);
    // What the browser makes of the lifted finger would take the focus from the menu, or press what lies below.
    const swallow = (event: Event): void => {
      if (!hasOpened) return;
      event.preventDefault();
      event.stopPropagation();
    };
    chart.addEventListener(
      'contextmenu',
      (event) => {
        leave();
        swallow(event);
      },
      options,
    );
    for (const name of ['touchend', 'mousedown', 'click'] as const)
      chart.addEventListener(name, swallow, { ...options, passive: false });
    return () => {
      leave();
      end.abort();
    };
  }, [box]);
}

/** Handles and grips begin a line. */
function isForMenus(target: EventTarget | null): boolean {
  return target instanceof Element && !target.closest('[data-handle], [data-grip], input, select, [role="toolbar"]');
}
