// Random commands on given resources: one maker for each type of command, so that a new one cannot be forgotten, and the
// gestures on the chart's lines.
import {
  freshKinds,
  freshObject,
  type Command,
  type Json,
  type Ref,
  type Resource,
  type VirtualService,
} from '@portolan/engine';
import type { Random } from './dice.ts';
import { lineGesture } from './lines.ts';
import { spotsOf, type Rule, type Spot } from './spots.ts';
import { json, scalar } from './values.ts';
import { World } from './world.ts';

type Makers = {
  readonly [T in Command['type']]: (world: World) => Extract<Command, { readonly type: T }> | undefined;
};

const listSpot = ({ value }: Spot): boolean => Array.isArray(value);
const fullList = ({ value }: Spot): boolean => Array.isArray(value) && value.length > 0;
const lengthOf = ({ value }: Spot): number => (Array.isArray(value) ? value.length : 0);
const item = (at: Ref, index: number): Ref => ({ resource: at.resource, path: [...at.path, index] });
const below = ({ at }: Rule, ...path: Ref['path']): Ref => ({ resource: at.resource, path: [...at.path, ...path] });

/** Rules whose destinations can be shared, and those that answer with a destination. */
const hasSeveral = ({ value }: Rule): boolean => (value.route?.length ?? 0) > 1;
const hasOne = ({ value }: Rule): boolean => value.route?.length === 1;
const forwards = ({ value }: Rule): boolean => !value.redirect && !value.directResponse && !value.delegate;

