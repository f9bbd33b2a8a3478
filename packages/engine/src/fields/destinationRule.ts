// The fields of a DestinationRule: traffic policies of a host, its subsets and its ports.
// Source: istio/api networking/v1alpha3/destination_rule.proto and its CRD schema.
import type { Field, Fields, Table } from '../field.ts';
import type {
  ClientTlsSettings,
  DestinationRuleSpec,
  OutlierDetection,
  PortTrafficPolicy,
  Subset,
  TrafficPolicy,
  Tunnel,
} from '../model/destinationRule.ts';
import { connectionPoolFields } from './connectionPool.ts';
import { loadBalancerFields } from './loadBalancer.ts';
import { exportTo, labels, selectorLabels, strings } from './shared.ts';

function count(doc: string): Field & { readonly type: 'int' } {
  return { type: 'int', doc };
}

const outlierDetection = {
  consecutiveErrors: {
    type: 'int',
    format: 'int32',
    deprecated: 'consecutive5xxErrors',
    doc: 'Errors in a row before a host is ejected.',
  },
  splitExternalLocalOriginErrors: {
    type: 'bool',
    default: false,
    doc: 'Whether connect failures are counted apart from answers of the host.',
  },
  consecutiveLocalOriginFailures: { ...count('Connect failures in a row before a host is ejected.'), default: 5 },
  consecutiveGatewayErrors: count('502, 503 and 504 in a row before a host is ejected.'),
  consecutive5xxErrors: { ...count('5xx in a row before a host is ejected; 0 switches it off.'), default: 5 },
  outlierDetectionHttpErrorCodes: {
    type: 'list',
    of: { type: 'int', min: 100, max: 599, code: 'V-DR-36', means: 'status', doc: 'An HTTP status.' },
    since: '1.32',
    doc: 'Statuses that count as errors.',
  },
  interval: { type: 'duration', range: 'set', code: 'V-DR-32', default: '10s', doc: 'How often hosts are looked at.' },
  baseEjectionTime: {
    type: 'duration',
    range: 'set',
    code: 'V-DR-32',
    default: '30s',
    doc: 'Least time of an ejection; grows with each one.',
  },
  maxEjectionPercent: {
    type: 'int',
    format: 'int32',
    min: 0,
    max: 100,
    code: 'V-DR-35',
    default: 10,
    means: 'percentage',
    doc: 'Most of the hosts that may be ejected at once.',
  },
  minHealthPercent: {
    type: 'int',
    format: 'int32',
    min: 0,
    max: 100,
    code: 'V-DR-35',
    default: 0,
    means: 'percentage',
    doc: 'Below this share of healthy hosts ejection is switched off.',
  },
} satisfies Fields<OutlierDetection>;

const clientTls = {
  mode: {
    type: 'enum',
    values: ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'],
    default: 'DISABLE',
    fill: true,
    doc: 'Whether connections use TLS, and with which certificate.',
  },
  clientCertificate: { type: 'string', means: 'file', doc: 'Path of the client certificate (MUTUAL).' },
  privateKey: { type: 'string', means: 'file', doc: 'Path of the private key (MUTUAL).' },
  caCertificates: { type: 'string', means: 'file', doc: 'Path of the CA bundle that servers are checked against.' },
  credentialName: {
    type: 'string',
    means: 'credential',
    doc: 'Secret with the certificates, for gateways and selected workloads.',
  },
  subjectAltNames: strings('Names that the server certificate must hold one of.', 'A subject alternative name.'),
  sni: { type: 'string', means: 'host', doc: 'Server name to ask for.' },
  insecureSkipVerify: { type: 'bool', default: false, doc: 'Accepts any server certificate.' },
  caCrl: { type: 'string', means: 'file', doc: 'Path of the revocation list.' },
} satisfies Fields<ClientTlsSettings>;

const commonPolicy = {
  loadBalancer: { type: 'object', fields: loadBalancerFields, doc: 'How one of the endpoints is picked.' },
  connectionPool: { type: 'object', fields: connectionPoolFields, doc: 'Limits of connections and requests.' },
  outlierDetection: { type: 'object', fields: outlierDetection, doc: 'When failing hosts are ejected.' },
  tls: { type: 'object', fields: clientTls, doc: 'TLS towards the service.' },
} as const satisfies Table;

