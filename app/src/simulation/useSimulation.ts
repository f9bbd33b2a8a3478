// The worker as a component sees it: a task goes in, what has come of the newest one comes out.
import { useEffect, useState } from 'react';
import type { MixRefusal, Simulation } from '@portolan/engine';
import { worker } from '../worker/client.ts';
import type { SimulationAnswer, SimulationTask } from '../worker/protocol.ts';

export interface Run {
  /** The last complete one; it stays on the page while the next is counted. */
  readonly simulation: Simulation | undefined;
  /** While the newest task is counted and has been for a while. */
  readonly progress: { readonly done: number; readonly n: number } | undefined;
  readonly failure: string | undefined;
  readonly refusal: MixRefusal | undefined;
}

const nothing: Run = { simulation: undefined, progress: undefined, failure: undefined, refusal: undefined };

/**
 * @param slot of this place on the page; no two at once have the same
 * @param task keep the same object as long as it asks the same; nothing is asked while there is none
 */
export function useSimulation(slot: string, task: SimulationTask | undefined): Run {
  const [run, setRun] = useState<Run>(nothing);
  useEffect(() => worker.listenToSimulation(slot, (answer) => setRun((before) => after(before, answer))), [slot]);
  useEffect(() => {
    if (task) worker.simulate(slot, task);
  }, [slot, task]);
  return run;
}

function after(before: Run, answer: SimulationAnswer): Run {
  const { simulation } = before;
  switch (answer.type) {
    case 'progress':
      return { ...before, progress: { done: answer.done, n: answer.n } };
    case 'done':
      return { ...nothing, simulation: answer.simulation };
    case 'refused':
      return { ...nothing, refusal: answer.refusal };
    case 'failed':
      return { ...nothing, simulation, failure: answer.reason };
  }
}
