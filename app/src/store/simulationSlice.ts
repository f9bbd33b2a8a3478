// The mix of requests that the histogram sends, which travels with the snapshot. How they are sent and shown is the
// histogram's own (simulation/state.ts).
import type { TrafficProfile } from '@portolan/engine';
import type { StateCreator } from 'zustand';

export interface SimulationSlice {
  /** Empty: the current request alone is sent. */
  readonly mix: readonly TrafficProfile[];
  setMix(mix: readonly TrafficProfile[]): void;
}

export const createSimulationSlice: StateCreator<SimulationSlice> = (set) => ({
  mix: [],
  setMix: (mix) => set({ mix }),
});
