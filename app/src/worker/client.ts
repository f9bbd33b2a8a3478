// The page's end of the worker. There is one worker; it is started when the page rests, so that no job waits for its
// code and nothing is fetched later.
import type { Case, MeshSettings, Resource } from '@portolan/engine';
import { deltaOf } from './delta.ts';
import type { About, FromWorker, Job, JobType, Result, SentJob, ToWorker } from './protocol.ts';

/** What came of the newest job of a type. */
export type Heard = { readonly result: Result } | { readonly reason: string };
type Listener = (heard: Heard) => void;

class WorkerClient {
  #worker: Worker | undefined;
  readonly #generations = new Map<JobType, number>();
  readonly #listeners = new Map<JobType, Set<Listener>>();
  #resources: readonly Resource[] = [];
  #settings: MeshSettings | undefined;
  #cases: readonly Case[] = [];

  /** Loads the worker's code ahead of its first job. */
  warm(): void {
    this.#open();
  }

  /** A newer job of the same type takes its place. */
  start({ resources, settings }: About, job: Job): void {
    const generation = this.#generationOf(job.type) + 1;
    this.#generations.set(job.type, generation);
    const message: ToWorker = {
      generation,
      resources: deltaOf(this.#resources, resources),
      settings: settings === this.#settings ? undefined : settings,
      job: this.#sent(job),
    };
    this.#resources = resources;
    this.#settings = settings;
    this.#open().postMessage(message);
  }

  /** @returns how to stop listening */
  listen(type: JobType, listener: Listener): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  #sent(job: Job): SentJob {
    if (job.type !== 'cases') return job;
    const cases = deltaOf(this.#cases, job.cases);
    this.#cases = job.cases;
    return { type: 'cases', cases };
  }

  #generationOf(type: JobType): number {
    return this.#generations.get(type) ?? 0;
  }

  #open(): Worker {
    if (!this.#worker) {
      this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        // Results of cases build on the ones before: none may be left out.
        if (data.job === 'cases' || data.generation === this.#generationOf(data.job)) this.#tell(data.job, data);
      };
      this.#worker.onerror = ({ message }) => {
        for (const type of this.#listeners.keys()) this.#tell(type, { reason: message });
      };
    }
    return this.#worker;
  }

  #tell(type: JobType, heard: Heard): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(heard);
  }
}

export const worker = new WorkerClient();
