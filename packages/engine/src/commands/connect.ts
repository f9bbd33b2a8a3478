// Connections that a person draws: gateways to VirtualServices, rules to services, subsets and delegates.
import type { DestinationChoice, PrimitiveCommand } from '../command.ts';
import { resolveGatewayName } from '../host.ts';
import type { Resource } from '../model/resource.ts';
import { ok } from '../problem.ts';
import type { Problem, Result } from '../problem.ts';
import { child, isObject } from '../ref.ts';
import type { Json, JsonObject, Ref } from '../ref.ts';
import { refuse } from './refuse.ts';
import { isList, listAt, valueAt } from './values.ts';
import { weightOf } from './weights.ts';

type Expanded = Result<readonly PrimitiveCommand[], Problem>;

export function destinationValue({ host, subset, port }: DestinationChoice): JsonObject {
  return { host, ...(subset ? { subset } : {}), ...(port === undefined ? {} : { port: { number: port } }) };
}

/** Names one object from another: short inside a namespace. */
const nameFrom = (by: Resource, to: Resource): string =>
  by.namespace === to.namespace ? to.name : `${to.namespace}/${to.name}`;

export function connectGateway(virtualService: Resource, gateway: Resource): Expanded {
  const at: Ref = { resource: virtualService.id, path: ['spec', 'gateways'] };
  if (gateway.kind !== 'Gateway')
    return refuse('command/wrong-kind', { resource: gateway.id, path: [] }, { kind: 'Gateway' });
  const names = listAt(virtualService.value, at.path);
  if (names.some((name) => meansGateway(name, virtualService, gateway))) {
    return refuse('command/connected', at, { virtualService: virtualService.name, gateway: gateway.name });
  }
  const value = nameFrom(virtualService, gateway);
  if (names.length > 0) return ok([{ type: 'insert-item', at, index: names.length, value }]);
  // Without gateways it holds for the mesh (R-VS-1), and shall go on doing so; a delegate has neither.
  const hosts = listAt(virtualService.value, ['spec', 'hosts']);
  return ok([{ type: 'set-field', at, value: hosts.length > 0 ? ['mesh', value] : [value] }]);
}

export function disconnectGateway(virtualService: Resource, gateway: Resource): Expanded {
  const at: Ref = { resource: virtualService.id, path: ['spec', 'gateways'] };
  const names = listAt(virtualService.value, at.path);
  const index = names.findIndex((name) => meansGateway(name, virtualService, gateway));
  if (index < 0) {
    return refuse('command/not-connected', at, { virtualService: virtualService.name, gateway: gateway.name });
  }
  return ok([{ type: 'remove-item', at: child(at, index) }]);
}

const meansGateway = (name: Json, by: Resource, gateway: Resource): boolean =>
  typeof name === 'string' && resolveGatewayName(name, by.namespace) === `${gateway.namespace}/${gateway.name}`;

/** The fields of a rule that exclude destinations. */
const answers = ['redirect', 'directResponse', 'delegate'] as const;

export function connectDestination(value: Json, at: Ref, to: DestinationChoice): Expanded {
  const rule = valueAt(value, at.path);
  if (!isObject(rule)) return refuse('command/no-place', at);
  const answer = answers.find((field) => rule[field] !== undefined);
  if (answer !== undefined) return refuse('command/answers-itself', at, { field: answer });
  const routes = listAt(rule, ['route']);
  const route = child(at, 'route');
  const destination = destinationValue(to);
  if (routes.length === 0) return ok([{ type: 'insert-item', at: route, index: 0, value: { destination } }]);
  return ok([
    ...soleWeight(routes, route, 100),
    { type: 'insert-item', at: route, index: routes.length, value: { destination, weight: 0 } },
  ]);
}

/** A lone destination takes everything whatever its weight (R-ACT-15); beside another one its weight counts. */
function soleWeight(routes: readonly Json[], at: Ref, weight: number): PrimitiveCommand[] {
  const [only] = routes;
  if (routes.length !== 1 || only === undefined || weightOf(only) === weight) return [];
  return [{ type: 'set-field', at: child(at, 0, 'weight'), value: weight }];
}

export function wrapInCanary(value: Json, at: Ref, to: DestinationChoice, percent: number): Expanded {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) return refuse('command/percent', at, { percent });
  const connected = connectDestination(value, at, to);
  if (!connected.ok) return connected;
  const routes = listAt(value, [...at.path, 'route']);
  if (routes.length !== 1) return refuse('command/canary', at, { count: routes.length });
  return ok([
    ...soleWeight(routes, child(at, 'route'), 100 - percent),
    {
      type: 'insert-item',
      at: child(at, 'route'),
      index: 1,
      value: { destination: destinationValue(to), weight: percent },
    },
  ]);
}

export function retargetDestination(value: Json, at: Ref, to: DestinationChoice): Expanded {
  const old = valueAt(value, [...at.path, 'destination']);
  if (!isObject(old)) return refuse('command/no-place', at);
  const wanted = destinationValue(to);
  const place = child(at, 'destination');
  // A port that was written stays unless another is chosen; a subset belongs to its host.
  const fields = ['host', 'subset', ...(to.port === undefined ? [] : ['port'])];
  return ok(
    fields.flatMap((field): PrimitiveCommand[] =>
      old[field] === wanted[field] ? [] : [{ type: 'set-field', at: child(place, field), value: wanted[field] }],
    ),
  );
}

export function connectDelegate(by: Resource, at: Ref, delegate: Resource): Expanded {
  const rule = valueAt(by.value, at.path);
  if (!isObject(rule)) return refuse('command/no-place', at);
  const taken = ['redirect', 'directResponse', 'route'].find((field) => {
    const value = rule[field];
    return value !== undefined && !(isList(value) && value.length === 0);
  });
  if (taken !== undefined) return refuse('command/answers-itself', at, { field: taken });
  const value = {
    name: delegate.name,
    ...(delegate.namespace === by.namespace ? {} : { namespace: delegate.namespace }),
  };
  return ok([{ type: 'set-field', at: child(at, 'delegate'), value }]);
}
