// Whether a rule can be reached: a request that does, checked by asking it, or the proof that none can.
import type { RuleRef } from '../decision.ts';
import type { Client, HttpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { compose } from './compose.ts';
import { guess } from './guess.ts';
import { placesOf } from './places.ts';
import type { Reach } from './result.ts';
import { sendersFor } from './senders.ts';
import { reaches } from './target.ts';

/** @param client who is asked first; others follow where it cannot reach the rule */
export function reachRule(mesh: Mesh, client: Client, target: RuleRef): Reach {
  for (const sender of sendersFor(mesh, client, target).clients) {
    const request = reachFrom(mesh, sender, target);
    if (request) return { kind: 'witness', client: sender, request };
  }
  return { kind: 'unknown', because: [] };
}

function reachFrom(mesh: Mesh, client: Client, target: RuleRef): HttpRequest | undefined {
  for (const place of placesOf(mesh, client, target)) {
    for (const position of place.positions) {
      const found = place.virtualHost.routes[position];
      const request = found && compose(mesh, place, guess(place, found));
      if (request && reaches(route(mesh, client, request).outcome, target)) return request;
    }
  }
  return undefined;
}
