// How the view moves: briefly, and not at all for people who asked for less motion.
import { getViewportForBounds, type FitViewOptions, type Viewport } from '@xyflow/react';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Milliseconds of a move of the view. */
export function motionMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
}

export const zoomRange = { min: 0.03, max: 2.5 } as const;

/** More cards than this in view make every move of the view slow. */
const mostInView = 1500;
/** However dense a chart is, one can go back as far as this. */
const closestFar = 0.3;

/**
 * How far one can go away from a chart: as far as its cards can still be drawn at once. What lies beyond is in the overview.
 *
 * @param bounds of the whole chart, in chart units
 * @param pane in screen pixels
 */
export function leastZoom(bounds: Rect, nodes: number, pane: Size): number {
  if (nodes <= mostInView) return zoomRange.min;
  const perUnit = nodes / Math.max(1, bounds.width * bounds.height);
  const zoom = Math.sqrt((pane.width * pane.height * perUnit) / mostInView);
  return Math.min(closestFar, Math.max(zoomRange.min, zoom));
}

/** Around everything; the handles at the edges need some, the tools below a little more. */
const padding = '24px';
/** Showing everything never makes it larger than life. */
const largest = 1;

export function fitOptions(): FitViewOptions {
  return { padding, maxZoom: largest, duration: motionMs() };
}

/** Below this zoom a chart cannot be read: it opens with a part of it at a size that can. */
const readable = 0.6;
const comfortable = 0.75;

/**
 * The view that a chart opens with: all of it, or, where that could not be read, the part around `focus`.
 *
 * @param bounds of the whole chart, in chart units
 * @param pane in screen pixels
 */
export function openingView(bounds: Rect, pane: Size, focus: Rect | undefined): Viewport {
  const all = getViewportForBounds({ ...bounds }, pane.width, pane.height, zoomRange.min, largest, padding);
  if (all.zoom >= readable) return all;
  const at = focus ?? { ...bounds, height: 0 };
  return {
    x: along(bounds.x, bounds.width, at.x, pane.width),
    y: along(bounds.y, bounds.height, at.y + at.height / 2 - pane.height / 2 / comfortable, pane.height),
    zoom: comfortable,
  };
}

/** Where the chart goes along one axis: in the middle when it fits, else with `first` at the pane's start. */
function along(start: number, length: number, first: number, available: number): number {
  if (length * comfortable <= available - 2 * margin)
    return (available - length * comfortable) / 2 - start * comfortable;
  const last = start + length - (available - margin) / comfortable;
  return Math.min(margin - start * comfortable, margin - Math.min(first, last) * comfortable);
}

/** Screen pixels that a revealed node keeps from the edge of the pane. */
const margin = 24;
/** … and from its lower edge, where the tools are, when it comes from beyond. */
const toolsMargin = 76;

/**
 * The least move that brings `box` into the pane; undefined when it is there already. A box larger than the pane shows
 * its top left corner.
 *
 * @param box in chart units
 * @param pane in screen pixels
 */
export function panToShow(box: Rect, pane: Size, view: Viewport): Viewport | undefined {
  const dx = shift(box.x * view.zoom + view.x, box.width * view.zoom, pane.width, margin);
  const dy = shift(box.y * view.zoom + view.y, box.height * view.zoom, pane.height, toolsMargin);
  return dx === 0 && dy === 0 ? undefined : { x: view.x + dx, y: view.y + dy, zoom: view.zoom };
}

function shift(start: number, length: number, available: number, after: number): number {
  const end = start + length;
  if (start < margin || length > available - margin - after)
    return start < margin || end > available ? margin - start : 0;
  return end > available - margin ? available - after - end : 0;
}

/**
 * The view in which the way of a request is seen; undefined where it is seen already. All of it where that can be read, else
 * the part around what decided.
 *
 * @param way in chart units
 * @param decided what one wants to see of it first
 * @param pane in screen pixels
 * @param isEnough `decided`: being able to see that is enough, and the view stays; `way`: all is to be seen
 */
export function viewOfWay(
  way: Rect,
  decided: Rect,
  pane: Size,
  view: Viewport,
  isEnough: 'decided' | 'way',
): Viewport | undefined {
  if (isSeen(way, pane, view) || (isEnough === 'decided' && isSeen(decided, pane, view))) return undefined;
  const width = pane.width - 2 * margin;
  const height = pane.height - margin - toolsMargin;
  const whole = Math.min(width / way.width, height / way.height);
  const zoom = Math.min(Math.max(view.zoom, readable), Math.max(whole, readable), largest);
  return {
    x: margin - firstSeen(way.x, way.width, decided.x + decided.width / 2, width / zoom) * zoom,
    y: margin - firstSeen(way.y, way.height, decided.y + decided.height / 2, height / zoom) * zoom,
    zoom,
  };
}

/** Whether a box is in the pane and not behind the tools. */
function isSeen(box: Rect, pane: Size, view: Viewport): boolean {
  const left = box.x * view.zoom + view.x;
  const top = box.y * view.zoom + view.y;
  const [right, bottom] = [left + box.width * view.zoom, top + box.height * view.zoom];
  return left >= 0 && top >= 0 && right <= pane.width && bottom <= pane.height - toolsMargin + margin;
}

/** What stands first along one axis: the way in the middle where there is room for it, else `middle` in it, and nothing beyond. */
function firstSeen(start: number, length: number, middle: number, available: number): number {
  if (length <= available) return start - (available - length) / 2;
  return Math.min(Math.max(middle - available / 2, start), start + length - available);
}
