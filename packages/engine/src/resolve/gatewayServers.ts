// Which servers of which Gateways share a listener of a gateway workload, and which are left out (R-GW-1 to R-GW-21).
// Source: istio/istio pilot/pkg/model/gateway.go, mergeGateways.
import type { Server } from '../model/gateway.ts';
import type { Gateway, Labels, Service } from '../model/resource.ts';
import type { ServicePort } from '../model/service.ts';
import type { PassedOver } from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import { isSubset } from './labels.ts';
import { endpointsIn, kubernetesServicesOf } from './meshIndex.ts';
import { isHttp, parseProtocol, servicePortProtocol, type Protocol } from './protocol.ts';
import type { Proxy } from './proxy.ts';

/** A server as merging sees it. */
export interface GatewayServer {
  readonly server: Server;
  readonly protocol: Protocol;
  /** `<namespace>/<name>`. */
  readonly gateway: string;
  readonly namespace: string;
  /** `h`, or `ns/h` for one namespace's VirtualServices (R-GW-7). */
  readonly hosts: readonly string[];
  readonly listenerPort: number;
  /** Empty where it has none: servers that are TCP to the proxy. */
  readonly routeName: string;
  readonly at: Ref;
}

/** Servers that one listener serves together; those with TLS keep their own chains. */
export interface ServerGroup {
  readonly bind: string;
  readonly protocol: Protocol;
  readonly servers: GatewayServer[];
  routeName: string;
}

export interface MergedServers {
  /** In pilot's order of listener ports. */
  readonly groups: readonly ServerGroup[];
  /** Servers by route configuration, in merged order. */
  readonly byRoute: ReadonlyMap<string, readonly GatewayServer[]>;
  readonly passedOver: readonly PassedOver[];
}

/** Everything that the Gateways selecting this workload put on one listener port. */
export function mergeServers(proxy: Proxy, listenerPort: number): MergedServers {
  const merger = new Merger();
  const services = gatewayServices(proxy);
  for (const gateway of proxy.mesh.gateways) {
    if (!selects(gateway, proxy)) continue;
    gateway.spec.servers.forEach((server, i) => {
      if (translatePort(services, server.port.number) !== listenerPort) return;
      const at: Ref = { resource: gateway.id, path: ['spec', 'servers', i] };
      merger.add(readServer(gateway, server, listenerPort, at));
    });
  }
  return merger;
}

/** R-GW-2, R-GW-3. */
export function selects(gateway: Gateway, { mesh, client }: Proxy): boolean {
  if (mesh.settings.scopeGatewayToNamespace && gateway.namespace !== client.namespace) return false;
  return isSubset(gateway.spec.selector ?? {}, client.labels);
}

/** Kubernetes Services in front of the gateway workload, in age order. */
function gatewayServices(proxy: Proxy): readonly GatewayService[] {
  const { mesh, client } = proxy;
  const services = kubernetesServicesOf(mesh).get(client.namespace) ?? [];
  return services
    .filter(({ spec }) => selectsPod(spec.selector, client.labels))
    .map((service) => ({ service, targetPortOf: (port) => targetPortOf(proxy, service, port) }));
}

/** A Service in front of the gateway, with the ports of the pods that it leads to. */
interface GatewayService {
  readonly service: Service;
  readonly targetPortOf: (port: ServicePort) => number | undefined;
}

function selectsPod(selector: Labels | undefined, labels: Labels): boolean {
  return selector !== undefined && Object.keys(selector).length > 0 && isSubset(selector, labels);
}

const translationOff = 'experimental.istio.io/disable-gateway-port-translation';

/** Where a server's port number really listens (R-GW-9, R-GW-10). */
function translatePort(services: readonly GatewayService[], number: number): number {
  for (const one of services) {
    if (Object.hasOwn(one.service.labels, translationOff)) continue;
    const target = translatedBy(one, number);
    if (target !== undefined) return target;
  }
  return number;
}

/**
 * Pilot keeps one port of a Service for each target port and protocol: a later one that leads to the same place translates
 * nothing. Source: istio/istio pilot/pkg/serviceregistry/kube/controller/controller.go, GetProxyServiceTargetsByPod.
 */
