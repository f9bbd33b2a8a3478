// The worker as components see it: start, stop, and what has come of it. A newer start makes an older one void.
import { useCallback, useEffect, useState } from 'react';
import type { Simulation } from '@portolan/engine';
import type { SimulationTask } from '../worker/protocol.ts';
import { simulationWorker } from '../worker/client.ts';

/** `simulation` is the last complete one; it stays on the page while the next is counted. */
export type Run = { readonly simulation: Simulation | undefined } & (
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly done: number }
  | { readonly phase: 'failed'; readonly reason: string }
);

export function useSimulation(): { run: Run; start: (task: SimulationTask) => void; stop: () => void } {
  const [run, setRun] = useState<Run>({ phase: 'idle', simulation: undefined });
  useEffect(
    () =>
      simulationWorker.listen((answer) => {
        setRun(({ simulation }) => {
          switch (answer.type) {
            case 'progress':
              return { phase: 'running', done: answer.done, simulation };
            case 'done':
              return { phase: 'idle', simulation: answer.simulation };
            case 'failed':
              return { phase: 'failed', reason: answer.reason, simulation };
          }
        });
      }),
    [],
  );
  const start = useCallback((task: SimulationTask) => {
    simulationWorker.start(task);
  }, []);
  const stop = useCallback(() => {
    simulationWorker.stop();
    setRun(({ simulation }) => ({ phase: 'idle', simulation }));
  }, []);
  return { run, start, stop };
}
