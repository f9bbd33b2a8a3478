// Which ends of the chart a line may join, and what it writes. The reasons why others may not are sentences for people
// (messages/connections.ts); what the commands do is the business of commands/.
import { resolveGatewayName } from '../host.ts';
import type { DestinationRule, Gateway, Resource, VirtualService } from '../model/resource.ts';
import { assertNever, ok } from '../problem.ts';
import type { HostOwner } from '../references/registry.ts';
import { listAt } from '../commands/values.ts';
import { isTarget, ruleToTarget } from './destinations.ts';
import { meaningOf, no, spoken, worldOf, type Connection, type ConnectionEnd, type Meant, type World } from './ends.ts';
import { ownersOf, serviceToWorkload, sidecarToWorkload, subsetToWorkload, workloadToGateway } from './labels.ts';

/** A line from `from` to `to`, in the direction of requests. */
export function connectionOf(resources: readonly Resource[], from: ConnectionEnd, to: ConnectionEnd): Connection {
  const world = worldOf(resources);
  return joined(world, meaningOf(world, from), meaningOf(world, to));
}

/** A line between two ends, drawn from `start`: in the direction of requests where that is possible, else in the other. */
export function connectionBetween(
  resources: readonly Resource[],
  start: ConnectionEnd,
  end: ConnectionEnd,
): Connection {
  const world = worldOf(resources);
  const [one, other] = [meaningOf(world, start), meaningOf(world, end)];
  const forth = joined(world, one, other);
  if (forth.ok || forth.error.code === 'already') return forth;
  const back = joined(world, other, one);
  if (back.ok || back.error.code === 'already') return back;
  return isPairMistake(forth) && !isPairMistake(back) ? back : forth;
}

/** Whether the two kinds never join: a reason about the very objects tells more. */
function isPairMistake(connection: Connection): boolean {
  return !connection.ok && connection.error.code.startsWith('from-');
}

export function joined(world: World, from: Meant, to: Meant): Connection {
  if (from.is === 'gone' || to.is === 'gone') return no('gone');
  if (to.is === 'missing') return no('missing', { name: to.name });
  if (isSame(from, to)) return no('same');
  switch (from.is) {
    case 'mesh':
      return to.is === 'virtual-service' ? fromMesh(to.virtualService) : fromMeshToRule(to);
    case 'missing':
      return no('missing', { name: from.name });
    case 'gateway':
      return fromGateway(from.gateway, to);
    case 'rule':
      return isTarget(to) ? ruleToTarget(world, from.rule, to) : no('from-rule');
    case 'virtual-service':
      return fromVirtualService(world, from, to);
    case 'service':
      return fromService(world, from.owner, to);
    case 'subset':
      return to.is === 'workload' ? subsetToWorkload(world, from.rule, from.index, to.workload) : no('from-subset');
    case 'destination-rule':
      return no('from-destination-rule');
    case 'workload':
      return to.is === 'gateway' ? workloadToGateway(world, from.workload, to.gateway) : no('from-workload');
    case 'sidecar':
      return to.is === 'workload' ? sidecarToWorkload(world, from.sidecar, to.workload) : no('from-sidecar');
    case 'other':
      return no('from-other');
    default:
      return assertNever(from);
  }
}

function isSame(a: Meant, b: Meant): boolean {
  const [one, other] = [objectOf(a), objectOf(b)];
  return one !== undefined && one === other;
}

function objectOf(meant: Meant): Resource | undefined {
  switch (meant.is) {
    case 'gateway':
      return meant.gateway;
    case 'virtual-service':
      return meant.virtualService;
    case 'rule':
      return meant.rule.virtualService;
    case 'destination-rule':
    case 'subset':
      return meant.rule;
    case 'service':
      return meant.owner;
    case 'workload':
      return meant.workload;
    case 'sidecar':
      return meant.sidecar;
    case 'other':
      return meant.resource;
    case 'mesh':
    case 'missing':
    case 'gone':
      return undefined;
    default:
      return assertNever(meant);
  }
}

function fromMeshToRule(to: Meant): Connection {
  return to.is === 'rule' ? fromMesh(to.rule.virtualService) : no('from-mesh');
}

function fromMesh(virtualService: VirtualService): Connection {
  const { id, name, value } = virtualService;
  const names = listAt(value, ['spec', 'gateways']);
  if (virtualService.spec.hosts.length === 0) return no('delegate-gateway', { name });
  if (names.length === 0 || names.includes('mesh')) return no('already', { from: 'The mesh', to: name });
  const at = { resource: id, path: ['spec', 'gateways'] };
  return ok([{ type: 'insert-item', at, index: names.length, value: 'mesh' }]);
}

function fromGateway(gateway: Gateway, to: Meant): Connection {
  const virtualService = to.is === 'rule' ? to.rule.virtualService : to.is === 'virtual-service' && to.virtualService;
  if (!virtualService) return no('from-gateway');
  if (virtualService.spec.hosts.length === 0) return no('delegate-gateway', { name: virtualService.name });
  if (binds(virtualService, gateway)) return no('already', { from: gateway.name, to: virtualService.name });
  return ok([{ type: 'connect-gateway', virtualService: virtualService.id, gateway: gateway.id }]);
}

export function binds(virtualService: VirtualService, gateway: Gateway): boolean {
  const full = `${gateway.namespace}/${gateway.name}`;
  return listAt(virtualService.value, ['spec', 'gateways']).some(
    (name) => typeof name === 'string' && resolveGatewayName(name, virtualService.namespace) === full,
  );
}

/** A lone rule is meant; of several, somebody has to say which. */
function fromVirtualService(world: World, from: Extract<Meant, { is: 'virtual-service' }>, to: Meant): Connection {
  if (!isTarget(to)) return no('from-rule');
  const [rule] = from.rules;
  if (rule && from.rules.length === 1) return ruleToTarget(world, rule, to);
  return no('from-virtual-service', { name: from.virtualService.name, count: from.rules.length });
}

function fromService(world: World, owner: HostOwner, to: Meant): Connection {
  if (to.is === 'workload') return serviceToWorkload(world, owner, to.workload);
  return to.is === 'subset' || to.is === 'destination-rule'
    ? serviceToRule(world, owner, to.rule, to)
    : no('from-service');
}

/** The whole DestinationRule is about one host. */
function serviceToRule(world: World, owner: HostOwner, rule: DestinationRule, to: Meant): Connection {
  if (ownersOf(world, rule).includes(owner)) return no('already', { from: owner.name, to: spoken(to) });
  const host = owner.kind === 'ServiceEntry' ? owner.spec.hosts[0] : hostFor(rule, owner);
  if (host === undefined) return no('from-service');
  return ok([{ type: 'set-field', at: { resource: rule.id, path: ['spec', 'host'] }, value: host }]);
}

function hostFor(rule: DestinationRule, owner: HostOwner): string {
  return owner.namespace === rule.namespace ? owner.name : `${owner.name}.${owner.namespace}.svc.cluster.local`;
}
