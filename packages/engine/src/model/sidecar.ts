// Sidecar as decoded. Source: istio/api networking/v1alpha3/sidecar.proto.
import type { ConnectionPool } from './destinationRule.ts';
import type { ServerTlsSettings } from './gateway.ts';
import type { Labels } from './labels.ts';
import type { Destination } from './virtualService.ts';

export type CaptureMode = 'DEFAULT' | 'IPTABLES' | 'NONE';

export interface SidecarPort {
  readonly number: number;
  readonly protocol?: string;
  readonly name?: string;
  readonly targetPort?: number;
}
export interface EgressListener {
  readonly port?: SidecarPort;
  readonly bind?: string;
  readonly captureMode?: CaptureMode;
  readonly hosts: readonly string[];
}
export interface IngressListener {
  readonly port: SidecarPort;
  readonly bind?: string;
  readonly captureMode?: CaptureMode;
  readonly defaultEndpoint?: string;
  readonly tls?: ServerTlsSettings;
  readonly connectionPool?: ConnectionPool;
}
export interface OutboundTrafficPolicy {
  readonly mode: 'REGISTRY_ONLY' | 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS';
  readonly egressProxy?: Destination;
}
export interface SidecarSpec {
  readonly workloadSelector?: { readonly labels?: Labels };
  readonly ingress?: readonly IngressListener[];
  readonly inboundConnectionPool?: ConnectionPool;
  readonly egress?: readonly EgressListener[];
  /** Present without mode means REGISTRY_ONLY, the enum's zero value (R-SC-8); decode fills it in. */
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
}
