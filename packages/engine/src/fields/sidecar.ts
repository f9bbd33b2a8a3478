// The fields of a Sidecar.
// Source: istio/api networking/v1alpha3/sidecar.proto and its CRD schema.
import type { Field, Fields } from '../field.ts';
import type {
  EgressListener,
  IngressListener,
  OutboundTrafficPolicy,
  SidecarPort,
  SidecarSpec,
} from '../model/sidecar.ts';
import { sidecarPoolFields } from './connectionPool.ts';
import { serverTlsFields } from './gateway.ts';
import { egressProxyFields, protocols, selectorLabels } from './shared.ts';

const port = {
  number: { type: 'int', fill: true, means: 'port' },
  protocol: {
    type: 'string',
    grammar: 'protocol',
    values: protocols,
    code: 'V-SC-07',
    means: 'protocol',
  },
  name: { type: 'string', grammar: 'dns-label', code: 'V-SC-07', means: 'port-name' },
  targetPort: { type: 'int', max: 0, code: 'V-SC-06', deprecated: 'number' },
} satisfies Fields<SidecarPort>;

const captureMode = {
  type: 'enum',
  values: ['DEFAULT', 'IPTABLES', 'NONE'],
  default: 'DEFAULT',
} as const satisfies Field;

const egress = {
  port: { type: 'object', fields: port },
  bind: { type: 'string', means: 'address' },
  captureMode,
  hosts: {
    type: 'list',
    of: { type: 'string', means: 'egress-host' },
    required: 'V-SC-16',
  },
} satisfies Fields<EgressListener>;

const ingress = {
  port: { type: 'object', fields: port, required: 'V-SC-05' },
  bind: { type: 'string', grammar: 'address', code: 'V-SC-08', means: 'address' },
  captureMode,
  defaultEndpoint: { type: 'string' },
  tls: { type: 'object', fields: serverTlsFields },
  connectionPool: { type: 'object', fields: sidecarPoolFields },
} satisfies Fields<IngressListener>;

const outboundTrafficPolicy = {
  mode: {
    type: 'enum',
    values: ['REGISTRY_ONLY', 'ALLOW_ANY'],
    default: 'REGISTRY_ONLY',
    fill: true,
  },
  egressProxy: { type: 'object', fields: egressProxyFields },
} satisfies Fields<OutboundTrafficPolicy>;

export const sidecarFields = {
  workloadSelector: {
    type: 'object',
    fields: { labels: selectorLabels('V-SC-02', 256) } satisfies Fields<NonNullable<SidecarSpec['workloadSelector']>>,
  },
  ingress: {
    type: 'list',
    of: { type: 'object', fields: ingress },
    nullItem: 'V-SC-04',
  },
  inboundConnectionPool: { type: 'object', fields: sidecarPoolFields },
  egress: {
    type: 'list',
    of: { type: 'object', fields: egress },
    nullItem: 'V-SC-04',
  },
  outboundTrafficPolicy: {
    type: 'object',
    fields: outboundTrafficPolicy,
  },
} satisfies Fields<SidecarSpec>;
