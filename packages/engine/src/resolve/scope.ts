// What one proxy knows of the mesh: services, VirtualServices and outbound policy, as its Sidecar resource allows
// (R-SC-1 to R-SC-8), or everything visible. Source: istio/istio pilot/pkg/model/sidecar.go.
import { hostsMatch, isSubsetOf, isWildcard } from '../host.ts';
import type { Labels, Sidecar } from '../model/resource.ts';
import type { EgressListener } from '../model/sidecar.ts';
import type { Destination } from '../model/virtualService.ts';
import { child, type Ref } from '../ref.ts';
import type { MeshSettings } from '../settings.ts';
import { isSubset } from './labels.ts';
import type { Mesh, MeshPort, MeshService, MeshVirtualService } from './mesh.ts';
import { servicesIn, sidecarsIn, virtualServicesFor } from './meshIndex.ts';
import { compareAge } from './age.ts';
import { parseProtocol, type Protocol } from './protocol.ts';
import { isVisibleTo } from './visibility.ts';

/** One egress listener of a Sidecar, or the one that stands for the lack of any. */
export interface Egress {
  /** Only this port (R-SC-4); undefined = all other ports. */
  readonly port?: { readonly number: number; readonly protocol: Protocol };
  readonly bind?: string;
  readonly services: readonly MeshService[];
  readonly virtualServices: readonly MeshVirtualService[];
  readonly at?: Ref;
}

export interface Scope {
  readonly namespace: string;
  readonly sidecar?: Sidecar;
  readonly egress: readonly Egress[];
  /** One service per host, with the ports of all its parts: what clusters are made of. */
  readonly services: ReadonlyMap<string, MeshService>;
  readonly outbound: MeshSettings['outboundTrafficPolicy'];
  /** Where a Sidecar sends unknown traffic instead of passing it on. */
  readonly egressProxy?: Destination;
}

/** A gateway sees all that its namespace may see; Sidecar resources do not apply (R-GW-41). */
export function gatewayScope(mesh: Mesh, namespace: string): Scope {
  const services = new Map<string, MeshService>();
  for (const service of servicesIn(mesh).visibleTo(namespace)) addService(services, service);
  return { namespace, egress: [], services, outbound: mesh.settings.outboundTrafficPolicy };
}

/** The Sidecar resource of a pod (R-SC-1). */
export function sidecarOf(mesh: Mesh, namespace: string, labels: Labels): Sidecar | undefined {
  const sidecars = sidecarsIn(mesh);
  const own = sidecars.get(namespace) ?? [];
  return (
    own.find(({ spec }) => spec.workloadSelector && isSubset(spec.workloadSelector.labels ?? {}, labels)) ??
    own.find(({ spec }) => !spec.workloadSelector) ??
    sidecars.get(mesh.settings.rootNamespace)?.find(({ spec }) => !spec.workloadSelector)
  );
}

export function sidecarScope(mesh: Mesh, namespace: string, sidecar: Sidecar | undefined): Scope {
  const written = sidecar?.spec.egress ?? [];
  const policy = sidecar?.spec.outboundTrafficPolicy;
  const egress =
    written.length > 0
      ? written.map((listener, i) => importListener(mesh, namespace, listener, sidecar && egressRef(sidecar, i)))
      : [importListener(mesh, namespace, { hosts: ['*/*'] }, undefined)];
  const services = new Map<string, MeshService>();
  for (const listener of egress) {
    for (const service of listener.services) addService(services, service);
    for (const virtualService of listener.virtualServices) {
      forEachDestination(virtualService, namespace, ({ host, port }) => {
        const service = destinationService(mesh, host, namespace);
        if (!service || services.get(host) === service) return;
        const reduced = needsPort(listener) ? atListenerPort(service, listener) : atPort(service, port?.number);
        if (reduced) addService(services, reduced);
      });
    }
  }
  return {
    namespace,
    ...(sidecar ? { sidecar } : {}),
    egress,
    services,
    outbound: policy?.mode ?? mesh.settings.outboundTrafficPolicy,
    ...(policy?.egressProxy ? { egressProxy: policy.egressProxy } : {}),
  };
}

function egressRef(sidecar: Sidecar, i: number): Ref {
  return child({ resource: sidecar.id, path: ['spec', 'egress'] }, i);
}

