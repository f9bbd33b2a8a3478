// The worker: takes a task, counts in slices so that it can be stopped, and tells how far it is.
import { resolve, simulate } from '@portolan/engine';
import type { FromWorker, SimulationTask, ToWorker } from './protocol.ts';

let current = 0;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  current = data.generation;
  if (data.type === 'simulate') void run(data.generation, data.task);
};

async function run(generation: number, { resources, settings, client, request, n, seed }: SimulationTask): Promise<void> {
  try {
    const mesh = resolve(resources, settings);
    const simulation = simulate(mesh, client, request, n, seed);
    if (generation === current) tell({ type: 'done', generation, simulation });
  } catch (error) {
    tell({ type: 'failed', generation, reason: error instanceof Error ? error.message : String(error) });
  }
}

function tell(answer: FromWorker): void {
  self.postMessage(answer);
}
