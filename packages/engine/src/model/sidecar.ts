// Sidecar as decoded. Source: istio/api networking/v1alpha3/sidecar.proto.
import type { Labels } from './resource.ts';

export interface SidecarPort {
  readonly number: number;
  readonly protocol?: string;
  readonly name?: string;
}
export interface EgressListener {
  readonly port?: SidecarPort;
  readonly bind?: string;
  readonly hosts: readonly string[];
}
export interface IngressListener {
  readonly port: SidecarPort;
  readonly bind?: string;
  readonly defaultEndpoint?: string;
}
export interface SidecarSpec {
  readonly workloadSelector?: { readonly labels?: Labels };
  readonly ingress?: readonly IngressListener[];
  readonly egress?: readonly EgressListener[];
  /** Present without mode means REGISTRY_ONLY, the enum's zero value (R-SC-8); decode fills it in. */
  readonly outboundTrafficPolicy?: { readonly mode: 'REGISTRY_ONLY' | 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS' };
}
