// How many requests the histogram sends, and the seed that makes it repeatable.
import type { StateCreator } from 'zustand';

export interface SimulationSettings {
  /** 100 to 100,000. */
  readonly n: number;
  /** A whole number; the same seed gives the same picks. */
  readonly seed: number;
}

export interface SimulationSlice {
  readonly simulation: SimulationSettings;
  setSimulation(simulation: Partial<SimulationSettings>): void;
}

export const createSimulationSlice: StateCreator<SimulationSlice> = (set) => ({
  simulation: { n: 10_000, seed: 1 },
  setSimulation: (simulation) => set((state) => ({ simulation: { ...state.simulation, ...simulation } })),
});
