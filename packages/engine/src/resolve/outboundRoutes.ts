// The HTTP route configurations of a sidecar, one per port: virtual hosts of VirtualServices, then of services, then the
// catch-all (R-VS-9 to R-VS-22). Sources: istio/istio pilot/pkg/networking/core/httproute.go, route/route.go.
import { compareSpecificity, hostsMatch, isWildcard, mostSpecific } from '../host.ts';
import type { Rejection, Route, RouteConfiguration, VirtualHost } from '../proxy/config.ts';
import type { Ref } from '../ref.ts';
import type { MeshService, MeshVirtualService } from './mesh.ts';
import { isHttpOrAuto } from './protocol.ts';
import { unknownTrafficCluster, type Proxy } from './proxy.ts';
import { routeList, type RouteContext } from './routes.ts';
import { egressFor, type Egress } from './scope.ts';
import { virtualHost, VirtualHostRegister, type Claim, type Registered } from './virtualHosts.ts';

/** The shared configuration of a port, with the catch-all (R-OUT-3). */
export function portRoutes(proxy: Proxy, port: number): RouteConfiguration {
  const { hosts, rejection } = hostsOn(proxy, port);
  return configuration(String(port), [...hosts, catchAll(proxy)], rejection);
}

/** The configuration of one service's own listener: its virtual host answers for every Host (R-VS-22). */
export function ownRoutes(proxy: Proxy, service: MeshService, port: number): RouteConfiguration {
  const { hosts, rejections } = hostsOn(proxy, port);
  const name = `${service.host}:${port}`;
  const found = hosts.filter(({ domains }) => domains.some((domain) => domain === service.host || domain === name));
  const rejection = found.map((host) => rejections.get(host.name)).find((one) => one !== undefined);
  const [only] = found;
  if (!only || found.length > 1) return configuration(name, found, rejection);
  const { passedOver } = only;
  const notes = passedOver ? { passedOver } : {};
  return configuration(name, [virtualHost(only.name, ['*'], only.at, () => only.routes, notes)], rejection);
}

function configuration(
  name: string,
  virtualHosts: readonly VirtualHost[],
  rejection: Rejection | undefined,
): RouteConfiguration {
  return { name, virtualHosts, scheme: 'http', ...(rejection ? { rejection } : {}) };
}

/** R-VS-21. */
function catchAll(proxy: Proxy): VirtualHost {
  const { outbound, sidecar } = proxy.scope;
  const at: Ref[] = sidecar ? [{ resource: sidecar.id, path: ['spec', 'outboundTrafficPolicy'] }] : [];
  const host = (name: string, action: Route['action']): VirtualHost => ({
    name,
    domains: ['*'],
    requireTls: false,
    routes: [{ name, match: everything, action }],
    at,
  });
  if (outbound === 'REGISTRY_ONLY') return host('block_all', { kind: 'blackhole' });
  const cluster =
    outbound === 'ALLOW_ANY'
      ? unknownTrafficCluster(proxy)
      : { name: 'AllowAnyDynamicDNSCluster', state: 'external' as const };
  return host(outbound === 'ALLOW_ANY' ? 'allow_any' : 'allow_any_dynamic_dns', {
    kind: 'forward',
    destinations: [{ cluster, weight: 0 }],
    weighted: false,
    noRetries: true,
    mirrors: [],
  });
}

const everything: Route['match'] = {
  path: { kind: 'prefix', value: '/' },
  ignoreCase: false,
  headers: [],
  withoutHeaders: [],
  queryParams: [],
  claims: [],
};

interface PortHosts {
  readonly hosts: readonly VirtualHost[];
  /** By name of the virtual host. */
  readonly rejections: ReadonlyMap<string, Rejection>;
  readonly rejection: Rejection | undefined;
}

const built = new WeakMap<Proxy, Map<number, PortHosts>>();

