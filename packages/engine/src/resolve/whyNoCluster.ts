// Why a destination has no cluster or no endpoint, in the terms of the text: asked only when a trace tells it.
import { isSubsetOf, resolveShortName } from '../host.ts';
import type { DestinationRule } from '../model/resource.ts';
import { few, labelsText, qualifiedName, shortHost } from '../names.ts';
import { nearest } from '../nearest.ts';
import type { Cluster } from '../proxy/config.ts';
import type { MergedRule, MergedSubset } from './destinationRules.ts';
import type { Endpoint } from './endpoints.ts';
import { isSubset } from './labels.ts';
import type { Mesh, MeshPort, MeshService } from './mesh.ts';
import { endpointsIn, servicesIn } from './meshIndex.ts';

export type Reason = NonNullable<Cluster['reason']>;

/** A host may be nowhere, refused, hidden by exportTo, or not imported by the Sidecar: four things to mend. */
export function whyUnknown(mesh: Mesh, namespace: string, host: string): Reason {
  const name = shortHost(host);
  const existing = [...(servicesIn(mesh).byHost.get(host)?.values() ?? [])][0];
  const visible = servicesIn(mesh).visibleTo(namespace);
  if (existing) {
    const isVisible = visible.some((service) => service.host === host);
    return {
      message: isVisible ? 'cluster.not-imported' : 'cluster.not-visible',
      values: { host, name, namespace },
      rule: isVisible ? 'R-SC-7' : 'R-SVC-10',
      at: { resource: existing.resource, path: [] },
    };
  }
  const refused = mesh.rejected.find(({ resource }) => {
    if (resource.kind === 'ServiceEntry') return (resource.spec.hosts ?? []).includes(host);
    return resource.kind === 'Service' && `${resource.name}.${resource.namespace}.svc.${mesh.settings.domain}` === host;
  });
  if (refused) {
    const values = { host, name, resource: `${refused.resource.kind} ${qualifiedName(refused.resource.id)}` };
    return { message: 'cluster.refused', values, rule: 'R-ACT-10', at: { resource: refused.resource.id, path: [] } };
  }
  const near = nearest(
    host,
    visible.slice(0, mostCompared).map((service) => service.host),
  );
  const values = { host, name, near: near ?? '' };
  return { message: near === undefined ? 'cluster.no-service' : 'cluster.no-service-near', values, rule: 'R-ACT-10' };
}

/** A name is not sought among more hosts than this. */
const mostCompared = 2000;

export function whyNoPort({ host, ports, resource }: MeshService, port: number): Reason {
  const values = { host, name: shortHost(host), port, ports: few(ports.map(({ number }) => number)) };
  return { message: 'cluster.no-port', values, rule: 'R-ACT-8', at: { resource, path: [] } };
}

/** @param rule the merged rule that applies to the client, if any does */
export function whyNoSubset(
  mesh: Mesh,
  client: string,
  service: MeshService,
  rule: MergedRule | undefined,
  subset: string,
): Reason {
  const { host } = service;
  const elsewhere = ruleDefining(mesh, client, service, subset, rule?.from ?? []);
  const suffix = elsewhere ? '-elsewhere' : '';
  const other = elsewhere ? qualifiedName(elsewhere.id) : '';
  const values = { host, name: shortHost(host), subset, other };
  if (!rule) {
    const at = elsewhere && { at: { resource: elsewhere.id, path: ['spec', 'exportTo'] } };
    return { message: `cluster.no-rule${suffix}`, values, rule: 'R-DR-14', ...at };
  }
  const names = rule.from.map(({ id }) => qualifiedName(id));
  const defined = few(rule.subsets.map((one) => one.subset.name));
  return {
    message: `cluster.no-subset${suffix}`,
    values: { ...values, rule: names.join(', '), subsets: defined === '' ? '–' : defined },
    rule: elsewhere ? 'R-DR-15' : 'R-DR-14',
    at: { resource: rule.from[0]?.id ?? service.resource, path: ['spec', 'subsets'] },
  };
}

/** A rule that has the subset in a namespace where the search looks (R-DR-1), but that does not apply. */
function ruleDefining(
  mesh: Mesh,
  client: string,
  service: MeshService,
  subset: string,
  applied: readonly DestinationRule[],
): DestinationRule | undefined {
  const namespaces = new Set([client, service.namespace, mesh.settings.rootNamespace]);
  return mesh.destinationRules.find(
    (rule) =>
      namespaces.has(rule.namespace) &&
      !applied.includes(rule) &&
      (rule.spec.subsets ?? []).some(({ name }) => name === subset) &&
      isSubsetOf(service.host, resolveShortName(rule.spec.host, rule.namespace, mesh.settings.domain)),
  );
}

/** @param pool the endpoints of the whole service */
export function whyEmptySubset(pool: readonly Endpoint[], service: MeshService, { subset, at }: MergedSubset): Reason {
  const wanted = subset.labels ?? {};
  const keys = Object.keys(wanted);
  const found = new Set(
    pool.filter(({ ready }) => ready).map(({ labels }) => keys.map((key) => `${key}=${labels[key] ?? '–'}`).join(', ')),
  );
  const values = {
    subset: subset.name,
    name: shortHost(service.host),
    labels: labelsText(wanted),
    found: few([...found].sort()),
  };
  return {
    message: found.size > 0 ? 'cluster.empty-subset' : 'cluster.empty-subset-no-pods',
    values,
    rule: 'R-DR-10',
    at,
  };
}

/** No selector, no pod that bears it, none of them running, or none with the named port (R-SVC-5 to R-SVC-7). */
export function whyNoEndpoints(mesh: Mesh, service: MeshService, port: MeshPort): Reason {
  const { host, selector, resource, namespace } = service;
  const base = { host, name: shortHost(host), namespace, port: port.number };
  const because = (
    message: string,
    rule: string,
    more: Reason['values'] = {},
    path: readonly string[] = [],
  ): Reason => ({
    message,
    values: { ...base, ...more },
    rule,
    at: { resource, path: service.registry === 'kubernetes' ? path : [] },
  });
  if (!selector || Object.keys(selector).length === 0) return because('cluster.no-selector', 'R-SVC-5');
  const written = { selector: labelsText(selector) };
  const pods = endpointsIn(mesh).pods.get(namespace) ?? [];
  const selected = pods.filter(({ spec }) => isSubset(selector, spec.podLabels));
  const names = { workloads: few(selected.map(({ kind, name }) => `${kind} ${name}`)) };
  if (selected.length === 0) return because('cluster.selects-none', 'R-SVC-5', written, ['spec', 'selector']);
  if (selected.every(({ spec }) => spec.replicas === 0)) return because('cluster.no-replicas', 'R-SVC-6', names);
  if (typeof port.targetPort === 'string')
    return because('cluster.no-target-port', 'R-SVC-7', { ...names, target: port.targetPort });
  return because('cluster.no-endpoints', 'R-ACT-11');
}
