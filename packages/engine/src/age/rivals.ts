// Which objects compete by age for one request (R-GEN-3), as far as their kinds, hosts, ports and namespaces tell: more
// rather than fewer. Whether the order between them makes a difference is found out by trying (ageDoubt.ts).
import type { Decision } from '../decision.ts';
import { changedAt } from '../changed.ts';
import { perObject } from '../envoy/perObject.ts';
import { resolveShortName } from '../host.ts';
import type { DestinationRule, Gateway, Resource } from '../model/resource.ts';
import type { ResourceId } from '../ref.ts';
import type { Client, Request } from '../request.ts';
import { resolveDial } from '../resolve/dial.ts';
import { dialledListener, selects, serversOn } from '../resolve/gatewayServers.ts';
import type { Mesh, MeshService } from '../resolve/mesh.ts';
import { unspecified } from '../resolve/mesh.ts';
import { kubernetesServicesOf, sidecarsIn, virtualServicesFor } from '../resolve/meshIndex.ts';
import { isHttp, isTls } from '../resolve/protocol.ts';
import { proxyOf } from '../resolve/proxy.ts';
import type { MeshSettings } from '../settings.ts';
import { HostIndex } from './hostIndex.ts';

export type RivalKind = 'Sidecar' | 'Gateway' | 'Service' | 'VirtualService' | 'DestinationRule';

export interface Rivals {
  readonly kind: RivalKind;
  /** At least two, and not all of them dated; ServiceEntries are among the Services. */
  readonly resources: readonly Resource[];
}

export function rivalsFor(mesh: Mesh, client: Client, request: Request, { outcome }: Decision): readonly Rivals[] {
  const undated = undatedKinds(mesh);
  if (undated.size === 0) return none;
  const index = indexOf(mesh);
  const names = namesOf(mesh, client, request, index);
  const reached = new Set(names);
  const destinations = ('destinations' in outcome ? outcome.destinations : undefined) ?? [];
  for (const { host } of destinations) if (host !== undefined) reached.add(host.toLowerCase());
  const competing: Readonly<Record<RivalKind, () => Iterable<Resource>>> = {
    Sidecar: () => sidecarRivals(mesh, client),
    Gateway: () => gatewayRivals(mesh, client, request, names),
    Service: () => serviceRivals(mesh, client, request, reached, index),
    VirtualService: () => virtualServiceRivals(mesh, client, request, names, index),
    DestinationRule: () => index.destinationRules().find(reached),
  };
  return kinds.flatMap((kind) => {
    if (!undated.has(kind)) return [];
    const resources = [...new Set(competing[kind]())];
    return resources.length > 1 && resources.some(isUndated) ? [{ kind, resources }] : [];
  });
}

export const isUndated = ({ createdAt }: Resource): boolean => createdAt === undefined;
const kinds: readonly RivalKind[] = ['Sidecar', 'Gateway', 'Service', 'VirtualService', 'DestinationRule'];
const none: readonly Rivals[] = [];

interface Index {
  readonly services: () => HostIndex<MeshService>;
  readonly byAddress: () => ReadonlyMap<string, readonly MeshService[]>;
  /** Services that listen on every address of a port, other than for HTTP. */
  readonly open: () => ReadonlyMap<number, readonly MeshService[]>;
  readonly virtualServices: () => HostIndex<ResourceId>;
  readonly destinationRules: () => HostIndex<DestinationRule>;
}

const indexes = new WeakMap<Mesh, Index>();

function indexOf(mesh: Mesh): Index {
  let index = indexes.get(mesh);
  if (!index) indexes.set(mesh, (index = makeIndex(mesh)));
  return index;
}

/** They hang on the lists, which outlive a mesh whose other kinds change. */
function makeIndex(mesh: Mesh): Index {
  const { services, virtualServices, destinationRules, settings } = mesh;
  return {
    services: () => servicesByHost(services),
    byAddress: () => servicesByAddress(services),
    open: () => openServices(services),
    virtualServices: lazy(() => virtualServicesByHost(virtualServices)),
    destinationRules: lazy(() => rulesByHost(destinationRules, settings)),
  };
}