function hostsOn(proxy: Proxy, port: number): PortHosts {
  const byPort = built.get(proxy) ?? new Map<number, PortHosts>();
  built.set(proxy, byPort);
  let hosts = byPort.get(port);
  if (!hosts) byPort.set(port, (hosts = buildHosts(proxy, port)));
  return hosts;
}

/** What making the hosts of one port needs at every step. */
interface Making {
  readonly proxy: Proxy;
  readonly egress: Egress;
  readonly registry: ReadonlyMap<string, Registered>;
  /** 0 on an HTTP_PROXY listener. */
  readonly listenerPort: number;
  readonly register: VirtualHostRegister;
}

interface JudgedClaim extends Claim {
  readonly rejection?: Rejection | undefined;
}

function buildHosts(proxy: Proxy, port: number): PortHosts {
  const egress = egressFor(proxy.scope, port);
  if (!egress) return { hosts: [], rejections: new Map(), rejection: undefined };
  const isProxyPort = egress.port?.protocol === 'HTTP_PROXY';
  const listenerPort = isProxyPort ? 0 : port;
  const registry = registryOf(egress, listenerPort);
  const register = new VirtualHostRegister(proxy, isProxyPort);
  const making: Making = { proxy, egress, registry, listenerPort, register };
  const candidates =
    listenerPort === 80 ? egress.virtualServices : selectVirtualServices(egress.virtualServices, registry);
  const claims: JudgedClaim[] = candidates.flatMap((virtualService) => claimsOf(making, virtualService));
  const taken = new Set(claims.flatMap(({ services }) => services));
  for (const registered of registry.values()) {
    if (!taken.has(registered)) claims.push(...defaultClaims(proxy, registered));
  }
  const hosts = register.grant(claims).sort((a, b) => compareSpecificity(a.name, b.name));
  return { hosts, ...rejectionsIn(claims, hosts) };
}

function rejectionsIn(
  claims: readonly JudgedClaim[],
  hosts: readonly VirtualHost[],
): Pick<PortHosts, 'rejections' | 'rejection'> {
  const rejections = new Map<string, Rejection>();
  const refused = claims.filter(({ rejection }) => rejection);
  if (refused.length === 0) return { rejections, rejection: undefined };
  for (const host of hosts) {
    const id = host.routes[0]?.rule?.virtualService;
    const claim = refused.find(({ virtualService }) => virtualService?.resource.id === id);
    if (claim?.rejection) rejections.set(host.name, claim.rejection);
  }
  return { rejections, rejection: [...rejections.values()][0] };
}

/** Services that declare the port, by lower-case host; all of them for port 0. */
function registryOf(egress: Egress, port: number): Map<string, Registered> {
  const registry = new Map<string, Registered>();
  for (const service of egress.services) {
    const found = service.ports.find(({ number }) => number === port);
    const ports = port === 0 ? service.ports : found ? [found] : [];
    if (ports.length === 0) continue;
    const host = port === 0 ? service.host : service.host.toLowerCase();
    // Several addresses of one ServiceEntry: the first becomes the domain (R-HOST-15).
    if (registry.get(host)?.service.resource === service.resource) continue;
    registry.set(host, { host, written: service.host, service: { ...service, host }, ports });
  }
  return registry;
}

/** R-VS-9. */
function selectVirtualServices(
  virtualServices: readonly MeshVirtualService[],
  registry: ReadonlyMap<string, Registered>,
): MeshVirtualService[] {
  const known = [...registry.keys()];
  const wildcards = known.filter(isWildcard);
  return virtualServices.filter(({ hosts }) =>
    hosts.some((written) => {
      const host = written.toLowerCase();
      return registry.has(host) || (isWildcard(host) ? known : wildcards).some((other) => hostsMatch(host, other));
    }),
  );
}

