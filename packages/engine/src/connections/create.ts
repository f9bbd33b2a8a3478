// New objects as small as Istio accepts them, and new objects at the end of a line that was drawn into the open.
import type { Command } from '../command.ts';
import { decode } from '../decode.ts';
import { apiVersionsOf } from '../fields/kinds.ts';
import { isWildcard } from '../host.ts';
import type { Labels } from '../model/labels.ts';
import type { Resource } from '../model/resource.ts';
import { child, resourceId, type JsonObject, type Ref, type ResourceId } from '../ref.ts';
import { podLabels, selectorOf } from '../references/registry.ts';
import { listAt, textAt } from '../commands/values.ts';
import { connectionBetween, connectionOf } from './connect.ts';
import { meaningOf, worldOf, type ConnectionEnd, type Meant, type World } from './ends.ts';
import { ownersOf } from './labels.ts';

/** In the order of a request's way. */
export const freshKinds = [
  'Gateway',
  'VirtualService',
  'DestinationRule',
  'Service',
  'ServiceEntry',
  'Deployment',
  'Sidecar',
  'WorkloadEntry',
] as const;
export type FreshKind = (typeof freshKinds)[number];

export interface Fresh {
  readonly id: ResourceId;
  /** What the chart shows of it: a DestinationRule is seen by its first subset. */
  readonly end: Ref;
  readonly value: JsonObject;
}

export interface FreshOptions {
  /** What the new object has to do with: hosts and labels are taken from there. */
  readonly near?: ConnectionEnd;
  /** Another one is found where it is taken. */
  readonly name?: string;
}

export function freshObject(
  resources: readonly Resource[],
  kind: FreshKind,
  namespace: string,
  options: FreshOptions = {},
): Fresh {
  const world = worldOf(resources);
  const meant = options.near ? meaningOf(world, options.near) : undefined;
  const name = freeName(world, kind, namespace, options.name ?? wantedName(kind, meant));
  const id = resourceId(kind, namespace, name);
  const value: JsonObject = {
    apiVersion: apiVersionsOf(kind)[0] ?? '',
    kind,
    metadata: namespace === 'default' ? { name } : { name, namespace },
    spec: specOf(kind, name, namespace, world, meant),
  };
  const whole: Ref = { resource: id, path: [] };
  return { id, value, end: kind === 'DestinationRule' ? child(whole, 'spec', 'subsets', 0) : whole };
}

export interface Creation {
  readonly kind: FreshKind;
  readonly fresh: Fresh;
  /** Creates it, then draws the line. */
  readonly commands: readonly Command[];
}

/** What a line drawn from `start` into the open may end at: first what requests go on to, then what they come from. */
export function creationsFrom(
  resources: readonly Resource[],
  start: ConnectionEnd,
  namespace: string,
  name?: string,
): readonly Creation[] {
  const isSubset = meaningOf(worldOf(resources), start).is === 'subset';
  const made = freshKinds.flatMap((kind): (Creation & { isForward: boolean })[] => {
    // It would take the subset away from the Service that it belongs to.
    if (isSubset && (kind === 'Service' || kind === 'ServiceEntry')) return [];
    const fresh = freshObject(resources, kind, namespace, { near: start, ...(name === undefined ? {} : { name }) });
    const { resource } = decode(fresh.value);
    if (!resource) return [];
    const all = [...resources, resource];
    const end: ConnectionEnd = { kind: 'place', ref: fresh.end };
    const forth = connectionOf(all, start, end);
    const line = connectionBetween(all, start, end);
    const create: Command = { type: 'create-resource', value: fresh.value };
    const isForward = forth.ok || forth.error.code === 'already';
    if (line.ok) return [{ kind, fresh, isForward, commands: [create, ...line.value] }];
    // Labels and hosts taken from the start may have drawn it already.
    return line.error.code === 'already' ? [{ kind, fresh, isForward, commands: [create] }] : [];
  });
  return made.toSorted((a, b) => Number(b.isForward) - Number(a.isForward));
}

function wantedName(kind: FreshKind, near: Meant | undefined): string {
  const owner = near?.is === 'service' ? near.owner.name : undefined;
  switch (kind) {
    case 'Gateway':
      return 'gateway';
    case 'VirtualService':
      return near?.is === 'rule' ? 'delegate' : (owner ?? 'routes');
    case 'DestinationRule':
      return owner ?? ruleHost(near) ?? 'subsets';
    case 'Service':
      return near?.is === 'workload' ? near.workload.name : 'service';
    case 'ServiceEntry':
      return 'external';
    case 'Deployment':
      return owner ?? 'workload';
    case 'Sidecar':
      return 'sidecar';
    case 'WorkloadEntry':
      return 'machine';
  }
}

function freeName({ byId }: World, kind: FreshKind, namespace: string, wanted: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!byId.has(resourceId(kind, namespace, name))) return name;
  }
}

