// TCP and TLS rules as filter chains: what matches statically is settled here, SNI and destination address are left to the
// proxy (R-L4-4 to R-L4-17). Sources: istio/istio pilot/pkg/networking/core/tls.go, networkfilter.go, gateway.go.
import { hostsMatch } from '../host.ts';
import type { L4MatchAttributes, L4RouteDestination } from '../model/virtualService.ts';
import type { ChainEntry, FilterChain } from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import { isUnspecifiedRange } from './cidr.ts';
import { namesOf } from './domains.ts';
import { isSubset } from './labels.ts';
import { unspecified, type MeshPort, type MeshService, type MeshVirtualService } from './mesh.ts';
import { isTls, type Protocol } from './protocol.ts';
import type { Proxy } from './proxy.ts';
import { destinationCluster } from './routes.ts';

type TcpNetwork = Extract<FilterChain['network'], { kind: 'tcp' }>;

/** R-L4-9, R-L4-10. The service's real definition gives a missing port. */
export function tcpNetwork(
  proxy: Proxy,
  route: readonly L4RouteDestination[],
  listenerPort: number,
  at: Ref,
): TcpNetwork {
  const context = { proxy, listenerPort, lookup: (host: string) => proxy.scope.services.get(host) };
  const destinations = route.map(({ destination, weight }, i) => ({
    cluster: destinationCluster(destination, context),
    weight: weight ?? 0,
    at: child(at, 'route', i),
  }));
  return {
    kind: 'tcp',
    destinations: route.length === 1 ? destinations : destinations.filter(({ weight }) => weight > 0),
    weighted: route.length > 1,
  };
}

/** Where an outbound chain is being made. */
export interface ChainPlace {
  readonly proxy: Proxy;
  readonly service: MeshService;
  /** The port listened on, with the protocol that decides. */
  readonly port: { readonly number: number; readonly protocol: Protocol; readonly at?: Ref };
  /** The listener is on the wildcard address. */
  readonly onWildcard: boolean;
  /** The service's CIDR address, if it has one. */
  readonly cidrs: readonly string[];
  readonly virtualServices: readonly MeshVirtualService[];
}

/** The TLS and TCP chains of one service port on a sidecar. */
export function outboundChains(place: ChainPlace): FilterChain[] {
  const { service, virtualServices } = place;
  const applying = virtualServices.filter(({ hosts }) => hosts.some((host) => hostsMatch(host, service.host))); // R-L4-12
  return isTls(place.port.protocol) ? tlsChains(place, applying) : tcpChains(place, applying);
}

/** Static conditions of a sidecar's match: ALL must hold (R-L4-13). */
function appliesHere(match: L4MatchAttributes, { proxy, port }: ChainPlace): boolean {
  const { labels, namespace } = proxy.client;
  return (
    (!match.gateways || match.gateways.length === 0 || match.gateways.includes('mesh')) &&
    isSubset(match.sourceLabels ?? {}, labels) &&
    (!match.port || match.port === port.number) &&
    (!match.sourceNamespace || match.sourceNamespace === namespace)
  );
}

function tlsChains(place: ChainPlace, virtualServices: readonly MeshVirtualService[]): FilterChain[] {
  const chains: FilterChain[] = [];
  const seen = new Set<string>();
  // Subnets that a match gives stay in force for later matches without any (R-L4-14).
  let { cidrs } = place;
  for (const virtualService of virtualServices) {
    virtualService.tls.forEach((entry, i) => {
      const route = entry.route ?? [];
      if (route.length === 0) return;
      const at: Ref = { resource: virtualService.resource.id, path: ['spec', 'tls', i] };
      entry.match?.forEach((match, j) => {
        if (!appliesHere(match, place)) return;
        if (match.destinationSubnets && match.destinationSubnets.length > 0) cidrs = match.destinationSubnets;
        const key = `${(match.sniHosts ?? []).join(',')}|${(match.destinationSubnets ?? []).join(',')}`;
        if (seen.has(key)) return;
        seen.add(key);
        const network = tcpNetwork(place.proxy, route, place.port.number, at);
        const matchAt = child(at, 'match', j);
        chains.push({ sni: match.sniHosts ?? [], cidrs, alpn: [], network, rule: 'R-L4-14', at: matchAt });
      });
    });
  }
  return chains.length > 0 ? chains : [serviceTlsChain(place, cidrs)];
}

/** R-L4-15. */
function serviceTlsChain(place: ChainPlace, cidrs: readonly string[]): FilterChain {
  const { service } = place;
  const isBareWildcard = service.address === unspecified && place.onWildcard;
  const isDynamic = service.resolution === 'dynamic-dns' && service.host.startsWith('*');
  const hasCidr = service.address.includes('/');
  const needsSni = cidrs.length > 0 || hasCidr || isBareWildcard || isDynamic;
  const { client, mesh } = place.proxy;
  const aliasForms = service.aliases.flatMap((alias) => namesOf(alias, client.namespace, mesh.settings.domain));
  return { ...serviceChain(place), sni: needsSni ? [service.host, ...aliasForms] : [], cidrs, rule: 'R-L4-15' };
}

/** The service's own cluster. On a Sidecar's port another single port of the service is taken (R-SC-4). */
function serviceChain({ proxy, service, port }: ChainPlace): FilterChain {
  const only: MeshPort | undefined = service.ports.length === 1 ? service.ports[0] : undefined;
  const cluster = proxy.cluster(service.host, only?.number ?? port.number);
  return {
    sni: [],
    cidrs: [],
    alpn: [],
    network: { kind: 'tcp', destinations: [{ cluster, weight: 0 }], weighted: false },
    rule: 'R-L4-17',
    at: port.at ?? { resource: service.resource, path: [] },
  };
}

function tcpChains(place: ChainPlace, virtualServices: readonly MeshVirtualService[]): FilterChain[] {
  const chains: FilterChain[] = [];
  let isFinal = false;
  for (const virtualService of virtualServices) {
    for (const [i, entry] of virtualService.tcp.entries()) {
      const route = entry.route ?? [];
      if (route.length === 0) continue;
      const at: Ref = { resource: virtualService.resource.id, path: ['spec', 'tcp', i] };
      const entries: ChainEntry[] = [];
      const chain = (cidrs: readonly string[], chainAt: Ref): FilterChain => ({
        sni: [],
        cidrs,
        alpn: [],
        network: tcpNetwork(place.proxy, route, place.port.number, at),
        ...(entries.length > 0 && { entries }),
        rule: 'R-L4-17',
        at: chainAt,
      });
      const matches = entry.match ?? [];
      if (matches.length === 0) return [...chains, chain(place.cidrs, at)];
      const subnets: string[] = [];
      for (const [j, match] of matches.entries()) {
        if (!appliesHere(match, place)) continue;
        const own = match.destinationSubnets ?? [];
        entries.push({ at: child(at, 'match', j), cidrs: own.some(isUnspecifiedRange) ? [] : own });
        if (own.length === 0) return [...chains, chain(place.cidrs, child(at, 'match', j))];
        for (const subnet of own) subnets.push(subnet);
      }
      if (subnets.length === 0) continue;
      chains.push(chain(subnets, at));
      if ([...subnets].sort().join() === [...place.cidrs].sort().join()) isFinal = true;
    }
  }
  return isFinal ? chains : [...chains, { ...serviceChain(place), cidrs: place.cidrs }];
}