function claimsOf(making: Making, virtualService: MeshVirtualService): JudgedClaim[] {
  const { proxy, registry, listenerPort, register } = making;
  const { hosts, services } = separateHosts(making, virtualService);
  const context: RouteContext = {
    proxy,
    listenerPort,
    gateway: 'mesh',
    serverTls: false,
    lookup: (host) => {
      const found = registry.get(host);
      return found && { ...found.service, ports: found.ports };
    },
  };
  const byPort = new Map<number, Registered[]>();
  for (const registered of services) {
    for (const { number, protocol } of registered.ports) {
      if (isHttpOrAuto(protocol)) byPort.set(number, [...(byPort.get(number) ?? []), registered]);
    }
  }
  // A VirtualService for hosts outside the registry lives on port 80 alone (R-VS-13).
  if (byPort.size === 0 && listenerPort === 80) byPort.set(80, []);
  const list = routeList(virtualService, context);
  return [...byPort].flatMap(([port, found]) => {
    const routes = list?.routes ?? ((): readonly Route[] => []);
    const claim: JudgedClaim = { port, hosts, services: found, routes, virtualService, rejection: list?.rejection };
    if (list) return [claim];
    register.stepAside(claim, virtualService);
    return [];
  });
}

/** R-VS-11, R-VS-12. */
function separateHosts(
  { proxy, egress, registry }: Making,
  virtualService: MeshVirtualService,
): { hosts: string[]; services: Registered[] } {
  const hosts: string[] = [];
  const services: Registered[] = [];
  const wildcards: string[] = [];
  for (const written of virtualService.hosts) {
    const host = written.toLowerCase();
    const registered = registry.get(host);
    if (isWildcard(host)) wildcards.push(host);
    else if (registered) services.push(registered);
    else hosts.push(host);
  }
  const { wildcardByAge } = proxy.mesh.settings;
  for (const wildcard of wildcards) {
    let meetsService = false;
    for (const registered of registry.values()) {
      if (!hostsMatch(registered.host, wildcard)) continue;
      meetsService = true;
      if (wildcardByAge || winsHost(egress, registered, virtualService)) services.push(registered);
    }
    if (!meetsService) hosts.push(wildcard);
  }
  return { hosts, services };
}

interface HostTables {
  readonly exact: Map<string, MeshVirtualService>;
  readonly wildcard: Map<string, MeshVirtualService>;
}
const hostTables = new WeakMap<Egress, HostTables>();

/**
 * Whether a VirtualService covers a service's host most closely; among equals the first (R-VS-17). Hosts are compared as
 * written, so no wildcard wins a service whose host has capitals.
 */
function winsHost(egress: Egress, { host, written }: Registered, virtualService: MeshVirtualService): boolean {
  let tables = hostTables.get(egress);
  if (!tables) {
    tables = { exact: new Map(), wildcard: new Map() };
    for (const virtualService of egress.virtualServices) {
      for (const written of virtualService.hosts) {
        const table = isWildcard(written) ? tables.wildcard : tables.exact;
        if (!table.has(written)) table.set(written, virtualService);
      }
    }
    hostTables.set(egress, tables);
  }
  return host === written && mostSpecific(host, tables)?.value === virtualService;
}

/** R-VS-19. */
function defaultClaims(proxy: Proxy, registered: Registered): Claim[] {
  // An alias' names belong to the service it leads to (R-HOST-16).
  if (registered.service.resolution === 'alias') return [];
  return registered.ports
    .filter(({ protocol }) => isHttpOrAuto(protocol))
    .map(({ number, at }) => {
      let built: readonly Route[] | undefined;
      const build = (): readonly Route[] => [
        {
          name: 'default',
          match: everything,
          action: {
            kind: 'forward',
            destinations: [{ cluster: proxy.cluster(registered.host, number), weight: 0 }],
            weighted: false,
            mirrors: [],
          },
          at,
          entryAt: at,
        },
      ];
      return { port: number, hosts: [], services: [registered], routes: () => (built ??= build()) };
    });
}
