// Why a rule stands nowhere in what one client gets: the object is refused, the VirtualService gives that client nothing, or
// pilot left the rule out. That it stands nowhere is known before; this only finds the words.
import type { RuleRef } from '../decision.ts';
import { few, labelsText, qualifiedName } from '../names.ts';
import type { PassedOver, Route } from '../proxy/config.ts';
import { child, type Ref, type ResourceId } from '../ref.ts';
import type { Client } from '../request.ts';
import { whyAbsent } from '../resolve/absent.ts';
import { isSubset } from '../resolve/labels.ts';
import type { Mesh, MeshVirtualService, ResolvedMatch } from '../resolve/mesh.ts';
import { proxyOf } from '../resolve/proxy.ts';
import { doorsOf, hostsBehind, rootsOf } from './places.ts';
import { shadowed } from './prove.ts';
import type { Reason } from './result.ts';

export interface Nowhere {
  readonly kind: 'proved' | 'doubtful';
  readonly because: readonly Reason[];
}

export const proved = (...because: readonly Reason[]): Nowhere => ({ kind: 'proved', because });

export function whyNowhere(mesh: Mesh, client: Client, target: RuleRef): Nowhere {
  const { virtualService: id, http } = target;
  const name = qualifiedName(id);
  const refusal = refusalOf(mesh, id);
  if (refusal) return proved(refusal);
  const own = mesh.virtualServices.find(({ resource }) => resource.id === id);
  const written = own?.resource.spec.http?.[http];
  if (!own || !written || (target.match !== undefined && !written.match?.[target.match])) {
    return { kind: 'doubtful', because: [{ message: 'reach.no-rule', values: { name }, rule: '', at: [] }] };
  }
  const lost = own.lostDelegates.find(({ at }) => at.path[2] === http);
  if (lost) return proved(asReason(lost));
  const roots = rootsOf(mesh, target);
  const bound = mesh.virtualServices.filter(({ resource, hosts }) => roots.has(resource.id) && hosts.length > 0);
  if (bound.length === 0) {
    const at = [{ resource: id, path: ['spec'] }];
    return proved({ message: 'reach.no-root', values: { name }, rule: 'R-VS-23', at });
  }
  return proved(...bound.flatMap((virtualService) => whyNotHere(mesh, client, virtualService, target)));
}

/** That the API server refuses the VirtualService, where it does. */
export function refusalOf(mesh: Mesh, id: ResourceId): Reason | undefined {
  const refusal = mesh.rejected.find(({ resource }) => resource.id === id);
  if (!refusal) return undefined;
  const problem = refusal.problems.find(({ severity }) => severity === 'error');
  const values = { name: qualifiedName(id), problem: problem?.message.replace(/\.$/, '') ?? '' };
  return {
    message: 'reach.refused',
    values,
    rule: problem?.code ?? '',
    at: [problem?.at ?? { resource: id, path: [] }],
  };
}

export function asReason({ message, values, rule, at }: PassedOver): Reason {
  const isOurs = message.startsWith('absent.');
  return { message: isOurs ? `reach.${message}` : message, values, rule, at: [at] };
}

function whyNotHere(
  mesh: Mesh,
  client: Client,
  virtualService: MeshVirtualService,
  target: RuleRef,
): readonly Reason[] {
  const { id } = virtualService.resource;
  const doors = doorsOf(mesh, client);
  const hosts = doors.flatMap((door) => hostsBehind(door));
  const own = hosts.map(({ virtualHost }) => virtualHost).find(({ at }) => at.some(({ resource }) => resource === id));
  if (own) return whyLeftOut(own.routes, virtualService, client, target);
  const notes = hosts.flatMap(({ virtualHost, routes }) => [
    ...(virtualHost.passedOver ?? []),
    ...(routes.passedOver ?? []),
  ]);
  const passedOver = notes.find(({ at }) => at.resource === id);
  if (passedOver?.message === 'vs.no-route-applies') return whyLeftOut([], virtualService, client, target);
  if (passedOver) return [asReason(passedOver)];
  const proxy = proxyOf(mesh, client);
  const ports = doors.length > 0 ? doors.map(({ port }) => port) : [80];
  const reasons = ports.map((port) => whyAbsent(proxy, virtualService, port));
  const absent = reasons.find((reason) => reason !== undefined);
  if (absent) return [asReason(absent)];
  const values = { name: qualifiedName(id) };
  return [{ message: 'reach.no-virtual-host', values, rule: '', at: [{ resource: id, path: ['spec', 'hosts'] }] }];
}

/** The VirtualService is there, the rule is not: behind a catch-all (R-MATCH-3), or for others. */
function whyLeftOut(
  routes: readonly Route[],
  { resource, http }: MeshVirtualService,
  client: Client,
  target: RuleRef,
): readonly Reason[] {
  const last = routes.filter(({ rule }) => rule?.virtualService === resource.id).at(-1);
  const isWhole = last?.isCatchAll === true || last?.rule?.match === undefined;
  if (last?.rule && isWhole && target.virtualService === resource.id && isBefore(last.rule, target))
    return [shadowed([last], routes)];
  const entries = http
    .filter(({ index, delegate }) => (delegate ? delegate.http : index) === target.http)
    .flatMap(({ matches = [] }) => matches)
    .filter(({ root, leaf }) => target.match === undefined || root === target.match || leaf === target.match);
  const reasons = entries.flatMap((entry) => whyForOthers(entry, client));
  const at: Ref[] = [{ resource: target.virtualService, path: ['spec', 'http', target.http] }];
  return reasons.length > 0 ? reasons : [{ message: 'reach.not-here', values: {}, rule: 'R-MATCH-2', at }];
}

const isBefore = (a: RuleRef, b: RuleRef): boolean =>
  a.http < b.http || (a.http === b.http && a.match !== undefined && (b.match === undefined || a.match < b.match));

/** Conditions that pilot settles for a client (R-MATCH-2). */
function whyForOthers({ match, sources }: ResolvedMatch, client: Client): readonly Reason[] {
  const { gateways = [], sourceLabels = {}, sourceNamespace, port } = match;
  const reason = (
    field: 'gateways' | 'sourceLabels' | 'sourceNamespace' | 'port',
    values: Reason['values'],
  ): Reason => {
    const source = sources.find((one) => one.match[field] !== undefined);
    return {
      message: `reach.for-others.${field}`,
      values,
      rule: 'R-MATCH-2',
      at: source ? [child(source.at, field)] : [],
    };
  };
  if (gateways.length > 0) {
    const isForMesh = gateways.includes('mesh');
    const isForGateways = gateways.some((name) => name !== 'mesh');
    const isForUs = client.kind === 'sidecar' ? isForMesh : isForGateways;
    if (isForUs && port !== undefined) return [reason('port', { port })];
    return [reason('gateways', { gateways: few(gateways) })];
  }
  if (!isSubset(sourceLabels, client.labels)) {
    return [reason('sourceLabels', { wanted: labelsText(sourceLabels), labels: labelsText(client.labels) || '–' })];
  }
  if (sourceNamespace && sourceNamespace !== client.namespace) {
    return [reason('sourceNamespace', { wanted: sourceNamespace, namespace: client.namespace })];
  }
  return port === undefined ? [] : [reason('port', { port })];
}
