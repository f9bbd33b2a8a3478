// Keys on the chart: 1 shows everything, 2 the way of the request, 0 is 100 %, + and − zoom, arrows walk along edges and
// columns, Enter selects, Shift and an arrow move a node and those selected with it, Escape selects nothing.
import { nodeIn, type Graph, type Layout, type NodeId } from '@portolan/graph';
import type { ReactFlowInstance } from '@xyflow/react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import { loadedActions } from '../actions/laterActions.ts';
import { writesText } from '../commands/useShortcuts.ts';
import { useStore } from '../store/store.ts';
import { fitOptions, motionMs, panToShow } from './camera.ts';
import { keyTarget, onMenuKey } from './chartMenu.ts';
import { carried } from './several.ts';
import { walk, type Direction } from './walk.ts';

/** Chart units that Shift and an arrow move a node by. */
const step = 16;

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The chart that keys are pressed on, as it is drawn now. */
interface Pressed {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly graph: Graph;
  readonly layout: Layout;
  readonly flow: ReactFlowInstance;
}

export function onKeyDown(event: KeyboardEvent, on: Pressed): void {
  if (event.defaultPrevented || writesText(event.target)) return;
  if (onMenuKey(event) || (isForActions(event) && runKeys(event))) {
    event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return;
  if (act(event, on)) event.preventDefault();
}

export function onFocus(event: FocusEvent, on: Pressed): void {
  const id = nodeOf(event.target);
  if (id !== undefined && event.target.matches(':focus-visible')) show(id, on);
}

/** @returns whether the key meant something */
function act(event: KeyboardEvent, on: Pressed): boolean {
  const { flow } = on;
  switch (event.key) {
    case '1':
      void flow.fitView(fitOptions());
      return true;
    case '2':
      useStore.getState().showWay();
      return true;
    case '0':
      void flow.zoomTo(1, { duration: motionMs() });
      return true;
    case '+':
    case '=':
      void flow.zoomIn({ duration: motionMs() });
      return true;
    case '-':
      void flow.zoomOut({ duration: motionMs() });
      return true;
    case 'Escape':
      useStore.getState().select(undefined, 'canvas');
      return true;
    default:
      return actOnNode(event, on);
  }
}

function actOnNode(event: KeyboardEvent, on: Pressed): boolean {
  const id = nodeOf(event.target);
  if (id === undefined) return false;
  if (event.key === 'Enter' || event.key === ' ') {
    useStore.getState().select(nodeIn(on.graph, id)?.ref, 'canvas');
    return true;
  }
  const direction = directions[event.key];
  if (!direction) return false;
  if (event.shiftKey) move(on.layout, id, direction);
  else {
    const next = walk(on.graph, on.layout, id, direction);
    if (next !== undefined) focus(next, on);
  }
  return true;
}

function show(id: NodeId, { box, graph, layout, flow }: Pressed): void {
  const node = nodeIn(graph, id);
  const place = layout.positions[id];
  const pane = box.current?.getBoundingClientRect();
  if (!node || !place || !pane) return;
  const view = panToShow({ ...place, width: node.width, height: node.height }, pane, flow.getViewport());
  if (view) void flow.setViewport(view, { duration: motionMs() });
}

function focus(id: NodeId, on: Pressed): void {
  show(id, on);
  // A node out of view is drawn only once the view has moved there.
  const find = (triesLeft: number): void => {
    const element = on.box.current?.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    else if (triesLeft > 0) requestAnimationFrame(() => find(triesLeft - 1));
  };
  find(30);
}

function runKeys(event: KeyboardEvent): boolean {
  const target = keyTarget(useStore.getState(), event.target);
  return target !== undefined && (loadedActions()?.runKeys(event, target) ?? false);
}

/** Keys that walk and look stay here; Space and Enter press what has the focus. */
function isForActions({ key }: KeyboardEvent): boolean {
  return !['Enter', ' ', 'Escape', 'Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(key);
}

function move(layout: Layout, id: NodeId, direction: Direction): void {
  const place = layout.positions[id];
  if (!place) return;
  const dx = direction === 'left' ? -step : direction === 'right' ? step : 0;
  const dy = direction === 'up' ? -step : direction === 'down' ? step : 0;
  useStore.getState().pin(carried(id, { x: place.x + dx, y: place.y + dy }));
}

/** The node that has the focus itself, not through something inside it. */
function nodeOf(target: EventTarget): NodeId | undefined {
  if (!(target instanceof HTMLElement) || !target.classList.contains('react-flow__node')) return undefined;
  return target.dataset['id'];
}
