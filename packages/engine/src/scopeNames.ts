// The names that a person in one namespace may write, across all documents: hosts, their ports and subsets, gateways,
// delegates, namespaces, labels of pods. As Istio would resolve them there, so that what is offered also works. What is
// refused as a whole still lends its names: it is mostly a text that is being written.
import { compareText, mostSpecific, resolveShortName } from './host.ts';
import type { Gateway, Labels, Resource, VirtualService } from './model/resource.ts';
import type { ResourceId } from './ref.ts';
import { createRegistry, podLabels, type Registry } from './references/registry.ts';
import type { Mesh, MeshService } from './resolve/mesh.ts';
import { servicesIn } from './resolve/meshIndex.ts';

export interface HostName {
  /** As it is written here: the short name where that means this service, else the full one. */
  readonly name: string;
  /** Completed. */
  readonly host: string;
  readonly resource: ResourceId;
}
export interface PortName {
  readonly number: number;
  readonly name: string;
  readonly protocol: string;
}
export interface SubsetName {
  readonly name: string;
  readonly labels: Labels;
  readonly rule: ResourceId;
}
/** A Gateway or a VirtualService by the name under which it is found from here. */
export interface ObjectName {
  readonly name: string;
  /** Absent for `mesh`, which is no object. */
  readonly resource?: ResourceId;
}

/** Each list is made when it is first asked for. In the order in which people look for them: near before far. */
export interface ScopeNames {
  /** Services and ServiceEntries that are visible here: short names, others of this namespace, then the rest. */
  readonly hosts: () => readonly HostName[];
  /** @param host as written here */
  readonly ports: (host: string) => readonly PortName[];
  /** @param host as written here */
  readonly subsets: (host: string) => readonly SubsetName[];
  /** `mesh` comes first. */
  readonly gateways: () => readonly ObjectName[];
  /** Hosts that the Gateways of the text serve, wildcards included, without their namespaces. */
  readonly gatewayHosts: () => readonly string[];
  /** The ports that these Gateways open. */
  readonly gatewayPorts: () => readonly PortName[];
  /** Full hosts of VirtualServices, wildcards included. */
  readonly routedHosts: () => readonly string[];
  /** VirtualServices without hosts, which others may delegate to: `name` is the plain name. */
  readonly delegates: (inNamespace: string) => readonly ObjectName[];
  readonly namespaces: () => readonly string[];
  /** Values of the labels of pods and WorkloadEntries, by key. `*` looks in every namespace. */
  readonly labels: (inNamespace: string) => ReadonlyMap<string, readonly string[]>;
  /** The labels of each workload, none twice. `*` looks in every namespace. */
  readonly workloads: (inNamespace: string) => readonly Labels[];
}

const byMesh = new WeakMap<Mesh, Map<string, ScopeNames>>();

/** @returns the same object for the same mesh and namespace */
export function namesInScope(mesh: Mesh, namespace: string): ScopeNames {
  const known = byMesh.get(mesh) ?? new Map<string, ScopeNames>();
  byMesh.set(mesh, known);
  let names = known.get(namespace);
  if (names === undefined) known.set(namespace, (names = readNames(mesh, namespace)));
  return names;
}

function readNames(mesh: Mesh, namespace: string): ScopeNames {
  const { domain, rootNamespace } = mesh.settings;
  const resources = once(() => [...mesh.resources, ...mesh.rejected.map(({ resource }) => resource)]);
  const registry = once(() => createRegistry(resources(), domain));
  const services = once(() => visibleServices(mesh, namespace));
  return {
    hosts: once(() => hostNames(services(), namespace, domain)),
    ports: (host) => portNames(services().get(resolveShortName(host, namespace, domain))),
    subsets: (host) => {
      const full = resolveShortName(host, namespace, domain);
      const owner = services().get(full)?.namespace;
      return subsetNames(registry(), full, [namespace, ...(owner === undefined ? [] : [owner]), rootNamespace]);
    },
    gateways: once(() => gatewayNames(resources(), namespace)),
    gatewayHosts: once(() => unique(resources().flatMap((one) => (one.kind === 'Gateway' ? servedHosts(one) : [])))),
    gatewayPorts: once(() => resources().flatMap((one) => (one.kind === 'Gateway' ? openPorts(one) : []))),
    routedHosts: once(() => routedHosts(resources())),
    delegates: (inNamespace) => delegateNames(resources(), inNamespace),
    namespaces: once(() => namespaceNames(resources(), namespace)),
    labels: (inNamespace) => labelValues(workloadLabels(resources(), inNamespace)),
    workloads: (inNamespace) => distinct(workloadLabels(resources(), inNamespace)),
  };
}

