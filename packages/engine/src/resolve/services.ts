// Services as pilot's registry holds them: Kubernetes Services and the hosts of ServiceEntries. Endpoints are in
// endpoints.ts; which service a proxy sees is in scope.ts.
// Sources: istio/istio pilot/pkg/serviceregistry/kube/conversion.go, serviceentry/conversion.go, pilot/pkg/model/push_context.go.
import { compareText, isIp } from '../host.ts';
import type { Resource, Service, ServiceEntry } from '../model/resource.ts';
import { child, type Ref } from '../ref.ts';
import type { MeshSettings } from '../settings.ts';
import { compareAge } from './age.ts';
import { unspecified, type MeshPort, type MeshService, type Resolution } from './mesh.ts';
import { sortedAfter } from './order.ts';
import { parseProtocol, servicePortProtocol } from './protocol.ts';
import { resolveExportTo } from './visibility.ts';

/**
 * All services in age order, aliases attached, every cluster IP filled in.
 * @param previous the services before a change
 */
export function resolveServices(
  resources: readonly (Service | ServiceEntry)[],
  settings: MeshSettings,
  previous?: readonly MeshService[],
): MeshService[] {
  const kubernetes = resources.filter((r) => r.kind === 'Service');
  const addresses = allocateAddresses(kubernetes);
  const entries = sortedAfter(
    undefined,
    resources.filter((r) => r.kind === 'ServiceEntry'),
    compareAge,
  );
  const services = [
    ...kubernetes.map((service) => cached(service, settings, addresses.get(service))).flat(),
    ...entries.flatMap((entry) => cached(entry, settings, undefined)),
  ];
  return attachAliases(sortedAfter(previous, services, compareAge));
}

interface Cached {
  readonly settings: MeshSettings;
  readonly address: string | undefined;
  readonly services: readonly MeshService[];
}
const cache = new WeakMap<Resource, Cached>();

function cached(
  resource: Service | ServiceEntry,
  settings: MeshSettings,
  address: string | undefined,
): readonly MeshService[] {
  const known = cache.get(resource);
  if (known?.settings === settings && known.address === address) return known.services;
  const services =
    resource.kind === 'Service' ? [fromService(resource, settings, address)] : fromServiceEntry(resource, settings);
  cache.set(resource, { settings, address, services });
  return services;
}

const exportToAnnotation = 'networking.istio.io/exportTo';

/** @param allocated the cluster IP of a Service that is written without one */
function fromService(service: Service, settings: MeshSettings, allocated: string | undefined): MeshService {
  const { spec } = service;
  const externalName = spec.type === 'ExternalName' && spec.externalName ? spec.externalName : undefined;
  const headless = spec.clusterIP === 'None';
  const addresses =
    spec.clusterIP && !headless
      ? [...new Set([spec.clusterIP, ...(spec.clusterIPs ?? [])])]
      : [allocated ?? unspecified];
  const annotation = service.annotations[exportToAnnotation];
  const exportTo = annotation ? annotation.split(',').map((entry) => entry.trim()) : undefined;
  const ref: Ref = { resource: service.id, path: [] };
  return {
    host: `${service.name}.${service.namespace}.svc.${settings.domain}`,
    name: service.name,
    namespace: service.namespace,
    resource: service.id,
    registry: 'kubernetes',
    address: addresses[0] ?? unspecified,
    extraAddresses: addresses.slice(1),
    resolution: headless
      ? 'passthrough'
      : externalName === undefined
        ? 'endpoints'
        : settings.externalNameAsService
          ? 'dns'
          : 'alias',
    ports: (spec.ports ?? []).map((port, i) => ({
      number: port.port,
      name: port.name ?? '',
      protocol: servicePortProtocol(port),
      targetPort: port.targetPort ?? port.port,
      at: child(ref, 'spec', 'ports', i),
    })),
    meshExternal: externalName !== undefined,
    ...(externalName === undefined ? {} : { externalName }),
    aliases: [],
    exportTo: resolveExportTo(exportTo, settings.defaultServiceExportTo, service.namespace),
    ...(spec.selector ? { selector: spec.selector } : {}),
    labels: service.labels,
    ...(service.createdAt === undefined ? {} : { createdAt: service.createdAt }),
  };
}

const resolutions: Readonly<Record<ServiceEntry['spec']['resolution'], Resolution>> = {
  NONE: 'passthrough',
  STATIC: 'endpoints',
  DNS: 'dns',
  DNS_ROUND_ROBIN: 'dns',
  DYNAMIC_DNS: 'dynamic-dns',
};

