// The fields of a Gateway, and of the TLS settings that a Sidecar's ingress shares with it.
// Source: istio/api networking/v1alpha3/gateway.proto and its CRD schema.
import type { Field, Fields } from '../field.ts';
import type { GatewaySpec, Server, ServerTlsSettings, TlsCertificate } from '../model/gateway.ts';
import { protocols, strings } from './shared.ts';

function file(doc: string): Field & { readonly type: 'string' } {
  return { type: 'string', means: 'file', doc };
}

const tlsVersion = {
  type: 'enum',
  values: ['TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3'],
  default: 'TLS_AUTO',
} as const;

const tlsCertificate = {
  serverCertificate: file('Path of the certificate chain.'),
  privateKey: file('Path of the private key.'),
  caCertificates: file('Path of the CA bundle that clients are checked against.'),
} satisfies Fields<TlsCertificate>;

export const serverTlsFields = {
  httpsRedirect: { type: 'bool', default: false, doc: 'Answers plain HTTP with a redirect to https.' },
  mode: {
    type: 'enum',
    values: ['PASSTHROUGH', 'SIMPLE', 'MUTUAL', 'AUTO_PASSTHROUGH', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL'],
    default: 'PASSTHROUGH',
    fill: true,
    doc: 'Whether TLS ends here, and whether clients must show a certificate.',
  },
  serverCertificate: file('Path of the certificate chain.'),
  privateKey: file('Path of the private key.'),
  caCertificates: file('Path of the CA bundle that clients are checked against.'),
  caCrl: file('Path of the revocation list for client certificates.'),
  credentialName: { type: 'string', means: 'credential', doc: 'Secret with certificate and key.' },
  credentialNames: {
    type: 'list',
    of: { type: 'string', means: 'credential', doc: 'Name of a secret.' },
    minItems: 1,
    maxItems: 2,
    code: 'V-GW-31',
    since: '1.27',
    doc: 'Up to two secrets, one RSA and one ECDSA.',
  },
  caCertCredentialName: {
    type: 'string',
    means: 'credential',
    since: '1.27',
    doc: 'Secret or ConfigMap with the CA bundle for clients.',
  },
  tlsCertificates: {
    type: 'list',
    of: { type: 'object', fields: tlsCertificate, doc: 'One certificate with its key.' },
    minItems: 1,
    maxItems: 2,
    code: 'V-GW-31',
    since: '1.27',
    doc: 'Up to two certificates from files.',
  },
  subjectAltNames: strings('Names that a client certificate must hold one of.', 'A subject alternative name.'),
  verifyCertificateSpki: strings('Hashes of client public keys that are accepted.', 'SHA-256 in base64.'),
  verifyCertificateHash: strings('Hashes of client certificates that are accepted.', 'SHA-256 in hex.'),
  minProtocolVersion: { ...tlsVersion, doc: 'Oldest TLS version to accept; default TLS 1.2.' },
  maxProtocolVersion: { ...tlsVersion, doc: 'Newest TLS version to accept.' },
  cipherSuites: strings('Cipher suites to offer; default is that of Envoy.', 'Name of a cipher suite.'),
  ecdhCurves: strings('Curves to offer for the key exchange.', 'Name of a curve.'),
  insecureSkipVerify: { type: 'bool', doc: 'Accepts any client certificate.' },
} satisfies Fields<ServerTlsSettings>;

const serverPort = {
  number: {
    type: 'int',
    required: 'V-GW-11',
    means: 'port',
    doc: 'The port to listen on; 0 only with a unix bind.',
  },
  protocol: {
    type: 'string',
    required: 'V-GW-10',
    grammar: 'protocol',
    values: protocols,
    code: 'V-GW-10',
    means: 'protocol',
    doc: 'HTTP, HTTPS, GRPC, GRPC-WEB, HTTP2, MONGO, TCP or TLS.',
  },
  name: {
    type: 'string',
    required: 'V-GW-13',
    grammar: 'not-empty',
    code: 'V-GW-13',
    means: 'port-name',
    doc: 'Label for the port, unique in the Gateway.',
  },
  targetPort: { type: 'int', max: 0, code: 'V-GW-12', deprecated: 'number', doc: 'Has no meaning here.' },
} satisfies Fields<Server['port']>;

const server = {
  port: { type: 'object', fields: serverPort, required: 'V-GW-09', doc: 'Where clients connect, and what they speak.' },
  bind: { type: 'string', means: 'address', doc: 'Address to listen on; default all.' },
  hosts: {
    type: 'list',
    of: {
      type: 'string',
      means: 'gateway-host',
      doc: 'A host, `*` or `*.` and a suffix, with an optional `namespace/` in front.',
    },
    required: 'V-GW-04',
    doc: 'Hosts that VirtualServices may bind here.',
  },
  tls: { type: 'object', fields: serverTlsFields, doc: 'Certificates and mode; for HTTP only the redirect to https.' },
  name: { type: 'string', doc: 'Name of the server, for statistics.' },
  defaultEndpoint: { type: 'string', doc: 'Not read by Istio.' },
} satisfies Fields<Server>;

export const gatewayFields = {
  selector: {
    type: 'map',
    of: { type: 'string', doc: 'The value the label must have.' },
    means: 'label',
    doc: 'Labels of the gateway pods that serve this; empty selects all.',
  },
  servers: {
    type: 'list',
    of: { type: 'object', fields: server, doc: 'A port with its hosts.' },
    fill: true,
    nullItem: 'V-GW-03',
    doc: 'The ports to open, with hosts and certificates.',
  },
} satisfies Fields<GatewaySpec>;
