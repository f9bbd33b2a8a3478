// The listener of a gateway workload on a port: plaintext HTTP, terminated TLS by SNI, and TCP proxies (R-GW-12 to R-GW-18,
// R-GW-33 to R-GW-39, R-L4-1 to R-L4-8). Source: istio/istio pilot/pkg/networking/core/gateway.go.
import { hostsMatch, isSubsetOf } from '../host.ts';
import type { L4MatchAttributes } from '../model/virtualService.ts';
import type { ChainEntry, FilterChain, Listener } from '../proxy/config.ts';
import type { Client } from '../request.ts';
import { child, type Ref } from '../ref.ts';
import { gatewayRoutes } from './gatewayRoutes.ts';
import {
  dialledListener,
  isPassthrough,
  mergeServers,
  type GatewayServer,
  type ServerGroup,
} from './gatewayServers.ts';
import { tcpNetwork } from './l4.ts';
import type { Mesh, MeshVirtualService } from './mesh.ts';
import { virtualServicesFor } from './meshIndex.ts';
import { isHttp } from './protocol.ts';
import { autoPassthroughCluster, proxyOf, type Proxy } from './proxy.ts';
import { rejectChains } from './reject.ts';

interface Listeners {
  readonly byPort: Map<number, Listener | undefined>;
  /** By the port that a client dials, which a Service may translate. */
  readonly byDialledPort: Map<number, Listener | undefined>;
}
const built = new WeakMap<Proxy, Listeners>();

/** @returns undefined where nothing listens: the connection is refused (R-GW-38) */
export function gatewayListener(mesh: Mesh, client: Client, port: number): Listener | undefined {
  const proxy = proxyOf(mesh, client);
  let listeners = built.get(proxy);
  if (!listeners) built.set(proxy, (listeners = { byPort: new Map(), byDialledPort: new Map() }));
  const { byDialledPort } = listeners;
  const known = byDialledPort.get(port);
  if (known || byDialledPort.has(port)) return known;
  const listener = findListener(proxy, listeners.byPort, port);
  byDialledPort.set(port, listener);
  return listener;
}

function findListener(proxy: Proxy, byPort: Map<number, Listener | undefined>, dialled: number): Listener | undefined {
  const port = dialledListener(proxy, dialled);
  if (port === undefined) return undefined;
  if (!byPort.has(port)) byPort.set(port, buildListener(proxy, port));
  return byPort.get(port);
}

function buildListener(proxy: Proxy, port: number): Listener | undefined {
  const merged = mergeServers(proxy, port);
  // A server bound to another address does not answer at the pod's own (R-GW-8).
  const groups = merged.groups.filter(({ bind }) => bind === '' || bind === '0.0.0.0');
  const usedSni = new Map<string, string>();
  const chains = groups.flatMap((group) => groupChains(proxy, group, merged.byRoute, usedSni));
  if (chains.length === 0) return undefined;
  const rejection = rejectChains(chains);
  return {
    name: `0.0.0.0_${port}`,
    port,
    chains,
    ...(rejection ? { rejection } : {}),
    at: groups.flatMap(({ servers }) => servers.map(({ at }) => at)),
    ...(merged.passedOver.length > 0 ? { passedOver: merged.passedOver } : {}),
  };
}

type ByRoute = ReadonlyMap<string, readonly GatewayServer[]>;

function groupChains(proxy: Proxy, group: ServerGroup, byRoute: ByRoute, usedSni: Map<string, string>): FilterChain[] {
  if (isHttp(group.protocol)) {
    const servers = byRoute.get(group.routeName) ?? group.servers;
    const [first] = servers;
    return [
      {
        sni: [],
        cidrs: [],
        alpn: [],
        network: { kind: 'http', routes: gatewayRoutes(proxy, group.routeName, servers, 'http') },
        rule: 'R-GW-13',
        ...(first ? { at: first.at } : {}),
      },
    ];
  }
  return group.servers.flatMap((entry) => serverChains(proxy, entry, byRoute, usedSni));
}

/** The table of R-GW-13, but for plaintext HTTP. */
function serverChains(
  proxy: Proxy,
  entry: GatewayServer,
  byRoute: ByRoute,
  usedSni: Map<string, string>,
): FilterChain[] {
  const { server, protocol, at } = entry;
  const { tls } = server;
  const base = { cidrs: [], alpn: [], at };
  if (tls && isPassthrough(server)) {
    return tls.mode === 'AUTO_PASSTHROUGH'
      ? autoPassthroughChains(proxy, entry)
      : passthroughChains(proxy, entry, usedSni);
  }
  if (tls && protocol === 'HTTPS') {
    const routes = gatewayRoutes(proxy, entry.routeName, byRoute.get(entry.routeName) ?? [entry], 'https');
    const network = { kind: 'http' as const, routes };
    return [{ ...base, sni: sniOf(entry), terminate: tls.mode, network, rule: 'R-GW-33' }];
  }
  const taken = tcpRoute(proxy, entry);
  if (!taken) return [];
  return tls
    ? [{ ...base, ...taken, sni: sniOf(entry), terminate: tls.mode, rule: 'R-L4-5' }]
    : [{ ...base, ...taken, sni: [], rule: 'R-L4-4' }];
}

