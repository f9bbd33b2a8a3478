// The HTTP route configurations of a sidecar, one per port: virtual hosts of VirtualServices, then of services, then the
// catch-all (R-VS-9 to R-VS-22). Sources: istio/istio pilot/pkg/networking/core/httproute.go, route/route.go.
import { compareSpecificity, hostsMatch, isWildcard, mostSpecific } from '../host.ts';
import type { PassedOver, Route, RouteConfiguration, VirtualHost } from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import { serviceDomains, withPort } from './domains.ts';
import type { MeshPort, MeshService, MeshVirtualService } from './mesh.ts';
import { isHttpOrAuto } from './protocol.ts';
import { unknownTrafficCluster, type Proxy } from './proxy.ts';
import { rejectRoutes } from './reject.ts';
import { buildRoutes, type RouteContext } from './routes.ts';
import { egressFor, type Egress } from './scope.ts';

/** The shared configuration of a port, with the catch-all (R-OUT-3). */
export function portRoutes(proxy: Proxy, port: number): RouteConfiguration {
  const egress = egressFor(proxy.scope, port);
  const virtualHosts = egress ? virtualHostsOf(proxy, egress, port) : [];
  return configuration(String(port), [...virtualHosts, catchAll(proxy)]);
}

/** The configuration of one service's own listener: its virtual host answers for every Host (R-VS-22). */
export function ownRoutes(proxy: Proxy, service: MeshService, port: number): RouteConfiguration {
  const egress = egressFor(proxy.scope, port);
  const all = egress ? virtualHostsOf(proxy, egress, port) : [];
  const name = `${service.host}:${port}`;
  const found = all.filter(({ domains }) => domains.some((domain) => domain === service.host || domain === name));
  return configuration(name, found.length === 1 ? found.map((host) => ({ ...host, domains: ['*'] })) : found);
}

