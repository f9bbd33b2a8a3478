// Every link the YAML makes, as data: who names whom, where it is written, and what is missing. The picture, rename and
// go-to-definition read it. It tells what the text means to join; whether one client may use the link (exportTo, Sidecar
// scopes, ports) is resolve's and route's business.
import { mentionsOf } from './references/mentions.ts';
import type { Mention } from './references/mentions.ts';
import {
  createRegistry,
  findSubset,
  hasLabels,
  hostOwner,
  podLabels,
  registryFace,
  ruleHosts,
  selectBackends,
  servicesSelecting,
} from './references/registry.ts';
import type { Backend, HostOwner, Registry } from './references/registry.ts';
import type { DestinationRule, Gateway, Resource } from './model/resource.ts';
import { assertNever } from './problem.ts';
import { child } from './ref.ts';
import type { Ref, ResourceId } from './ref.ts';
import { defaultSettings } from './settings.ts';

/**
 * `gateway`, `mesh`: a VirtualService binds. `host`: a VirtualService host that a Service owns. `route`, `mirror`, and
 * `subset` beside either: a destination. `delegate`. `rule-host`: a DestinationRule's host. `subset-pods`: from
 * `spec.subsets[i]`. `pods`: of a Service or ServiceEntry. `gateway-pods`, `sidecar-pods`: workloads by selector.
 * `front`: the Service through which a Gateway's workload is reached. `endpoints`: EndpointSlice to its Service.
 * `alias`: an ExternalName Service to the Service it stands for.
 */
export type LinkKind =
  | 'gateway'
  | 'mesh'
  | 'host'
  | 'route'
  | 'mirror'
  | 'subset'
  | 'delegate'
  | 'rule-host'
  | 'subset-pods'
  | 'pods'
  | 'gateway-pods'
  | 'sidecar-pods'
  | 'front'
  | 'endpoints'
  | 'alias';

export type LinkTarget =
  /** `at`: the place inside the resource, where it is not the whole of it (a subset). */
  | { readonly kind: 'found'; readonly resource: ResourceId; readonly at?: Ref; readonly inert?: boolean }
  | { readonly kind: 'mesh' }
  | {
      readonly kind: 'missing';
      readonly wanted: 'gateway' | 'service' | 'subset' | 'virtual-service';
      /** A completed host name, `namespace/name`, or a subset's name. */
      readonly name: string;
      readonly host?: string;
      readonly namespace?: string;
    };

/** `inert` targets are named by the text but not taken by Istio, such as a delegate that has hosts (R-VS-24). */
export interface Link {
  readonly from: Ref;
  readonly kind: LinkKind;
  readonly target: LinkTarget;
}

interface ReferenceSettings {
  readonly domain: string;
  readonly rootNamespace: string;
}

/**
 * All links, grouped by resource in the order of `resources`, inside one in the order of its text. A VirtualService's
 * hosts and selectors give links only to what exists: naming nothing is no mistake there.
 */
export function references(
  resources: readonly Resource[],
  settings: ReferenceSettings = defaultSettings,
): readonly Link[] {
  return linkGroups(resources, settings).flat();
}

/** The links of a resource object as they were last time. */
const kept = new WeakMap<Resource, readonly Link[]>();

/**
 * {@link references}, one list for each resource. A list whose resource and links did not change since the last call is
 * the same object.
 */
export function linkGroups(
  resources: readonly Resource[],
  settings: ReferenceSettings = defaultSettings,
): readonly (readonly Link[])[] {
  if (last && isSameWorld(last, resources, settings)) return last.groups;
  const registry = createRegistry(resources, settings.domain);
  const groups = resources.map((resource) => {
    const links = mentionsOf(resource, settings.domain).flatMap((mention) =>
      resolveMention(mention, resource, registry, settings.rootNamespace),
    );
    if (resource.kind === 'Gateway') links.push(...frontLinks(resource, registry));
    if (resource.kind === 'DestinationRule') links.push(...subsetPods(resource, registry));
    const before = kept.get(resource);
    if (before && sameLinks(before, links)) return before;
    kept.set(resource, links);
    return links;
  });
  last = { resources, settings, groups };
  return groups;
}

