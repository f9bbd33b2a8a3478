// Where names lead: Services by host, rules by host, pods by label. The picture's view: it asks what the text holds, not
// what one client may see (exportTo, Sidecar scopes), which is resolve's business.
import { isWildcard, mostSpecific, resolveShortName } from '../host.ts';
import type {
  DestinationRule,
  Gateway,
  Labels,
  Resource,
  Service,
  ServiceEntry,
  VirtualService,
  Workload,
  WorkloadEntry,
} from '../model/resource.ts';

export type Backend = Workload | WorkloadEntry;
export type HostOwner = Service | ServiceEntry;

interface RulesByHost {
  readonly exact: Map<string, DestinationRule[]>;
  readonly wildcard: Map<string, DestinationRule[]>;
}

export interface Registry {
  readonly domain: string;
  readonly gateways: ReadonlyMap<string, Gateway>;
  readonly virtualServices: ReadonlyMap<string, VirtualService>;
  readonly owners: ReadonlyMap<string, readonly HostOwner[]>;
  readonly rules: ReadonlyMap<string, RulesByHost>;
  /** By `<namespace>/<key>=<value>` and, for selectors that cross namespaces, by `*` in place of the namespace. */
  readonly backendsByLabel: ReadonlyMap<string, readonly Backend[]>;
  readonly servicesByLabel: ReadonlyMap<string, readonly Service[]>;
}

export function createRegistry(resources: readonly Resource[], domain: string): Registry {
  const gateways = new Map<string, Gateway>();
  const virtualServices = new Map<string, VirtualService>();
  const owners = new Map<string, HostOwner[]>();
  const rules = new Map<string, RulesByHost>();
  const backendsByLabel = new Map<string, Backend[]>();
  const servicesByLabel = new Map<string, Service[]>();
  for (const resource of resources) {
    const key = `${resource.namespace}/${resource.name}`;
    switch (resource.kind) {
      case 'Gateway':
        if (!gateways.has(key)) gateways.set(key, resource);
        break;
      case 'VirtualService':
        if (!virtualServices.has(key)) virtualServices.set(key, resource);
        break;
      case 'Service':
        push(owners, serviceHost(resource, domain), resource);
        for (const label of labelKeys(resource.spec.selector ?? {})) push(servicesByLabel, label, resource);
        break;
      case 'ServiceEntry':
        for (const host of resource.spec.hosts) push(owners, host, resource);
        break;
      case 'DestinationRule':
        addRule(rules, resource, domain);
        break;
      case 'Deployment':
      case 'StatefulSet':
      case 'DaemonSet':
      case 'ReplicaSet':
      case 'Pod':
      case 'WorkloadEntry':
        for (const key of backendKeys(resource)) push(backendsByLabel, key, resource);
        break;
      default:
    }
  }
  return { domain, gateways, virtualServices, owners, rules, backendsByLabel, servicesByLabel };
}

/** What the registry keeps of a resource: two versions of it with the same face are found in the same ways. */
export function registryFace(resource: Resource): readonly unknown[] {
  switch (resource.kind) {
    case 'VirtualService':
      return [resource.spec.hosts.length > 0];
    case 'Service':
      return [resource.spec.selector];
    case 'ServiceEntry':
      return [resource.spec.hosts, resource.spec.workloadSelector];
    case 'DestinationRule':
      return [resource.spec.host, resource.spec.subsets?.map(({ name, labels }) => [name, labels])];
    case 'Gateway':
      return [resource.spec.selector];
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Pod':
    case 'WorkloadEntry':
      return [podLabels(resource)];
    default:
      return [];
  }
}

/** `<name>.<namespace>.svc.<domain>` (R-SVC-1). */
function serviceHost(service: Service, domain: string): string {
  return `${service.name}.${service.namespace}.svc.${domain}`;
}

/** The labels that selectors see: the pod template's, not the workload's own (R-SVC-6). */
export function podLabels(backend: Backend): Labels {
  return backend.kind === 'WorkloadEntry' ? (backend.spec.labels ?? {}) : backend.spec.podLabels;
}

/** The labels of the pods behind a host. */
export function selectorOf(owner: HostOwner): Labels | undefined {
  return owner.kind === 'Service' ? owner.spec.selector : owner.spec.workloadSelector?.labels;
}