function specOf(kind: FreshKind, name: string, namespace: string, world: World, near: Meant | undefined): JsonObject {
  switch (kind) {
    case 'Gateway':
      return {
        selector: { istio: 'ingressgateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
      };
    case 'VirtualService':
      return virtualServiceSpec(name, namespace, near);
    case 'DestinationRule':
      return {
        host: hostNear(world, namespace, near) ?? name,
        subsets: [{ name: 'v1', labels: { version: 'v1' } }],
      };
    case 'Service':
      return { selector: { ...selectorNear(world, near, name) }, ports: [{ name: 'http', port: 80 }] };
    case 'ServiceEntry':
      return {
        hosts: [`${name}.example.com`],
        location: 'MESH_EXTERNAL',
        ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
        resolution: 'DNS',
      };
    case 'Deployment':
      return deploymentSpec(name, labelsNear(world, near) ?? { app: name });
    case 'Sidecar':
      return { egress: [{ hosts: ['./*', 'istio-system/*'] }] };
    case 'WorkloadEntry':
      return { address: '192.0.2.1', labels: { ...(labelsNear(world, near) ?? { app: name }) } };
  }
}

/** Behind a gateway it takes the gateway's host; at the end of a rule it is a delegate, which has none. */
function virtualServiceSpec(name: string, namespace: string, near: Meant | undefined): JsonObject {
  const route = (host: string): JsonObject => ({ http: [{ route: [{ destination: { host } }] }] });
  switch (near?.is) {
    case 'rule': {
      const host = textAt(near.rule.value, ['route', 0, 'destination', 'host']);
      return route(host ?? name);
    }
    case 'gateway': {
      const { gateway } = near;
      const named = gateway.namespace === namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`;
      return { hosts: [gatewayHost(gateway.value, name)], gateways: [named], ...route(name) };
    }
    case 'service':
      return { hosts: [near.owner.name], ...route(near.owner.name) };
    case 'subset': {
      const { host, subsets = [] } = near.rule.spec;
      const destination = { host, subset: subsets[near.index]?.name ?? '' };
      return { hosts: [host], http: [{ route: [{ destination }] }] };
    }
    default:
      return { hosts: [name], ...route(name) };
  }
}

/** A name that the gateway serves; of a wildcard, one below it. */
function gatewayHost(gateway: Resource['value'], name: string): string {
  const [host] = listAt(gateway, ['spec', 'servers', 0, 'hosts']);
  const text = typeof host === 'string' ? (host.split('/').at(-1) ?? '*') : '*';
  if (!isWildcard(text)) return text;
  return text.length > 2 ? `${name}${text.slice(1)}` : `${name}.example.com`;
}

/** The host that a DestinationRule is about; without a hint, of a Service that has none yet. */
function hostNear({ byId }: World, namespace: string, near: Meant | undefined): string | undefined {
  if (near?.is === 'service') return near.owner.kind === 'ServiceEntry' ? near.owner.spec.hosts[0] : near.owner.name;
  const named = ruleHost(near);
  if (named !== undefined) return named;
  const own = [...byId.values()].filter((one) => one.namespace === namespace);
  const ruled = new Set(own.flatMap((one) => (one.kind === 'DestinationRule' ? [one.spec.host] : [])));
  const services = own.filter((one) => one.kind === 'Service').map((one) => one.name);
  return services.find((name) => !ruled.has(name)) ?? services[0];
}

/** The host that a rule leads to first. */
function ruleHost(near: Meant | undefined): string | undefined {
  return near?.is === 'rule' ? textAt(near.rule.value, ['route', 0, 'destination', 'host']) : undefined;
}

/** What a new Service takes: the workload that it was drawn from, else pods of its own name. */
function selectorNear(world: World, near: Meant | undefined, name: string): Labels {
  if (near?.is !== 'workload') return { app: name };
  const labels = podLabels(near.workload);
  const [key] = ['app', 'app.kubernetes.io/name', ...Object.keys(labels)].filter((one) => one in labels);
  return key === undefined ? { app: name } : { [key]: labels[key] ?? '' };
}

/** What a new workload carries, so that it is taken by what it was drawn from. */
function labelsNear(world: World, near: Meant | undefined): Labels | undefined {
  switch (near?.is) {
    case 'service':
      return selectorOf(near.owner);
    case 'subset': {
      const [owner] = ownersOf(world, near.rule);
      return { ...(owner && selectorOf(owner)), ...near.rule.spec.subsets?.[near.index]?.labels };
    }
    case 'sidecar':
      return near.sidecar.spec.workloadSelector?.labels;
    default:
      return undefined;
  }
}

function deploymentSpec(name: string, labels: Labels): JsonObject {
  return {
    selector: { matchLabels: { ...labels } },
    template: {
      metadata: { labels: { ...labels } },
      spec: { containers: [{ name, image: `registry.example.com/${name}:latest` }] },
    },
  };
}
