// What one case's request meets: the answer, and, where chance picks among destinations or strikes with a fault, the answer
// for each of these ways with its exact share.
import type { DestinationShare, HeaderList, Outcome, UpstreamRequest } from '../decision.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import type { Case } from './case.ts';

/** One way in which the request may go, with its share of the requests in [0, 1]. */
export interface Way {
  readonly outcome: Outcome;
  readonly share: number;
}

export class Answer {
  readonly outcome: Outcome;
  readonly #mesh: Mesh;
  readonly #of: Pick<Case, 'client' | 'request'>;
  #ways: readonly Way[] | undefined;

  constructor(mesh: Mesh, of: Pick<Case, 'client' | 'request'>) {
    this.#mesh = mesh;
    this.#of = of;
    this.outcome = route(mesh, of.client, of.request).outcome;
  }

  /** Each possible pick, and the abort that may strike; one where nothing is left to chance. */
  get ways(): readonly Way[] {
    return (this.#ways ??= this.#pickEach());
  }

  /** Shares of all requests: what a fault aborts goes to none of them. */
  get destinations(): readonly DestinationShare[] {
    const { abort } = this;
    const all = this.#chosenFrom;
    return abort === 0 ? all : all.map((one) => ({ ...one, share: one.share * (1 - abort) }));
  }

  /** The part of the requests that a fault aborts, where it is neither none nor all. */
  get abort(): number {
    const effects = 'effects' in this.outcome ? this.outcome.effects : undefined;
    const abort = (effects?.fault?.abort?.percent ?? 0) / 100;
    return isOwnAnswer(this.outcome) || abort >= 1 ? 0 : abort;
  }

  get #chosenFrom(): readonly DestinationShare[] {
    // What Envoy answers itself goes to none of the destinations it knows of.
    if (isOwnAnswer(this.outcome)) return [];
    return ('destinations' in this.outcome ? this.outcome.destinations : undefined) ?? [];
  }

  #pickEach(): readonly Way[] {
    const { abort } = this;
    const aborted: readonly Way[] = abort > 0 ? [{ outcome: this.#draw({ abort: 0 }), share: abort }] : [];
    return [...this.#picks().map(({ outcome, share }) => ({ outcome, share: share * (1 - abort) })), ...aborted];
  }

  #picks(): readonly Way[] {
    const destinations = this.#chosenFrom;
    if (destinations.length < 2) return [{ outcome: this.outcome, share: 1 }];
    let before = 0;
    return destinations.map(({ share }) => {
      const pick = before + share / 2;
      before += share;
      return { outcome: this.#draw({ pick }), share };
    });
  }

  #draw(draws: { readonly pick?: number; readonly abort?: number }): Outcome {
    return route(this.#mesh, this.#of.client, this.#of.request, draws).outcome;
  }
}

const isOwnAnswer = ({ kind }: Outcome): boolean => kind === 'fault-abort' || kind === 'cors-preflight';

/** Undefined where nothing that has a status comes back. */
export const statusOf = (outcome: Outcome): number | undefined => ('status' in outcome ? outcome.status : undefined);

export const upstreamOf = (outcome: Outcome): UpstreamRequest | undefined =>
  'upstream' in outcome ? outcome.upstream : undefined;

export const responseHeadersOf = (outcome: Outcome): HeaderList =>
  ('responseHeaders' in outcome ? outcome.responseHeaders : undefined) ?? [];

export function locationOf(outcome: Outcome): string | undefined {
  return responseHeadersOf(outcome).find(([name]) => name.toLowerCase() === 'location')?.[1];
}
