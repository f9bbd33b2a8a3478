// Tasks of the worker, piece by piece: between two pieces messages are read, so that a newer task of the same slot replaces
// an older one, and a long one can be stopped and says how far it is.
import { resolve, startMix, type Mesh, type SimulationRun } from '@portolan/engine';
import type { About, SimulationAnswer, SimulationTask, TaskId } from './protocol.ts';

/** Requests drawn between two looks at the messages: some milliseconds. */
export const piece = 50_000;

interface Waiting extends TaskId {
  readonly task: SimulationTask;
}
interface Running extends Waiting {
  readonly run: SimulationRun;
  done: number;
}

type MeshOf = (resources: About['resources'], settings: About['settings']) => Mesh | undefined;

export class SimulationQueue {
  readonly #waiting = new Map<string, Waiting>();
  readonly #known: MeshOf;
  readonly #tell: (answer: SimulationAnswer) => void;
  #running: Running | undefined;
  #previous: Mesh | undefined;

  /** @param known the mesh of these very resources and settings, where there is one already */
  constructor(known: MeshOf, tell: (answer: SimulationAnswer) => void) {
    this.#known = known;
    this.#tell = tell;
  }

  add({ slot, generation }: TaskId, task: SimulationTask): void {
    if (this.#running?.slot === slot) this.#running = undefined;
    this.#waiting.set(slot, { slot, generation, task });
  }

  /** What was counted so far is the result. */
  stop(slot: string): void {
    this.#waiting.delete(slot);
    if (this.#running?.slot === slot) this.#finish(this.#running);
  }

  /** Does one piece of work. @returns whether there is more */
  step(): boolean {
    const running = (this.#running ??= this.#begin());
    if (running) this.#advance(running);
    return this.#running !== undefined || this.#waiting.size > 0;
  }

  #begin(): Running | undefined {
    const [next] = this.#waiting.values();
    if (!next) return undefined;
    const { slot, generation, task } = next;
    this.#waiting.delete(slot);
    try {
      const mesh = this.#known(task.resources, task.settings) ?? resolve(task.resources, task.settings, this.#previous);
      this.#previous = mesh;
      const run = startMix(mesh, task.client, task.traffic, task.seed);
      if (run.ok) return { ...next, run: run.value, done: 0 };
      this.#tell({ type: 'refused', slot, generation, refusal: run.error });
    } catch (error) {
      this.#tell({ type: 'failed', slot, generation, reason: error instanceof Error ? error.message : String(error) });
    }
    return undefined;
  }

  #advance(running: Running): void {
    const { run, task, slot, generation } = running;
    const now = Math.min(piece, task.n - running.done);
    run.draw(now);
    running.done += now;
    if (running.done >= task.n) this.#finish(running);
    else this.#tell({ type: 'progress', slot, generation, done: running.done, n: task.n });
  }

  #finish({ run, slot, generation }: Running): void {
    this.#running = undefined;
    this.#tell({ type: 'done', slot, generation, simulation: run.result() });
  }
}