/** The egress listener that answers for a port: the first with that port, else the one without (R-SC-4). */
export function egressFor(scope: Scope, port: number): Egress | undefined {
  return scope.egress.find((listener) => !listener.port || listener.port.number === port);
}

/** Imported hosts of one namespace, or of `*`. */
interface Imports {
  readonly hosts: string[];
  readonly excluded: string[];
}

function importListener(mesh: Mesh, namespace: string, written: EgressListener, at: Ref | undefined): Egress {
  const imports = readHosts(written.hosts, namespace);
  // Without capture the listener is a real one on the pod's own loopback.
  const bind = written.bind || (written.captureMode === 'NONE' ? '127.0.0.1' : undefined);
  const base: Egress = {
    ...(written.port ? { port: { number: written.port.number, protocol: parseProtocol(written.port.protocol) } } : {}),
    ...(bind ? { bind } : {}),
    services: [],
    virtualServices: [],
    ...(at ? { at } : {}),
  };
  return {
    ...base,
    services: selectServices(candidateServices(mesh, imports, namespace), base, imports, namespace),
    virtualServices: selectVirtualServices(virtualServicesFor(mesh, namespace, 'mesh'), imports),
  };
}

function readHosts(hosts: readonly string[], namespace: string): Map<string, Imports> {
  const imports = new Map<string, Imports>();
  for (const written of hosts) {
    const parts = written.split('/');
    if (parts.length !== 2) continue;
    const [prefix = '', host = ''] = parts;
    const isExcluded = prefix.startsWith('~');
    const named = isExcluded ? prefix.slice(1) || '*' : prefix;
    const key = named === '.' ? namespace : named;
    const entry = imports.get(key) ?? { hosts: [], excluded: [] };
    (isExcluded ? entry.excluded : entry.hosts).push(host);
    imports.set(key, entry);
  }
  return imports;
}

/** Where every import is one host of one namespace, only the service that stands for it there is a candidate. */
function candidateServices(
  mesh: Mesh,
  imports: ReadonlyMap<string, Imports>,
  namespace: string,
): readonly MeshService[] {
  const named = [...imports].flatMap(([from, { hosts }]) => hosts.map((host) => ({ from, host })));
  if (named.some(({ from, host }) => from === '*' || isWildcard(host))) return servicesIn(mesh).visibleTo(namespace);
  const found = new Set<MeshService>();
  for (const { from, host } of named) {
    const service = servicesIn(mesh).byHost.get(host)?.get(from);
    if (service && isVisibleTo(service.exportTo, namespace)) found.add(service);
  }
  return [...found].sort(compareAge);
}

const covers = (imports: Imports | undefined, host: string): boolean =>
  imports?.hosts.some((imported) => isSubsetOf(host, imported)) ?? false;
const excludes = (imports: Imports | undefined, host: string): boolean =>
  imports?.excluded.some((excluded) => isSubsetOf(host, excluded)) ?? false;

function selectServices(
  visible: readonly MeshService[],
  listener: Egress,
  imports: ReadonlyMap<string, Imports>,
  namespace: string,
): MeshService[] {
  const everywhere = imports.get('*');
  const selected: MeshService[] = [];
  for (const service of visible) {
    const own = imports.get(service.namespace);
    if (excludes(own, service.host) || excludes(everywhere, service.host)) continue;
    const found = importService(service, listener, own) ?? importService(service, listener, everywhere);
    if (found) selected.push(found);
  }
  return onePerHost(selected, namespace);
}

function importService(service: MeshService, listener: Egress, imports: Imports | undefined): MeshService | undefined {
  if (!imports || !covers(imports, service.host)) return undefined;
  const reduced = needsPort(listener) ? atListenerPort(service, listener) : service;
  if (!reduced || reduced.aliases.every((alias) => covers(imports, alias))) return reduced;
  return { ...reduced, aliases: reduced.aliases.filter((alias) => covers(imports, alias)) };
}

/** For one host one namespace: the client's own, else Kubernetes before ServiceEntry, else the first (R-SVC-11). */
function onePerHost(services: readonly MeshService[], namespace: string): MeshService[] {
  const chosen = new Map<string, MeshService>();
  for (const service of services) {
    const existing = chosen.get(service.host);
    const isBetter =
      !existing ||
      service.namespace === namespace ||
      (existing.registry !== 'kubernetes' && service.registry === 'kubernetes' && existing.namespace !== namespace);
    if (isBetter) chosen.set(service.host, service);
  }
  return services.filter((service) => chosen.get(service.host)?.namespace === service.namespace);
}

