// One proxy: who it is, what it knows, and the clusters made for it on demand (R-GEN-2, R-ACT-9).
// Source: istio/istio pilot/pkg/networking/core/cluster.go, cluster_builder.go.
import { isWildcard } from '../host.ts';
import { shortHost } from '../names.ts';
import type { Cluster } from '../proxy/config.ts';
import type { Client } from '../request.ts';
import { candidateRules, chooseRule, effectivePolicy, type MergedRule, type MergedSubset } from './destinationRules.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { isSubset } from './labels.ts';
import type { Mesh, MeshPort, MeshService } from './mesh.ts';
import { destinationRulesOf, endpointsIn, servicesIn } from './meshIndex.ts';
import type { Protocol } from './protocol.ts';
import { gatewayScope, sidecarOf, sidecarScope, type Scope } from './scope.ts';
import { whyEmptySubset, whyNoEndpoints, whyNoPort, whyNoSubset, whyUnknown, type Reason } from './whyNoCluster.ts';

export interface Proxy {
  readonly mesh: Mesh;
  readonly client: Client;
  readonly scope: Scope;
  /** The DestinationRule that applies to a service of the scope. */
  readonly ruleFor: (service: MeshService) => MergedRule | undefined;
  readonly cluster: (host: string, port: number, subset?: string) => Cluster;
}

/** Where unknown traffic goes (R-OUT-9): nowhere, to a Sidecar's egress proxy, or on to where it was dialled. */
export function unknownTrafficCluster({ scope, cluster }: Proxy): Cluster {
  if (scope.outbound === 'REGISTRY_ONLY') return blackholeCluster;
  const { egressProxy } = scope;
  return egressProxy
    ? cluster(egressProxy.host, egressProxy.port?.number ?? 0, egressProxy.subset)
    : passthroughCluster;
}

const proxies = new WeakMap<Mesh, Map<string, Proxy>>();
const scopes = new WeakMap<Mesh, Map<string, Scope>>();

/** The proxy of a client: the same object as long as the mesh is the same. */
export function proxyOf(mesh: Mesh, client: Client): Proxy {
  if (latest?.mesh === mesh && latest.client === client) return latest.proxy;
  const proxy = findProxy(mesh, client);
  latest = { mesh, client, proxy };
  return proxy;
}

/** Requests come in rows from one client: the common question is answered without looking anything up. */
let latest: { readonly mesh: Mesh; readonly client: Client; readonly proxy: Proxy } | undefined;

function findProxy(mesh: Mesh, client: Client): Proxy {
  const known = proxies.get(mesh) ?? new Map<string, Proxy>();
  proxies.set(mesh, known);
  const labels = Object.entries(client.labels).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify([client.kind, client.namespace, labels]);
  let proxy = known.get(key);
  if (!proxy) known.set(key, (proxy = makeProxy(mesh, client)));
  return proxy;
}

function makeProxy(mesh: Mesh, client: Client): Proxy {
  const scope = scopeOf(mesh, client);
  const rules = new Map<string, MergedRule | undefined>();
  const clusters = new Map<string, Cluster>();
  const proxy: Proxy = {
    mesh,
    client,
    scope,
    ruleFor(service) {
      if (rules.has(service.host)) return rules.get(service.host);
      const candidates = candidateRules(destinationRulesOf(mesh), service.host, service.namespace, client.namespace);
      const rule = chooseRule(candidates, client.namespace, client.labels);
      rules.set(service.host, rule);
      return rule;
    },
    cluster(host, port, subset = '') {
      const name = `outbound|${port}|${subset}|${host}`;
      let cluster = clusters.get(name);
      if (!cluster) {
        const base = { name, host, port, ...(subset === '' ? {} : { subset }) };
        cluster = lazyCluster(base, () => settleCluster(proxy, host, port, subset));
        clusters.set(name, cluster);
      }
      return cluster;
    },
  };
  return proxy;
}