const servicesByHost = perObject(
  (services: readonly MeshService[]) => new HostIndex(services, ({ host, aliases }) => [host, ...aliases]),
);
const servicesByAddress = perObject((services: readonly MeshService[]) =>
  grouped(
    services.flatMap((service) =>
      [service.address, ...service.extraAddresses].map((address) => [address, service] as const),
    ),
  ),
);
const openServices = perObject((services: readonly MeshService[]) =>
  grouped(
    services
      .filter(({ address }) => address === unspecified || address.includes('/'))
      .flatMap((service) =>
        service.ports.filter(({ protocol }) => !isHttp(protocol)).map(({ number }) => [number, service] as const),
      ),
  ),
);

let lastHosts: { readonly of: Mesh['virtualServices']; readonly index: HostIndex<ResourceId> } | undefined;

/** By id: while rules are typed, every host stays where it is. */
function virtualServicesByHost(of: Mesh['virtualServices']): HostIndex<ResourceId> {
  const changed = lastHosts && changedAt(lastHosts.of, of);
  const isSame = changed?.every((i) => {
    const [then, now] = [lastHosts?.of[i], of[i]];
    return then && now && then.resource.id === now.resource.id && changedAt(then.hosts, now.hosts)?.length === 0;
  });
  const known = isSame ? lastHosts?.index : undefined;
  const ids = (): readonly ResourceId[] => of.map(({ resource }) => resource.id);
  const index = known ?? new HostIndex(ids(), (_, place) => of[place]?.hosts ?? []);
  lastHosts = { of, index };
  return index;
}

const rulesBySettings = perObject(
  (_: MeshSettings) => new WeakMap<Mesh['destinationRules'], HostIndex<DestinationRule>>(),
);

function rulesByHost(rules: Mesh['destinationRules'], settings: MeshSettings): HostIndex<DestinationRule> {
  const known = rulesBySettings(settings);
  let index = known.get(rules);
  if (!index) {
    const hostOf = ({ spec, namespace }: DestinationRule) => [resolveShortName(spec.host, namespace, settings.domain)];
    known.set(rules, (index = new HostIndex(rules, hostOf)));
  }
  return index;
}

/** Every name that the request could mean to the resources: as written, as the search path completes it, and by address. */
function namesOf(mesh: Mesh, client: Client, request: Request, index: Index): Set<string> {
  const written = [
    request.protocol === 'http' ? withoutPort(request.host ?? '') : '',
    request.dial ?? '',
    request.tls?.sni ?? '',
  ];
  const names = new Set(written.filter((name) => name !== '').map((name) => name.toLowerCase().replace(/\.$/, '')));
  if (client.kind === 'gateway') {
    // The SNI of AUTO_PASSTHROUGH names a service (R-GW-39).
    for (const name of [...names]) if (name.startsWith('outbound_.')) names.add(name.split('_.').at(-1) ?? '');
    return names;
  }
  const { domain } = mesh.settings;
  for (const name of [...names]) {
    const parts = name.indexOf('.');
    for (const base of parts < 0 ? [name] : [name, name.slice(parts + 1)]) {
      for (const suffix of ['', `.${client.namespace}.svc.${domain}`, `.svc.${domain}`, `.${domain}`])
        names.add(base + suffix);
    }
  }
  for (const service of dialled(mesh, client, request, index)) names.add(service.host.toLowerCase());
  return names;
}

/** Services that a pod's connection could be taken for by its address and port. */
function dialled(mesh: Mesh, client: Client, request: Request, index: Index): readonly MeshService[] {
  const host = request.protocol === 'http' ? withoutPort(request.host ?? '') : '';
  const addresses = new Set([resolveDial(mesh, client, request.dial ?? host), host]);
  const sni = request.tls?.sni?.toLowerCase();
  const open = (index.open().get(request.port) ?? []).filter(
    ({ host: own, ports }) =>
      sni === undefined ||
      own.startsWith('*') ||
      own.toLowerCase() === sni ||
      ports.some(({ number, protocol }) => number === request.port && !isTls(protocol)),
  );
  return [...[...addresses].flatMap((address) => index.byAddress().get(address) ?? []), ...open].filter(({ ports }) =>
    ports.some(({ number }) => number === request.port),
  );
}