interface Answer {
  readonly resources: readonly Resource[];
  readonly settings: ReferenceSettings;
  readonly groups: readonly (readonly Link[])[];
}
/** The last answer: while a path or a weight is typed, no link changes. */
let last: Answer | undefined;

/** Whether every resource is the one of the last answer, or names and shows others the very same things. */
function isSameWorld(
  before: Answer,
  resources: readonly Resource[],
  { domain, rootNamespace }: ReferenceSettings,
): boolean {
  if (before.settings.domain !== domain || before.settings.rootNamespace !== rootNamespace) return false;
  if (before.resources.length !== resources.length) return false;
  return resources.every((resource, i) => {
    const other = before.resources[i];
    if (resource === other) return true;
    if (resource.id !== other?.id) return false;
    const face = (one: Resource): string => JSON.stringify([mentionsOf(one, domain), registryFace(one)]);
    return face(resource) === face(other);
  });
}

/** Links of one resource object can differ only in where they lead. */
function sameLinks(a: readonly Link[], b: readonly Link[]): boolean {
  return (
    a.length === b.length &&
    a.every((link, i) => {
      const other = b[i];
      return other?.kind === link.kind && samePath(link.from, other.from) && sameTarget(link.target, other.target);
    })
  );
}

function samePath(a: Ref, b: Ref): boolean {
  return a === b || (a.path.length === b.path.length && a.path.every((step, i) => step === b.path[i]));
}

function sameTarget(a: LinkTarget, b: LinkTarget): boolean {
  if (a.kind === 'found')
    return b.kind === 'found' && a.resource === b.resource && a.at?.path[2] === b.at?.path[2] && a.inert === b.inert;
  if (a.kind === 'mesh') return b.kind === 'mesh';
  return (
    b.kind === 'missing' &&
    a.wanted === b.wanted &&
    a.name === b.name &&
    a.host === b.host &&
    a.namespace === b.namespace
  );
}

const found = (resource: Resource, at?: Ref): LinkTarget => ({
  kind: 'found',
  resource: resource.id,
  ...(at ? { at } : {}),
});

function resolveMention(mention: Mention, by: Resource, registry: Registry, rootNamespace: string): readonly Link[] {
  const { from, kind } = mention;
  const link = (target: LinkTarget): Link => ({ from, kind, target });
  const missing = (wanted: 'gateway' | 'service', name: string): Link => link({ kind: 'missing', wanted, name });
  switch (mention.kind) {
    case 'mesh':
      return [link({ kind: 'mesh' })];
    case 'gateway': {
      const gateway = registry.gateways.get(mention.gateway);
      return [gateway ? link(found(gateway)) : missing('gateway', mention.gateway)];
    }
    case 'host': {
      const owner = hostOwner(registry, mention.host, by.namespace);
      return owner ? [link(found(owner))] : [];
    }
    case 'alias': {
      const owner = hostOwner(registry, mention.host, by.namespace);
      return owner && owner !== by ? [link(found(owner))] : [];
    }
    case 'endpoints': {
      const owner = hostOwner(registry, mention.host, by.namespace);
      return [owner ? link(found(owner)) : missing('service', mention.host)];
    }
    case 'route':
    case 'mirror':
      return destinationLinks(mention, by, registry, rootNamespace);
    case 'delegate':
      return [link(delegateTarget(mention.namespace, mention.name, registry))];
    case 'rule-host':
      return ruleHostLinks(mention, by, registry);
    case 'pods':
    case 'sidecar-pods':
      return selectBackends(registry, by.namespace, mention.labels).map((backend) => link(found(backend)));
    case 'gateway-pods':
      // Gateway and workload need not share a namespace (R-GW-3).
      return selectBackends(registry, '*', mention.labels).map((backend) => link(found(backend)));
    default:
      return assertNever(mention);
  }
}