function translatedBy({ service, targetPortOf }: GatewayService, number: number): number | undefined {
  const seen = new Set<string>();
  for (const port of service.spec.ports ?? []) {
    const target = targetPortOf(port);
    if (target === undefined) continue;
    const place = `${target}/${servicePortProtocol(port)}`;
    if (port.port === number && !seen.has(place)) return target;
    seen.add(place);
  }
  return undefined;
}

/** Where cluster networking leads a client of the Service. */
function targetOf({ service, targetPortOf }: GatewayService, number: number): number | undefined {
  const port = service.spec.ports?.find((candidate) => candidate.port === number);
  return port && targetPortOf(port);
}

/**
 * A name is looked up among the container ports of the gateway's pods; where the text has none, the port stands for itself.
 * @returns undefined where the pods have no port of that name: nothing is behind the Service's port then (R-SVC-7)
 */
function targetPortOf(
  { mesh, client }: Proxy,
  { spec }: Service,
  { port, targetPort }: ServicePort,
): number | undefined {
  if (typeof targetPort !== 'string') return targetPort ?? port;
  const pods = (endpointsIn(mesh).pods.get(client.namespace) ?? []).filter(
    (workload) =>
      isSubset(client.labels, workload.spec.podLabels) && isSubset(spec.selector ?? {}, workload.spec.podLabels),
  );
  if (pods.length === 0) return port;
  return pods.flatMap((workload) => workload.spec.ports).find(({ name }) => name === targetPort)?.containerPort;
}

/**
 * The listener that a client reaches by dialling a port (R-GW-12).
 * @returns undefined where Services select the gateway and none has the port
 */
export function dialledListener(proxy: Proxy, port: number): number | undefined {
  const services = gatewayServices(proxy);
  for (const service of services) {
    const target = targetOf(service, port);
    if (target !== undefined) return target;
  }
  return services.length === 0 ? port : undefined;
}

/** The ports that clients can dial and that lead to the listener port of some server (R-GW-9, R-GW-12). */
export function dialledPorts(proxy: Proxy): readonly number[] {
  const services = gatewayServices(proxy);
  const listening = new Set(
    proxy.mesh.gateways
      .filter((gateway) => selects(gateway, proxy))
      .flatMap(({ spec }) => spec.servers.map(({ port }) => translatePort(services, port.number))),
  );
  const written = services.flatMap(({ service }) => (service.spec.ports ?? []).map(({ port }) => port));
  const candidates = services.length === 0 ? [...listening] : written;
  const served = candidates.filter((port) => listening.has(dialledListener(proxy, port) ?? -1));
  return [...new Set(served)].sort((a, b) => a - b);
}

/** Indexes of the Gateway's servers behind a listener port. */
export function serversOn(proxy: Proxy, gateway: Gateway, listenerPort: number): readonly number[] {
  const services = gatewayServices(proxy);
  return gateway.spec.servers.flatMap(({ port }, i) =>
    translatePort(services, port.number) === listenerPort ? [i] : [],
  );
}

function readServer(gateway: Gateway, server: Server, listenerPort: number, at: Ref): GatewayServer {
  const protocol = parseProtocol(server.port.protocol);
  return {
    server,
    protocol,
    gateway: `${gateway.namespace}/${gateway.name}`,
    namespace: gateway.namespace,
    hosts: serverHosts(server.hosts, gateway.namespace),
    listenerPort,
    routeName: routeName(gateway, server, protocol, listenerPort),
    at,
  };
}

/** R-GW-7: one entry that is everything makes the whole list everything. */
function serverHosts(hosts: readonly string[], namespace: string): readonly string[] {
  if (hosts.some((host) => host === '*/*')) return ['*'];
  return hosts.map((written) => {
    const slash = written.indexOf('/');
    if (slash < 0) return written;
    const prefix = written.slice(0, slash);
    const host = written.slice(slash + 1);
    return prefix === '*' ? host : `${prefix === '.' ? namespace : prefix}/${host}`;
  });
}

/** R-GW-21. */
function routeName(gateway: Gateway, server: Server, protocol: Protocol, listenerPort: number): string {
  const bind = server.bind ? `.${server.bind}` : '';
  if (isHttp(protocol)) return `http.${listenerPort}${bind}`;
  if (protocol !== 'HTTPS' || isPassthrough(server)) return '';
  const { number, name } = server.port;
  return `https.${number}.${name}.${gateway.name}.${gateway.namespace}${bind}`;
}

export function isPassthrough({ tls }: Server): boolean {
  return tls?.mode === 'PASSTHROUGH' || tls?.mode === 'AUTO_PASSTHROUGH';
}

