// Kubernetes Service and EndpointSlice as decoded. Source: k8s.io/api core/v1, discovery/v1.
import type { Labels } from './labels.ts';

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: string;
  readonly appProtocol?: string;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
}
export interface ServiceSpec {
  readonly type?: string;
  readonly selector?: Labels;
  readonly ports?: readonly ServicePort[];
  readonly clusterIP?: string;
  readonly clusterIPs?: readonly string[];
  readonly externalName?: string;
  readonly publishNotReadyAddresses?: boolean;
  readonly internalTrafficPolicy?: string;
}
export interface EndpointSliceSpec {
  readonly serviceName?: string;
  readonly addressType?: string;
  readonly endpoints: readonly { readonly addresses: readonly string[]; readonly ready: boolean }[];
  readonly ports: readonly { readonly name?: string; readonly port?: number }[];
}
