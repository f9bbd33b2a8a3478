// What the histogram shows: how many requests from which seed, which view, and the plan of a canary. Its own store, since
// nobody needs it before the histogram is there.
import type { Ref } from '@portolan/engine';
import { create } from 'zustand';

export type SimulationView = 'shares' | 'compare' | 'canary';

/** A way from now to all traffic on one destination. */
export interface CanaryPlan {
  /** The rule. */
  readonly at: Ref;
  /** Index of the destination that the traffic moves to. */
  readonly canary: number;
  /** Weights as they were when the plan was made: where rolling back leads. */
  readonly before: readonly (number | undefined)[];
}

interface SimulationState {
  /** 100 to 1,000,000. */
  readonly n: number;
  /** A whole number; the same seed gives the same picks. */
  readonly seed: number;
  readonly view: SimulationView;
  readonly isMixOpen: boolean;
  readonly plan: CanaryPlan | undefined;
  /** As typed: percentages of the canary. */
  readonly planSteps: string;
}

export const useSimulationState = create<SimulationState>()(() => ({
  n: 10_000,
  seed: 1,
  view: 'shares',
  isMixOpen: false,
  plan: undefined,
  planSteps: '5, 25, 50, 100',
}));
