// What a document is to us: one object with its identity, its decoded spec and the value it was read from.
import type { Json, ResourceId } from '../ref.ts';
import type { DestinationRuleSpec } from './destinationRule.ts';
import type { GatewaySpec } from './gateway.ts';
import type { Labels } from './labels.ts';
import type { EndpointSliceSpec, ServiceSpec } from './service.ts';
import type { ServiceEntrySpec, WorkloadEntrySpec } from './serviceEntry.ts';
import type { SidecarSpec } from './sidecar.ts';
import type { VirtualServiceSpec } from './virtualService.ts';
import type { WorkloadSpec } from './workload.ts';

export type { Labels };

interface Base<K extends string, S> {
  readonly id: ResourceId;
  readonly kind: K;
  readonly apiVersion: string;
  /** As Kubernetes sees it: `default` where the text has none. */
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** Seconds since 1970; absent where the text has no `creationTimestamp`. */
  readonly createdAt?: number;
  readonly spec: S;
  /** The whole object as it was read, unknown fields included. */
  readonly value: Json;
}

export type Gateway = Base<'Gateway', GatewaySpec>;
export type VirtualService = Base<'VirtualService', VirtualServiceSpec>;
export type DestinationRule = Base<'DestinationRule', DestinationRuleSpec>;
export type ServiceEntry = Base<'ServiceEntry', ServiceEntrySpec>;
export type WorkloadEntry = Base<'WorkloadEntry', WorkloadEntrySpec>;
export type Sidecar = Base<'Sidecar', SidecarSpec>;
export type Service = Base<'Service', ServiceSpec>;
export type EndpointSlice = Base<'EndpointSlice', EndpointSliceSpec>;
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'ReplicaSet' | 'Pod';
export type Workload = Base<WorkloadKind, WorkloadSpec>;
export type Namespace = Base<'Namespace', Record<string, never>>;
/** Any kind without meaning for routing: kept, drawn in lists, never interpreted. */
export type OtherResource = Base<'Other', Record<string, never>> & { readonly actualKind: string };

export type Resource =
  | Gateway
  | VirtualService
  | DestinationRule
  | ServiceEntry
  | WorkloadEntry
  | Sidecar
  | Service
  | EndpointSlice
  | Workload
  | Namespace
  | OtherResource;
