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

function count(): Field & { readonly type: 'int' } {
  return { type: 'int' };
}

const outlierDetection = {
  consecutiveErrors: {
    type: 'int',
    format: 'int32',
    deprecated: 'consecutive5xxErrors',
  },
  splitExternalLocalOriginErrors: {
    type: 'bool',
    default: false,
  },
  consecutiveLocalOriginFailures: { ...count(), default: 5 },
  consecutiveGatewayErrors: count(),
  consecutive5xxErrors: { ...count(), default: 5 },
  outlierDetectionHttpErrorCodes: {
    type: 'list',
    of: { type: 'int', min: 100, max: 599, code: 'V-DR-36', means: 'status' },
    since: '1.32',
  },
  interval: { type: 'duration', range: 'set', code: 'V-DR-32', default: '10s' },
  baseEjectionTime: {
    type: 'duration',
    range: 'set',
    code: 'V-DR-32',
    default: '30s',
  },
  maxEjectionPercent: {
    type: 'int',
    format: 'int32',
    min: 0,
    max: 100,
    code: 'V-DR-35',
    default: 10,
    means: 'percentage',
  },
  minHealthPercent: {
    type: 'int',
    format: 'int32',
    min: 0,
    max: 100,
    code: 'V-DR-35',
    default: 0,
    means: 'percentage',
  },
} satisfies Fields<OutlierDetection>;

const clientTls = {
  mode: {
    type: 'enum',
    values: ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'],
    default: 'DISABLE',
    fill: true,
  },
  clientCertificate: { type: 'string', means: 'file' },
  privateKey: { type: 'string', means: 'file' },
  caCertificates: { type: 'string', means: 'file' },
  credentialName: {
    type: 'string',
    means: 'credential',
  },
  subjectAltNames: strings(),
  sni: { type: 'string', means: 'host' },
  insecureSkipVerify: { type: 'bool', default: false },
  caCrl: { type: 'string', means: 'file' },
} satisfies Fields<ClientTlsSettings>;

const commonPolicy = {
  loadBalancer: { type: 'object', fields: loadBalancerFields },
  connectionPool: { type: 'object', fields: connectionPoolFields },
  outlierDetection: { type: 'object', fields: outlierDetection },
  tls: { type: 'object', fields: clientTls },
} as const satisfies Table;

const portPolicy = {
  port: {
    type: 'object',
    fields: { number: { type: 'int', means: 'port' } },
    required: 'V-DR-09',
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
  },
  targetHost: {
    type: 'string',
    required: 'V-DR-44',
    grammar: 'domain-or-address',
    code: 'V-DR-44',
    means: 'host',
  },
  targetPort: {
    type: 'int',
    min: 1,
    max: 65535,
    required: 'V-DR-44',
    code: 'V-DR-44',
    means: 'port',
  },
} satisfies Fields<Tunnel>;

const trafficPolicy = {
  ...commonPolicy,
  portLevelSettings: {
    type: 'list',
    of: { type: 'object', fields: portPolicy },
    maxItems: 4096,
    code: 'V-DR-09',
    nullItem: 'V-DR-08',
  },
  tunnel: { type: 'object', fields: tunnel },
  proxyProtocol: {
    type: 'object',
    fields: {
      version: {
        type: 'enum',
        values: ['V1', 'V2'],
        fill: true,
        default: 'V1',
        code: 'V-DR-45',
      },
    } satisfies Fields<NonNullable<TrafficPolicy['proxyProtocol']>>,
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
      },
      budgetInterval: { type: 'duration', range: 'any' },
      minRetryConcurrency: { ...count(), default: 3 },
    } satisfies Fields<NonNullable<TrafficPolicy['retryBudget']>>,
    since: '1.27',
  },
} satisfies Fields<TrafficPolicy>;

const subset = {
  name: {
    type: 'string',
    required: 'V-DR-06',
    grammar: 'dns-label',
    code: 'V-DR-06',
    means: 'subset',
  },
  labels: labels('V-DR-07'),
  trafficPolicy: { type: 'object', fields: trafficPolicy },
} satisfies Fields<Subset>;

export const destinationRuleFields = {
  host: {
    type: 'string',
    required: 'V-DR-01',
    grammar: 'wildcard-domain',
    code: 'V-DR-01',
    means: 'host',
  },
  trafficPolicy: { type: 'object', fields: trafficPolicy },
  subsets: {
    type: 'list',
    of: { type: 'object', fields: subset },
    nullItem: 'V-DR-04',
  },
  exportTo: exportTo(),
  workloadSelector: {
    type: 'object',
    fields: { matchLabels: selectorLabels('V-DR-46', 4096) } satisfies Fields<
      NonNullable<DestinationRuleSpec['workloadSelector']>
    >,
  },
} satisfies Fields<DestinationRuleSpec>;
