// What page and worker say to each other. Every message carries the generation of the task it belongs to.
import type { Client, MeshSettings, Request, Resource, Simulation } from '@portolan/engine';

export interface SimulationTask {
  readonly resources: readonly Resource[];
  readonly settings: MeshSettings;
  readonly client: Client;
  readonly request: Request;
  readonly n: number;
  readonly seed: number;
}

export interface ToWorker {
  readonly generation: number;
  readonly task: SimulationTask;
}

export type FromWorker =
  | { readonly type: 'done'; readonly generation: number; readonly simulation: Simulation }
  | { readonly type: 'failed'; readonly generation: number; readonly reason: string };
