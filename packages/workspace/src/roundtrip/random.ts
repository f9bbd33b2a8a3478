// Random commands on given resources, from a seed: what the laws are tried with. Every command type comes up.
import type { Command, DestinationChoice, Json, Path, Ref, Resource } from '@portolan/engine';
import { isObject } from '@portolan/engine';

/** Uniform in [0, 1). */
export type Random = () => number;

/** mulberry32: small, seeded, good enough to pick by. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: Random, items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)];
}

const scalars: readonly Json[] = [
  ...[0, 1, 90, 8080, -1, 1.5, true, false, null],
  ...['reviews', 'v1', '/hello', '*.example.com', 'reviews.default.svc.cluster.local', '5s', '100%', 'a b'],
  ...['yes', 'on', 'null', '~', '080', '0x1f', '12:30', '2026-01-02', '1_000', '', ' lead', 'trail ', '-', '#no'],
  ...[
    'a: b',
    'a #b',
    "it's",
    'say "hi"',
    'tab\there',
    'two\nlines',
    'two\nlines\n',
    '\n',
    '{{ x }}',
    '[a',
    'é 😀 \u2028',
  ],
];

function scalar(random: Random): Json {
  return pick(random, scalars) ?? null;
}

function json(random: Random, depth = 0): Json {
  const kind = random();
  if (depth > 2 || kind < 0.5) return scalar(random);
  const size = Math.floor(random() * 3);
  if (kind < 0.7) return Array.from({ length: size }, () => json(random, depth + 1));
  const keys = ['host', 'exact', 'weight', 'y', 'end-user', '10', 'a.b/c', 'on: '];
  return Object.fromEntries(Array.from({ length: size }, () => [pick(random, keys) ?? '', json(random, depth + 1)]));
}

interface Spot {
  readonly path: Path;
  readonly value: Json;
}

/** Every place below the root of an object, without its identity: renaming has commands of its own. */
function spots(value: Json, path: Path = []): Spot[] {
  const own = path.length === 0 ? [] : [{ path, value }];
  if (Array.isArray(value))
    return [...own, ...(value as readonly Json[]).flatMap((item, i) => spots(item, [...path, i]))];
  if (!isObject(value)) return own;
  const isIdentity = (key: string): boolean =>
    path.length === 0 ? key !== 'spec' && key !== 'metadata' : path[0] === 'metadata' && /^name/.test(key);
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, field]) => (isIdentity(key) ? [] : spots(field, [...path, key]))),
  ];
}

/** @returns undefined where this roll of the dice has nothing to do here */
export function randomCommand(resources: readonly Resource[], random: Random): Command | undefined {
  const resource = pick(random, resources);
  if (resource === undefined) return undefined;
  const roll = random();
  if (roll < 0.6) return fieldCommand(resource, random);
  if (roll < 0.8) return ruleCommand(resources, random);
  return resourceCommand(resources, resource, random);
}

function fieldCommand(resource: Resource, random: Random): Command | undefined {
  const all = spots(resource.value).filter(({ path }) => path.length > 1);
  const spot = pick(random, all);
  if (spot === undefined) return undefined;
  const at = (path: Path): Ref => ({ resource: resource.id, path });
  const lists = all.filter(({ value }) => Array.isArray(value));
  const list = pick(random, lists);
  const length = Array.isArray(list?.value) ? list.value.length : 0;
  const index = Math.floor(random() * length);
  switch (Math.floor(random() * 8)) {
    case 0:
    case 1:
      return { type: 'set-field', at: at(spot.path), value: scalar(random) };
    case 2:
      return { type: 'set-field', at: at(spot.path), value: json(random) };
    case 3:
      return { type: 'set-field', at: at(spot.path), value: undefined };
    case 4: {
      const map = pick(
        random,
        all.filter(({ value }) => isObject(value)),
      );
      if (map === undefined) return undefined;
      const deeper: Path = random() < 0.3 ? ['more', 0, 'deep'] : [];
      const key = pick(random, ['timeout', 'new-key', 'no', '8', 'port', 'x y', '']) ?? '';
      return { type: 'set-field', at: at([...map.path, key, ...deeper]), value: json(random) };
    }
    case 5:
      return (
        list && {
          type: 'insert-item',
          at: at(list.path),
          index: Math.floor(random() * (length + 1)),
          value: json(random),
        }
      );
    case 6:
      return list && length > 0 ? { type: 'remove-item', at: at([...list.path, index]) } : undefined;
    default:
      return list && length > 0
        ? { type: 'move-item', at: at([...list.path, index]), to: Math.floor(random() * length) }
        : undefined;
  }
}