/** R-GW-33: `*` among the hosts lifts the condition. */
function sniOf({ hosts }: GatewayServer): string[] {
  const names = hosts.map((host) => host.slice(host.indexOf('/') + 1));
  return names.includes('*') ? [] : [...new Set(names)].sort();
}

/** VirtualServices bound to the Gateway with a host that meets one of the server's (R-L4-3). */
function considered(proxy: Proxy, { gateway, hosts }: GatewayServer): MeshVirtualService[] {
  const bound = virtualServicesFor(proxy.mesh, proxy.client.namespace, gateway);
  return bound.filter(({ resource, hosts: own }) =>
    hosts.some((written) => {
      const slash = written.indexOf('/');
      if (slash >= 0 && written.slice(0, slash) !== resource.namespace) return false;
      return own.some((host) => hostsMatch(written.slice(slash + 1), host));
    }),
  );
}

function appliesHere(match: L4MatchAttributes, { server, gateway }: GatewayServer): boolean {
  if (match.port && match.port !== server.port.number) return false;
  return !match.gateways || match.gateways.length === 0 || match.gateways.includes(gateway);
}

/** The first tcp entry that applies takes the whole server (R-L4-4). */
function tcpRoute(proxy: Proxy, entry: GatewayServer): Pick<FilterChain, 'network' | 'entries'> | undefined {
  for (const { resource, tcp } of considered(proxy, entry)) {
    for (const [i, { match = [], route }] of tcp.entries()) {
      const at: Ref = { resource: resource.id, path: ['spec', 'tcp', i] };
      const entries = match.flatMap((one, j): readonly ChainEntry[] =>
        appliesHere(one, entry) ? [{ at: child(at, 'match', j), cidrs: [] }] : [],
      );
      if ((match.length > 0 && entries.length === 0) || !route || route.length === 0) continue;
      const network = tcpNetwork(proxy, route, entry.server.port.number, at);
      return { network, ...(entries.length > 0 && { entries }) };
    }
  }
  return undefined;
}

/** R-L4-6. @param usedSni SNI hosts taken on this listener port, with their bind */
function passthroughChains(proxy: Proxy, entry: GatewayServer, usedSni: Map<string, string>): FilterChain[] {
  const bind = entry.server.bind ?? '';
  const chains: FilterChain[] = [];
  for (const { resource, tls } of considered(proxy, entry)) {
    tls.forEach(({ match, route }, i) => {
      if (!route || route.length === 0) return;
      const at: Ref = { resource: resource.id, path: ['spec', 'tls', i] };
      match?.forEach((one, j) => {
        const sni = one.sniHosts ?? [];
        if (!appliesHere(one, entry) || sni.some((host) => usedSni.get(host) === bind)) return;
        for (const host of sni) usedSni.set(host, bind);
        chains.push({
          sni: sni.includes('*') ? [] : [...sni].sort(),
          cidrs: [],
          alpn: [],
          network: tcpNetwork(proxy, route, entry.server.port.number, at),
          rule: 'R-L4-6',
          at: child(at, 'match', j),
        });
      });
    });
  }
  return chains;
}

const istioMutualTls = ['istio-peer-exchange', 'istio', 'istio-http/1.0', 'istio-http/1.1', 'istio-h2'];

/** R-GW-39. */
function autoPassthroughChains(proxy: Proxy, entry: GatewayServer): FilterChain[] {
  const hosts = entry.hosts.map((host) => host.slice(host.indexOf('/') + 1));
  return [...proxy.scope.services.values()].flatMap((service) => {
    if (service.meshExternal || !hosts.some((host) => isSubsetOf(service.host, host))) return [];
    const subsets = [undefined, ...(proxy.ruleFor(service)?.subsets ?? [])];
    return service.ports
      .filter(({ protocol }) => protocol !== 'UDP')
      .flatMap((port) =>
        subsets.map((subset) => {
          const cluster = autoPassthroughCluster(proxy, service, port, subset);
          return {
            sni: [cluster.name],
            cidrs: [],
            alpn: istioMutualTls,
            network: { kind: 'tcp' as const, destinations: [{ cluster, weight: 0 }], weighted: false },
            rule: 'R-GW-39',
            at: port.at,
          };
        }),
      );
  });
}
