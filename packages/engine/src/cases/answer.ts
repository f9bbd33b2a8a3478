// What one case's request meets: the answer, and, where chance picks among destinations, the answer for each pick.
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

  /** Each possible pick; one where there is nothing to pick. */
  get ways(): readonly Way[] {
    return (this.#ways ??= this.#pickEach());
  }

  get destinations(): readonly DestinationShare[] {
    return ('destinations' in this.outcome ? this.outcome.destinations : undefined) ?? [];
  }

  #pickEach(): readonly Way[] {
    const { destinations } = this;
    // What Envoy answers itself is the same whatever would have been picked.
    if (destinations.length < 2 || isOwnAnswer(this.outcome)) return [{ outcome: this.outcome, share: 1 }];
    let before = 0;
    return destinations.map(({ share }) => {
      const pick = before + share / 2;
      before += share;
      return { outcome: route(this.#mesh, this.#of.client, this.#of.request, { pick }).outcome, share };
    });
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
