// Lookup tables over a Mesh, built on first use. They hang on the lists that they index, so that the Mesh itself stays plain
// data and a change of one kind leaves the tables of the others as they are.
import type { DestinationRule, Service, Sidecar } from '../model/resource.ts';
import type { MeshSettings } from '../settings.ts';
import { compareAge } from './age.ts';
import { indexDestinationRules, type DestinationRuleIndex } from './destinationRules.ts';
import { indexEndpoints, type EndpointIndex } from './endpoints.ts';
import type { ExportTo, Mesh, MeshService, MeshVirtualService } from './mesh.ts';
import { sortedAfter } from './order.ts';
import { exportGroup, type ExportGroup } from './visibility.ts';

export const destinationRulesOf = ({ destinationRules, settings }: Mesh): DestinationRuleIndex =>
  ruleIndex(destinationRules, settings);

const ruleIndexes = new WeakMap<readonly DestinationRule[], { settings: MeshSettings; index: DestinationRuleIndex }>();

function ruleIndex(rules: readonly DestinationRule[], settings: MeshSettings): DestinationRuleIndex {
  const known = ruleIndexes.get(rules);
  if (known?.settings === settings) return known.index;
  const index = indexDestinationRules(rules, settings);
  ruleIndexes.set(rules, { settings, index });
  return index;
}

const endpointIndex = once(indexEndpoints);
export const endpointsIn = ({ workloads }: Mesh): EndpointIndex => endpointIndex(workloads);

const sidecarIndex = once((sidecars: readonly Sidecar[]) => groupBy(sidecars, ({ namespace }) => namespace));
/** By namespace, in age order. */
export const sidecarsIn = ({ sidecars }: Mesh): ReadonlyMap<string, readonly Sidecar[]> => sidecarIndex(sidecars);

const kubernetes = new WeakMap<Mesh['services'], ReadonlyMap<string, readonly Service[]>>();

/** Kubernetes Services by namespace, in age order. */
export function kubernetesServicesOf({ resources, services }: Mesh): ReadonlyMap<string, readonly Service[]> {
  // A mesh that keeps the list of services has the same Services.
  let found = kubernetes.get(services);
  if (!found) {
    const own = resources.filter((resource) => resource.kind === 'Service');
    found = groupBy(sortedAfter<Service>(undefined, own, compareAge), ({ namespace }) => namespace);
    kubernetes.set(services, found);
  }
  return found;
}

export interface ServiceIndex {
  /** Services of one host and namespace, in age order; their endpoints are one pool. Keys are `<namespace>/<host>`. */
  readonly byKey: ReadonlyMap<string, readonly MeshService[]>;
  /** The service that stands for a host in each namespace: Kubernetes before ServiceEntry, then the oldest. */
  readonly byHost: ReadonlyMap<string, ReadonlyMap<string, MeshService>>;
  /** Visible to a namespace: those exported to it by name before the public ones, each in age order. */
  readonly visibleTo: (namespace: string) => readonly MeshService[];
}

const serviceIndex = once((services: readonly MeshService[]): ServiceIndex => {
  const byHost = new Map<string, Map<string, MeshService>>();
  for (const service of services) {
    const namespaces = byHost.get(service.host) ?? new Map<string, MeshService>();
    byHost.set(service.host, namespaces);
    const existing = namespaces.get(service.namespace);
    if (!existing || (existing.registry !== 'kubernetes' && service.registry === 'kubernetes')) {
      namespaces.set(service.namespace, service);
    }
  }
  return {
    byKey: groupBy(services, ({ host, namespace }) => `${namespace}/${host}`),
    byHost,
    visibleTo: memo((namespace) => {
      const { named, private: own, public: shared } = byGroup(services, namespace, (service) => service);
      return [...sortedAfter(own, [...own, ...named], compareAge), ...shared];
    }),
  };
});
export const servicesIn = ({ services }: Mesh): ServiceIndex => serviceIndex(services);

const virtualServiceIndex = once((virtualServices: readonly MeshVirtualService[]) => {
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
  return memo((key) => {
    const at = key.indexOf('|');
    const bound = byGateway.get(key.slice(at + 1)) ?? [];
    const groups = byGroup(bound, key.slice(0, at), ({ exportTo, resource }) => ({
      exportTo,
      namespace: resource.namespace,
    }));
    return [...groups.private, ...groups.named, ...groups.public];
  });
});

/** Bound to a gateway (or `mesh`) and visible to a namespace, in the order of R-VS-5. */
export function virtualServicesFor(
  { virtualServices }: Mesh,
  namespace: string,
  gateway: string,
): readonly MeshVirtualService[] {
  return virtualServiceIndex(virtualServices)(`${namespace}|${gateway}`);
}

function byGroup<T>(
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

/** Remembers what was made of an object for as long as the object lives. */
function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) known.set(key, (entry = { value: make(key) }));
    return entry.value;
  };
}

function memo<T>(build: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) known.set(key, (entry = { value: build(key) }));
    return entry.value;
  };
}