/** A VirtualService comes whole if any of its hosts meets an imported one (R-VS-8). */
function selectVirtualServices(
  visible: readonly MeshVirtualService[],
  imports: ReadonlyMap<string, Imports>,
): MeshVirtualService[] {
  const everywhere = imports.get('*');
  return visible.filter(({ resource, hosts }) => {
    const own = imports.get(resource.namespace);
    return [own, everywhere].some((side) =>
      hosts.some(
        (host) =>
          side?.hosts.some((imported) => meets(host, imported)) && !excludes(own, host) && !excludes(everywhere, host),
      ),
    );
  });
}

/** Two literals meet only as equals; else as hosts match (R-HOST-7). */
function meets(host: string, imported: string): boolean {
  return isWildcard(host) || isWildcard(imported) ? hostsMatch(host, imported) : host === imported;
}

/** HTTP_PROXY listeners take services with all their ports (R-SC-4). */
function needsPort(listener: Egress): boolean {
  return listener.port !== undefined && listener.port.number !== 0 && listener.port.protocol !== 'HTTP_PROXY';
}

function atListenerPort(service: MeshService, listener: Egress): MeshService | undefined {
  const port = service.ports.find(({ number }) => number === listener.port?.number);
  if (!port) return undefined;
  return service.ports.length === 1 ? service : { ...service, ports: [port] };
}

/** @param port undefined for a destination that names none: all ports (R-SC-6) */
function atPort(service: MeshService, port: number | undefined): MeshService | undefined {
  if (!port) return service;
  const found = service.ports.filter(({ number }) => number === port);
  if (found.length === service.ports.length) return service;
  return found.length > 0 ? { ...service, ports: found } : undefined;
}

function forEachDestination(
  virtualService: MeshVirtualService,
  namespace: string,
  visit: (destination: Destination) => void,
): void {
  for (const { route, matches } of virtualService.http) {
    const sources = (matches ?? []).map(({ match }) => match.sourceNamespace).filter((source) => !!source);
    if (sources.length > 0 && !sources.includes(namespace)) continue;
    route.route?.forEach(({ destination }) => visit(destination));
    if (route.mirror) visit(route.mirror);
    route.mirrors?.forEach(({ destination }) => destination && visit(destination));
  }
  for (const { route } of virtualService.tcp) route?.forEach(({ destination }) => visit(destination));
  for (const { route } of virtualService.tls) route?.forEach(({ destination }) => visit(destination));
}

function destinationService(mesh: Mesh, host: string, namespace: string): MeshService | undefined {
  const candidates = servicesIn(mesh).byHost.get(host);
  if (!candidates) return undefined;
  const own = candidates.get(namespace);
  if (own) return own;
  const visible = [...candidates.values()].filter((service) => isVisibleTo(service.exportTo, namespace));
  return visible.find((service) => service.registry === 'kubernetes') ?? visible[0];
}

/** Services of one host: the first stays, Kubernetes displaces others, parts of one namespace unite their ports (R-SVC-11). */
function addService(services: Map<string, MeshService>, service: MeshService): void {
  const existing = services.get(service.host);
  if (!existing) {
    services.set(service.host, service);
    return;
  }
  if (existing === service) return;
  if (existing.registry !== service.registry) {
    if (service.registry === 'kubernetes') services.set(service.host, service);
    return;
  }
  if (!canUnite(existing, service)) return;
  const missing = service.ports.filter(
    ({ number }) => !existing.ports.some((port: MeshPort) => port.number === number),
  );
  if (missing.length > 0) services.set(service.host, { ...existing, ports: [...existing.ports, ...missing] });
}

function canUnite(a: MeshService, b: MeshService): boolean {
  const sameLabels = (x: Labels = {}, y: Labels = {}): boolean => isSubset(x, y) && isSubset(y, x);
  return (
    a.namespace === b.namespace &&
    a.resolution === b.resolution &&
    sameLabels(a.labels, b.labels) &&
    sameLabels(a.selector, b.selector) &&
    a.exportTo.length === b.exportTo.length &&
    a.exportTo.every((entry) => b.exportTo.includes(entry))
  );
}
