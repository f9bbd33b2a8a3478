// Why no connection of one client reaches a TLS or TCP rule: the object is refused, the rule is for others, another takes its
// connections first, or nothing listens for it. That none does is known before; this only finds the words.
import { reachedBy } from '../cases/reached.ts';
import { ruleName } from '../cases/check.ts';
import { entryFor } from '../envoy/chain.ts';
import { rejectionOf } from '../envoy/connection.ts';
import { few, labelsText, qualifiedName } from '../names.ts';
import type { L4MatchAttributes } from '../model/virtualService.ts';
import { child, type Ref } from '../ref.ts';
import type { Client, TcpRequest } from '../request.ts';
import { whyAbsent } from '../resolve/absent.ts';
import { resolveDial } from '../resolve/dial.ts';
import { isSubset } from '../resolve/labels.ts';
import type { Mesh, MeshVirtualService } from '../resolve/mesh.ts';
import { proxyOf } from '../resolve/proxy.ts';
import { route } from '../route.ts';
import { connectionsThrough, isTaken, type ConnectionRule } from './connectionsThrough.ts';
import type { Door } from './places.ts';
import type { Reason } from './result.ts';
import { asReason, proved, refusalOf, type Nowhere } from './whyNowhere.ts';

interface Entry {
  readonly match: L4MatchAttributes;
  readonly at: Ref;
}

export function whyNoConnection(mesh: Mesh, client: Client, target: ConnectionRule, doors: readonly Door[]): Nowhere {
  const { virtualService: id, list, index } = target;
  const name = qualifiedName(id);
  const refusal = refusalOf(mesh, id);
  if (refusal) return proved(refusal);
  const own = mesh.virtualServices.find(({ resource }) => resource.id === id);
  const written = own?.[list][index];
  if (!own || !written) {
    return { kind: 'doubtful', because: [{ message: 'reach.no-rule', values: { name }, rule: '', at: [] }] };
  }
  const at: Ref = { resource: id, path: ['spec', list, index] };
  const entries: readonly L4MatchAttributes[] = written.match ?? [];
  const asked = entries.flatMap((match, i): readonly Entry[] =>
    target.match !== undefined && target.match !== i ? [] : [{ match, at: child(at, 'match', i) }],
  );
  const others = asked.map((one) => forOthers(one.match, client, one.at));
  const first = others[0];
  if (first && others.every((reason) => reason !== undefined)) return proved(first);
  const absent = whyAbsentHere(mesh, client, own, doors);
  if (absent) return proved(absent);
  const taken = whoTakes(mesh, doors, target, asked);
  if (taken) return proved(taken);
  const message = `reach.no-door.${client.kind}.${list}`;
  return proved({ message, values: { name, hosts: own.hosts.join(', ') }, rule: 'R-L4-6', at: [at] });
}

/** Conditions that pilot settles for a client: all must hold (R-L4-13). */
function forOthers(match: L4MatchAttributes, { kind, namespace, labels }: Client, at: Ref): Reason | undefined {
  const { gateways = [], sourceLabels = {}, sourceNamespace } = match;
  const reason = (field: 'gateways' | 'sourceLabels' | 'sourceNamespace', values: Reason['values']): Reason => ({
    message: `reach.for-others.${field}`,
    values,
    rule: 'R-L4-13',
    at: [child(at, field)],
  });
  const isForUs = gateways.some((name) => (name === 'mesh') === (kind === 'sidecar'));
  if (gateways.length > 0 && !isForUs) return reason('gateways', { gateways: few(gateways) });
  if (kind === 'gateway') return undefined;
  if (!isSubset(sourceLabels, labels))
    return reason('sourceLabels', { wanted: labelsText(sourceLabels), labels: labelsText(labels) || '–' });
  if (sourceNamespace && sourceNamespace !== namespace)
    return reason('sourceNamespace', { wanted: sourceNamespace, namespace });
  return undefined;
}

function whyAbsentHere(
  mesh: Mesh,
  client: Client,
  virtualService: MeshVirtualService,
  doors: readonly Door[],
): Reason | undefined {
  const proxy = proxyOf(mesh, client);
  const ports = doors.length > 0 ? doors.map(({ port }) => port) : [80];
  const reasons = ports.map((port) => whyAbsent(proxy, virtualService, port));
  const [first] = reasons;
  // Which port it is for, its protocol says: the caller has words for that.
  const isTold = first !== undefined && first.message !== 'absent.gateway-port';
  return isTold && reasons.every((reason) => reason !== undefined) ? asReason(first) : undefined;
}

/** Another rule that gets the connections this one asks for, or the listener that Envoy refuses. */
function whoTakes(
  mesh: Mesh,
  doors: readonly Door[],
  target: ConnectionRule,
  asked: readonly Entry[],
): Reason | undefined {
  for (const door of doors) {
    const rejection = rejectionOf(door.listener);
    for (const request of connectionsThrough(mesh, door, target)) {
      if (!isMeant(mesh, door.client, request, target, asked)) continue;
      const { outcome } = route(mesh, door.client, request);
      const [taker] = reachedBy(outcome);
      if (!taker || isTaken(outcome, target)) {
        if (outcome.kind !== 'config-rejected' || !rejection) continue;
        const { reason, rule, at } = rejection;
        return { message: 'reach.config-rejected', values: { reason }, rule, at: at ? [at] : [] };
      }
      const { virtualService, list, index, match } = taker;
      if (list === 'http') continue;
      const path = ['spec', list, index, ...(match === undefined ? [] : ['match', match])];
      const at = [{ resource: virtualService, path }];
      return { message: 'reach.connection.taken', values: { taker: ruleName(taker) }, rule: 'R-L4-14', at };
    }
  }
  return undefined;
}

/** Whether a connection is one that the rule asks for, whoever gets it. */
function isMeant(
  mesh: Mesh,
  client: Client,
  { port, dial, tls }: TcpRequest,
  { list }: ConnectionRule,
  entries: readonly Entry[],
): boolean {
  if (list === 'tcp') {
    const here = entries.filter(({ match }) => match.port === undefined || match.port === port);
    // Gateways do not look at the address (R-L4-4).
    if (entries.length === 0 || client.kind === 'gateway') return entries.length === 0 || here.length > 0;
    const address = dial === undefined ? undefined : resolveDial(mesh, client, dial);
    const chain = { entries: here.map(({ at, match: { destinationSubnets: cidrs = [] } }) => ({ at, cidrs })) };
    return entryFor(chain, address) !== undefined;
  }
  const sni = tls?.sni;
  return entries
    .flatMap(({ match }) => ('sniHosts' in match ? (match.sniHosts as readonly string[]) : []))
    .some((host) => (host.startsWith('*') ? (sni?.endsWith(host.slice(1)) ?? false) : host.toLowerCase() === sni));
}
