// Lines that are there already: one end dragged to another target, or away. A line is known by the place of the text that
// makes it.
import type { Command } from '../command.ts';
import type { Resource, VirtualService } from '../model/resource.ts';
import { labelsText } from '../names.ts';
import { ok } from '../problem.ts';
import { child, type Json, type Ref } from '../ref.ts';
import { selectorOf } from '../references/registry.ts';
import { listAt, valueAt } from '../commands/values.ts';
import { binds, joined } from './connect.ts';
import { choiceOf, delegateValue, dropDestination, handOver, leadsTo } from './destinations.ts';
import { meaningOf, no, spoken, worldOf } from './ends.ts';
import type { Connection, ConnectionEnd, Meant, RuleEnd, World } from './ends.ts';
import { podsOf, withoutSelector } from './labels.ts';

export interface Line {
  /** The place of the text that makes it. */
  readonly ref: Ref;
  readonly from: ConnectionEnd;
  readonly to: ConnectionEnd;
}

/** The line with one of its ends at another target. */
export function reconnectionOf(
  resources: readonly Resource[],
  given: Line,
  end: 'from' | 'to',
  target: ConnectionEnd,
): Connection {
  const line = ofItem(given);
  const world = worldOf(resources);
  const [from, to] = [meaningOf(world, line.from), meaningOf(world, line.to)];
  const wanted = meaningOf(world, target);
  if (wanted.is === 'gone' || from.is === 'gone' || to.is === 'gone') return no('gone');
  if (wanted.is === 'missing') return no('missing', { name: wanted.name });
  switch (wayOf(line.ref)) {
    case 'gateways':
      return end === 'to' ? bindOther(world, line, wanted) : bindTo(world, line, wanted);
    case 'route':
      return end === 'to' ? retarget(world, line.ref, wanted) : moveDestination(world, line, to, wanted);
    case 'mirror':
      return end === 'to' ? retargetMirror(world, line.ref, wanted) : no('other-end');
    case 'delegate':
      return end === 'to' ? handOverTo(world, line.ref, wanted) : no('other-end');
    case 'subsets':
      if (to.is !== 'subset') return end === 'to' ? joined(world, from, wanted) : no('other-end');
      return end === 'from' ? joined(world, wanted, to) : no('subset-stays');
    case 'selector':
      return end === 'to' ? joined(world, from, wanted) : no('other-end');
    case 'derived':
      return no('derived-line');
  }
}

/** The text without the line. */
export function disconnectionOf(resources: readonly Resource[], given: Line): Connection {
  const line = ofItem(given);
  const world = worldOf(resources);
  const [from, to] = [meaningOf(world, line.from), meaningOf(world, line.to)];
  const by = world.byId.get(line.ref.resource);
  if (!by) return no('gone');
  switch (wayOf(line.ref)) {
    case 'gateways':
      return by.kind === 'VirtualService' ? unbind(by, line.ref) : no('derived-line');
    case 'route':
    case 'delegate': {
      const rule = ruleOf(world, line.ref);
      return rule ? dropDestination(rule, line.ref) : no('gone');
    }
    case 'mirror':
      return ok(withoutMirror(by, line.ref));
    case 'subsets':
      return to.is === 'subset' ? no('subset-stays') : labelsOfSubset(from);
    case 'selector': {
      if (from.is !== 'service') return no('derived-line');
      const { owner } = from;
      return withoutSelector(owner.id, line.ref.path.slice(0, 2), podsOf(world, owner), selectorOf(owner) ?? {});
    }
    case 'derived':
      return no('derived-line');
  }
}

/** A destination is one with its weight and headers, wherever inside it the line is known by. */
function ofItem(line: Line): Line {
  const { resource, path } = line.ref;
  const isListed = path[3] === 'route' || path[3] === 'mirrors';
  return { ...line, ref: { resource, path: path.slice(0, isListed ? 5 : 4) } };
}

type Way = 'gateways' | 'route' | 'mirror' | 'delegate' | 'subsets' | 'selector' | 'derived';

function wayOf({ resource, path }: Ref): Way {
  const [, field, , action] = path;
  if (resource.startsWith('VirtualService/')) {
    if (field === undefined || field === 'gateways') return 'gateways';
    if (action === 'route' || action === 'delegate') return action;
    return action === 'mirror' || action === 'mirrors' ? 'mirror' : 'derived';
  }
  if (field === 'subsets') return 'subsets';
  return field === 'selector' || field === 'workloadSelector' ? 'selector' : 'derived';
}

function ruleOf(world: World, ref: Ref): RuleEnd | undefined {
  const meant = meaningOf(world, { kind: 'place', ref });
  return meant.is === 'rule' ? meant.rule : undefined;
}

/** The gateway goes on to another VirtualService. */
function bindOther(world: World, line: Line, wanted: Meant): Connection {
  const from = meaningOf(world, line.from);
  const old = meaningOf(world, { kind: 'place', ref: { resource: line.ref.resource, path: [] } });
  if (old.is !== 'virtual-service') return no('gone');
  const made = joined(world, from, wanted);
  if (!made.ok) return made;
  const left = unbind(old.virtualService, line.ref);
  return left.ok ? ok([...made.value, ...left.value]) : left;
}

