// Reaching a rule of whatever list: by a request, or by a connection.
import type { FoundRule } from '../cases/findRule.ts';
import type { Client } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { connectionSteps } from './connections.ts';
import { reachSteps, type ReachSteps } from './reach.ts';
import type { ConnectionReach, Reach } from './result.ts';

/** A rule, or one of its match entries. */
export type ListedRule = FoundRule & { readonly match?: number };

export function reachAny(mesh: Mesh, client: Client, rule: ListedRule): ReachSteps<Reach | ConnectionReach> {
  const { virtualService, list, index, match } = rule;
  if (list !== 'http') return connectionSteps(mesh, client, { ...rule, list });
  return reachSteps(mesh, client, { virtualService, http: index, ...(match === undefined ? {} : { match }) });
}
