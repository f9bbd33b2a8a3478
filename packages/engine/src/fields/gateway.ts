// The fields of a Gateway, and of the TLS settings that a Sidecar's ingress shares with it.
// Source: istio/api networking/v1alpha3/gateway.proto and its CRD schema.
import type { Field, Fields } from '../field.ts';
import type { GatewaySpec, Server, ServerTlsSettings, TlsCertificate } from '../model/gateway.ts';
import { protocols, strings } from './shared.ts';

function file(): Field & { readonly type: 'string' } {
  return { type: 'string', means: 'file' };
}

const tlsVersion = {
  type: 'enum',
  values: ['TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3'],
  default: 'TLS_AUTO',
} as const;

const tlsCertificate = {
  serverCertificate: file(),
  privateKey: file(),
  caCertificates: file(),
} satisfies Fields<TlsCertificate>;

export const serverTlsFields = {
  httpsRedirect: { type: 'bool', default: false },
  mode: {
    type: 'enum',
    values: ['PASSTHROUGH', 'SIMPLE', 'MUTUAL', 'AUTO_PASSTHROUGH', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL'],
    default: 'PASSTHROUGH',
    fill: true,
  },
  serverCertificate: file(),
  privateKey: file(),
  caCertificates: file(),
  caCrl: file(),
  credentialName: { type: 'string', means: 'credential' },
  credentialNames: {
    type: 'list',
    of: { type: 'string', means: 'credential' },
    minItems: 1,
    maxItems: 2,
    code: 'V-GW-31',
    since: '1.27',
  },
  caCertCredentialName: {
    type: 'string',
    means: 'credential',
    since: '1.27',
  },
  tlsCertificates: {
    type: 'list',
    of: { type: 'object', fields: tlsCertificate },
    minItems: 1,
    maxItems: 2,
    code: 'V-GW-31',
    since: '1.27',
  },
  subjectAltNames: strings(),
  verifyCertificateSpki: strings(),
  verifyCertificateHash: strings(),
  minProtocolVersion: { ...tlsVersion },
  maxProtocolVersion: { ...tlsVersion },
  cipherSuites: strings(),
  ecdhCurves: strings(),
  insecureSkipVerify: { type: 'bool' },
} satisfies Fields<ServerTlsSettings>;

const serverPort = {
  number: {
    type: 'int',
    required: 'V-GW-11',
    means: 'port',
  },
  protocol: {
    type: 'string',
    required: 'V-GW-10',
    grammar: 'protocol',
    values: protocols,
    code: 'V-GW-10',
    means: 'protocol',
  },
  name: {
    type: 'string',
    required: 'V-GW-13',
    grammar: 'not-empty',
    code: 'V-GW-13',
    means: 'port-name',
  },
  targetPort: { type: 'int', max: 0, code: 'V-GW-12', deprecated: 'number' },
} satisfies Fields<Server['port']>;

const server = {
  port: { type: 'object', fields: serverPort, required: 'V-GW-09' },
  bind: { type: 'string', means: 'address' },
  hosts: {
    type: 'list',
    of: {
      type: 'string',
      means: 'gateway-host',
    },
    required: 'V-GW-04',
  },
  tls: { type: 'object', fields: serverTlsFields },
  name: { type: 'string' },
  defaultEndpoint: { type: 'string' },
} satisfies Fields<Server>;

export const gatewayFields = {
  selector: {
    type: 'map',
    of: { type: 'string' },
    means: 'label',
  },
  servers: {
    type: 'list',
    of: { type: 'object', fields: server },
    fill: true,
    nullItem: 'V-GW-03',
  },
} satisfies Fields<GatewaySpec>;
