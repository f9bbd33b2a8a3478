// What a hand is about to change on the chart: the line being drawn, the list being picked from, the name being written.
// All of it passes; the parts that do it are loaded later (canvas/editing) and set these fields.
import type { ConnectionEnd } from '@portolan/engine';
import type { EdgeId, NodeId, Point } from '@portolan/graph';
import type { StateCreator } from 'zustand';

/** What a node is to the line being drawn. */
export type Reach = 'start' | 'open' | 'closed' | 'over';

/** A list to choose from: kinds to create, or what an end may be joined to. `at`: a place on the page. */
export type Picking =
  | { readonly list: 'kinds'; readonly at?: Point }
  /** A line to something new: what may stand there. Drawn into the open it was let go `at`; else it starts at `node`. */
  | {
      readonly list: 'endings';
      readonly start: ConnectionEnd;
      readonly name: string;
      readonly node: NodeId;
      readonly at?: Point;
    }
  /** Where one end of a line that is there may go instead. */
  | { readonly list: 'moves'; readonly edge: EdgeId; readonly moved: 'from' | 'to' }
  | { readonly list: 'targets'; readonly start: ConnectionEnd; readonly name: string; readonly node: NodeId };

export interface Naming {
  readonly node: NodeId;
  readonly kind: string;
  /** As it is called so far. */
  readonly name: string;
  /** @returns why it cannot be called so */
  rename(name: string): string | undefined;
}

export interface DrawingSlice {
  /** Asked by the cards in view; a new function whenever an answer changes. */
  readonly reach: ((node: NodeId) => Reach | undefined) | undefined;
  readonly picking: Picking | undefined;
  readonly naming: Naming | undefined;
  /** Places of weights that stay while others of their rule move (inspector/locks.ts). */
  readonly lockedWeights: ReadonlySet<string>;
}

export const createDrawingSlice: StateCreator<DrawingSlice> = () => ({
  reach: undefined,
  picking: undefined,
  naming: undefined,
  lockedWeights: new Set(),
});
