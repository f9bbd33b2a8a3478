// What the engine does not model and what could change the answer at hand: said only where the configuration has it and it
// applies to a proxy or a pod on the request's way. The whole list is here; kinds without meaning for routing are in
// unmodelled.ts.
import { hostsMatch } from '../host.ts';
import type { ConnectionPool, TrafficPolicy } from '../model/destinationRule.ts';
import type { Labels, OtherResource } from '../model/resource.ts';
import type { DestinationShare, Stage } from '../decision.ts';
import { destinationName } from '../names.ts';
import { isObject, type Json, type Ref, type ResourceId } from '../ref.ts';
import type { Client } from '../request.ts';
import { effectivePolicy } from './destinationRules.ts';
import { isSubset } from './labels.ts';
import type { Mesh } from './mesh.ts';
import { proxyOf } from './proxy.ts';
import { isSteering } from './unmodelled.ts';

export interface Unmodelled {
  readonly stage: Stage;
  readonly message: string;
  readonly rule: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly at: Ref;
}

/** Filters of every proxy; those of the receiving side alone; those of pods alone. */
const filters: ReadonlySet<string> = new Set(['EnvoyFilter', 'WasmPlugin']);
const receiving: ReadonlySet<string> = new Set(['AuthorizationPolicy', 'RequestAuthentication']);
const ofPods: ReadonlySet<string> = new Set(['PeerAuthentication', 'NetworkPolicy']);

/** Resources at the proxy that the request comes to first, and routes of other APIs for its host. */
export function unmodelledAhead(mesh: Mesh, client: Client, hostOf: () => string): readonly Unmodelled[] {
  const resources = steeringOf(mesh);
  if (resources.length === 0) return none;
  const isGateway = client.kind === 'gateway';
  const host = hostOf();
  return resources.flatMap((resource) => {
    const { actualKind } = resource;
    if (isGateway && isRouteFor(resource, host)) return [note('request', 'unmodelled.route', resource)];
    const isFilter = filters.has(actualKind) || (isGateway && receiving.has(actualKind));
    if (!isFilter || !appliesTo(mesh, resource, client.namespace, client.labels)) return [];
    return [note('request', isGateway ? 'unmodelled.at-gateway' : 'unmodelled.at-sidecar', resource)];
  });
}

/** Resources at the pods behind the destinations, and settings of their clusters. */
export function unmodelledBehind(
  mesh: Mesh,
  client: Client,
  destinations: readonly DestinationShare[],
): readonly Unmodelled[] {
  const last = behind.get(destinations);
  if (last?.mesh === mesh && last.client === client) return last.found;
  const found = findBehind(mesh, client, destinations);
  behind.set(destinations, { mesh, client, found });
  return found;
}

const none: readonly Unmodelled[] = [];
/** Destinations of a route stay the same list for as long as the route does. */
const behind = new WeakMap<
  readonly DestinationShare[],
  { readonly mesh: Mesh; readonly client: Client; readonly found: readonly Unmodelled[] }
>();

function findBehind(mesh: Mesh, client: Client, destinations: readonly DestinationShare[]): readonly Unmodelled[] {
  const steering = steeringOf(mesh);
  const found = destinations.flatMap((destination) => [
    ...settingsOf(mesh, client, destination),
    ...(steering.length > 0 ? atPods(mesh, steering, destination.workloads ?? []) : []),
  ]);
  if (found.length === 0) return found;
  return [...new Map(found.map((one) => [`${one.message} ${one.at.resource} ${one.at.path.join('.')}`, one])).values()];
}

const steering = new WeakMap<Mesh, readonly OtherResource[]>();

function steeringOf(mesh: Mesh): readonly OtherResource[] {
  let found = steering.get(mesh);
  if (!found) {
    found = mesh.resources
      .filter((resource) => resource.kind === 'Other')
      .filter(({ apiVersion, actualKind }) => isSteering(apiVersion, actualKind));
    steering.set(mesh, found);
  }
  return found;
}

function note(stage: Stage, message: string, resource: OtherResource, more: Unmodelled['values'] = {}): Unmodelled {
  const { id, actualKind, namespace, name } = resource;
  const values = { kind: actualKind, name: `${namespace}/${name}`, ...more };
  return { stage, message, rule: ruleOf(stage, actualKind), values, at: { resource: id, path: ['spec'] } };
}

/** The rule of the specification beside which the resource would act. */
function ruleOf(stage: Stage, kind: string): string {
  if (routes.has(kind) || kind === 'Ingress') return 'R-GW-22';
  if (kind === 'PeerAuthentication') return 'R-DR-30';
  if (kind === 'NetworkPolicy') return 'R-ACT-12';
  // Filters stand before the router; those of the pod's own sidecar before its only route.
  return stage === 'destination' ? 'R-GEN-5' : 'R-GW-42';
}