const portPolicy = {
  port: {
    type: 'object',
    fields: { number: { type: 'int', means: 'port', doc: 'The port of the service.' } },
    required: 'V-DR-09',
    doc: 'The port that these settings are for.',
  },
  ...commonPolicy,
} satisfies Fields<PortTrafficPolicy>;

const tunnel = {
  protocol: {
    type: 'string',
    grammar: 'tunnel-protocol',
    values: ['CONNECT', 'POST'],
    code: 'V-DR-44',
    default: 'CONNECT',
    doc: '`CONNECT` or `POST`.',
  },
  targetHost: {
    type: 'string',
    required: 'V-DR-44',
    grammar: 'domain-or-address',
    code: 'V-DR-44',
    means: 'host',
    doc: 'Where the tunnel leads.',
  },
  targetPort: {
    type: 'int',
    min: 1,
    max: 65535,
    required: 'V-DR-44',
    code: 'V-DR-44',
    means: 'port',
    doc: 'The port that the tunnel leads to.',
  },
} satisfies Fields<Tunnel>;

const trafficPolicy = {
  ...commonPolicy,
  portLevelSettings: {
    type: 'list',
    of: { type: 'object', fields: portPolicy, doc: 'Settings of one port; they replace those of the host.' },
    maxItems: 4096,
    code: 'V-DR-09',
    nullItem: 'V-DR-08',
    doc: 'Settings for single ports.',
  },
  tunnel: { type: 'object', fields: tunnel, doc: 'Sends TCP through an HTTP proxy.' },
  proxyProtocol: {
    type: 'object',
    fields: {
      version: {
        type: 'enum',
        values: ['V1', 'V2'],
        fill: true,
        default: 'V1',
        code: 'V-DR-45',
        doc: 'Version of the PROXY header.',
      },
    } satisfies Fields<NonNullable<TrafficPolicy['proxyProtocol']>>,
    doc: 'Tells the service the client address in a PROXY header.',
  },
  retryBudget: {
    type: 'object',
    fields: {
      percent: {
        type: 'number',
        min: 0,
        max: 100,
        code: 'V-DR-37',
        default: 20,
        means: 'percentage',
        doc: 'Most retries, as a share of the requests.',
      },
      budgetInterval: { type: 'duration', range: 'any', doc: 'Over which time requests are counted.' },
      minRetryConcurrency: { ...count('Retries that are always allowed at once.'), default: 3 },
    } satisfies Fields<NonNullable<TrafficPolicy['retryBudget']>>,
    since: '1.27',
    doc: 'Limits retries to a share of the requests.',
  },
} satisfies Fields<TrafficPolicy>;

const subset = {
  name: {
    type: 'string',
    required: 'V-DR-06',
    grammar: 'dns-label',
    code: 'V-DR-06',
    means: 'subset',
    doc: 'Name that routes refer to.',
  },
  labels: labels('Labels of the pods that belong to the subset.', 'V-DR-07'),
  trafficPolicy: { type: 'object', fields: trafficPolicy, doc: 'Settings that replace those of the host.' },
} satisfies Fields<Subset>;

export const destinationRuleFields = {
  host: {
    type: 'string',
    required: 'V-DR-01',
    grammar: 'wildcard-domain',
    code: 'V-DR-01',
    means: 'host',
    doc: 'The service by name, or `*.` and a suffix; a short name means this namespace.',
  },
  trafficPolicy: { type: 'object', fields: trafficPolicy, doc: 'Settings for all traffic to the host.' },
  subsets: {
    type: 'list',
    of: { type: 'object', fields: subset, doc: 'One named group of pods.' },
    nullItem: 'V-DR-04',
    doc: 'Named groups of the pods of the service.',
  },
  exportTo: exportTo('Namespaces whose sidecars and gateways may use this rule.'),
  workloadSelector: {
    type: 'object',
    fields: { matchLabels: selectorLabels('Labels of the client pods.', 'V-DR-46', 4096) } satisfies Fields<
      NonNullable<DestinationRuleSpec['workloadSelector']>
    >,
    doc: 'Limits the rule to client pods of this namespace.',
  },
} satisfies Fields<DestinationRuleSpec>;