function choice(random: Random): DestinationChoice {
  const host = pick(random, ['reviews', 'go-server.default.svc.cluster.local', 'web']) ?? 'web';
  return { host, ...(random() < 0.5 ? { subset: 'v2' } : {}), ...(random() < 0.3 ? { port: 8000 } : {}) };
}

function ruleCommand(resources: readonly Resource[], random: Random): Command | undefined {
  const virtualService = pick(
    random,
    resources.filter((one) => one.kind === 'VirtualService'),
  );
  if (virtualService?.kind !== 'VirtualService') return undefined;
  const rules = virtualService.spec.http ?? [];
  const i = Math.floor(random() * rules.length);
  const rule = rules[i];
  if (rule === undefined) return undefined;
  const at: Ref = { resource: virtualService.id, path: ['spec', 'http', i] };
  const other = pick(
    random,
    resources.filter((one) => one.kind === 'VirtualService'),
  );
  const gateway = pick(
    random,
    resources.filter((one) => one.kind === 'Gateway'),
  );
  const commands: readonly (Command | undefined)[] = [
    {
      type: 'set-weights',
      at,
      weights: (rule.route ?? []).map(() => (random() < 0.2 ? undefined : Math.floor(random() * 101))),
    },
    { type: 'split-evenly', at },
    { type: 'normalise-weights', at },
    { type: 'duplicate-item', at },
    { type: 'split-rule', at, entry: 1 },
    { type: 'merge-rule-below', at },
    { type: 'add-match', at, value: { uri: { prefix: '/new' } } },
    conditionRemoval(virtualService, i, random),
    { type: 'connect-destination', at, to: choice(random) },
    { type: 'retarget-destination', at: { ...at, path: [...at.path, 'route', 0] }, to: choice(random) },
    { type: 'wrap-in-canary', at, to: choice(random), percent: Math.floor(random() * 101) },
    { type: 'bypass-by-header', at, header: 'x-canary', value: 'yes', to: choice(random) },
    other && { type: 'connect-delegate', at, virtualService: other.id },
    gateway && { type: 'connect-gateway', virtualService: virtualService.id, gateway: gateway.id },
    gateway && { type: 'disconnect-gateway', virtualService: virtualService.id, gateway: gateway.id },
    { type: 'move-item', at, to: Math.floor(random() * rules.length) },
    { type: 'remove-item', at },
  ];
  return pick(random, commands);
}

function conditionRemoval(virtualService: Resource, rule: number, random: Random): Command | undefined {
  const conditions = spots(virtualService.value).filter(
    ({ path }) => path[1] === 'http' && path[2] === rule && path[3] === 'match' && path.length > 5,
  );
  const condition = pick(random, conditions);
  return condition && { type: 'remove-condition', at: { resource: virtualService.id, path: condition.path } };
}

/** The object and the one below it. */
function pairAt(resources: readonly Resource[], resource: Resource): readonly Resource[] {
  const at = resources.indexOf(resource);
  return resources.slice(at, at + 2);
}

function resourceCommand(resources: readonly Resource[], resource: Resource, random: Random): Command | undefined {
  const rule = pick(
    random,
    resources.filter((one) => one.kind === 'DestinationRule'),
  );
  const name = pick(random, ['renamed', 'other-name', 'x1']) ?? 'renamed';
  const host = resources.flatMap((one) => (one.kind === 'VirtualService' ? one.spec.hosts : []))[0];
  const created: Json = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'created' },
    spec: { ports: [{ port: 80 }] },
  };
  const commands: readonly (Command | undefined)[] = [
    { type: 'create-resource', value: created },
    { type: 'create-resource', value: created, after: resource.id },
    { type: 'delete-resource', resource: resource.id },
    { type: 'duplicate-resource', resource: resource.id },
    {
      type: 'several',
      commands: pairAt(resources, resource).map(({ id }) => ({ type: 'delete-resource', resource: id })),
    },
    { type: 'rename-resource', resource: resource.id, name },
    rule && { type: 'rename-subset', at: { resource: rule.id, path: ['spec', 'subsets', 0] }, name },
    host === undefined ? undefined : { type: 'rename-host', from: host, to: 'renamed.example.com' },
    { type: 'rename-namespace', from: resource.namespace, to: 'moved' },
    { type: 'create-missing', wanted: 'service', name: 'gone.default.svc.cluster.local' },
    { type: 'create-missing', wanted: 'subset', name: 'v9', host: 'reviews.default.svc.cluster.local' },
    { type: 'create-missing', wanted: 'gateway', name: 'default/gone' },
    { type: 'create-missing', wanted: 'virtual-service', name: 'default/gone' },
  ];
  return pick(random, commands);
}
