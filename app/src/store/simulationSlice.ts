// What the histogram sends and shows: how many requests from which seed, the profiles of a mix, what is compared and planned.
import type { Ref, TrafficProfile } from '@portolan/engine';
import type { StateCreator } from 'zustand';

export type SimulationView = 'shares' | 'compare' | 'canary';

export interface SimulationSettings {
  /** 100 to 1,000,000. */
  readonly n: number;
  /** A whole number; the same seed gives the same picks. */
  readonly seed: number;
  readonly view: SimulationView;
  readonly isMixOpen: boolean;
}

/** A text kept under a name, to be compared with. */
export interface KeptText {
  readonly name: string;
  readonly text: string;
}

/** A way from now to all traffic on one destination. */
export interface CanaryPlan {
  /** The rule. */
  readonly at: Ref;
  /** Index of the destination that the traffic moves to. */
  readonly canary: number;
  /** Weights as they were when the plan was made: where rolling back leads. */
  readonly before: readonly (number | undefined)[];
}

export interface SimulationSlice {
  readonly simulation: SimulationSettings;
  /** Empty: the current request alone is sent. Travels with the snapshot. */
  readonly mix: readonly TrafficProfile[];
  readonly keptTexts: readonly KeptText[];
  readonly plan: CanaryPlan | undefined;
  /** As typed: percentages of the canary. */
  readonly planSteps: string;
  setSimulation(simulation: Partial<SimulationSettings>): void;
  setMix(mix: readonly TrafficProfile[]): void;
  keepText(kept: KeptText): void;
  setPlan(plan: CanaryPlan | undefined): void;
  setPlanSteps(steps: string): void;
}

export const createSimulationSlice: StateCreator<SimulationSlice> = (set) => ({
  simulation: { n: 10_000, seed: 1, view: 'shares', isMixOpen: false },
  mix: [],
  keptTexts: [],
  plan: undefined,
  planSteps: '5, 25, 50, 100',
  setSimulation: (simulation) => set((state) => ({ simulation: { ...state.simulation, ...simulation } })),
  setMix: (mix) => set({ mix }),
  keepText: (kept) => set(({ keptTexts }) => ({ keptTexts: [...keptTexts, kept] })),
  setPlan: (plan) => set({ plan }),
  setPlanSteps: (planSteps) => set({ planSteps }),
});
