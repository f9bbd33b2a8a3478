// Where columns stand: beside each other, each as many strips wide as it needs, and again in each block of a tall picture.
import type { Graph } from '../graph.ts';
import type { Slot, Slots } from './slots.ts';

const columnGap = 48;
const labelRoom = 32;
/** Between blocks: lines from the hubs come down here. */
const gutter = 120;
/** Between the hubs and the first block, where lines go up to the lane above. */
const busRoom = 88;

export interface Columns {
  readonly x: readonly number[];
  /** Of one strip. */
  readonly width: readonly number[];
  /** From one strip to the next. */
  readonly step: readonly number[];
  readonly strips: readonly number[];
  /** The first that is not for hubs. */
  readonly first: number;
  /** From one block to the next; without it there is one block. */
  readonly pitch: number;
}

export function columnBoxes(graph: Graph, { byNode, used, hubColumns }: Slots): Columns {
  const width = used.map(() => 0);
  const gap = used.map(() => columnGap);
  const strips = used.map(() => 1);
  for (const { column, node, strip } of byNode.values()) {
    width[column] = Math.max(width[column] ?? 0, node?.width ?? 0);
    strips[column] = Math.max(strips[column] ?? 1, strip + 1);
  }
  for (const { from, label } of graph.edges) {
    const column = byNode.get(from)?.column;
    if (label && column !== undefined) gap[column] = Math.max(gap[column] ?? 0, label.width + labelRoom);
  }
  const x: number[] = [];
  const step = used.map((_, i) => (width[i] ?? 0) + (gap[i] ?? 0));
  let left = 0;
  used.forEach((_, i) => {
    x.push(left);
    left += (step[i] ?? 0) * (strips[i] ?? 1);
  });
  const right = left - (gap.at(-1) ?? 0);
  return { x, width, step, strips, first: hubColumns, pitch: right - (x[hubColumns] ?? right) + gutter };
}

/** With room for the lines that lead from the hubs to other blocks than the first. */
export function withBus(columns: Columns): Columns {
  if (columns.first === 0) return columns;
  return { ...columns, x: columns.x.map((x, i) => (i < columns.first ? x : x + busRoom)) };
}

export type Strip = Pick<Slot, 'column' | 'block' | 'strip'>;

export function leftOf({ x, step, first, pitch }: Columns, { column, block, strip }: Strip): number {
  return (x[column] ?? 0) + strip * (step[column] ?? 0) + (column < first ? 0 : block * pitch);
}

/** Where lines to a block come down, from the lane above everything. */
export function gutterOf(columns: Columns, block: number): { readonly from: number; readonly to: number } {
  const { first, x } = columns;
  return {
    from: (x[first] ?? 0) - busRoom / 4,
    to: leftOf(columns, { column: first, block, strip: 0 }) - gutter + columnGap / 2,
  };
}

/** A column has no more strips. */
export const mostStrips = 8;
/** More columns than there are. */
const lanesPerBlock = 16 * mostStrips;

/** One lane for each strip of each column of each block. */
export function laneOf({ column, block, strip }: Strip): number {
  return block * lanesPerBlock + column * mostStrips + strip;
}

export function blockOf(lane: number): number {
  return Math.floor(lane / lanesPerBlock);
}
