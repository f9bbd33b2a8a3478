// Which hosts a gateway's route configuration answers for, and with whose rules, before any route or cluster is made: the
// meeting of server hosts and VirtualService hosts. While rules are typed it stays as it is.
import { changedAt } from '../changed.ts';
import { compareSpecificity, intersectHosts } from '../host.ts';
import { few } from '../names.ts';
import type { PassedOver, Rejection } from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import type { Client } from '../request.ts';
import type { GatewayServer } from './gatewayServers.ts';
import type { MeshService, MeshVirtualService } from './mesh.ts';
import { servicesIn, virtualServicesFor } from './meshIndex.ts';
import type { Proxy } from './proxy.ts';
import { routeList, type RouteContext, type RouteList } from './routes.ts';
import { virtualHostName } from './virtualHosts.ts';
import { isVisibleTo } from './visibility.ts';

/** A virtual host in the making. */
export interface Draft {
  readonly name: string;
  readonly domains: string[];
  requireTls: boolean;
  /** In `Plan.lists`. */
  readonly lists: number[];
  readonly at: Ref[];
  /** Delegates that its VirtualServices have lost. */
  readonly passedOver: PassedOver[];
}

/** A list of routes: which VirtualService's, of those bound to the Gateway of which server. */
export interface PlannedList {
  readonly server: number;
  readonly place: number;
}

/** What a route configuration is before routes and clusters are made: hosts, and which lists answer for them. */
export interface Plan {
  readonly proxy: Proxy;
  readonly servers: readonly GatewayServer[];
  /** The VirtualServices for each server. */
  readonly bound: readonly (readonly MeshVirtualService[])[];
  readonly lists: readonly PlannedList[];
  readonly hosts: readonly Draft[];
  readonly domains: readonly (readonly string[])[];
  readonly rejection: Rejection | undefined;
  readonly passedOver: readonly PassedOver[];
}

/** The last plan, by its first server: while rules are typed, no host changes. */
const plans = new WeakMap<GatewayServer['server'], Plan>();

export function planOf(proxy: Proxy, servers: readonly GatewayServer[]): Plan {
  const bound = servers.map(({ gateway }) => virtualServicesFor(proxy.mesh, proxy.client.namespace, gateway));
  const before = servers[0] && plans.get(servers[0].server);
  const plan = (before && followed(before, proxy, servers, bound)) ?? makePlan(proxy, servers, bound);
  if (servers[0]) plans.set(servers[0].server, plan);
  return plan;
}

function makePlan(proxy: Proxy, servers: readonly GatewayServer[], bound: Plan['bound']): Plan {
  const drafting: Drafting = { drafts: new Map(), lists: [], made: [], known: new Map(), passedOver: [] };
  servers.forEach((entry, i) => {
    addVirtualServices(proxy, entry, i, bound[i] ?? [], drafting);
    if (entry.server.tls?.httpsRedirect) addRedirects(entry, drafting.drafts);
  });
  const { drafts, lists, made, passedOver } = drafting;
  const hosts = drafts.size === 0 ? [blackhole(servers)] : finish(drafts);
  const rejection = made.map((list) => list.rejection).find((found) => found !== undefined);
  const domains = hosts.map((host) => host.domains);
  return { proxy, servers, bound, lists, hosts, domains, rejection, passedOver };
}

/** Above this, planning anew is the cheaper way. */
const fewChanges = 20;

/** The plan with other VirtualServices in their places; undefined where hosts or lists may have become others. */
function followed(
  before: Plan,
  proxy: Proxy,
  servers: readonly GatewayServer[],
  bound: Plan['bound'],
): Plan | undefined {
  if (!isSameSender(before.proxy.client, proxy.client) || before.servers.length !== servers.length) return undefined;
  const isSame = servers.every((entry, i) => {
    const other = before.servers[i];
    if (other?.server !== entry.server || other.gateway !== entry.gateway) return false;
    if (other.at.path.join() !== entry.at.path.join()) return false;
    const then = before.bound[i] ?? [];
    const now = bound[i] ?? [];
    const changed = changedAt(then, now);
    if (!changed || changed.length > fewChanges) return false;
    return changed.every((place) => isAlike(then[place], now[place], contextOf(proxy, entry)));
  });
  return isSame ? { ...before, proxy, servers, bound } : undefined;
}

const isSameSender = (a: Client, b: Client): boolean =>
  a === b || JSON.stringify([a.namespace, a.labels]) === JSON.stringify([b.namespace, b.labels]);

/** Whether one can stand in the other's place: the same hosts, and rules that apply here, with nothing wrong. */
function isAlike(
  then: MeshVirtualService | undefined,
  now: MeshVirtualService | undefined,
  context: Omit<RouteContext, 'lookup'>,
): boolean {
  if (!then || !now || then.resource.id !== now.resource.id) return false;
  return (
    changedAt(then.hosts, now.hosts)?.length === 0 &&
    [then, now].every((one) => {
      const list = one.lostDelegates.length === 0 && routeList(one, { ...context, lookup: nowhere });
      return list && !list.rejection;
    })
  );
}
const nowhere = (): undefined => undefined;

const contextOf = (proxy: Proxy, { server, gateway }: GatewayServer): Omit<RouteContext, 'lookup'> => ({
  proxy,
  listenerPort: server.port.number,
  gateway,
  serverTls: server.tls !== undefined,
});

/** @returns undefined where none of its rules applies */
export function listFor(proxy: Proxy, entry: GatewayServer, virtualService: MeshVirtualService): RouteList | undefined {
  const { namespace } = virtualService.resource;
  return routeList(virtualService, {
    ...contextOf(proxy, entry),
    lookup: (host) => gatewayService(proxy, host, namespace),
  });
}

