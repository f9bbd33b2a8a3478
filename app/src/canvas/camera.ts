// How the view moves: briefly, and not at all for people who asked for less motion.
import { getViewportForBounds, type FitViewOptions, type Viewport } from '@xyflow/react';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Milliseconds of a move of the view. */
export function motionMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
}

export const zoomRange = { min: 0.05, max: 2.5 } as const;

const padding = 0.08;
/** Showing everything never makes it larger than life. */
const largest = 1;

export function fitOptions(): FitViewOptions {
  return { padding, maxZoom: largest, duration: motionMs() };
}

/** The view that a chart opens with. */
export function viewOfAll(bounds: Rect, pane: { readonly width: number; readonly height: number }): Viewport {
  return getViewportForBounds({ ...bounds }, pane.width, pane.height, zoomRange.min, largest, padding);
}

/** Screen pixels that a revealed node keeps from the edge of the pane. */
const margin = 24;

/**
 * The least move that brings `box` into the pane; undefined when it is there already. A box larger than the pane shows
 * its top left corner.
 *
 * @param box in chart units
 * @param pane in screen pixels
 */
export function panToShow(
  box: Rect,
  pane: { readonly width: number; readonly height: number },
  view: Viewport,
): Viewport | undefined {
  const dx = shift(box.x * view.zoom + view.x, box.width * view.zoom, pane.width);
  const dy = shift(box.y * view.zoom + view.y, box.height * view.zoom, pane.height);
  return dx === 0 && dy === 0 ? undefined : { x: view.x + dx, y: view.y + dy, zoom: view.zoom };
}

function shift(start: number, length: number, available: number): number {
  const end = start + length;
  if (start < margin || length > available - 2 * margin) return start < margin || end > available ? margin - start : 0;
  return end > available - margin ? available - margin - end : 0;
}
