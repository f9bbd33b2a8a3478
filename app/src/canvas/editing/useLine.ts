// Drawing a line, or dragging an end of one that is there: from the press on a handle or grip to letting go. The whole card
// is a target, and each rule in it; what a target would mean is asked once per target. Pointer events on the window, so that
// fingers and pens do as a mouse does. (React Flow's own connections end only at handles and know no reason.)
import { connectionBetween, disconnectionOf, reconnectionOf, type Connection } from '@portolan/engine';
import { nodeIn, type NodeId, type Point } from '@portolan/graph';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import type { Reach } from '../../store/drawingSlice.ts';
import { useStore } from '../../store/store.ts';
import { carryOut } from './carryOut.ts';
import { endAt, endOfNode, endOfRule, type ChartEnd, type ChartLine } from './ends.ts';
import { editingMessages } from './messages.en.ts';
import { takeAway } from './takeAway.ts';

const t = translator('editing', editingMessages);

export type Origin =
  /** A new line. */
  | { readonly kind: 'new'; readonly start: ChartEnd; readonly at: Point }
  /** The `moved` end of a line that is there; `at` is where the other end stays. */
  | { readonly kind: 'move'; readonly line: ChartLine; readonly moved: 'from' | 'to'; readonly at: Point };

/** The line as it is drawn now. Places are on the page, in CSS pixels. */
export interface Drawn {
  readonly origin: Origin;
  readonly from: Point;
  readonly to: Point;
  readonly target: ChartEnd | undefined;
  /** What letting go would do, or why it does nothing. */
  readonly says: string;
  readonly isLegal: boolean;
}

/** Screen pixels from the edge of the chart where it begins to move, and how far it moves in a frame. */
const edge = 32;
const panStep = 12;

export function useLine(box: RefObject<HTMLDivElement | null>) {
  const { flowToScreenPosition, getViewport, setViewport } = useReactFlow();
  const [drawn, setDrawn] = useState<Drawn>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  /** @param anchor in chart units: the line's other end stays there while the chart moves */
  const start = (origin: Origin, anchor: Point, pointer: Point): void => {
    const judge = judgeOf(origin);
    let at = pointer;
    let over: NodeId | undefined;
    const look = (): void => {
      const under = document.elementFromPoint(at.x, at.y);
      const target = endAt(derivedOf(useStore.getState()).graph, under);
      const isOnChart = isOpen(box.current, under);
      if (target?.node.id !== over) {
        over = target?.node.id;
        useStore.setState({ reach: reachOf(origin, judge, over) });
      }
      setDrawn({
        origin,
        from: flowToScreenPosition(anchor),
        to: at,
        target,
        ...verdict(origin, judge, target, isOnChart),
      });
    };
    const onMove = (event: PointerEvent): void => {
      at = { x: event.clientX, y: event.clientY };
      look();
    };
    let frame = 0;
    const pan = (): void => {
      frame = requestAnimationFrame(pan);
      const by = pull(box.current, at);
      if (by.x === 0 && by.y === 0) return;
      const view = getViewport();
      void setViewport({ ...view, x: view.x - by.x, y: view.y - by.y }).then(look);
    };
    const finish = (isDone: boolean): void => {
      end.abort();
      cancelAnimationFrame(frame);
      stop.current = undefined;
      useStore.setState({ reach: undefined });
      setDrawn(undefined);
      if (!isDone) return;
      const under = document.elementFromPoint(at.x, at.y);
      const target = endAt(derivedOf(useStore.getState()).graph, under);
      if (target) join(origin, judge, target);
      else if (isOpen(box.current, under)) letGo(origin, at);
    };
    const end = new AbortController();
    const { signal } = end;
    window.addEventListener('pointermove', onMove, { signal });
    window.addEventListener('pointerup', () => finish(true), { signal });
    window.addEventListener('pointercancel', () => finish(false), { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        finish(false);
      },
      { signal, capture: true },
    );
    stop.current = () => finish(false);
    frame = requestAnimationFrame(pan);
    useStore.setState({ reach: reachOf(origin, judge, undefined) });
    look();
  };
  return { drawn, start };
}

