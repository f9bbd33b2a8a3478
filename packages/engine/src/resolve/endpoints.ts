// Endpoints of a service port: pods of workloads, WorkloadEntries, manual EndpointSlices and addresses written in a
// ServiceEntry. Sources: istio/istio pilot/pkg/xds/endpoints/endpoint_builder.go, serviceentry/conversion.go.
import { isIp } from '../host.ts';
import type { EndpointSlice, Labels, ServiceEntry, Workload, WorkloadEntry } from '../model/resource.ts';
import { assertNever } from '../problem.ts';
import type { ResourceId } from '../ref.ts';
import { isSubset } from './labels.ts';
import type { EndpointSource, MeshPort, MeshService } from './mesh.ts';
import { hash } from './services.ts';

export interface Endpoint {
  /** `namespace/owner` for pods, else the address. */
  readonly name: string;
  /** How many pods: those of one workload are one entry. */
  readonly count: number;
  /** False for a host name, which only DNS clusters resolve. */
  readonly hasAddress: boolean;
  readonly labels: Labels;
  readonly ready: boolean;
  /** Can speak Istio's mutual TLS (R-GW-39). */
  readonly mutualTls: boolean;
  readonly workload?: ResourceId;
}

export interface EndpointIndex {
  readonly pods: ReadonlyMap<string, readonly Workload[]>;
  readonly workloadEntries: ReadonlyMap<string, readonly WorkloadEntry[]>;
  readonly slices: ReadonlyMap<string, readonly EndpointSlice[]>;
  readonly serviceEntries: ReadonlyMap<ResourceId, ServiceEntry>;
}

export function indexEndpoints(resources: readonly EndpointSource[]): EndpointIndex {
  const pods = new Map<string, Workload[]>();
  const workloadEntries = new Map<string, WorkloadEntry[]>();
  const slices = new Map<string, EndpointSlice[]>();
  const serviceEntries = new Map<ResourceId, ServiceEntry>();
  const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const resource of resources) {
    switch (resource.kind) {
      case 'Deployment':
      case 'StatefulSet':
      case 'DaemonSet':
      case 'ReplicaSet':
      case 'Pod':
        push(pods, resource.namespace, resource);
        break;
      case 'WorkloadEntry':
        push(workloadEntries, resource.namespace, resource);
        break;
      case 'EndpointSlice':
        push(slices, `${resource.namespace}/${resource.spec.serviceName ?? ''}`, resource);
        break;
      case 'ServiceEntry':
        serviceEntries.set(resource.id, resource);
        break;
      default:
        assertNever(resource);
    }
  }
  return { pods, workloadEntries, slices, serviceEntries };
}

/** Pods beyond these have no address of their own: a workload can claim billions. */
const mostAddresses = 1000;

/** The synthetic addresses of a workload's pods, in their order, from 10.244.0.0/14. */
export function podAddresses(workload: Workload): string[] {
  return Array.from({ length: Math.min(workload.spec.replicas, mostAddresses) }, (_, n) => {
    const h = hash(`${workload.id}/${n}`);
    return `10.${244 + ((h >>> 16) & 3)}.${(h >>> 8) & 255}.${h & 255}`;
  });
}

/** Addresses of the endpoints of a service port, each pod by itself. */
export function endpointAddresses(index: EndpointIndex, service: MeshService, port: MeshPort): string[] {
  const byId = new Map((index.pods.get(service.namespace) ?? []).map((workload) => [workload.id, workload]));
  return endpointsOf(index, service, port).flatMap((endpoint) => {
    const workload = endpoint.workload === undefined ? undefined : byId.get(endpoint.workload);
    if (workload) return podAddresses(workload);
    return endpoint.hasAddress ? [endpoint.name] : [];
  });
}

/** Every endpoint of one service on one of its ports. */
export function endpointsOf(index: EndpointIndex, service: MeshService, port: MeshPort): Endpoint[] {
  const entry = service.registry === 'external' ? index.serviceEntries.get(service.resource) : undefined;
  if (entry) return serviceEntryEndpoints(index, service, entry);
  if (service.externalName !== undefined) return [hostEndpoint(service.externalName)];
  const written = sliceEndpoints(index, service, port);
  if (!service.selector || Object.keys(service.selector).length === 0) return written;
  const selected = selectedEndpoints(index, service, service.selector, port);
  return written.length > 0 ? [...selected, ...written] : selected;
}

function serviceEntryEndpoints(index: EndpointIndex, service: MeshService, entry: ServiceEntry): Endpoint[] {
  const written = entry.spec.endpoints ?? [];
  if (service.selector) return selectedEndpoints(index, service, service.selector);
  if (written.length === 0) return service.resolution === 'dns' ? [hostEndpoint(service.host)] : [];
  return written.map((spec) => addressEndpoint(spec.address ?? '', spec.labels ?? {}, spec.serviceAccount));
}

function hostEndpoint(host: string): Endpoint {
  return { name: host, count: 1, hasAddress: false, labels: {}, ready: true, mutualTls: false };
}

function addressEndpoint(address: string, labels: Labels, serviceAccount?: string, workload?: ResourceId): Endpoint {
  const mode = labels['security.istio.io/tlsMode'];
  return {
    name: address,
    count: 1,
    hasAddress: isIp(address),
    labels,
    ready: true,
    mutualTls: mode === undefined ? !!serviceAccount : mode === 'istio',
    ...(workload ? { workload } : {}),
  };
}

/** @param port where given, pods without the named target port have no endpoint on it (R-SVC-7) */
function selectedEndpoints(index: EndpointIndex, service: MeshService, selector: Labels, port?: MeshPort): Endpoint[] {
  const found: Endpoint[] = [];
  for (const workload of index.pods.get(service.namespace) ?? []) {
    const { podLabels, replicas, ports } = workload.spec;
    if (!isSubset(selector, podLabels)) continue;
    const target = port?.targetPort;
    if (typeof target === 'string' && !ports.some(({ name }) => name === target)) continue;
    if (replicas === 0) continue;
    found.push({
      name: `${workload.namespace}/${workload.name}`,
      count: replicas,
      hasAddress: true,
      labels: podLabels,
      ready: true,
      mutualTls: podLabels['security.istio.io/tlsMode'] === 'istio',
      workload: workload.id,
    });
  }
  for (const entry of index.workloadEntries.get(service.namespace) ?? []) {
    // Labels of the metadata win over those of the spec.
    const labels = { ...entry.spec.labels, ...entry.labels };
    if (isSubset(selector, labels)) {
      found.push(addressEndpoint(entry.spec.address ?? '', labels, entry.spec.serviceAccount, entry.id));
    }
  }
  return found;
}

function sliceEndpoints(index: EndpointIndex, service: MeshService, port: MeshPort): Endpoint[] {
  const name = service.host.slice(0, service.host.indexOf('.'));
  const slices = index.slices.get(`${service.namespace}/${name}`) ?? [];
  return slices
    .filter((slice) => slice.spec.ports.some((candidate) => (candidate.name ?? '') === port.name))
    .flatMap((slice) =>
      slice.spec.endpoints.flatMap(({ addresses, ready }) =>
        // Pilot takes every address for an endpoint of its own, though Kubernetes would use the first alone.
        addresses.map((address) => ({ ...addressEndpoint(address, {}), ready })),
      ),
    );
}
