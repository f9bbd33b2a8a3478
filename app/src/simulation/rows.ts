// A simulation as rows of the histogram.
import type { Simulation } from '@portolan/engine';

export interface ShareRow {
  readonly key: string;
  readonly label: string;
  /** Shares in [0, 1]. */
  readonly expected: number;
  readonly observed: number;
  /** Ends of the 95 % interval of the observed share. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export function rowsOf(simulation: Simulation): readonly ShareRow[] {
  return simulation.shares.map((share) => share);
}
