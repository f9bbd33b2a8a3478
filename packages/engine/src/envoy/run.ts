// What every stage of one evaluation needs to know beside its own subject.
import type { HeaderList } from '../decision.ts';
import type { MeshSettings } from '../settings.ts';
import type { Trace } from '../trace.ts';

/** Random draws of one request, each uniform in [0, 1). What is absent is not drawn: only certainties happen. */
export interface Draws {
  /** Which of several destinations; mirrors share it (R-SIM-4). */
  readonly pick?: number;
  readonly delay?: number;
  readonly abort?: number;
}

/** What the pod is taken to answer, for response headers. */
export interface PodResponse {
  readonly status: number;
  readonly headers: HeaderList;
}

export interface Run {
  readonly settings: MeshSettings;
  readonly draws: Draws;
  readonly podResponse: PodResponse;
  readonly trace: Trace | undefined;
  /** Long route lists are told in full, too. */
  readonly tellsEveryRule: boolean;
}
