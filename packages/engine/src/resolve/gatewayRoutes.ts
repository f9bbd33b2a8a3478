// Route configurations of a gateway: virtual hosts from the meeting of server hosts and VirtualService hosts
// (R-GW-22 to R-GW-32, R-HOST-20). Source: istio/istio pilot/pkg/networking/core/gateway.go, buildGatewayHTTPRouteConfig.
import { compareSpecificity, intersectHosts } from '../host.ts';
import { few } from '../names.ts';
import type { PassedOver, Route, RouteConfiguration, VirtualHost } from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import type { GatewayServer } from './gatewayServers.ts';
import type { MeshService, MeshVirtualService } from './mesh.ts';
import { servicesIn, virtualServicesFor } from './meshIndex.ts';
import type { Proxy } from './proxy.ts';
import { catchAllsLast, routeList, type RouteList } from './routes.ts';
import { virtualHost, virtualHostName } from './virtualHosts.ts';
import { isVisibleTo } from './visibility.ts';

/** A virtual host in the making. */
interface Draft {
  readonly name: string;
  readonly domains: string[];
  requireTls: boolean;
  readonly lists: RouteList[];
  readonly at: Ref[];
}

/** @param servers of one route configuration, in merged order */
export function gatewayRoutes(
  proxy: Proxy,
  name: string,
  servers: readonly GatewayServer[],
  scheme: RouteConfiguration['scheme'],
): RouteConfiguration {
  const drafts = new Map<string, Draft>();
  const passedOver: PassedOver[] = [];
  const known = new Map<string, RouteList>();
  for (const entry of servers) {
    addVirtualServices(proxy, entry, drafts, known, passedOver);
    if (entry.server.tls?.httpsRedirect) addRedirects(entry, drafts);
  }
  const virtualHosts = drafts.size === 0 ? [blackhole(servers)] : finish(drafts);
  const rejection = [...known.values()].map((list) => list.rejection).find((found) => found !== undefined);
  return {
    name,
    virtualHosts,
    scheme,
    ...(rejection ? { rejection } : {}),
    ...(passedOver.length > 0 ? { passedOver } : {}),
  };
}

function addVirtualServices(
  proxy: Proxy,
  entry: GatewayServer,
  drafts: Map<string, Draft>,
  known: Map<string, RouteList>,
  passedOver: PassedOver[],
): void {
  const { server, gateway } = entry;
  const { namespace } = proxy.client;
  for (const virtualService of virtualServicesFor(proxy.mesh, namespace, gateway)) {
    const { resource } = virtualService;
    const hosts = intersectHosts(hostsForNamespace(entry.hosts, resource.namespace), virtualService.hosts);
    if (hosts.length === 0) {
      passedOver.push(note('vs.no-common-host', virtualService, entry, 'R-GW-23', 'hosts'));
      continue;
    }
    // Built once per Gateway and VirtualService, for the first server that yields a route (R-GW-24).
    const key = `${gateway}|${resource.id}`;
    const list =
      known.get(key) ??
      routeList(virtualService, {
        proxy,
        listenerPort: server.port.number,
        gateway,
        serverTls: server.tls !== undefined,
        lookup: (host) => gatewayService(proxy, host, resource.namespace),
      });
    if (!list) {
      passedOver.push(note('vs.no-route-applies', virtualService, entry, 'R-GW-32', 'http'));
      continue;
    }
    known.set(key, list);
    for (const host of hosts) addToHost(entry, list, host.toLowerCase(), drafts);
  }
}

function addToHost(entry: GatewayServer, list: RouteList, host: string, drafts: Map<string, Draft>): void {
  const draft = drafts.get(host) ?? newDraft(entry, host);
  drafts.set(host, draft);
  draft.lists.push(list); // R-GW-25
  draft.at.push(entry.at, { resource: list.virtualService.resource.id, path: ['spec', 'hosts'] });
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
  return { name: virtualHostName(host, server.port.number), domains: [host], requireTls: false, lists: [], at: [] };
}

/** R-GW-30. */
function blackhole(servers: readonly GatewayServer[]): VirtualHost {
  const [first] = servers;
  return {
    name: `blackhole:${first?.server.port.number ?? 0}`,
    domains: ['*'],
    requireTls: false,
    routes: [],
    at: servers.map(({ at }) => at),
  };
}

/**
 * Joins hosts with the very same routes under the most specific name, and puts catch-alls last (R-HOST-20, R-GW-26). A host
 * is compared with the one before it that has its routes: one between them with the other TLS requirement keeps them apart.
 */
function finish(drafts: ReadonlyMap<string, Draft>): VirtualHost[] {
  const ids = new Map<RouteList, number>();
  const idOf = (list: RouteList): number => {
    const id = ids.get(list) ?? ids.size;
    ids.set(list, id);
    return id;
  };
  const latest = new Map<string, Draft>();
  const kept: Draft[] = [];
  for (const host of [...drafts.keys()].sort(compareSpecificity)) {
    const draft = drafts.get(host);
    if (!draft) continue;
    const routes = draft.lists.map(idOf).join();
    const same = latest.get(routes);
    if (same?.requireTls === draft.requireTls) {
      same.domains.push(...draft.domains);
      same.at.push(...draft.at);
    } else {
      latest.set(routes, draft);
      kept.push(draft);
    }
  }
  return kept.map(finishHost).sort((a, b) => compareSpecificity(a.name, b.name));
}

function finishHost({ name, domains, requireTls, lists, at }: Draft): VirtualHost {
  let routes: readonly Route[] | undefined;
  const build = (): readonly Route[] => (routes ??= catchAllsLast(lists.flatMap((list) => list.routes())));
  const passedOver = [...new Set(lists)].flatMap(({ virtualService }) => virtualService.lostDelegates);
  return virtualHost(name, domains, uniqueRefs(at), build, {
    requireTls,
    ...(passedOver.length > 0 ? { passedOver } : {}),
  });
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
