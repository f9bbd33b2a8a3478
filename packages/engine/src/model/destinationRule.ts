// DestinationRule as decoded: what decides clusters, subsets and hashing. Load-balancing details that never change
// where a request goes stay in the raw value. Source: istio/api networking/v1alpha3/destination_rule.proto.
import type { Labels } from './resource.ts';

export interface ConsistentHash {
  readonly httpHeaderName?: string;
  readonly httpCookie?: { readonly name: string; readonly path?: string; readonly ttlMs?: number };
  readonly useSourceIp?: boolean;
  readonly httpQueryParameterName?: string;
}
export interface LoadBalancer {
  readonly simple?: string;
  readonly consistentHash?: ConsistentHash;
}
export interface ClientTlsSettings {
  readonly mode: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  readonly sni?: string;
  readonly credentialName?: string;
}
export interface PortTrafficPolicy {
  readonly port?: { readonly number?: number };
  readonly loadBalancer?: LoadBalancer;
  readonly tls?: ClientTlsSettings;
}
export interface TrafficPolicy {
  readonly loadBalancer?: LoadBalancer;
  readonly tls?: ClientTlsSettings;
  readonly portLevelSettings?: readonly PortTrafficPolicy[];
}
export interface Subset {
  readonly name: string;
  readonly labels?: Labels;
  readonly trafficPolicy?: TrafficPolicy;
}
export interface DestinationRuleSpec {
  readonly host: string;
  readonly trafficPolicy?: TrafficPolicy;
  readonly subsets?: readonly Subset[];
  readonly exportTo?: readonly string[];
  readonly workloadSelector?: { readonly matchLabels?: Labels };
}