/** The VirtualService gets another gateway in the same place. */
function bindTo(world: World, { ref }: Line, wanted: Meant): Connection {
  const by = world.byId.get(ref.resource);
  if (by?.kind !== 'VirtualService') return no('gone');
  if (wanted.is !== 'gateway' && wanted.is !== 'mesh') return no('from-gateway');
  const isThere =
    wanted.is === 'mesh'
      ? by.spec.gateways === undefined || by.spec.gateways.includes('mesh')
      : binds(by, wanted.gateway);
  if (isThere) return no('already', { from: spoken(wanted), to: by.name });
  const name =
    wanted.is === 'mesh'
      ? 'mesh'
      : wanted.gateway.namespace === by.namespace
        ? wanted.gateway.name
        : `${wanted.gateway.namespace}/${wanted.gateway.name}`;
  if (ref.path.length > 2) return ok([{ type: 'set-field', at: ref, value: name }]);
  return ok([{ type: 'set-field', at: { resource: by.id, path: ['spec', 'gateways'] }, value: [name] }]);
}

function unbind(by: VirtualService, ref: Ref): Connection {
  const names = listAt(by.value, ['spec', 'gateways']);
  if (ref.path.length < 3 || (names.length === 1 && names[0] === 'mesh')) return no('mesh-implied', { name: by.name });
  return ok([{ type: 'remove-item', at: ref }]);
}

/** Another Service or subset keeps weight and headers; a delegate takes the place of a lone destination. */
function retarget(world: World, at: Ref, wanted: Meant): Connection {
  const rule = ruleOf(world, at);
  if (!rule) return no('gone');
  if (wanted.is === 'virtual-service') return handOver(rule, wanted.virtualService);
  if (wanted.is === 'rule') return handOver(rule, wanted.rule.virtualService);
  if (wanted.is !== 'service' && wanted.is !== 'subset') return joined(world, { is: 'rule', rule }, wanted);
  const to = choiceOf(world, rule, wanted, valueAt(rule.virtualService.value, [...at.path, 'destination']));
  if (!to.ok) return to;
  if (leadsTo(rule, to.value)) return no('already', { from: spoken({ is: 'rule', rule }), to: spoken(wanted) });
  return ok([{ type: 'retarget-destination', at, to: to.value }]);
}

function retargetMirror(world: World, at: Ref, wanted: Meant): Connection {
  const rule = ruleOf(world, at);
  if (!rule) return no('gone');
  if (wanted.is !== 'service' && wanted.is !== 'subset') return no('from-rule');
  const place = at.path[3] === 'mirrors' ? child(at, 'destination') : at;
  const written = valueAt(rule.virtualService.value, place.path);
  const to = choiceOf(world, rule, wanted, written);
  if (!to.ok) return to;
  const { host, subset, port } = to.value;
  const set = (path: readonly string[], value: Json | undefined): readonly Command[] =>
    valueAt(written, path) === value ? [] : [{ type: 'set-field', at: child(place, ...path), value }];
  return ok([
    ...set(['host'], host),
    ...set(['subset'], subset),
    ...(port === undefined ? [] : set(['port', 'number'], port)),
  ]);
}

/** To another VirtualService, or to a destination in place of the delegate. */
function handOverTo(world: World, at: Ref, wanted: Meant): Connection {
  const rule = ruleOf(world, at);
  if (!rule) return no('gone');
  const { virtualService } = rule;
  const other =
    wanted.is === 'rule' ? wanted.rule.virtualService : wanted.is === 'virtual-service' && wanted.virtualService;
  if (other) {
    const { delegate: _, ...rest } = rule.value;
    const made = handOver({ ...rule, value: rest }, other);
    return made.ok ? ok([{ type: 'set-field', at, value: delegateValue(virtualService, other) }]) : made;
  }
  if (wanted.is !== 'service' && wanted.is !== 'subset') return no('from-rule');
  const to = choiceOf(world, rule, wanted);
  if (!to.ok) return to;
  const { host, subset, port } = to.value;
  const destination = {
    host,
    ...(subset ? { subset } : {}),
    ...(port === undefined ? {} : { port: { number: port } }),
  };
  return ok([
    { type: 'insert-item', at: child(rule.at, 'route'), index: 0, value: { destination } },
    { type: 'set-field', at, value: undefined },
  ]);
}

/** The same destination in another rule: added there, taken from here. */
function moveDestination(world: World, { ref }: Line, to: Meant, wanted: Meant): Connection {
  const rule = ruleOf(world, ref);
  if (!rule) return no('gone');
  if (wanted.is !== 'rule' && wanted.is !== 'virtual-service') return no('from-rule');
  const made = joined(world, wanted, to);
  if (!made.ok) return made;
  const left = dropDestination(rule, ref);
  return left.ok ? ok([...made.value, ...left.value]) : left;
}

function withoutMirror(by: Resource, ref: Ref): readonly Command[] {
  if (ref.path[3] === 'mirrors') return [{ type: 'remove-item', at: ref }];
  const rule: Ref = { resource: ref.resource, path: ref.path.slice(0, 3) };
  return ['mirror', 'mirrorPercentage', 'mirrorPercent']
    .filter((field) => valueAt(by.value, [...rule.path, field]) !== undefined)
    .map((field) => ({ type: 'set-field', at: child(rule, field), value: undefined }));
}

function labelsOfSubset(from: Meant): Connection {
  if (from.is !== 'subset') return no('derived-line');
  return no('labels-decide', { labels: labelsText(from.rule.spec.subsets?.[from.index]?.labels ?? {}) });
}
