// The worker as a component sees it: a task goes in, what has come of the newest one comes out.
import { useEffect, useState } from 'react';
import type { Simulation } from '@portolan/engine';
import type { SimulationTask } from '../worker/protocol.ts';
import { simulationWorker } from '../worker/client.ts';

export interface Run {
  /** The last complete one; it stays on the page while the next is counted. */
  readonly simulation: Simulation | undefined;
  readonly failure: string | undefined;
}

/** @param task keep the same object as long as it asks the same */
export function useSimulation(task: SimulationTask): Run {
  const [run, setRun] = useState<Run>({ simulation: undefined, failure: undefined });
  useEffect(
    () =>
      simulationWorker.listen((answer) => {
        if (answer.type === 'done') setRun({ simulation: answer.simulation, failure: undefined });
        else setRun(({ simulation }) => ({ simulation, failure: answer.reason }));
      }),
    [],
  );
  useEffect(() => simulationWorker.start(task), [task]);
  return run;
}