function destinationLinks(
  mention: Extract<Mention, { kind: 'route' | 'mirror' }>,
  by: Resource,
  registry: Registry,
  rootNamespace: string,
): readonly Link[] {
  const { from, kind, host, subset } = mention;
  const owner = hostOwner(registry, host, by.namespace);
  const links: Link[] = [
    {
      from: child(from, 'host'),
      kind,
      target: owner ? found(owner) : { kind: 'missing', wanted: 'service', name: host },
    },
  ];
  if (subset !== undefined) {
    const namespaces = [by.namespace, ...(owner ? [owner.namespace] : []), rootNamespace];
    const place = findSubset(registry, host, subset, namespaces);
    const target: LinkTarget = place
      ? found(place.rule, { resource: place.rule.id, path: ['spec', 'subsets', place.index] })
      : { kind: 'missing', wanted: 'subset', name: subset, host, namespace: owner?.namespace ?? by.namespace };
    links.push({ from: child(from, 'subset'), kind: 'subset', target });
  }
  return links;
}

function delegateTarget(namespace: string, name: string, registry: Registry): LinkTarget {
  const target = registry.virtualServices.get(`${namespace}/${name}`);
  if (!target) return { kind: 'missing', wanted: 'virtual-service', name: `${namespace}/${name}`, namespace };
  return { kind: 'found', resource: target.id, ...(target.spec.hosts.length > 0 ? { inert: true } : {}) };
}

function ruleHostLinks(
  { from, host }: { readonly from: Ref; readonly host: string },
  by: Resource,
  registry: Registry,
): readonly Link[] {
  if (by.kind !== 'DestinationRule') return [];
  const owners = ownersOf(by, host, registry);
  if (owners.length === 0)
    return [{ from, kind: 'rule-host', target: { kind: 'missing', wanted: 'service', name: host } }];
  return owners.map((owner) => ({ from, kind: 'rule-host', target: found(owner) }));
}

function ownersOf(rule: DestinationRule, host: string, registry: Registry): readonly HostOwner[] {
  return ruleHosts(registry, rule, host).flatMap((one) => hostOwner(registry, one, rule.namespace) ?? []);
}

/** Members of each subset: pods of the rule's services that carry all its labels (R-DR-10). */
function subsetPods(rule: DestinationRule, registry: Registry): readonly Link[] {
  const mention = mentionsOf(rule, registry.domain)[0];
  if (mention?.kind !== 'rule-host' || !rule.spec.subsets?.length) return [];
  const members = new Set<Backend>();
  for (const owner of ownersOf(rule, mention.host, registry))
    for (const pod of podsOf(owner, registry)) members.add(pod);
  return rule.spec.subsets.flatMap((subset, i) => {
    const from: Ref = { resource: rule.id, path: ['spec', 'subsets', i] };
    return [...members]
      .filter((pod) => hasLabels(podLabels(pod), subset.labels ?? {}))
      .map((pod): Link => ({ from, kind: 'subset-pods', target: found(pod) }));
  });
}

function podsOf(owner: HostOwner, registry: Registry): readonly Backend[] {
  const labels = owner.kind === 'Service' ? owner.spec.selector : owner.spec.workloadSelector?.labels;
  return labels ? selectBackends(registry, owner.namespace, labels) : [];
}

/** Services whose selector takes the Gateway's pods: clients dial their ports (R-GW-9). */
function frontLinks(gateway: Gateway, registry: Registry): readonly Link[] {
  const { selector } = gateway.spec;
  if (!selector) return [];
  const fronts = new Set(servicesSelecting(registry, selector));
  for (const pod of selectBackends(registry, '*', selector))
    for (const service of servicesSelecting(registry, podLabels(pod)))
      if (service.namespace === pod.namespace) fronts.add(service);
  const from: Ref = { resource: gateway.id, path: ['spec', 'selector'] };
  return [...fronts].map((service) => ({ from, kind: 'front', target: found(service) }));
}
