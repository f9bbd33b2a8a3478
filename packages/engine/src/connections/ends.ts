// The ends of lines on the chart, read as what they mean: the object, the rule or the subset that somebody points at.
import { connectionMessages } from '../messages/connections.ts';
import { fill, type Values } from '../messages/fill.ts';
import type { Command } from '../command.ts';
import type {
  DestinationRule,
  Gateway,
  Resource,
  Service,
  ServiceEntry,
  Sidecar,
  VirtualService,
} from '../model/resource.ts';
import { err, type Result } from '../problem.ts';
import { isObject, type JsonObject, type Ref, type ResourceId } from '../ref.ts';
import { createRegistry, type Backend, type Registry } from '../references/registry.ts';
import { defaultSettings } from '../settings.ts';
import { listAt, valueAt } from '../commands/values.ts';

/** Where a line starts or ends: a place of the text, or one of the two things that have none. */
export type ConnectionEnd =
  | { readonly kind: 'place'; readonly ref: Ref }
  | { readonly kind: 'mesh' }
  /** `name` as it is spoken of. */
  | { readonly kind: 'missing'; readonly name: string };

export interface Refusal {
  readonly code: keyof typeof connectionMessages;
  /** For people. */
  readonly reason: string;
}
/** What draws the line, each command seeing what the ones before left; or why there can be none. */
export type Connection = Result<readonly Command[], Refusal>;

export function no(code: Refusal['code'], values: Values = {}): { readonly ok: false; readonly error: Refusal } {
  return err({ code, reason: fill(connectionMessages[code], values) });
}

/** What the text holds, by name. */
export interface World {
  readonly byId: ReadonlyMap<ResourceId, Resource>;
  readonly registry: Registry;
  readonly backends: readonly Backend[];
}
const worlds = new WeakMap<readonly Resource[], World>();

export function worldOf(resources: readonly Resource[]): World {
  let world = worlds.get(resources);
  if (!world) {
    world = {
      byId: new Map(resources.map((resource) => [resource.id, resource])),
      registry: createRegistry(resources, defaultSettings.domain),
      backends: resources.filter(isBackend),
    };
    worlds.set(resources, world);
  }
  return world;
}

function isBackend(resource: Resource): resource is Backend {
  switch (resource.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Pod':
    case 'WorkloadEntry':
      return true;
    default:
      return false;
  }
}

/** One rule of a VirtualService. */
export interface RuleEnd {
  readonly virtualService: VirtualService;
  readonly at: Ref;
  readonly protocol: string;
  readonly value: JsonObject;
  /** From 1, for people. */
  readonly number: number;
}

export type Meant =
  | { readonly is: 'mesh' }
  | { readonly is: 'missing'; readonly name: string }
  | { readonly is: 'gone' }
  | { readonly is: 'gateway'; readonly gateway: Gateway }
  | { readonly is: 'virtual-service'; readonly virtualService: VirtualService; readonly rules: readonly RuleEnd[] }
  | { readonly is: 'rule'; readonly rule: RuleEnd }
  | { readonly is: 'destination-rule'; readonly rule: DestinationRule }
  | { readonly is: 'subset'; readonly rule: DestinationRule; readonly index: number }
  | { readonly is: 'service'; readonly owner: Service | ServiceEntry }
  | { readonly is: 'workload'; readonly workload: Backend }
  | { readonly is: 'sidecar'; readonly sidecar: Sidecar }
  | { readonly is: 'other'; readonly resource: Resource };

export function meaningOf(world: World, end: ConnectionEnd): Meant {
  if (end.kind === 'mesh') return { is: 'mesh' };
  if (end.kind === 'missing') return { is: 'missing', name: end.name };
  const resource = world.byId.get(end.ref.resource);
  if (!resource) return { is: 'gone' };
  if (isBackend(resource)) return { is: 'workload', workload: resource };
  switch (resource.kind) {
    case 'Gateway':
      return { is: 'gateway', gateway: resource };
    case 'VirtualService':
      return virtualServiceEnd(resource, end.ref);
    case 'DestinationRule': {
      const [, list, index] = end.ref.path;
      if (list === 'subsets' && typeof index === 'number') return { is: 'subset', rule: resource, index };
      return { is: 'destination-rule', rule: resource };
    }
    case 'Service':
    case 'ServiceEntry':
      return { is: 'service', owner: resource };
    case 'Sidecar':
      return { is: 'sidecar', sidecar: resource };
    default:
      return { is: 'other', resource };
  }
}

/** Any place inside a rule means the rule. */
function virtualServiceEnd(virtualService: VirtualService, { path }: Ref): Meant {
  const [, protocol, index] = path;
  const rule =
    typeof protocol === 'string' && typeof index === 'number' ? ruleAt(virtualService, protocol, index) : undefined;
  return rule ? { is: 'rule', rule } : { is: 'virtual-service', virtualService, rules: rulesOf(virtualService) };
}

function rulesOf(virtualService: VirtualService): readonly RuleEnd[] {
  return ['http', 'tls', 'tcp'].flatMap((protocol) =>
    listAt(virtualService.value, ['spec', protocol]).flatMap((_, i) => ruleAt(virtualService, protocol, i) ?? []),
  );
}

function ruleAt(virtualService: VirtualService, protocol: string, index: number): RuleEnd | undefined {
  if (!['http', 'tls', 'tcp'].includes(protocol)) return undefined;
  const at: Ref = { resource: virtualService.id, path: ['spec', protocol, index] };
  const value = valueAt(virtualService.value, at.path);
  return isObject(value) ? { virtualService, at, protocol, value, number: index + 1 } : undefined;
}

/** How an end is called in a sentence. */
export function spoken(meant: Meant): string {
  switch (meant.is) {
    case 'mesh':
      return 'The mesh';
    case 'missing':
      return meant.name;
    case 'gone':
      return '';
    case 'gateway':
      return meant.gateway.name;
    case 'virtual-service':
      return meant.virtualService.name;
    case 'rule':
      return `Rule ${meant.rule.number} of ${meant.rule.virtualService.name}`;
    case 'destination-rule':
      return meant.rule.name;
    case 'subset':
      return meant.rule.spec.subsets?.[meant.index]?.name ?? meant.rule.name;
    case 'service':
      return meant.owner.name;
    case 'workload':
      return meant.workload.name;
    case 'sidecar':
      return meant.sidecar.name;
    case 'other':
      return meant.resource.name;
  }
}