const makers: Makers = {
  'set-field': (world) => setField(world),
  'insert-item': (world) => {
    const list = world.spot(listSpot);
    return (
      list && {
        type: 'insert-item',
        at: list.at,
        index: world.below(lengthOf(list.spot) + 1),
        value: json(world),
      }
    );
  },
  'remove-item': (world) => {
    const list = world.spot(fullList);
    return list && { type: 'remove-item', at: item(list.at, world.below(lengthOf(list.spot))) };
  },
  'move-item': (world) => {
    const list = world.spot((spot) => lengthOf(spot) > 1);
    const length = list ? lengthOf(list.spot) : 0;
    return list && { type: 'move-item', at: item(list.at, world.below(length)), to: world.below(length) };
  },
  'create-resource': (world) => {
    const after = world.chance(0.5) ? world.resource()?.id : undefined;
    const kind = world.pick(freshKinds);
    const value = kind && freshObject(world.resources, kind, world.resource()?.namespace ?? 'default').value;
    return value && { type: 'create-resource', value, ...(after === undefined ? {} : { after }) };
  },
  'delete-resource': (world) => {
    const one = world.resource();
    return one && { type: 'delete-resource', resource: one.id };
  },
  several: (world) => several(world),
  'set-weights': (world) => {
    const rule = world.rule(hasSeveral);
    return (
      rule && {
        type: 'set-weights',
        at: rule.at,
        weights: (rule.value.route ?? []).map(() => (world.chance(0.2) ? undefined : world.below(101))),
      }
    );
  },
  'split-evenly': (world) => onRule(world.rule(hasSeveral), 'split-evenly'),
  'normalise-weights': (world) =>
    onRule(
      world.rule((rule) => hasSeveral(rule) && (rule.value.route ?? []).some(({ weight }) => Number(weight) > 0)),
      'normalise-weights',
    ),
  'duplicate-item': (world) => {
    const list = world.spot(fullList);
    return list && { type: 'duplicate-item', at: item(list.at, world.below(lengthOf(list.spot))) };
  },
  'split-rule': (world) => {
    const rule = world.rule(({ value }) => (value.match?.length ?? 0) > 1);
    const count = rule?.value.match?.length ?? 0;
    return rule && { type: 'split-rule', at: rule.at, entry: 1 + world.below(Math.max(1, count - 1)) };
  },
  'merge-rule-below': (world) =>
    onRule(
      world.rule(({ value }) => value.match !== undefined),
      'merge-rule-below',
    ),
  'add-match': (world) => {
    const rule = world.rule();
    const value = world.pick<Json>([
      { uri: { prefix: '/new' } },
      { headers: { 'x-new': { exact: 'on' } }, uri: { exact: '/a' } },
      { method: { regex: 'GET|POST' } },
    ]);
    return rule && value ? { type: 'add-match', at: rule.at, value } : undefined;
  },
  'remove-condition': (world) => {
    const rule = world.rule(({ value }) => value.match !== undefined);
    const condition =
      rule &&
      world.pick(
        spotsOf(rule.by.value).filter(({ path }) => {
          const [, protocol, index, field] = path;
          return protocol === 'http' && index === rule.at.path[2] && field === 'match' && path.length > 5;
        }),
      );
    return condition && { type: 'remove-condition', at: { resource: rule.at.resource, path: condition.path } };
  },
  'duplicate-resource': (world) => {
    const one = world.resource();
    return (
      one && { type: 'duplicate-resource', resource: one.id, ...(world.chance(0.3) ? { name: world.name() } : {}) }
    );
  },
  'rename-resource': (world) => {
    const one = world.resource();
    return one && { type: 'rename-resource', resource: one.id, name: world.name() };
  },
  'rename-subset': (world) => {
    const rule = world.pick(
      world.resources.flatMap((one) => (one.kind === 'DestinationRule' && one.spec.subsets?.length ? [one] : [])),
    );
    const index = world.below(rule?.spec.subsets?.length ?? 0);
    return (
      rule && {
        type: 'rename-subset',
        at: { resource: rule.id, path: ['spec', 'subsets', index] },
        name: world.name(),
      }
    );
  },
  'rename-host': (world) => {
    const from = world.pick(hostsIn(world.resources));
    return from === undefined
      ? undefined
      : { type: 'rename-host', from, to: world.chance(0.5) ? 'renamed.example.com' : '*.renamed.example.com' };
  },
  'rename-namespace': (world) => {
    const one = world.resource();
    return one && { type: 'rename-namespace', from: one.namespace, to: `moved${world.below(100)}` };
  },
  'connect-gateway': (world) => {
    const virtualService = world.of('VirtualService');
    const gateway = world.of('Gateway');
    return virtualService && gateway
      ? { type: 'connect-gateway', virtualService: virtualService.id, gateway: gateway.id }
      : undefined;
  },
  'disconnect-gateway': (world) => {
    const gateway = world.of('Gateway');
    const by = world.pick(
      world.resources.filter(
        (one): one is VirtualService =>
          one.kind === 'VirtualService' &&
          (one.spec.gateways ?? []).some((name) => name.endsWith(gateway?.name ?? '/')),
      ),
    );
    return by && gateway ? { type: 'disconnect-gateway', virtualService: by.id, gateway: gateway.id } : undefined;
  },
  'connect-destination': (world) => {
    const rule = world.rule(forwards);
    return rule && { type: 'connect-destination', at: rule.at, to: world.choice() };
  },
  'retarget-destination': (world) => {
    const rule = world.rule((one) => hasOne(one) || hasSeveral(one));
    const index = world.below(rule?.value.route?.length ?? 0);
    return rule && { type: 'retarget-destination', at: below(rule, 'route', index), to: world.choice() };
  },
  'connect-delegate': (world) => {
    const rule = world.rule();
    const other = world.of('VirtualService');
    return rule && other && { type: 'connect-delegate', at: rule.at, virtualService: other.id };
  },
  'wrap-in-canary': (world) => {
    const rule = world.rule((one) => forwards(one) && hasOne(one));
    return rule && { type: 'wrap-in-canary', at: rule.at, to: world.choice(), percent: world.below(101) };
  },
  'bypass-by-header': (world) => {
    const rule = world.rule();
    const value = world.pick(['yes', 'beta', '1']) ?? 'yes';
    return rule && { type: 'bypass-by-header', at: rule.at, header: 'X-Canary', value, to: world.choice() };
  },
  'create-missing': (world) =>
    world.pick<Extract<Command, { type: 'create-missing' }>>([
      { type: 'create-missing', wanted: 'service', name: 'gone.default.svc.cluster.local' },
      { type: 'create-missing', wanted: 'service', name: 'api.example.com', port: 443 },
      { type: 'create-missing', wanted: 'subset', name: 'v9', host: 'reviews.default.svc.cluster.local' },
      { type: 'create-missing', wanted: 'gateway', name: 'default/gone' },
      { type: 'create-missing', wanted: 'virtual-service', name: 'default/gone' },
    ]),
};

function onRule<T extends Command['type']>(
  rule: Rule | undefined,
  type: T,
): { readonly type: T; readonly at: Ref } | undefined {
  return rule && { type, at: rule.at };
}