/** TLS to merging: has a tls block that is more than a redirect. */
function isTlsServer({ server, protocol }: GatewayServer): boolean {
  return server.tls !== undefined && !isHttp(protocol);
}

class Merger implements MergedServers {
  readonly groups: ServerGroup[] = [];
  readonly byRoute = new Map<string, GatewayServer[]>();
  readonly passedOver: PassedOver[] = [];
  /** The bind of each host that a tls server used: a later use with another bind takes its place. */
  private readonly tlsHosts = new Map<string, string>();
  private plaintext: ServerGroup | undefined;
  private hasServer = false;

  add(entry: GatewayServer): void {
    if (entry.server.tls && !this.claimHosts(entry)) return;
    if (!this.hasServer) this.open(entry);
    else if (this.plaintext) this.besidePlaintext(entry, this.plaintext);
    else if (!isTlsServer(entry)) this.open(entry);
    else this.besideTls(entry);
    this.hasServer = true;
  }

  /** R-GW-15: one host used before, and the whole server is left out. */
  private claimHosts(entry: GatewayServer): boolean {
    const bind = entry.server.bind ?? '';
    const used = entry.hosts.filter((host) => this.tlsHosts.get(host) === bind);
    if (used.length > 0) {
      this.leaveOut(entry, 'server.duplicate-hosts', { hosts: used.join(', ') }, 'R-GW-15');
      return false;
    }
    for (const host of entry.hosts) this.tlsHosts.set(host, bind);
    return true;
  }

  /** R-GW-16, R-GW-17. */
  private besidePlaintext(entry: GatewayServer, current: ServerGroup): void {
    const bind = entry.server.bind ?? '';
    if (bind !== current.bind) {
      const group = this.groupOf(entry);
      if (group) {
        group.routeName = entry.routeName;
        this.join(group, entry);
      } else this.open(entry);
      return;
    }
    const canMerge = (isHttp(entry.protocol) || entry.protocol === current.protocol) && isHttp(current.protocol);
    if (!canMerge || entry.routeName === '') {
      this.leaveOut(entry, 'server.port-conflict', { protocol: current.protocol }, 'R-GW-16');
      return;
    }
    this.join(current, entry);
  }

  /** R-GW-18, R-GW-19. */
  private besideTls(entry: GatewayServer): void {
    const isTerminatedHttps = entry.protocol === 'HTTPS' && !isPassthrough(entry.server);
    if (isTerminatedHttps) {
      if (this.byRoute.has(entry.routeName)) {
        this.leaveOut(entry, 'server.same-port-name', { name: entry.server.port.name }, 'R-GW-19');
        return;
      }
      this.byRoute.set(entry.routeName, [entry]);
    }
    const group = this.groupOf(entry);
    if (group) group.servers.push(entry);
    else this.groups.push({ ...newGroup(entry), routeName: '' });
  }

  private groupOf(entry: GatewayServer): ServerGroup | undefined {
    const bind = entry.server.bind ?? '';
    // Pilot keys by the protocol as written; a group's servers speak the same word.
    return this.groups.find(
      (group) => group.bind === bind && group.servers[0]?.server.port.protocol === entry.server.port.protocol,
    );
  }

  private join(group: ServerGroup, entry: GatewayServer): void {
    group.servers.push(entry);
    const servers = this.byRoute.get(entry.routeName) ?? [];
    this.byRoute.set(entry.routeName, [...servers, entry]);
  }

  private open(entry: GatewayServer): void {
    const group = newGroup(entry);
    if (!isTlsServer(entry)) this.plaintext = group;
    if (entry.routeName !== '') this.byRoute.set(entry.routeName, [entry]);
    this.groups.push(group);
  }

  private leaveOut(
    entry: GatewayServer,
    message: string,
    values: Readonly<Record<string, string>>,
    rule: string,
  ): void {
    const at = message === 'server.duplicate-hosts' ? child(entry.at, 'hosts') : child(entry.at, 'port');
    this.passedOver.push({ message, values: { gateway: entry.gateway, ...values }, rule, at });
  }
}

function newGroup(entry: GatewayServer): ServerGroup {
  return {
    bind: entry.server.bind ?? '',
    protocol: entry.protocol,
    servers: [entry],
    routeName: entry.routeName,
  };
}
