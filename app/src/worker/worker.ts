// The worker: links the resources it is given and counts. A hundred thousand requests take some hundredths of a second,
// so a task is never cut up; of tasks that wait in line only the newest is done.
import { patternsReady, resolve, simulate, type Mesh } from '@portolan/engine';
import type { FromWorker, ToWorker } from './protocol.ts';

/** Fetched with the worker itself, not with its first task: later on the page asks the network for nothing. */
const ready = patternsReady();

let waiting: ToWorker | undefined;
let previous: Mesh | undefined;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (!waiting) void ready.then(() => setTimeout(work, 0));
  waiting = data;
};

function work(): void {
  if (!waiting) return;
  const { generation, task } = waiting;
  waiting = undefined;
  try {
    const mesh = resolve(task.resources, task.settings, previous);
    previous = mesh;
    tell({ type: 'done', generation, simulation: simulate(mesh, task.client, task.request, task.n, task.seed) });
  } catch (error) {
    tell({ type: 'failed', generation, reason: error instanceof Error ? error.message : String(error) });
  }
}

function tell(answer: FromWorker): void {
  self.postMessage(answer);
}