type Judge = (target: ChartEnd) => Connection;

/** Asked at every move of the pointer: remembered by place. */
function judgeOf(origin: Origin): Judge {
  const { resources } = derivedOf(useStore.getState());
  const known = new Map<string, Connection>();
  return (target) => {
    const key = `${target.node.id} ${target.end.kind === 'place' ? target.end.ref.path.join('.') : ''}`;
    let made = known.get(key);
    if (!made) {
      made =
        origin.kind === 'new'
          ? connectionBetween(resources, origin.start.end, target.end)
          : reconnectionOf(resources, origin.line, origin.moved, target.end);
      known.set(key, made);
    }
    return made;
  };
}

/** A card is open when the line may end at it, or at one of its rules. */
function reachOf(origin: Origin, judge: Judge, over: NodeId | undefined): (id: NodeId) => Reach | undefined {
  const { graph } = derivedOf(useStore.getState());
  const own =
    origin.kind === 'new' ? origin.start.node : origin.line[origin.moved === 'from' ? 'finish' : 'start'].node;
  const known = new Map<NodeId, Reach | undefined>();
  const find = (id: NodeId): Reach | undefined => {
    const node = nodeIn(graph, id);
    if (!node) return undefined;
    if (id === own.id) return 'start';
    const ends = [endOfNode(node), ...node.rules.map((rule) => endOfRule(node, rule))];
    if (!ends.some((end) => judge(end).ok)) return 'closed';
    return id === over ? 'over' : 'open';
  };
  return (id) => {
    if (!known.has(id)) known.set(id, find(id));
    return known.get(id);
  };
}

function verdict(
  origin: Origin,
  judge: Judge,
  target: ChartEnd | undefined,
  isOnChart: boolean,
): Pick<Drawn, 'says' | 'isLegal'> {
  if (target) {
    const made = judge(target);
    return made.ok
      ? { says: t('line.to', { name: target.name }), isLegal: true }
      : { says: made.error.reason, isLegal: false };
  }
  if (!isOnChart) return { says: t('line.stays'), isLegal: false };
  if (origin.kind === 'new') return { says: t('line.open'), isLegal: true };
  const gone = disconnectionOf(derivedOf(useStore.getState()).resources, origin.line);
  return gone.ok ? { says: t('line.away'), isLegal: true } : { says: gone.error.reason, isLegal: false };
}

function join(origin: Origin, judge: Judge, target: ChartEnd): void {
  const made = judge(target);
  // The reason stood beside the pointer; a line that is let go where it started says nothing.
  if (!made.ok) return;
  const label =
    origin.kind === 'new'
      ? t('step.connect', { from: origin.start.name, to: target.name })
      : t('step.move', { to: target.name });
  carryOut(made.value, label);
}

/** On the open chart: a new line asks what shall stand there, a moved one goes. */
function letGo(origin: Origin, at: Point): void {
  if (origin.kind === 'new') {
    const { end, name, node } = origin.start;
    useStore.setState({ picking: { list: 'endings', start: end, name, node: node.id, at } });
    return;
  }
  takeAway(origin.line);
}

/** The chart itself, and none of the tools that lie over it. */
function isOpen(chart: Element | null, under: Element | null): boolean {
  return chart !== null && under !== null && chart.contains(under) && !under.closest('[role="toolbar"]');
}

function inside(element: Element | null, { x, y }: Point): boolean {
  const box = element?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function pull(element: Element | null, at: Point): Point {
  const box = element?.getBoundingClientRect();
  if (!box || !inside(element, at)) return { x: 0, y: 0 };
  const along = (value: number, low: number, high: number): number =>
    value < low + edge ? -panStep : value > high - edge ? panStep : 0;
  return { x: along(at.x, box.left, box.right), y: along(at.y, box.top, box.bottom) };
}