/** A value, none, another kind of value, or a key more, near or far below what is there. */
function setField(world: World): Extract<Command, { type: 'set-field' }> | undefined {
  const found = world.spot();
  if (found === undefined) return undefined;
  const { at, spot } = found;
  const set = (value: Json | undefined) => ({ type: 'set-field', at, value }) as const;
  switch (world.below(6)) {
    case 0:
      return set(scalar(world));
    case 1:
      return set(json(world));
    case 2:
      return set(undefined);
    case 3:
      return set(nearby(spot.value, world));
    default: {
      const map = world.spot(({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value));
      if (map === undefined) return undefined;
      const deeper = world.chance(0.3) ? ['more', 0, 'deep'] : [];
      const key = world.pick(['timeout', 'new-key', 'no', '8', 'port', 'x y', '', 'match', 'name', 'host']) ?? '';
      const place = { resource: map.at.resource, path: [...map.at.path, key, ...deeper] };
      return { type: 'set-field', at: place, value: json(world) };
    }
  }
}

/** Much the same value: a key under another name, one less, one more, an item changed. What forms write. */
function nearby(value: Json, world: World): Json {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'object' || value === null) return scalar(world);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const index = world.below(list.length);
    return world.chance(0.5)
      ? list.map((one, i) => (i === index ? nearby(one, world) : one))
      : [...list.slice(0, index), ...list.slice(index + 1), scalar(world)];
  }
  const entries = Object.entries(value);
  const index = world.below(entries.length);
  const isRenamed = world.chance(0.6);
  return Object.fromEntries(
    entries.map(([key, one], i) =>
      i !== index ? [key, one] : isRenamed ? [`${key}2`, one] : [key, nearby(one, world)],
    ),
  );
}

/** What a selection of several does: all of one kind of thing, of one list the last first. */
function several(world: World): Extract<Command, { type: 'several' }> | undefined {
  const from = world.below(world.resources.length);
  const some = world.resources.slice(from, from + 1 + world.below(3));
  if (some.length === 0) return undefined;
  switch (world.below(3)) {
    case 0:
      return { type: 'several', commands: some.map(({ id }) => ({ type: 'delete-resource', resource: id })) };
    case 1:
      return { type: 'several', commands: some.map(({ id }) => ({ type: 'duplicate-resource', resource: id })) };
    default: {
      const list = world.spot((spot) => lengthOf(spot) > 1);
      if (list === undefined) return undefined;
      const indexes = [...Array(lengthOf(list.spot)).keys()].filter(() => world.chance(0.6)).toReversed();
      return { type: 'several', commands: indexes.map((i) => ({ type: 'remove-item', at: item(list.at, i) })) };
    }
  }
}

function hostsIn(resources: readonly Resource[]): readonly string[] {
  return resources.flatMap((one) =>
    one.kind === 'VirtualService' || one.kind === 'ServiceEntry'
      ? one.spec.hosts
      : one.kind === 'DestinationRule'
        ? [one.spec.host]
        : [],
  );
}

export const commandTypes = Object.keys(makers) as readonly Command['type'][];

/** Of each roll: field edits are what people do most, and lead to most layouts. */
const weightOfFields = 0.3;
const weightOfLines = 0.1;

/** @returns one command, or those of one gesture, each on what the ones before left; none where there is nothing to do */
export function randomCommands(resources: readonly Resource[], random: Random): readonly Command[] {
  const world = new World(resources, random);
  const roll = random();
  if (roll < weightOfLines) return lineGesture(world);
  const type = roll < weightOfLines + weightOfFields ? 'set-field' : world.pick(commandTypes);
  const command = type && makers[type](world);
  return command === undefined ? [] : prepared(command);
}

/** Rules that can be merged or delegate are rare: they are made first. */
function prepared(command: Command): readonly Command[] {
  if (command.type === 'merge-rule-below') return [{ type: 'duplicate-item', at: command.at }, command];
  if (command.type !== 'connect-delegate') return [command];
  const at: Ref = { resource: command.at.resource, path: ['spec', 'http'] };
  const value = { match: [{ uri: { prefix: '/part' } }] };
  return [
    { type: 'insert-item', at, index: 0, value },
    { ...command, at: item(at, 0) },
  ];
}