interface Drafting {
  readonly drafts: Map<string, Draft>;
  readonly lists: PlannedList[];
  /** Of each planned list what pilot would make. */
  readonly made: RouteList[];
  /** Places in `lists`, by Gateway and VirtualService. */
  readonly known: Map<string, number>;
  readonly passedOver: PassedOver[];
}

function addVirtualServices(
  proxy: Proxy,
  entry: GatewayServer,
  server: number,
  bound: readonly MeshVirtualService[],
  { drafts, lists, made, known, passedOver }: Drafting,
): void {
  bound.forEach((virtualService, place) => {
    const { resource } = virtualService;
    const hosts = intersectHosts(hostsForNamespace(entry.hosts, resource.namespace), virtualService.hosts);
    if (hosts.length === 0) {
      passedOver.push(note('vs.no-common-host', virtualService, entry, 'R-GW-23', 'hosts'));
      return;
    }
    // Built once per Gateway and VirtualService, for the first server that yields a route (R-GW-24).
    const key = `${entry.gateway}|${resource.id}`;
    let at = known.get(key);
    if (at === undefined) {
      const list = listFor(proxy, entry, virtualService);
      if (!list) {
        passedOver.push(note('vs.no-route-applies', virtualService, entry, 'R-GW-32', 'http'));
        return;
      }
      known.set(key, (at = lists.length));
      lists.push({ server, place });
      made.push(list);
    }
    for (const host of hosts) addToHost(entry, virtualService, at, host.toLowerCase(), drafts);
  });
}

function addToHost(
  entry: GatewayServer,
  { resource, lostDelegates }: MeshVirtualService,
  list: number,
  host: string,
  drafts: Map<string, Draft>,
): void {
  const draft = drafts.get(host) ?? newDraft(entry, host);
  drafts.set(host, draft);
  if (!draft.lists.includes(list)) draft.passedOver.push(...lostDelegates);
  draft.lists.push(list); // R-GW-25
  draft.at.push(entry.at, { resource: resource.id, path: ['spec', 'hosts'] });
  if (entry.server.tls?.httpsRedirect) draft.requireTls = true; // R-GW-27
}

/** R-GW-28: the host string keeps its `ns/` prefix here, so that such a domain is never asked for. */
function addRedirects(entry: GatewayServer, drafts: Map<string, Draft>): void {
  for (const written of entry.hosts) {
    const host = written.toLowerCase();
    const draft = drafts.get(host) ?? newDraft(entry, host);
    drafts.set(host, draft);
    draft.requireTls = true;
    draft.at.push(child(entry.at, 'tls', 'httpsRedirect'));
  }
}

function newDraft({ server }: GatewayServer, host: string): Draft {
  const name = virtualHostName(host, server.port.number);
  return { name, domains: [host], requireTls: false, lists: [], at: [], passedOver: [] };
}

/** R-GW-30. */
function blackhole(servers: readonly GatewayServer[]): Draft {
  const name = `blackhole:${servers[0]?.server.port.number ?? 0}`;
  return { name, domains: ['*'], requireTls: false, lists: [], at: servers.map(({ at }) => at), passedOver: [] };
}

/**
 * Joins hosts with the very same routes under the most specific name, and puts catch-alls last (R-HOST-20, R-GW-26). A host
 * is compared with the one before it that has its routes: one between them with the other TLS requirement keeps them apart.
 */
function finish(drafts: ReadonlyMap<string, Draft>): Draft[] {
  const latest = new Map<string, Draft>();
  const kept: Draft[] = [];
  for (const host of [...drafts.keys()].sort(compareSpecificity)) {
    const draft = drafts.get(host);
    if (!draft) continue;
    const routes = draft.lists.join();
    const same = latest.get(routes);
    if (same?.requireTls === draft.requireTls) {
      same.domains.push(...draft.domains);
      same.at.push(...draft.at);
    } else {
      latest.set(routes, draft);
      kept.push(draft);
    }
  }
  return kept
    .map((draft) => ({ ...draft, at: uniqueRefs(draft.at) }))
    .sort((a, b) => compareSpecificity(a.name, b.name));
}

function uniqueRefs(refs: readonly Ref[]): Ref[] {
  const seen = new Map(refs.map((ref) => [`${ref.resource} ${ref.path.join('.')}`, ref]));
  return [...seen.values()];
}

/** R-GW-23. */
function hostsForNamespace(hosts: readonly string[], namespace: string): string[] {
  return hosts.flatMap((written) => {
    const slash = written.indexOf('/');
    if (slash < 0) return [written];
    const prefix = written.slice(0, slash);
    return prefix === namespace || prefix === '*' ? [written.slice(slash + 1)] : [];
  });
}

/** R-GW-40. */
function gatewayService(proxy: Proxy, host: string, namespace: string): MeshService | undefined {
  const own = servicesIn(proxy.mesh).byHost.get(host)?.get(namespace);
  return own && isVisibleTo(own.exportTo, proxy.client.namespace) ? own : proxy.scope.services.get(host);
}

function note(
  message: string,
  { resource, hosts }: MeshVirtualService,
  entry: GatewayServer,
  rule: string,
  field: string,
): PassedOver {
  const values = {
    name: `${resource.namespace}/${resource.name}`,
    gateway: entry.gateway,
    hosts: few(hosts),
    serverHosts: few(entry.hosts),
  };
  return { message, values, rule, at: { resource: resource.id, path: ['spec', field] }, hosts };
}
