// Whether a TLS or TCP rule can be reached: a connection that does, checked by asking it, or the proof that none can. What a
// listener tells apart is finite, so that every kind of connection is simply tried.
import type { Client } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { chainsOf } from './connectionClasses.ts';
import { connectionsThrough, isTaken, standsIn, type ConnectionRule } from './connectionsThrough.ts';
import { doorsOf } from './places.ts';
import { finish, settled, type ReachSteps } from './reach.ts';
import type { ConnectionReach, Reason } from './result.ts';
import { sendersFor } from './senders.ts';
import { whyNoConnection } from './whyNoConnection.ts';

/** Connections tried at one listener. */
const mostTries = 20_000;

/** @param client who is asked first; others follow where it cannot reach the rule */
export function reachConnection(mesh: Mesh, client: Client, target: ConnectionRule): ConnectionReach {
  return finish(connectionSteps(mesh, client, target));
}

export function* connectionSteps(mesh: Mesh, client: Client, target: ConnectionRule): ReachSteps<ConnectionReach> {
  const { clients, isComplete } = sendersFor(mesh, client, target);
  const proofs: Reason[] = [];
  const doubts: Reason[] = [];
  for (const [done, sender] of clients.entries()) {
    yield { done, count: clients.length };
    const doors = doorsOf(mesh, sender);
    for (const door of doors.filter(({ listener }) => chainsOf(listener).some((chain) => standsIn(chain, target)))) {
      let tries = 0;
      for (const request of connectionsThrough(mesh, door, target)) {
        if (isTaken(route(mesh, sender, request).outcome, target)) return { kind: 'witness', client: sender, request };
        if (++tries < mostTries) continue;
        doubts.push({ message: 'reach.many-connections', values: { count: tries }, rule: '', at: [] });
        break;
      }
    }
    const { kind, because } = whyNoConnection(mesh, sender, target, doors);
    (kind === 'proved' ? proofs : doubts).push(...because);
  }
  if (!isComplete) doubts.push({ message: 'reach.many-pods', values: { count: clients.length }, rule: '', at: [] });
  if (doubts.length > 0) return { kind: 'unknown', because: settled(doubts) };
  return { kind: 'unreachable', because: settled(proofs), clients };
}
