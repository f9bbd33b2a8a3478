// The page's end of the worker. There is one worker; it is started when the page rests, so that no task waits for its
// code and nothing is fetched later.
import type { FromWorker, SimulationTask, ToWorker } from './protocol.ts';

type Listener = (answer: FromWorker) => void;

class WorkerClient {
  #worker: Worker | undefined;
  #generation = 0;
  readonly #listeners = new Set<Listener>();

  /** Loads the worker's code ahead of its first task. */
  warm(): void {
    this.#open();
  }

  start(task: SimulationTask): void {
    this.#open().postMessage({ generation: ++this.#generation, task } satisfies ToWorker);
  }

  /** @returns how to stop listening */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #open(): Worker {
    if (!this.#worker) {
      this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.generation === this.#generation) this.#tell(data);
      };
      this.#worker.onerror = ({ message }) =>
        this.#tell({ type: 'failed', generation: this.#generation, reason: message });
    }
    return this.#worker;
  }

  #tell(answer: FromWorker): void {
    for (const listener of this.#listeners) listener(answer);
  }
}

export const simulationWorker = new WorkerClient();
