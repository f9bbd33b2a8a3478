// The page's end of the worker. There is one worker; it is started when the page rests, so that no job waits for its
// code and nothing is fetched later.
import type { Case, MeshSettings, ReachProgress, Resource } from '@portolan/engine';
import { deltaOf } from './delta.ts';
import type {
  About,
  FromWorker,
  Job,
  JobMessage,
  JobType,
  Result,
  SentJob,
  SimulationAnswer,
  SimulationMessage,
  SimulationTask,
  ToWorker,
} from './protocol.ts';

/** What came of the newest job of a type. */
export type Heard = { readonly result: Result } | { readonly reason: string };
type ProgressListener = (progress: ReachProgress) => void;
type Listener = (heard: Heard) => void;
type SimulationListener = (answer: SimulationAnswer) => void;

class WorkerClient {
  #worker: Worker | undefined;
  readonly #generations = new Map<JobType, number>();
  readonly #listeners = new Map<JobType, Set<Listener>>();
  readonly #progressListeners = new Map<JobType, ProgressListener>();
  /** Of each slot's newest simulation. */
  readonly #slots = new Map<string, number>();
  readonly #slotListeners = new Map<string, SimulationListener>();
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
    const message: JobMessage = {
      generation,
      resources: deltaOf(this.#resources, resources),
      settings: settings === this.#settings ? undefined : settings,
      job: this.#sent(job),
    };
    this.#resources = resources;
    this.#settings = settings;
    this.#open().postMessage(message);
  }

  /** Nobody hears of the type's job any more. */
  cancel(type: JobType): void {
    this.#generations.set(type, this.#generationOf(type) + 1);
    this.#open().postMessage({ cancel: type } satisfies ToWorker);
  }

  /** The type's job ends with what it has done, where it knows parts. */
  finish(type: JobType): void {
    this.#open().postMessage({ finish: type } satisfies ToWorker);
  }

  listenToProgress(type: JobType, listener: ProgressListener): void {
    this.#progressListeners.set(type, listener);
  }

  /** @returns how to stop listening */
  listen(type: JobType, listener: Listener): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** In place of the slot's simulation before, of which nobody hears any more. */
  simulate(slot: string, { resources, settings, ...task }: SimulationTask): void {
    const generation = (this.#slots.get(slot) ?? 0) + 1;
    this.#slots.set(slot, generation);
    this.#send({
      slot,
      generation,
      resources: deltaOf(this.#resources, resources),
      settings: settings === this.#settings ? undefined : settings,
      task,
    });
  }

  /** The slot's simulation ends with what it has counted. */
  stopSimulation(slot: string): void {
    this.#send({ slot, stop: true });
  }

  /** @returns how to stop listening */
  listenToSimulation(slot: string, listener: SimulationListener): () => void {
    this.#slotListeners.set(slot, listener);
    return () => {
      if (this.#slotListeners.get(slot) === listener) this.#slotListeners.delete(slot);
    };
  }

  #send(message: SimulationMessage): void {
    this.#open().postMessage(message);
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
        if ('slot' in data) {
          if (data.generation === this.#slots.get(data.slot)) this.#slotListeners.get(data.slot)?.(data);
          return;
        }
        if ('progress' in data) {
          if (data.generation === this.#generationOf(data.job)) this.#progressListeners.get(data.job)?.(data.progress);
          return;
        }
        // Results of cases build on the ones before: none may be left out.
        if (data.job === 'cases' || data.generation === this.#generationOf(data.job)) this.#tell(data.job, data);
      };
      this.#worker.onerror = ({ message }) => {
        for (const type of this.#listeners.keys()) this.#tell(type, { reason: message });
        for (const [slot, generation] of this.#slots)
          this.#slotListeners.get(slot)?.({ type: 'failed', slot, generation, reason: message });
      };
    }
    return this.#worker;
  }

  #tell(type: JobType, heard: Heard): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(heard);
  }
}

export const worker = new WorkerClient();