function scopeOf(mesh: Mesh, client: Client): Scope {
  const known = scopes.get(mesh) ?? new Map<string, Scope>();
  scopes.set(mesh, known);
  const sidecar = client.kind === 'sidecar' ? sidecarOf(mesh, client.namespace, client.labels) : undefined;
  const key = `${client.kind}|${client.namespace}|${sidecar?.id ?? ''}`;
  let scope = known.get(key);
  if (!scope) {
    scope =
      client.kind === 'gateway' ? gatewayScope(mesh, client.namespace) : sidecarScope(mesh, client.namespace, sidecar);
    known.set(key, scope);
  }
  return scope;
}

/** All but the name is found out when somebody asks: most clusters of a large mesh are never looked at. */
function lazyCluster(base: Pick<Cluster, 'name' | 'host' | 'port' | 'subset'>, settle: () => Settled): Cluster {
  let settled: Settled | undefined;
  let reason: Reason | undefined;
  const now = (): Settled => (settled ??= settle());
  return {
    ...base,
    get state() {
      return now().state;
    },
    get pods() {
      return now().pods;
    },
    get workloads() {
      return now().workloads;
    },
    get reason() {
      return (reason ??= now().why?.());
    },
    get service() {
      return now().service;
    },
    get subsetAt() {
      return now().subsetAt;
    },
  };
}

type Settled = Pick<Cluster, 'service' | 'subsetAt'> & State;
type State = Pick<Cluster, 'state' | 'pods' | 'workloads'> & { readonly why?: () => Reason };

const missing = (why: () => Reason): State => ({ state: 'missing', why });

function settleCluster(proxy: Proxy, host: string, port: number, subset: string): Settled {
  const service = proxy.scope.services.get(host);
  if (!service) return missing(() => whyUnknown(proxy.mesh, proxy.client.namespace, host));
  return { service: service.resource, ...settleKnown(proxy, service, port, subset) };
}

function settleKnown(proxy: Proxy, service: MeshService, port: number, subset: string): Settled {
  const { host, ports } = service;
  const name = shortHost(host);
  if (service.resolution === 'alias')
    return missing(() => ({ message: 'cluster.alias', values: { host, name }, rule: 'R-ACT-7' }));
  const servicePort = ports.find(({ number, protocol }) => number === port && protocol !== 'UDP');
  if (!servicePort) return missing(() => whyNoPort(service, port));
  if (isWildcard(host) && service.resolution === 'dynamic-dns') {
    if (subset === '' && dynamicProtocols.has(servicePort.protocol)) return { state: 'external' };
    return missing(() => ({ message: 'cluster.dynamic-dns', values: { host, name, subset }, rule: 'R-SE-2' }));
  }
  const rule = proxy.ruleFor(service);
  if (subset === '') return clusterState(proxy, service, servicePort, rule, undefined);
  const defined = rule?.subsets.find((candidate) => candidate.subset.name === subset);
  if (defined) return { subsetAt: defined.at, ...clusterState(proxy, service, servicePort, rule, defined) };
  return missing(() => whyNoSubset(proxy.mesh, proxy.client.namespace, service, rule, subset));
}

function clusterState(
  proxy: Proxy,
  service: MeshService,
  port: MeshPort,
  rule: MergedRule | undefined,
  subset: MergedSubset | undefined,
): State {
  const isPassthrough = service.resolution === 'passthrough' && proxy.client.kind === 'sidecar';
  const whole = poolOf(proxy, service, port);
  const pool = subset ? whole.filter(({ labels }) => isSubset(subset.subset.labels ?? {}, labels)) : whole;
  const isDns = service.resolution === 'dns';
  // Pilot makes no DNS cluster without endpoints, and no subset of a cluster that it does not make.
  if (isDns && whole.length === 0) return noDnsEndpoints(service);
  // Forwarded to the dialled address, whatever pods there are (R-DR-16). A subset takes the kind of the host's cluster, so
  // that no load balancer of its own leads back.
  const balancers = [
    effectivePolicy(rule, undefined, port.number).loadBalancer,
    subset?.subset.trafficPolicy?.loadBalancer,
  ];
  if (isPassthrough || balancers.some((balancer) => balancer?.simple === 'PASSTHROUGH')) return { state: 'external' };
  if (isDns && pool.length === 0) return noDnsEndpoints(service);
  const policy = effectivePolicy(rule, subset?.subset, port.number);
  if (isDns || policy.loadBalancer?.simple === 'PASSTHROUGH') return { state: 'external' };
  const why = (): Reason =>
    subset ? whyEmptySubset(whole, service, subset) : whyNoEndpoints(proxy.mesh, service, port);
  return endpointState(pool, why);
}

