// Shift and a drag over the empty chart: a box, and what it touches is selected. With what was selected before, as a press
// with Shift would.
import { useReactFlow } from '@xyflow/react';
import { useEffect, useState, type RefObject } from 'react';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import styles from './SelectionBox.module.css';
import { cardsIn, refsOf, selectedCards } from './selecting.ts';

interface Corners {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

export function SelectionBox({ box }: { readonly box: RefObject<HTMLDivElement | null> }) {
  const { screenToFlowPosition } = useReactFlow();
  const [drawn, setDrawn] = useState<Corners>();
  useEffect(() => {
    const chart = box.current;
    let corners: Corners | undefined;
    const begin = (event: PointerEvent): void => {
      if (!isOnPane(event)) return;
      corners = { fromX: event.clientX, fromY: event.clientY, toX: event.clientX, toY: event.clientY };
      chart?.setPointerCapture(event.pointerId);
    };
    const draw = (event: PointerEvent): void => {
      if (!corners) return;
      corners = { ...corners, toX: event.clientX, toY: event.clientY };
      setDrawn(corners);
    };
    const end = (): void => {
      if (!corners) return;
      const { fromX, fromY, toX, toY } = corners;
      corners = undefined;
      setDrawn(undefined);
      const a = screenToFlowPosition({ x: Math.min(fromX, toX), y: Math.min(fromY, toY) });
      const b = screenToFlowPosition({ x: Math.max(fromX, toX), y: Math.max(fromY, toY) });
      selectInside({ x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y });
    };
    // The chart is moved by the mouse events that follow.
    const holdStill = (event: MouseEvent): void => {
      if (isOnPane(event)) event.stopPropagation();
    };
    const swallow = (event: MouseEvent): void => {
      if (event.shiftKey && isOnPane(event)) event.stopPropagation();
    };
    const listeners = [
      ['pointerdown', begin],
      ['pointermove', draw],
      ['pointerup', end],
      ['mousedown', holdStill],
      ['click', swallow],
    ] as const;
    for (const [name, listener] of listeners) chart?.addEventListener(name, listener as EventListener, true);
    return () => {
      for (const [name, listener] of listeners) chart?.removeEventListener(name, listener as EventListener, true);
    };
  }, [box, screenToFlowPosition]);

  const rect = box.current?.getBoundingClientRect();
  if (!drawn || !rect) return null;
  return (
    <div
      className={styles.box}
      style={{
        left: Math.min(drawn.fromX, drawn.toX) - rect.left,
        top: Math.min(drawn.fromY, drawn.toY) - rect.top,
        width: Math.abs(drawn.toX - drawn.fromX),
        height: Math.abs(drawn.toY - drawn.fromY),
      }}
    />
  );
}

function isOnPane({ target, shiftKey, button }: MouseEvent): boolean {
  return shiftKey && button === 0 && target instanceof Element && target.classList.contains('react-flow__pane');
}

function selectInside(area: { x: number; y: number; width: number; height: number }): void {
  const state = useStore.getState();
  const { graph, layout } = derivedOf(state);
  const before = selectedCards(graph, state.selection, state.alsoSelected);
  const touched = cardsIn(graph, layout, area);
  state.selectAll(refsOf(graph, [...new Set([...before, ...touched])]));
}
