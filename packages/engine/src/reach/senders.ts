// Who may ask for a rule: the gateways that its VirtualService is bound to, the pods of the text, and pods as its own source
// conditions describe them.
import type { RuleRef } from '../decision.ts';
import type { Gateway, Labels, Resource, Service, Workload } from '../model/resource.ts';
import type { Client } from '../request.ts';
import { perObject } from '../envoy/perObject.ts';
import { isSubset } from '../resolve/labels.ts';
import type { Mesh, MeshVirtualService } from '../resolve/mesh.ts';
import { sidecarOf } from '../resolve/scope.ts';
import { rootsOf } from './places.ts';

/** More kinds of pods than this are not asked one by one. */
const mostPods = 100;

export interface Senders {
  /** Each once, the first one given before all. */
  readonly clients: readonly Client[];
  /** Everybody of whom the text speaks is among them, or gets the same as one of them. */
  readonly isComplete: boolean;
}

export function sendersFor(mesh: Mesh, first: Client, target: Pick<RuleRef, 'virtualService'>): Senders {
  const roots = rootsOf(mesh, target);
  const bound = mesh.virtualServices.filter(({ resource }) => roots.has(resource.id));
  const names = new Set(bound.flatMap(({ gateways }) => gateways));
  const gateways = mesh.gateways.filter(({ namespace, name }) => names.has(`${namespace}/${name}`));
  const pods = names.has('mesh') ? oneOfEach(mesh, podsOf(mesh, bound)) : [];
  const clients = [first, ...gateways.map((gateway) => gatewayClient(mesh, gateway)), ...pods.slice(0, mostPods)];
  return { clients: unique(clients), isComplete: pods.length <= mostPods };
}

/** Labels that some condition on the sender asks for, each set once. */
const askedLabels = perObject(({ virtualServices }: Mesh): readonly Labels[] => {
  const all = virtualServices.flatMap(({ http, tls, tcp }) => [
    ...http.flatMap(({ matches = [] }) => matches.map(({ match }) => match.sourceLabels)),
    ...[...tls, ...tcp].flatMap(({ match = [] }) => match.map(({ sourceLabels }) => sourceLabels)),
  ]);
  const written = all.flatMap((labels = {}) => (Object.keys(labels).length > 0 ? [labels] : []));
  return [...new Map(written.map((labels) => [JSON.stringify(labels), labels])).values()];
});

/**
 * Of pods that get the same routes the first: pilot looks at a pod's namespace, at its Sidecar, and at the labels that
 * conditions ask for (R-MATCH-2, R-L4-13, R-SC-1), and at nothing else.
 */
function oneOfEach(mesh: Mesh, pods: readonly Client[]): readonly Client[] {
  const asked = askedLabels(mesh);
  const byKind = new Map<string, Client>();
  for (const pod of pods) {
    const { namespace, labels } = pod;
    const held = asked.map((one) => (isSubset(one, labels) ? '1' : '0')).join('');
    const key = JSON.stringify([namespace, sidecarOf(mesh, namespace, labels)?.id, held]);
    if (!byKind.has(key)) byKind.set(key, pod);
  }
  return [...byKind.values()];
}

function unique(clients: readonly Client[]): readonly Client[] {
  return [...new Map(clients.map((client) => [keyOf(client), client])).values()];
}

export function keyOf({ kind, namespace, labels }: Client): string {
  return JSON.stringify([kind, namespace, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Where Istio's own installation puts its gateways. */
const usualNamespace = 'istio-system';

function gatewayClient({ resources, settings }: Mesh, gateway: Gateway): Client {
  const selector = gateway.spec.selector ?? {};
  const isNamed = Object.keys(selector).length > 0;
  const hosting = resources.filter(isWorkload).find(({ spec }) => isNamed && isSubset(selector, spec.podLabels));
  const serving = resources.find(
    (one): one is Service => one.kind === 'Service' && isNamed && isSubset(selector, one.spec.selector ?? {}),
  );
  const elsewhere = settings.scopeGatewayToNamespace ? gateway.namespace : usualNamespace;
  const labels: Labels = hosting?.spec.podLabels ?? serving?.spec.selector ?? selector;
  return { kind: 'gateway', namespace: hosting?.namespace ?? serving?.namespace ?? elsewhere, labels };
}

const workloadKinds: ReadonlySet<string> = new Set<Workload['kind']>([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Pod',
]);
const isWorkload = (resource: Resource): resource is Workload => workloadKinds.has(resource.kind);

/** Pods of the text, those of the VirtualServices' namespaces first; then pods that their source conditions describe. */
function podsOf({ resources }: Mesh, bound: readonly MeshVirtualService[]): readonly Client[] {
  const homes = new Set(bound.map(({ resource }) => resource.namespace));
  const written = resources
    .filter(isWorkload)
    .map(({ namespace, spec }): Client => ({ kind: 'sidecar', namespace, labels: spec.podLabels }))
    .sort((a, b) => Number(homes.has(b.namespace)) - Number(homes.has(a.namespace)));
  const described = bound.flatMap(({ resource, http, tls, tcp }) => {
    const matches = [
      ...http.flatMap((rule) => (rule.matches ?? []).map(({ match }) => match)),
      ...[...tls, ...tcp].flatMap(({ match = [] }) => match),
    ];
    return matches.map(({ sourceLabels = {}, sourceNamespace = resource.namespace }): Client => {
      return { kind: 'sidecar', namespace: sourceNamespace, labels: sourceLabels };
    });
  });
  const plain = [...homes].map((namespace): Client => ({ kind: 'sidecar', namespace, labels: {} }));
  return unique([...described, ...written, ...plain]);
}