/** Of one namespace, or of the root namespace (R-SC-1). */
function sidecarRivals(mesh: Mesh, client: Client): readonly Resource[] {
  if (client.kind === 'gateway') return [];
  const namespaces = new Set([client.namespace, mesh.settings.rootNamespace]);
  return [...namespaces].flatMap((namespace) => sidecarsIn(mesh).get(namespace) ?? []);
}

/** On the listener that the client reaches (R-GW-15 to R-GW-22). Of many only those that have to do with the host. */
function gatewayRivals(mesh: Mesh, client: Client, request: Request, names: ReadonlySet<string>): readonly Gateway[] {
  const all = gatewaysOn(mesh, client, request);
  if (all.length <= manyGateways) return all;
  return [...new HostIndex(all, ({ spec }) => spec.servers.flatMap(({ hosts }) => hosts.map(bareHost))).find(names)];
}

const manyGateways = 12;
const bareHost = (host: string): string => host.slice(host.indexOf('/') + 1);

function gatewaysOn(mesh: Mesh, client: Client, request: Request): readonly Gateway[] {
  if (client.kind !== 'gateway') return [];
  const proxy = proxyOf(mesh, client);
  const port = dialledListener(proxy, request.port) ?? request.port;
  return mesh.gateways.filter((gateway) => selects(gateway, proxy) && serversOn(proxy, gateway, port).length > 0);
}

/** Of one host (R-SVC-11), of one address and port (R-OUT-7), and those in front of a gateway (R-GW-10). */
function serviceRivals(
  mesh: Mesh,
  client: Client,
  request: Request,
  names: ReadonlySet<string>,
  index: Index,
): readonly Resource[] {
  const services = [...index.services().find(names)];
  if (client.kind === 'sidecar') services.push(...dialled(mesh, client, request, index));
  const wanted = new Set(services.map(({ resource }) => resource));
  const byId = new Map(mesh.resources.filter(({ id }) => wanted.has(id)).map((resource) => [resource.id, resource]));
  const resources = services.flatMap(({ resource }) => byId.get(resource) ?? []);
  if (client.kind === 'sidecar') return resources;
  return [...resources, ...(kubernetesServicesOf(mesh).get(client.namespace) ?? [])];
}

/** For the request's host; on a gateway also those with rules for connections, which need not name it. */
function virtualServiceRivals(
  mesh: Mesh,
  client: Client,
  request: Request,
  names: ReadonlySet<string>,
  index: Index,
): readonly Resource[] {
  const { namespace } = client;
  const found = index.virtualServices().find(names);
  if (client.kind === 'sidecar') {
    if (found.size < 2) return [];
    return virtualServicesFor(mesh, namespace, 'mesh')
      .filter((one) => found.has(one.resource.id))
      .map(({ resource }) => resource);
  }
  return gatewaysOn(mesh, client, request).flatMap((gateway) =>
    virtualServicesFor(mesh, namespace, `${gateway.namespace}/${gateway.name}`)
      .filter((one) => found.has(one.resource.id) || one.tcp.length + one.tls.length > 0)
      .map(({ resource }) => resource),
  );
}

const undatedIn = new WeakMap<Mesh, ReadonlySet<RivalKind>>();

/** Kinds of which there are several, and not all of them dated. */
function undatedKinds(mesh: Mesh): ReadonlySet<RivalKind> {
  let found = undatedIn.get(mesh);
  if (!found) {
    const lists: Readonly<Record<RivalKind, readonly { readonly createdAt?: number }[]>> = {
      Sidecar: mesh.sidecars,
      Gateway: mesh.gateways,
      Service: mesh.services,
      VirtualService: mesh.virtualServices.map(({ resource }) => resource),
      DestinationRule: mesh.destinationRules,
    };
    const unsure = kinds.filter(
      (kind) => lists[kind].length > 1 && lists[kind].some(({ createdAt }) => createdAt === undefined),
    );
    undatedIn.set(mesh, (found = new Set(unsure)));
  }
  return found;
}

function withoutPort(host: string): string {
  const colon = host.lastIndexOf(':');
  return colon < 0 || host.lastIndexOf(']') > colon ? host : host.slice(0, colon);
}

function lazy<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined;
  return () => (value ??= { made: make() }).made;
}

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const list = groups.get(key);
    if (list) list.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
