// Who may ask: the gateways that the text speaks of, its pods, and anybody else by namespace and labels.
import { changedAt, type Client, type Labels, type Resource, type Service, type Workload } from '@portolan/engine';

export interface Sender {
  readonly id: string;
  readonly client: Client;
  /** Name of the gateway's `istio` label or selector, or of the workload. */
  readonly name: string;
}

/** Where Istio's own installation puts its gateways. */
const usualGatewayNamespace = 'istio-system';

/** The last answer, and what it was found in: most edits touch neither. */
let last: Found | undefined;

interface Found {
  readonly resources: readonly Resource[];
  readonly from: readonly Resource[];
  readonly senders: readonly Sender[];
}

/** The same list as last time while gateways, Services and workloads are the same. */
export function sendersOf(resources: readonly Resource[]): readonly Sender[] {
  if (last?.resources !== resources) last = find(resources, last);
  return last.senders;
}

function find(resources: readonly Resource[], before: Found | undefined): Found {
  const changed = before && changedAt(before.resources, resources);
  if (before && changed?.every((i) => !hasPart(before.resources[i]) && !hasPart(resources[i])))
    return { ...before, resources };
  const from = resources.filter(hasPart);
  const isSame = before && changedAt(before.from, from)?.length === 0;
  return { resources, from, senders: isSame ? before.senders : sendersIn(from) };
}

const hasPart = (one: Resource | undefined): boolean =>
  one !== undefined && (one.kind === 'Gateway' || isService(one) || isWorkload(one));

function sendersIn(resources: readonly Resource[]): readonly Sender[] {
  const workloads = resources.filter(isWorkload);
  const services = resources.filter(isService);
  const hosts = new Set<Workload>();
  const found = new Map<string, Sender>();
  const add = (client: Client, name: string) => {
    const id = senderId(client);
    if (!found.has(id)) found.set(id, { id, client, name });
  };
  for (const gateway of resources) {
    if (gateway.kind !== 'Gateway') continue;
    const selector = gateway.spec.selector ?? {};
    const hosting = workloads.filter(
      (workload) => Object.keys(selector).length > 0 && covers(selector, workload.spec.podLabels),
    );
    for (const workload of hosting) {
      hosts.add(workload);
      add({ kind: 'gateway', namespace: workload.namespace, labels: workload.spec.podLabels }, workload.name);
    }
    if (hosting.length > 0) continue;
    const serving = services.find(
      (service) => service.spec.selector !== undefined && covers(selector, service.spec.selector),
    );
    const namespace = serving?.namespace ?? usualGatewayNamespace;
    add({ kind: 'gateway', namespace, labels: selector }, selector['istio'] ?? gateway.name);
  }
  for (const workload of workloads) {
    if (hosts.has(workload)) continue;
    add({ kind: 'sidecar', namespace: workload.namespace, labels: workload.spec.podLabels }, workload.name);
  }
  return [...found.values()];
}

/** Of each kind: more would cost every change of the page their place, and nobody reads thousands of lines in a menu. */
const mostListed = 200;

/** The first of each kind and the chosen one, in their order. */
export function listedOf(senders: readonly Sender[], chosen: string): readonly Sender[] {
  const count = { gateway: 0, sidecar: 0 };
  return senders.filter(({ id, client }) => count[client.kind]++ < mostListed || id === chosen);
}

/** Those that have every word in their name, namespace or labels. */
export function findSenders(senders: readonly Sender[], words: string): readonly Sender[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return senders.filter(({ name, client: { kind, namespace, labels } }) => {
    const text = `${kind} ${name} ${namespace} ${labelsText(labels)}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

export function senderId(client: Client): string {
  return `${client.kind} ${client.namespace} ${labelsText(client.labels)}`;
}

/** `a=1, b=2`, sorted by key. */
export function labelsText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(', ');
}

/** Reads `a=1, b=2`; pieces without `=` are labels with an empty value. */
export function readLabels(text: string): Labels {
  const pairs = text.split(/[,\s]+/).filter((piece) => piece !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** The TCP ports on which a gateway listens for this client, as its askers dial them; empty for a pod. */
export function gatewayPorts(resources: readonly Resource[], client: Client): readonly number[] {
  if (client.kind !== 'gateway') return [];
  const ports = gatewayServices(resources, client).flatMap(({ spec }) => (spec.ports ?? []).map(({ port }) => port));
  if (ports.length > 0) return ports;
  return resources.flatMap((resource) =>
    resource.kind === 'Gateway' && covers(resource.spec.selector ?? {}, client.labels)
      ? resource.spec.servers.map((server) => server.port.number)
      : [],
  );
}

/** The Services in front of a workload. */
export function gatewayServices(resources: readonly Resource[], client: Client): readonly Service[] {
  return resources
    .filter(isService)
    .filter(
      ({ namespace, spec }) =>
        namespace === client.namespace && spec.selector !== undefined && covers(spec.selector, client.labels),
    );
}

const workloadKinds: ReadonlySet<string> = new Set<Workload['kind']>([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Pod',
]);

function isWorkload(resource: Resource): resource is Workload {
  return workloadKinds.has(resource.kind);
}

function isService(resource: Resource): resource is Service {
  return resource.kind === 'Service';
}

function covers(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
