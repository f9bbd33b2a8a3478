// The mesh as data: what the resources say once names are completed, delegates merged and everything is in age order.
// Nothing here belongs to one proxy; that is built on demand from these lists (scope, listeners, clusters).
import type { HttpMatchRequest, HttpRoute, TcpRoute, TlsRoute } from '../model/virtualService.ts';
import type {
  DestinationRule,
  EndpointSlice,
  Gateway,
  Resource,
  ServiceEntry,
  Sidecar,
  VirtualService,
  Workload,
  WorkloadEntry,
} from '../model/resource.ts';
import type { Labels } from '../model/labels.ts';
import type { Problem } from '../problem.ts';
import type { PassedOver } from '../proxy/config.ts';
import type { Ref, ResourceId } from '../ref.ts';
import type { MeshSettings } from '../settings.ts';
import type { Protocol } from './protocol.ts';

/** What other proxies are told about where a resource may be used: `*`, `~`, or namespaces (`.` already replaced). */
export type ExportTo = readonly string[];

export interface MeshPort {
  readonly number: number;
  readonly name: string;
  readonly protocol: Protocol;
  /** Kubernetes Services: number or name of the pods' port. */
  readonly targetPort?: number | string;
  readonly at: Ref;
}

/** How a cluster of the service finds endpoints (R-SVC-2, R-SE-2). */
export type Resolution = 'endpoints' | 'dns' | 'passthrough' | 'alias' | 'dynamic-dns';

/** Pilot's Service: one per Kubernetes Service, and one per host and address of a ServiceEntry (R-SE-1). */
export interface MeshService {
  readonly host: string;
  /** What age order goes by: a ServiceEntry's service is named by its host. */
  readonly name: string;
  readonly namespace: string;
  readonly resource: ResourceId;
  readonly registry: 'kubernetes' | 'external';
  /** VIP, CIDR, or `0.0.0.0` where there is none. */
  readonly address: string;
  readonly extraAddresses: readonly string[];
  readonly resolution: Resolution;
  readonly ports: readonly MeshPort[];
  readonly meshExternal: boolean;
  readonly externalName?: string;
  /** Hosts of the ExternalName services that lead here (R-HOST-16). */
  readonly aliases: readonly string[];
  readonly exportTo: ExportTo;
  readonly selector?: Labels;
  readonly labels: Labels;
  readonly createdAt?: number;
}

export const unspecified = '0.0.0.0';

/** A match entry with the places its fields stand at; after delegation two matches are one (R-VS-28). */
export interface ResolvedMatch {
  readonly match: HttpMatchRequest;
  /** Index of the match entry in the root's rule; absent when that rule has none. */
  readonly root?: number;
  /** Index in the delegate's rule. */
  readonly leaf?: number;
  /** Where each field stands: the innermost first. */
  readonly sources: readonly { readonly match: HttpMatchRequest; readonly at: Ref }[];
}

/** A field of an http rule that a delegate may take from its root (R-VS-29). */
export type InheritedField =
  'rewrite' | 'directResponse' | 'timeoutMs' | 'retries' | 'fault' | 'mirror' | 'mirrors' | 'corsPolicy' | 'headers';

/** One http rule as the proxies get it: hosts completed, delegate merged. */
export interface ResolvedHttpRoute {
  readonly route: HttpRoute;
  /** Undefined = the rule has no match entries (R-MATCH-1). */
  readonly matches?: readonly ResolvedMatch[];
  readonly index: number;
  /** The http entry that gives the action: the delegate's where there is one. */
  readonly at: Ref;
  readonly delegate?: { readonly virtualService: ResourceId; readonly http: number };
  /** Fields taken from the root entry, at `rootAt`. */
  readonly rootAt?: Ref;
  readonly inherited: readonly InheritedField[];
}

export interface MeshVirtualService {
  readonly resource: VirtualService;
  /** Completed (R-HOST-1), in the order written. */
  readonly hosts: readonly string[];
  /** Completed (R-GW-5); `['mesh']` where none are written. */
  readonly gateways: readonly string[];
  readonly exportTo: ExportTo;
  readonly http: readonly ResolvedHttpRoute[];
  readonly tls: readonly TlsRoute[];
  readonly tcp: readonly TcpRoute[];
  /** Rules that vanished with their delegate (R-VS-24). */
  readonly lostDelegates: readonly PassedOver[];
}

export type EndpointSource = Workload | WorkloadEntry | EndpointSlice | ServiceEntry;

export interface Rejected {
  readonly resource: Resource;
  readonly problems: readonly Problem[];
}

export interface Mesh {
  readonly settings: MeshSettings;
  /** Everything admitted, in the order given. */
  readonly resources: readonly Resource[];
  readonly rejected: readonly Rejected[];
  /** The rest is in age order (R-GEN-3). */
  readonly services: readonly MeshService[];
  readonly gateways: readonly Gateway[];
  readonly virtualServices: readonly MeshVirtualService[];
  /** Those with a workloadSelector first (R-DR-8). */
  readonly destinationRules: readonly DestinationRule[];
  readonly sidecars: readonly Sidecar[];
  /** What endpoints come from, in the order given. */
  readonly workloads: readonly EndpointSource[];
  readonly problems: readonly Problem[];
}
