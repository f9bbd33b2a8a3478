// Mesh settings and version switches that answers depend on (R-GEN-1, section 13), as explicit inputs with defaults.

export interface MeshSettings {
  readonly domain: string;
  readonly rootNamespace: string;
  readonly outboundTrafficPolicy: 'ALLOW_ANY' | 'REGISTRY_ONLY' | 'ALLOW_ANY_DYNAMIC_DNS';
  readonly defaultServiceExportTo: readonly string[];
  readonly defaultVirtualServiceExportTo: readonly string[];
  readonly defaultDestinationRuleExportTo: readonly string[];
  readonly pathNormalization: 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES';
  readonly scopeGatewayToNamespace: boolean;
  /** The address that names outside the cluster resolve to (R-OUT-1); 203.0.113.10 where absent. */
  readonly unknownAddress?: string;
  /** Behaviour of older control planes, all off by default (section 13). */
  readonly retryOn503ByDefault: boolean;
  readonly externalNameAsService: boolean;
  readonly wildcardByAge: boolean;
  readonly withoutHeadersNeedsHeader: boolean;
  readonly shadowSuffix: boolean;
}

export const defaultSettings: MeshSettings = {
  domain: 'cluster.local',
  rootNamespace: 'istio-system',
  outboundTrafficPolicy: 'ALLOW_ANY',
  defaultServiceExportTo: ['*'],
  defaultVirtualServiceExportTo: ['*'],
  defaultDestinationRuleExportTo: ['*'],
  pathNormalization: 'BASE',
  scopeGatewayToNamespace: false,
  retryOn503ByDefault: false,
  externalNameAsService: false,
  wildcardByAge: false,
  withoutHeadersNeedsHeader: false,
  shadowSuffix: false,
};