function atPods(
  mesh: Mesh,
  resources: readonly OtherResource[],
  workloads: readonly ResourceId[],
): readonly Unmodelled[] {
  return workloads.flatMap((id) => {
    const workload = mesh.workloads.find((one) => one.id === id);
    if (!workload) return [];
    const labels = 'podLabels' in workload.spec ? workload.spec.podLabels : workload.labels;
    return resources
      .filter(({ actualKind }) => filters.has(actualKind) || receiving.has(actualKind) || ofPods.has(actualKind))
      .filter((resource) => appliesTo(mesh, resource, workload.namespace, labels))
      .map((resource) => note('destination', 'unmodelled.at-pods', resource, { workload: workload.name }));
  });
}

/** In the pod's namespace or, but for network policies, in the root namespace; without selector for all pods. */
function appliesTo({ settings }: Mesh, resource: OtherResource, namespace: string, labels: Labels): boolean {
  const isEverywhere = resource.namespace === settings.rootNamespace && resource.actualKind !== 'NetworkPolicy';
  if (resource.namespace !== namespace && !isEverywhere) return false;
  const { value } = resource;
  const selector =
    read(value, 'spec', 'selector', 'matchLabels') ??
    read(value, 'spec', 'workloadSelector', 'labels') ??
    read(value, 'spec', 'podSelector', 'matchLabels');
  return selector === undefined || isSubset(textsOf(selector), labels);
}

const routes: ReadonlySet<string> = new Set(['GRPCRoute', 'HTTPRoute', 'TLSRoute']);

/** Routes of the Kubernetes Gateway API and Ingresses make virtual hosts beside those of VirtualServices. */
function isRouteFor({ actualKind, value }: OtherResource, host: string): boolean {
  const covers = (names: readonly Json[]): boolean =>
    names.length === 0 ||
    host === '' ||
    names.some((name) => typeof name === 'string' && hostsMatch(name.toLowerCase(), host));
  if (routes.has(actualKind)) return covers(listAt(value, 'spec', 'hostnames'));
  if (actualKind !== 'Ingress') return false;
  const rules = listAt(value, 'spec', 'rules');
  return rules.some((rule) => covers([read(rule, 'host') ?? []].flat()));
}

/** Settings of a cluster that decide about connections and pods, which no text can foresee. */
function settingsOf(mesh: Mesh, client: Client, destination: DestinationShare): readonly Unmodelled[] {
  const { host, port, subset, pods = {} } = destination;
  const proxy = proxyOf(mesh, client);
  const service = host === undefined ? undefined : proxy.scope.services.get(host);
  const rule = service && proxy.ruleFor(service);
  if (!rule) return [];
  const own = rule.subsets.find((one) => one.subset.name === subset);
  const at = own?.subset.trafficPolicy ? own.at : rule.trafficPolicyAt;
  if (!at) return [];
  const policy = effectivePolicy(rule, own?.subset, port ?? 0);
  const values = { name: destinationName({ name: destination.cluster, ...destination }), tls: policy.tls?.mode ?? '' };
  const podCount = Object.values(pods).reduce((sum, count) => sum + count, 0);
  return clusterNotes
    .filter(({ applies }) => applies(policy, podCount))
    .map(({ message, rule: id }) => ({ stage: 'destination', message, rule: id, values, at }));
}

interface ClusterNote {
  readonly message: string;
  readonly rule: string;
  readonly applies: (policy: TrafficPolicy, pods: number) => boolean;
}
const clusterNotes: readonly ClusterNote[] = [
  {
    message: 'unmodelled.tls',
    rule: 'R-DR-30',
    applies: ({ tls }) => tls !== undefined && tls.mode !== 'ISTIO_MUTUAL',
  },
  {
    message: 'unmodelled.circuit-breaker',
    rule: 'R-DR-26',
    applies: ({ connectionPool }) => isLimited(connectionPool),
  },
  {
    message: 'unmodelled.outliers',
    rule: 'R-DR-27',
    applies: ({ outlierDetection }) => outlierDetection !== undefined,
  },
  {
    message: 'unmodelled.locality',
    rule: 'R-DR-21',
    applies: ({ loadBalancer }, pods) =>
      pods > 1 && (loadBalancer?.localityLbSetting ?? loadBalancer?.zoneAwareLbSetting) !== undefined,
  },
  {
    message: 'unmodelled.hash',
    rule: 'R-DR-19',
    applies: ({ loadBalancer }, pods) => pods > 1 && loadBalancer?.consistentHash !== undefined,
  },
];

function isLimited({ tcp, http }: ConnectionPool = {}): boolean {
  return [tcp?.maxConnections, http?.http1MaxPendingRequests, http?.http2MaxRequests].some((limit) => !!limit);
}

function read(value: Json, ...path: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) found = isObject(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  return found;
}

function listAt(value: Json, ...path: readonly string[]): readonly Json[] {
  const found: unknown = read(value, ...path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

function textsOf(value: Json): Labels {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])));
}