function configuration(name: string, virtualHosts: readonly VirtualHost[]): RouteConfiguration {
  const rejection = rejectRoutes(virtualHosts);
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

/** A service reduced to the port in question (R-VS-10); an HTTP_PROXY listener keeps all its ports. */
interface Registered {
  readonly host: string;
  /** With the capitals of the text. */
  readonly written: string;
  readonly service: MeshService;
  readonly ports: readonly MeshPort[];
}

/** Virtual hosts to be: the hosts and services that one route list answers for on one port. */
interface Wrapper {
  readonly port: number;
  readonly hosts: readonly string[];
  readonly services: readonly Registered[];
  readonly routes: readonly Route[];
  readonly virtualService?: MeshVirtualService;
}

const built = new WeakMap<Proxy, Map<number, readonly VirtualHost[]>>();

function virtualHostsOf(proxy: Proxy, egress: Egress, port: number): readonly VirtualHost[] {
  const byPort = built.get(proxy) ?? new Map<number, readonly VirtualHost[]>();
  built.set(proxy, byPort);
  let hosts = byPort.get(port);
  if (!hosts) byPort.set(port, (hosts = buildVirtualHosts(proxy, egress, port)));
  return hosts;
}

function buildVirtualHosts(proxy: Proxy, egress: Egress, port: number): readonly VirtualHost[] {
  const isProxyPort = egress.port?.protocol === 'HTTP_PROXY';
  const listenerPort = isProxyPort ? 0 : port;
  const registry = registryOf(egress, listenerPort);
  const candidates =
    listenerPort === 80 ? egress.virtualServices : selectVirtualServices(egress.virtualServices, registry);
  const builder = new VirtualHostBuilder(proxy, isProxyPort);
  const wrappers = candidates.flatMap((virtualService) =>
    wrap(proxy, egress, virtualService, registry, listenerPort, builder),
  );
  for (const wrapper of wrappers) for (const { host } of wrapper.services) registry.delete(host);
  for (const registered of registry.values()) wrappers.push(...defaultWrappers(proxy, registered));
  return builder.build(wrappers).sort((a, b) => compareSpecificity(a.name, b.name));
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

function wrap(
  proxy: Proxy,
  egress: Egress,
  virtualService: MeshVirtualService,
  registry: ReadonlyMap<string, Registered>,
  listenerPort: number,
  builder: VirtualHostBuilder,
): Wrapper[] {
  const { hosts, services } = separateHosts(egress, virtualService, registry, proxy);
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
  const routes = buildRoutes(virtualService, context);
  const byPort = new Map<number, Registered[]>();
  for (const registered of services) {
    for (const { number, protocol } of registered.ports) {
      if (isHttpOrAuto(protocol)) byPort.set(number, [...(byPort.get(number) ?? []), registered]);
    }
  }
  // A VirtualService for hosts outside the registry lives on port 80 alone (R-VS-13).
  if (byPort.size === 0 && listenerPort === 80) byPort.set(80, []);
  const wrappers = [...byPort].map(([port, found]) => ({ port, hosts, services: found, routes, virtualService }));
  if (routes.length > 0) return wrappers;
  for (const wrapper of wrappers) builder.stepAside(wrapper, virtualService);
  return [];
}

/** R-VS-11, R-VS-12. */
function separateHosts(
  egress: Egress,
  virtualService: MeshVirtualService,
  registry: ReadonlyMap<string, Registered>,
  proxy: Proxy,
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
function defaultWrappers(proxy: Proxy, registered: Registered): Wrapper[] {
  // An alias' names belong to the service it leads to (R-HOST-16).
  if (registered.service.resolution === 'alias') return [];
  return registered.ports
    .filter(({ protocol }) => isHttpOrAuto(protocol))
    .map((port) => ({
      port: port.number,
      hosts: [],
      services: [registered],
      routes: [
        {
          name: 'default',
          match: everything,
          action: {
            kind: 'forward',
            destinations: [{ cluster: proxy.cluster(registered.host, port.number), weight: 0 }],
            weighted: false,
            mirrors: [],
          },
          at: port.at,
          entryAt: port.at,
        },
      ],
    }));
}

/** Claims names and domains first-come, over all virtual hosts of a port (R-HOST-18). */
class VirtualHostBuilder {
  private readonly names = new Map<string, VirtualHost>();
  private readonly owners = new Map<string, MeshVirtualService | undefined>();
  private readonly claimed = new Set<string>();
  private readonly known = new Set<string>();
  private readonly passedOver = new Map<string, PassedOver[]>();
  private readonly proxy: Proxy;
  /** On an HTTP_PROXY listener domains bear ports (R-HOST-17). */
  private readonly isProxyPort: boolean;

  constructor(proxy: Proxy, isProxyPort: boolean) {
    this.proxy = proxy;
    this.isProxyPort = isProxyPort;
  }

  /** Notes that no rule of a VirtualService applied for these hosts (R-VS-15). */
  stepAside(wrapper: Wrapper, virtualService: MeshVirtualService): void {
    for (const host of [...wrapper.hosts, ...wrapper.services.map((registered) => registered.host)]) {
      this.note(virtualHostName(host, wrapper.port), virtualService, 'vs.no-route-applies', 'R-VS-15');
    }
  }

  build(wrappers: readonly Wrapper[]): VirtualHost[] {
    for (const { services, port } of wrappers) {
      for (const { host } of services) this.known.add(host).add(virtualHostName(host, port));
    }
    const hosts = wrappers.flatMap((wrapper) => {
      const outside = wrapper.hosts.map((host) => this.add(wrapper, host, undefined));
      const inside = wrapper.services.map((registered) => this.add(wrapper, registered.host, registered.service));
      return [...outside, ...inside];
    });
    return hosts
      .filter((host) => host !== undefined)
      .map((host) => {
        const passedOver = this.passedOver.get(host.name);
        return passedOver ? { ...host, passedOver } : host;
      });
  }

  private add(wrapper: Wrapper, host: string, service: MeshService | undefined): VirtualHost | undefined {
    const name = virtualHostName(host, wrapper.port);
    if (this.names.has(name)) {
      // Of several VirtualServices for one host only the first counts (R-VS-14).
      const isSame = this.owners.get(name) === wrapper.virtualService;
      if (wrapper.virtualService && !isSame)
        this.note(name, wrapper.virtualService, 'vs.later-for-same-host', 'R-VS-14');
      return undefined;
    }
    const { namespace } = this.proxy.client;
    const { domain } = this.proxy.mesh.settings;
    const port = this.isProxyPort ? wrapper.port : undefined;
    const { domains, alternatives } = service
      ? serviceDomains(service, namespace, domain, port)
      : { domains: withPort(host, undefined), alternatives: new Set<string>() };
    const free = domains.filter((candidate) => this.claim(candidate, alternatives));
    const kept = this.isProxyPort && wrapper.port !== 80 ? free.filter((text) => text.includes(':')) : free;
    const at: Ref[] = [];
    if (wrapper.virtualService) at.push(hostRef(wrapper.virtualService, host));
    if (service) at.push({ resource: service.resource, path: [] });
    const virtualHost: VirtualHost = { name, domains: kept, requireTls: false, routes: wrapper.routes, at };
    this.names.set(name, virtualHost);
    this.owners.set(name, wrapper.virtualService);
    return kept.length > 0 ? virtualHost : undefined;
  }

  private claim(domain: string, alternatives: ReadonlySet<string>): boolean {
    const key = domain.toLowerCase();
    if (this.claimed.has(key)) return false;
    if (alternatives.has(domain) && this.known.has(domain)) return false;
    this.claimed.add(key);
    return true;
  }

  private note(name: string, virtualService: MeshVirtualService, message: string, rule: string): void {
    const { id, namespace, name: own } = virtualService.resource;
    const list = this.passedOver.get(name) ?? [];
    this.passedOver.set(name, list);
    list.push({ message, values: { name: `${namespace}/${own}` }, rule, at: { resource: id, path: ['spec', 'http'] } });
  }
}

function virtualHostName(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function hostRef(virtualService: MeshVirtualService, host: string): Ref {
  const hosts: Ref = { resource: virtualService.resource.id, path: ['spec', 'hosts'] };
  const exact = virtualService.hosts.findIndex((written) => written.toLowerCase() === host);
  const index = exact >= 0 ? exact : virtualService.hosts.findIndex((written) => hostsMatch(written, host));
  return index >= 0 ? child(hosts, index) : hosts;
}