/**
 * Whose host this is, compared as a whole and case-sensitively (R-GW-40): a host under a ServiceEntry's wildcard has no
 * owner (R-SE-6). Of several, the one in `namespace`, else the Kubernetes Service, else the first (R-SVC-11).
 */
export function hostOwner(registry: Registry, host: string, namespace: string): HostOwner | undefined {
  const owners = registry.owners.get(host);
  if (!owners || owners.length < 2) return owners?.[0];
  return (
    owners.find((owner) => owner.namespace === namespace) ??
    owners.find((owner) => owner.kind === 'Service') ??
    owners[0]
  );
}

/**
 * Where a subset of `host` is defined, searching as a client in `namespace` would: that namespace, the service's, the
 * root's (R-DR-1), and in each only the rules of the most specific host (R-DR-2). Goes on where Istio would stop at a
 * rule without that subset (R-DR-15): other clients may still see the one found.
 */
export function findSubset(
  registry: Registry,
  host: string,
  name: string,
  namespaces: readonly string[],
): { readonly rule: DestinationRule; readonly index: number } | undefined {
  for (const namespace of new Set(namespaces)) {
    const rules = registry.rules.get(namespace);
    const found = rules && mostSpecific(host, rules);
    for (const rule of found?.value ?? []) {
      const index = rule.spec.subsets?.findIndex((subset) => subset.name === name) ?? -1;
      if (index >= 0) return { rule, index };
    }
  }
  return undefined;
}

/** Hosts a rule configures: its own, or for a wildcard every host that no narrower rule of its namespace takes (R-DR-2). */
export function ruleHosts(registry: Registry, rule: DestinationRule, host: string): readonly string[] {
  if (!isWildcard(host)) return registry.owners.has(host) ? [host] : [];
  const rules = registry.rules.get(rule.namespace);
  const suffix = host.slice(1);
  const hosts: string[] = [];
  for (const candidate of registry.owners.keys())
    if (candidate.endsWith(suffix) && rules && mostSpecific(candidate, rules)?.key === host) hosts.push(candidate);
  return hosts;
}

/** Pods and WorkloadEntries that carry all `labels`; `*` searches every namespace. */
export function selectBackends(registry: Registry, namespace: string, labels: Labels): readonly Backend[] {
  const fewest = rarest(registry.backendsByLabel, labels, `${namespace}/`);
  return fewest.filter((backend) => hasLabels(podLabels(backend), labels));
}

/** Services whose whole selector is among `labels`. */
export function servicesSelecting(registry: Registry, labels: Labels): readonly Service[] {
  const found = new Set<Service>();
  for (const label of labelKeys(labels))
    for (const service of registry.servicesByLabel.get(label) ?? [])
      if (hasLabels(labels, service.spec.selector ?? {})) found.add(service);
  return [...found];
}

export function hasLabels(labels: Labels, wanted: Labels): boolean {
  for (const key in wanted) if (labels[key] !== wanted[key]) return false;
  return true;
}

function rarest<T>(table: ReadonlyMap<string, readonly T[]>, labels: Labels, prefix: string): readonly T[] {
  let best: readonly T[] | undefined;
  for (const label of labelKeys(labels)) {
    const some = table.get(prefix + label) ?? [];
    if (!best || some.length < best.length) best = some;
  }
  return best ?? [];
}

function labelKeys(labels: Labels): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

const keptKeys = new WeakMap<Backend, readonly string[]>();

/** Kept with the resource: building and hashing them is what an index costs. */
function backendKeys(backend: Backend): readonly string[] {
  let keys = keptKeys.get(backend);
  if (!keys) {
    const labels = labelKeys(podLabels(backend));
    keys = labels.flatMap((label) => [`${backend.namespace}/${label}`, `*/${label}`]);
    keptKeys.set(backend, keys);
  }
  return keys;
}

function addRule(rules: Map<string, RulesByHost>, rule: DestinationRule, domain: string): void {
  const host = resolveShortName(rule.spec.host, rule.namespace, domain);
  let own = rules.get(rule.namespace);
  if (!own) rules.set(rule.namespace, (own = { exact: new Map(), wildcard: new Map() }));
  push(isWildcard(host) ? own.wildcard : own.exact, host, rule);
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
