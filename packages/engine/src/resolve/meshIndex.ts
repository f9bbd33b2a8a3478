// Lookup tables over a Mesh, built on first use and kept beside it, so that the Mesh itself stays plain data.
import type { Service, Sidecar } from '../model/resource.ts';
import { compareAge } from './age.ts';
import { indexDestinationRules, type DestinationRuleIndex } from './destinationRules.ts';
import { indexEndpoints, type EndpointIndex } from './endpoints.ts';
import type { ExportTo, Mesh, MeshService, MeshVirtualService } from './mesh.ts';
import { exportGroup, type ExportGroup } from './visibility.ts';

export interface MeshIndex {
  readonly destinationRules: DestinationRuleIndex;
  readonly endpoints: EndpointIndex;
  readonly sidecars: ReadonlyMap<string, readonly Sidecar[]>;
  /** By namespace, in age order. */
  readonly kubernetesServices: ReadonlyMap<string, readonly Service[]>;
  /** Services of one host and namespace, in age order; their endpoints are one pool. */
  readonly servicesByKey: ReadonlyMap<string, readonly MeshService[]>;
  /** The service that stands for a host in each namespace: Kubernetes before ServiceEntry, then the oldest. */
  readonly servicesByHost: ReadonlyMap<string, ReadonlyMap<string, MeshService>>;
  /** Visible to a namespace, those exported to it by name before the public ones, each in age order. */
  readonly servicesFor: (namespace: string) => readonly MeshService[];
  /** Bound to a gateway (or `mesh`) and visible to a namespace, in the order of R-VS-5. */
  readonly virtualServicesFor: (namespace: string, gateway: string) => readonly MeshVirtualService[];
}

const indexes = new WeakMap<Mesh, MeshIndex>();

export function indexOf(mesh: Mesh): MeshIndex {
  const known = indexes.get(mesh);
  if (known) return known;
  const index = buildIndex(mesh);
  indexes.set(mesh, index);
  return index;
}

export function serviceKey(host: string, namespace: string): string {
  return `${namespace}/${host}`;
}

function buildIndex(mesh: Mesh): MeshIndex {
  const destinationRules = lazy(() => indexDestinationRules(mesh.destinationRules, mesh.settings));
  const endpoints = lazy(() => indexEndpoints(mesh.resources));
  const services = lazy(() => groupServices(mesh.services));
  const kubernetesServices = lazy(() =>
    groupBy(mesh.resources.filter((r) => r.kind === 'Service').sort(compareAge), ({ namespace }) => namespace),
  );
  const byGateway = lazy(() => groupByGateway(mesh.virtualServices));
  const servicesFor = memo((namespace) => {
    const { public: shared, named, private: own } = group(mesh.services, namespace, (s) => s);
    // Private and named exports share one list, in age order.
    return [...inOrder(mesh.services, own, named), ...shared];
  });
  const virtualServicesFor = memo((key) => {
    const at = key.indexOf('|');
    const bound = byGateway().get(key.slice(at + 1)) ?? [];
    const groups = group(bound, key.slice(0, at), (v) => ({ exportTo: v.exportTo, namespace: v.resource.namespace }));
    return [...groups.private, ...groups.named, ...groups.public];
  });
  return {
    get destinationRules() {
      return destinationRules();
    },
    get endpoints() {
      return endpoints();
    },
    sidecars: groupBy(mesh.sidecars, (sidecar) => sidecar.namespace),
    get kubernetesServices() {
      return kubernetesServices();
    },
    get servicesByKey() {
      return services().byKey;
    },
    get servicesByHost() {
      return services().byHost;
    },
    servicesFor,
    virtualServicesFor: (namespace, gateway) => virtualServicesFor(`${namespace}|${gateway}`),
  };
}

function inOrder<T>(all: readonly T[], a: readonly T[], b: readonly T[]): readonly T[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const wanted = new Set([...a, ...b]);
  return all.filter((item) => wanted.has(item));
}

function group<T>(
  items: readonly T[],
  namespace: string,
  visibility: (item: T) => { readonly exportTo: ExportTo; readonly namespace: string },
): Record<ExportGroup, T[]> {
  const groups: Record<ExportGroup, T[]> = { private: [], named: [], public: [] };
  for (const item of items) {
    const { exportTo, namespace: owner } = visibility(item);
    const found = exportGroup(exportTo, owner, namespace);
    if (found) groups[found].push(item);
  }
  return groups;
}

function groupServices(services: readonly MeshService[]): {
  byKey: Map<string, MeshService[]>;
  byHost: Map<string, Map<string, MeshService>>;
} {
  const byKey = groupBy(services, (service) => serviceKey(service.host, service.namespace));
  const byHost = new Map<string, Map<string, MeshService>>();
  for (const service of services) {
    const namespaces = byHost.get(service.host) ?? new Map<string, MeshService>();
    byHost.set(service.host, namespaces);
    const existing = namespaces.get(service.namespace);
    if (!existing || (existing.registry !== 'kubernetes' && service.registry === 'kubernetes')) {
      namespaces.set(service.namespace, service);
    }
  }
  return { byKey, byHost };
}

function groupByGateway(virtualServices: readonly MeshVirtualService[]): Map<string, MeshVirtualService[]> {
  const byGateway = new Map<string, MeshVirtualService[]>();
  for (const virtualService of virtualServices) {
    // A gateway named twice binds twice; a sidecar takes each VirtualService once.
    const { gateways } = virtualService;
    for (const gateway of gateways.includes('mesh') ? new Set(gateways) : gateways) {
      const list = byGateway.get(gateway);
      if (list) list.push(virtualService);
      else byGateway.set(gateway, [virtualService]);
    }
  }
  return byGateway;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const at = key(item);
    const list = groups.get(at);
    if (list) list.push(item);
    else groups.set(at, [item]);
  }
  return groups;
}

function lazy<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}

function memo<T>(build: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = build(key);
    known.set(key, value);
    return value;
  };
}
