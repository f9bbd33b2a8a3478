// Lines that are labels in the text: selectors of Services, Gateways and Sidecars, labels of subsets. A line to a workload
// asks for the fewest labels that take its pods and leave the others.
import type { Command } from '../command.ts';
import type { Labels } from '../model/labels.ts';
import type { Gateway, Sidecar } from '../model/resource.ts';
import { ok } from '../problem.ts';
import type { Json, Path, ResourceId } from '../ref.ts';
import {
  hasLabels,
  hostOwner,
  podLabels,
  ruleHosts,
  selectBackends,
  selectorOf,
  servicesSelecting,
  type Backend,
  type HostOwner,
} from '../references/registry.ts';
import { resolveShortName } from '../host.ts';
import type { DestinationRule } from '../model/resource.ts';
import { labelsText } from '../names.ts';
import { no, type Connection, type World } from './ends.ts';

/** Keys that people tell workloads apart by, and versions of one. */
const workloadKeys = ['app', 'app.kubernetes.io/name', 'k8s-app', 'name', 'istio'] as const;
const versionKeys = ['version', 'app.kubernetes.io/version', ...workloadKeys] as const;
const gatewayKeys = ['istio', ...workloadKeys] as const;

/**
 * The fewest labels that all of `these` carry and none of `those` does: one, of `keys` where they have it, else all.
 *
 * @returns undefined when there are none
 */
function tellingLabels(
  these: readonly Labels[],
  those: readonly Labels[],
  keys: readonly string[],
): Labels | undefined {
  const [first = {}, ...rest] = these;
  const common = Object.entries(first).filter(([key, value]) => rest.every((labels) => labels[key] === value));
  const rank = (key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  const ordered = common.toSorted(([a], [b]) => rank(a) - rank(b));
  const tells = (labels: Labels): boolean => !those.some((other) => hasLabels(other, labels));
  const one = ordered.find(([key, value]) => tells({ [key]: value }));
  if (one) return Object.fromEntries([one]);
  const all = Object.fromEntries(common);
  return common.length > 0 && tells(all) ? all : undefined;
}

export function serviceToWorkload(world: World, owner: HostOwner, workload: Backend): Connection {
  const path = owner.kind === 'Service' ? ['spec', 'selector'] : ['spec', 'workloadSelector', 'labels'];
  const selector = selectorOf(owner);
  return selects(world, { id: owner.id, name: owner.name, namespace: owner.namespace, path, selector }, workload);
}

export function sidecarToWorkload(world: World, sidecar: Sidecar, workload: Backend): Connection {
  const selector = sidecar.spec.workloadSelector?.labels;
  const { id, name, namespace } = sidecar;
  return selects(world, { id, name, namespace, path: ['spec', 'workloadSelector', 'labels'], selector }, workload);
}

interface Selecting {
  readonly id: ResourceId;
  readonly name: string;
  readonly namespace: string;
  readonly path: Path;
  readonly selector: Labels | undefined;
}

/** What is selected already stays selected. */
function selects(world: World, by: Selecting, workload: Backend): Connection {
  const { namespace, name, selector } = by;
  if (workload.namespace !== namespace) return no('other-namespace', { name, namespace });
  const taken = selector && Object.keys(selector).length > 0 ? selectBackends(world.registry, namespace, selector) : [];
  if (taken.includes(workload)) return no('already', { from: name, to: workload.name });
  const wanted = new Set([...taken, workload]);
  const others = world.backends.filter((one) => one.namespace === namespace && !wanted.has(one));
  const labels = tellingLabels([...wanted].map(podLabels), others.map(podLabels), workloadKeys);
  if (labels) return ok([setLabels(by.id, by.path, labels)]);
  return taken.length === 0
    ? no('no-telling-label', { name: workload.name, label: `app: ${workload.name}` })
    : no('no-common-label', { name: workload.name, service: name });
}

export function workloadToGateway(world: World, workload: Backend, gateway: Gateway): Connection {
  const { selector } = gateway.spec;
  if (selector && hasLabels(podLabels(workload), selector)) {
    return no('already', { from: workload.name, to: gateway.name });
  }
  const others = world.backends.filter((one) => one !== workload);
  const labels = tellingLabels([podLabels(workload)], others.map(podLabels), gatewayKeys);
  if (!labels) return no('no-telling-label', { name: workload.name, label: `istio: ${workload.name}` });
  return ok([setLabels(gateway.id, ['spec', 'selector'], labels)]);
}

/** The subset's labels become those that tell this workload from the others of its Service. */
export function subsetToWorkload(world: World, rule: DestinationRule, index: number, workload: Backend): Connection {
  const owners = ownersOf(world, rule);
  const pods = new Set(owners.flatMap((owner) => podsOf(world, owner)));
  const [service] = owners;
  if (!service || !pods.has(workload)) return no('not-behind', { service: service?.name ?? rule.spec.host });
  const subset = rule.spec.subsets?.[index];
  const labels = subset?.labels ?? {};
  if (hasLabels(podLabels(workload), labels)) return no('already', { from: subset?.name ?? '', to: workload.name });
  const others = [...pods].filter((pod) => pod !== workload).map(podLabels);
  const telling = tellingLabels([podLabels(workload)], others, versionKeys);
  if (!telling) return no('no-telling-label', { name: workload.name, label: 'version: v1' });
  return ok([setLabels(rule.id, ['spec', 'subsets', index, 'labels'], telling)]);
}

export function ownersOf({ registry }: World, rule: DestinationRule): readonly HostOwner[] {
  const host = resolveShortName(rule.spec.host, rule.namespace, registry.domain);
  return ruleHosts(registry, rule, host).flatMap((one) => hostOwner(registry, one, rule.namespace) ?? []);
}

export function podsOf({ registry }: World, owner: HostOwner): readonly Backend[] {
  const labels = selectorOf(owner);
  return labels && Object.keys(labels).length > 0 ? selectBackends(registry, owner.namespace, labels) : [];
}

/** Services that take these pods. */
export function servicesOf({ registry }: World, workload: Backend): readonly string[] {
  return servicesSelecting(registry, podLabels(workload))
    .filter((service) => service.namespace === workload.namespace)
    .map((service) => service.name);
}

/** A selector that takes only these pods may go; one that takes more is a matter of labels. */
export function withoutSelector(id: ResourceId, path: Path, taken: readonly Backend[], labels: Labels): Connection {
  if (taken.length > 1) return no('labels-decide', { labels: labelsText(labels) });
  return ok([{ type: 'set-field', at: { resource: id, path }, value: undefined }]);
}

function setLabels(resource: ResourceId, path: Path, labels: Labels): Command {
  return { type: 'set-field', at: { resource, path }, value: { ...labels } satisfies Json };
}
