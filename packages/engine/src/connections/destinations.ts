// Lines that leave a rule: to a Service, a ServiceEntry, a subset, or a VirtualService that it hands over to.
import type { Command, DestinationChoice } from '../command.ts';
import { isWildcard, resolveShortName } from '../host.ts';
import type { DestinationRule, VirtualService } from '../model/resource.ts';
import { ok } from '../problem.ts';
import { child, isObject, type Json, type JsonObject, type Ref } from '../ref.ts';
import type { HostOwner } from '../references/registry.ts';
import { defaultSettings } from '../settings.ts';
import { listAt, textAt, valueAt } from '../commands/values.ts';
import { no, spoken, type Connection, type Meant, type RuleEnd, type World } from './ends.ts';
import { ownersOf, servicesOf } from './labels.ts';

const { domain } = defaultSettings;

/** What a rule can be made to lead to. */
export type Target = Extract<Meant, { is: 'service' | 'subset' | 'virtual-service' | 'rule' | 'workload' }>;

export function isTarget(meant: Meant): meant is Target {
  return ['service', 'subset', 'virtual-service', 'rule', 'workload'].includes(meant.is);
}

export function ruleToTarget(world: World, rule: RuleEnd, to: Target): Connection {
  switch (to.is) {
    case 'service':
    case 'subset': {
      const wanted = choiceOf(world, rule, to);
      if (!wanted.ok) return wanted;
      return leadsTo(rule, wanted.value) ? already(rule, to) : addDestination(rule, wanted.value);
    }
    case 'virtual-service':
      return handOver(rule, to.virtualService);
    case 'rule':
      return handOver(rule, to.rule.virtualService);
    case 'workload': {
      const services = servicesOf(world, to.workload);
      return services.length > 0 ? no('rule-to-pods', { services: services.join(', ') }) : no('rule-to-lone-pods');
    }
  }
}

function addDestination(rule: RuleEnd, to: DestinationChoice): Connection {
  const field = ['redirect', 'directResponse'].find((one) => rule.value[one] !== undefined);
  if (field !== undefined) return no('answers-itself', { rule: rule.number, field });
  const delegate = textAt(rule.value, ['delegate', 'name']);
  if (delegate !== undefined) return no('has-delegate', { rule: rule.number, name: delegate });
  return ok([{ type: 'connect-destination', at: rule.at, to }]);
}

/** A lone destination gives way; of several, none is dropped silently. */
export function handOver(rule: RuleEnd, to: VirtualService): Connection {
  const { virtualService, protocol, value } = rule;
  if (to === virtualService) return no('same');
  if (protocol !== 'http') return no('delegate-http');
  if (to.spec.hosts.length > 0) return no('delegate-hosts', { name: to.name });
  if (virtualService.spec.hosts.length === 0) return no('delegate-twice', { name: virtualService.name });
  const field = ['redirect', 'directResponse'].find((one) => value[one] !== undefined);
  if (field !== undefined) return no('answers-itself', { rule: rule.number, field });
  const now = value['delegate'];
  const delegate = delegateValue(virtualService, to);
  if (isObject(now)) {
    return now['name'] === to.name && (now['namespace'] ?? virtualService.namespace) === to.namespace
      ? no('already', { from: spoken({ is: 'rule', rule }), to: to.name })
      : no('has-delegate', { rule: rule.number, name: String(now['name']) });
  }
  const { length: count } = listAt(value, ['route']);
  if (count > 1) return no('has-destinations', { rule: rule.number, count });
  return ok([
    { type: 'set-field', at: child(rule.at, 'delegate'), value: delegate },
    ...(count > 0 ? [{ type: 'set-field', at: child(rule.at, 'route'), value: undefined } as const] : []),
  ]);
}

export function delegateValue(by: VirtualService, to: VirtualService): JsonObject {
  return { name: to.name, ...(to.namespace === by.namespace ? {} : { namespace: to.namespace }) };
}

const already = (rule: RuleEnd, to: Meant): Connection =>
  no('already', { from: spoken({ is: 'rule', rule }), to: spoken(to) });

/** Whether one of the rule's destinations is this host and subset. */
export function leadsTo({ virtualService, value }: RuleEnd, to: DestinationChoice): boolean {
  const full = (host: string): string => resolveShortName(host, virtualService.namespace, domain);
  return listAt(value, ['route']).some((route) => {
    const host = textAt(route, ['destination', 'host']);
    return host !== undefined && full(host) === full(to.host) && textAt(route, ['destination', 'subset']) === to.subset;
  });
}

type Choice = { readonly ok: true; readonly value: DestinationChoice } | ReturnType<typeof no>;

/** @param written the destination that is moved: its port stays where the new host has it */
export function choiceOf(
  world: World,
  { virtualService }: Pick<RuleEnd, 'virtualService'>,
  to: Extract<Meant, { is: 'service' | 'subset' }>,
  written?: Json,
): Choice {
  if (to.is === 'service') {
    const host = hostFrom(virtualService, to.owner);
    if (host === undefined)
      return no('many-hosts', { host: to.owner.kind === 'ServiceEntry' ? (to.owner.spec.hosts[0] ?? '') : '' });
    return ok({ host, ...portOf(to.owner, written) });
  }
  const { rule, index } = to;
  if (isWildcard(rule.spec.host)) return no('many-hosts', { host: rule.spec.host });
  const subset = rule.spec.subsets?.[index]?.name ?? '';
  const [owner] = ownersOf(world, rule);
  return ok({ host: ruleHost(virtualService, rule), subset, ...(owner ? portOf(owner, written) : {}) });
}

/** Short inside a namespace, else in full, as Istio advises. */
function hostFrom(by: VirtualService, owner: HostOwner): string | undefined {
  if (owner.kind === 'ServiceEntry') return owner.spec.hosts.find((host) => !isWildcard(host));
  return owner.namespace === by.namespace ? owner.name : `${owner.name}.${owner.namespace}.svc.${domain}`;
}

function ruleHost(by: VirtualService, rule: DestinationRule): string {
  return rule.namespace === by.namespace ? rule.spec.host : resolveShortName(rule.spec.host, rule.namespace, domain);
}

/** Where the Service has several ports, a rule must name the one it means (R-ACT-6). */
function portOf(owner: HostOwner, written?: Json): { readonly port?: number } {
  const ports = (owner.spec.ports ?? []).map((port) => ('number' in port ? port.number : port.port));
  const now = valueAt(written, ['port', 'number']);
  if (typeof now === 'number') return ports.length === 0 || ports.includes(now) ? {} : { port: ports[0] ?? now };
  return ports.length > 1 && ports[0] !== undefined ? { port: ports[0] } : {};
}

/** Takes a place of several; the last one stays. */
export function dropDestination(rule: RuleEnd, at: Ref): Connection {
  if (listAt(rule.value, ['route']).length < 2) return no('last-destination', { rule: rule.number });
  return ok([{ type: 'remove-item', at }] satisfies Command[]);
}