const noDnsEndpoints = ({ host, resource }: MeshService): State =>
  missing(() => ({
    message: 'cluster.no-dns-endpoints',
    values: { host, name: shortHost(host) },
    rule: 'R-SE-2',
    at: { resource, path: [] },
  }));

/** Protocols that dynamic forwarding can carry. */
const dynamicProtocols: ReadonlySet<Protocol> = new Set(['HTTP', 'HTTP2', 'GRPC', 'TLS']);

const dnsState = (pool: readonly Endpoint[], service: MeshService): State =>
  pool.length > 0 ? { state: 'external' } : noDnsEndpoints(service);

/**
 * Endpoints of every service with this host and namespace are one pool, told apart by port name. No text names nodes, so all
 * pods count as on the client's node (R-SVC-9).
 */
function poolOf(proxy: Proxy, service: MeshService, port: MeshPort): Endpoint[] {
  const parts = servicesIn(proxy.mesh).byKey.get(`${service.namespace}/${service.host}`) ?? [service];
  return parts.flatMap((part) => {
    const named = part.ports.find(({ name, protocol }) => name === port.name && protocol !== 'UDP');
    return named ? endpointsOf(endpointsIn(proxy.mesh), part, named) : [];
  });
}

function endpointState(pool: readonly Endpoint[], why: () => Reason): State {
  const pods: Record<string, number> = {};
  const workloads = new Set<NonNullable<Endpoint['workload']>>();
  for (const { name, count, hasAddress, ready, workload } of pool) {
    if (!ready || !hasAddress) continue;
    pods[name] = (pods[name] ?? 0) + count;
    if (workload) workloads.add(workload);
  }
  // Sorted: whichever document comes first is nobody's choice.
  if (Object.keys(pods).length > 0) return { state: 'ready', pods, workloads: [...workloads].sort() };
  return { state: 'empty', why };
}

/** The cluster behind an AUTO_PASSTHROUGH chain: endpoints that can speak Istio's mutual TLS (R-GW-39). */
export function autoPassthroughCluster(
  proxy: Proxy,
  service: MeshService,
  port: MeshPort,
  subset: MergedSubset | undefined,
): Cluster {
  const name = `outbound_.${port.number}_.${subset?.subset.name ?? ''}_.${service.host}`;
  const whole = poolOf(proxy, service, port).filter(({ mutualTls }) => mutualTls);
  const pool = whole.filter(({ labels }) => isSubset(subset?.subset.labels ?? {}, labels));
  const whyEmpty = (): Reason =>
    subset
      ? whyEmptySubset(whole, service, subset)
      : {
          message: 'cluster.no-mutual-tls',
          values: { host: service.host, name: shortHost(service.host) },
          rule: 'R-GW-39',
          at: { resource: service.resource, path: [] },
        };
  // The load balancer of the DestinationRule makes such clusters too (R-DR-16).
  const rule = proxy.ruleFor(service);
  const isPassthrough = [undefined, subset?.subset].some(
    (of) => effectivePolicy(rule, of, port.number).loadBalancer?.simple === 'PASSTHROUGH',
  );
  const found: State =
    service.resolution === 'dns'
      ? dnsState(pool, service)
      : isPassthrough
        ? { state: 'external' }
        : endpointState(pool, whyEmpty);
  const { why, ...state } = found;
  return {
    name,
    host: service.host,
    port: port.number,
    ...(subset ? { subset: subset.subset.name, subsetAt: subset.at } : {}),
    service: service.resource,
    ...state,
    ...(why && { reason: why() }),
  };
}

const passthroughCluster: Cluster = { name: 'PassthroughCluster', state: 'external' };
const blackholeCluster: Cluster = {
  name: 'BlackHoleCluster',
  state: 'empty',
  reason: { message: 'cluster.blackhole', values: {}, rule: 'R-VS-21' },
};
