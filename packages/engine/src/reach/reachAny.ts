// Reaching a rule of whatever list: by a request, or by a connection.
import { ruleLists } from '../cases/case.ts';
import { rulesOf } from '../cases/findRule.ts';
import type { VirtualService } from '../model/resource.ts';
import type { Client, Request } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { connectionSteps } from './connections.ts';
import { isTaken, type ListedRule } from './connectionsThrough.ts';
import { reachSteps, type ReachSteps } from './reach.ts';
import type { ConnectionReach, Reach } from './result.ts';

export function reachAny(mesh: Mesh, client: Client, rule: ListedRule): ReachSteps<Reach | ConnectionReach> {
  const { virtualService, list, index, match } = rule;
  if (list !== 'http') return connectionSteps(mesh, client, { ...rule, list });
  return reachSteps(mesh, client, { virtualService, http: index, ...(match === undefined ? {} : { match }) });
}

/** Whether a request that reached a rule still does: far cheaper than seeking one. */
export function stillReaches(mesh: Mesh, client: Client, request: Request, rule: ListedRule): boolean {
  return isTaken(route(mesh, client, request).outcome, rule);
}

/** Every rule, and every entry of rules that have several, in the order of the text. */
export function listedRules(virtualService: VirtualService): readonly ListedRule[] {
  return ruleLists.flatMap((list) =>
    rulesOf(virtualService, list).flatMap((rule, index): readonly ListedRule[] => {
      const whole: ListedRule = { virtualService: virtualService.id, list, index };
      const entries = (rule.match ?? []).length < 2 ? [] : (rule.match ?? []);
      return [whole, ...entries.map((_, match) => ({ ...whole, match }))];
    }),
  );
}