/** One service per host and address, or per host without addresses (R-SE-1). */
function fromServiceEntry(entry: ServiceEntry, settings: MeshSettings): MeshService[] {
  const { spec } = entry;
  const ref: Ref = { resource: entry.id, path: [] };
  const ports: MeshPort[] = (spec.ports ?? []).map((port, i) => ({
    number: port.number,
    name: port.name,
    protocol: parseProtocol(port.protocol),
    at: child(ref, 'spec', 'ports', i),
  }));
  const written = spec.addresses ?? [];
  const addresses =
    written.length > 0 ? written.map(serviceEntryAddress).filter((a) => a !== undefined) : [unspecified];
  const exportTo = resolveExportTo(spec.exportTo, settings.defaultServiceExportTo, entry.namespace);
  return spec.hosts.flatMap((host) =>
    addresses.map((address) => ({
      host,
      name: host,
      namespace: entry.namespace,
      resource: entry.id,
      registry: 'external' as const,
      address,
      extraAddresses: [],
      resolution: resolutions[spec.resolution],
      ports,
      meshExternal: spec.location !== 'MESH_INTERNAL',
      aliases: [],
      exportTo,
      ...(spec.workloadSelector ? { selector: spec.workloadSelector.labels ?? {} } : {}),
      labels: entry.labels,
      ...(entry.createdAt === undefined ? {} : { createdAt: entry.createdAt }),
    })),
  );
}

/** An address or CIDR as the service bears it: a full-length mask falls away; anything else is no address. */
function serviceEntryAddress(text: string): string | undefined {
  if (isIp(text)) return text;
  const [address = '', bits = ''] = text.split('/');
  if (!isIp(address) || !/^\d{1,3}$/.test(bits)) return undefined;
  return Number(bits) === (address.includes(':') ? 128 : 32) ? address : text;
}

/**
 * Cluster IPs for Services that are written without one: from 10.96.0.0/12, by a hash of the name, so that a Service
 * keeps its address whatever else comes and goes. Where two meet, the older keeps it.
 */
function allocateAddresses(services: readonly Service[]): Map<Service, string> {
  const written = new Set<string>();
  const wishes = new Map<number, Service[]>();
  for (const service of services) {
    const { clusterIP, type } = service.spec;
    if (clusterIP) written.add(clusterIP);
    if (clusterIP || type === 'ExternalName') continue;
    const wish = hash(`${service.namespace}/${service.name}`) & 0xfffff;
    const others = wishes.get(wish);
    if (others) others.push(service);
    else wishes.set(wish, [service]);
  }
  const addresses = new Map<Service, string>();
  const displaced: (readonly [Service, number])[] = [];
  for (const [wish, wanting] of wishes) {
    const [first, ...others] = wanting.length > 1 ? sortedAfter(undefined, wanting, compareAge) : wanting;
    const address = clusterAddress(wish);
    if (first && !written.has(address)) addresses.set(first, address);
    else if (first) displaced.push([first, wish]);
    for (const other of others) displaced.push([other, wish]);
  }
  // Where the search for each wish ended: all before it is taken, so that a thousand equal wishes are no thousand searches.
  const searched = new Map<number, number>();
  for (const [service, wish] of displaced.sort(([a], [b]) => compareAge(a, b))) {
    let n = searched.get(wish) ?? wish;
    while (written.has(clusterAddress(n)) || wishes.has(n & 0xfffff)) n++;
    wishes.set(n & 0xfffff, [service]);
    searched.set(wish, n);
    addresses.set(service, clusterAddress(n));
  }
  return addresses;
}

function clusterAddress(n: number): string {
  return `10.${96 + ((n >>> 16) & 15)}.${(n >>> 8) & 255}.${n & 255}`;
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Gives every concrete service the ExternalName services that lead to it, through any number of hops (R-SVC-12). */
function attachAliases(services: MeshService[]): MeshService[] {
  const aliases = services.filter((service) => service.resolution === 'alias');
  if (aliases.length === 0) return services;
  const target = new Map(aliases.map((alias) => [alias.host, alias.externalName ?? '']));
  const byConcrete = new Map<string, MeshService[]>();
  for (const alias of aliases) {
    const concrete = followAlias(alias.host, target);
    if (concrete === undefined) continue;
    const list = byConcrete.get(concrete) ?? [];
    list.push(alias);
    byConcrete.set(concrete, list);
  }
  return services.map((service) => {
    const found = byConcrete.get(service.host);
    if (!found) return service;
    const sorted = found.sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.host, b.host));
    return { ...service, aliases: sorted.map((alias) => alias.host) };
  });
}

/** @returns undefined for a loop, which cluster DNS does not answer either */
function followAlias(host: string, target: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set([host]);
  let at = host;
  for (;;) {
    const next = target.get(at);
    if (next === undefined) return at;
    if (seen.has(next)) return undefined;
    seen.add(next);
    at = next;
  }
}
