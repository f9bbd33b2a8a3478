// The worker as a component sees it: a task goes in, what has come of the newest one comes out.
import { useEffect, useState } from 'react';
import type { Simulation } from '@portolan/engine';
import { worker } from '../worker/client.ts';
import type { About, JobOf } from '../worker/protocol.ts';

export interface SimulationTask {
  readonly about: About;
  readonly job: JobOf<'simulate'>;
}

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
      worker.listen('simulate', (heard) => {
        if ('reason' in heard) setRun(({ simulation }) => ({ simulation, failure: heard.reason }));
        else if (heard.result.type === 'simulate') setRun({ simulation: heard.result.simulation, failure: undefined });
      }),
    [],
  );
  useEffect(() => worker.start(task.about, task.job), [task]);
  return run;
}
