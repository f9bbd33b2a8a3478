// Gateway as decoded. Source: istio/api networking/v1alpha3/gateway.proto.
import type { Labels } from './resource.ts';

export type ServerTlsMode =
  | 'PASSTHROUGH'
  | 'SIMPLE'
  | 'MUTUAL'
  | 'AUTO_PASSTHROUGH'
  | 'ISTIO_MUTUAL'
  | 'OPTIONAL_MUTUAL';

export interface ServerTlsSettings {
  readonly httpsRedirect?: boolean;
  /** The enum's zero value is PASSTHROUGH (R-GW-13); decode fills it in. */
  readonly mode: ServerTlsMode;
  readonly credentialName?: string;
  readonly credentialNames?: readonly string[];
  readonly serverCertificate?: string;
  readonly privateKey?: string;
  readonly caCertificates?: string;
}

export interface Server {
  readonly port: { readonly number: number; readonly protocol: string; readonly name: string };
  readonly bind?: string;
  readonly hosts: readonly string[];
  readonly tls?: ServerTlsSettings;
  readonly name?: string;
}

export interface GatewaySpec {
  readonly selector?: Labels;
  readonly servers: readonly Server[];
}