/** By host; of several with one host the one that a proxy here would take (R-SVC-11). */
function visibleServices(mesh: Mesh, namespace: string): ReadonlyMap<string, MeshService> {
  const chosen = new Map<string, MeshService>();
  for (const service of servicesIn(mesh).visibleTo(namespace)) {
    const existing = chosen.get(service.host);
    const isBetter =
      existing === undefined ||
      (service.namespace === namespace && existing.namespace !== namespace) ||
      (existing.registry !== 'kubernetes' && service.registry === 'kubernetes' && existing.namespace !== namespace);
    if (isBetter) chosen.set(service.host, service);
  }
  return chosen;
}

function hostNames(services: ReadonlyMap<string, MeshService>, namespace: string, domain: string): readonly HostName[] {
  const tail = `.${namespace}.svc.${domain}`;
  const names = [...services.values()].map(({ host, resource, registry, namespace: own }) => {
    const short = host.endsWith(tail) ? host.slice(0, -tail.length) : host;
    // Only a name without dots is completed (R-HOST-1).
    const name = short.includes('.') ? host : short;
    const rank = name !== host ? 0 : own === namespace ? 1 : registry === 'kubernetes' ? 2 : 3;
    return { name, host, resource, rank };
  });
  return names
    .sort((a, b) => a.rank - b.rank || compareText(a.name, b.name))
    .map(({ rank: _, ...hostName }) => hostName);
}

function portNames(service: MeshService | undefined): readonly PortName[] {
  return (service?.ports ?? []).map(({ number, name, protocol }) => ({ number, name, protocol }));
}

/** Where findSubset would look, all that it could find. */
function subsetNames(registry: Registry, host: string, namespaces: readonly string[]): readonly SubsetName[] {
  const found = new Map<string, SubsetName>();
  for (const namespace of new Set(namespaces)) {
    const rules = registry.rules.get(namespace);
    for (const rule of (rules && mostSpecific(host, rules))?.value ?? [])
      for (const { name, labels = {} } of rule.spec.subsets ?? [])
        if (name !== '' && !found.has(name)) found.set(name, { name, labels, rule: rule.id });
  }
  return [...found.values()];
}

function gatewayNames(resources: readonly Resource[], namespace: string): readonly ObjectName[] {
  const near = new Map<string, ResourceId>();
  const far = new Map<string, ResourceId>();
  for (const one of resources) {
    if (one.kind !== 'Gateway' || one.name === '') continue;
    // Without its namespace in front a dotted name would be read as `name.namespace` (R-GW-5).
    const isNear = one.namespace === namespace && !one.name.includes('.');
    addFirst(isNear ? near : far, isNear ? one.name : `${one.namespace}/${one.name}`, one.id);
  }
  const sorted = [near, far].flatMap((names) => [...names].sort(([a], [b]) => compareText(a, b)));
  return [{ name: 'mesh' }, ...sorted.map(([name, resource]) => ({ name, resource }))];
}

function servedHosts({ spec }: Gateway): readonly string[] {
  return spec.servers.flatMap(({ hosts }) => hosts.map((host) => host.slice(host.indexOf('/') + 1))).filter(Boolean);
}

function openPorts({ spec }: Gateway): readonly PortName[] {
  return spec.servers.map(({ port: { number, name, protocol } }) => ({ number, name, protocol }));
}

function routedHosts(resources: readonly Resource[]): readonly string[] {
  const hosts = resources.flatMap((one) => (one.kind === 'VirtualService' ? one.spec.hosts : []));
  return unique(hosts.filter((host) => host.includes('.') || host === '*'));
}

function delegateNames(resources: readonly Resource[], namespace: string): readonly ObjectName[] {
  return resources
    .filter((one): one is VirtualService => one.kind === 'VirtualService' && one.namespace === namespace)
    .filter(({ name, spec }) => name !== '' && spec.hosts.length === 0)
    .map(({ name, id }) => ({ name, resource: id }));
}

function namespaceNames(resources: readonly Resource[], namespace: string): readonly string[] {
  const named = resources.map((one) => (one.kind === 'Namespace' ? one.name : one.namespace)).filter(Boolean);
  return [
    namespace,
    ...unique(named)
      .filter((name) => name !== namespace)
      .sort(compareText),
  ];
}

function workloadLabels(resources: readonly Resource[], namespace: string): readonly Labels[] {
  return resources.flatMap((one) => {
    if (namespace !== '*' && one.namespace !== namespace) return [];
    switch (one.kind) {
      case 'Deployment':
      case 'StatefulSet':
      case 'DaemonSet':
      case 'ReplicaSet':
      case 'Pod':
      case 'WorkloadEntry':
        return [podLabels(one)];
      default:
        return [];
    }
  });
}

function labelValues(all: readonly Labels[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, Set<string>>();
  for (const labels of all)
    for (const [key, value] of Object.entries(labels)) values.set(key, (values.get(key) ?? new Set()).add(value));
  return new Map([...values].map(([key, some]) => [key, [...some].sort(compareText)]));
}

function distinct(all: readonly Labels[]): readonly Labels[] {
  return [...new Map(all.map((labels) => [JSON.stringify(Object.entries(labels).sort()), labels])).values()].filter(
    (labels) => Object.keys(labels).length > 0,
  );
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

function addFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
