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
  number: { type: 'int', fill: true, means: 'port', doc: 'The port to listen on; 0 only with a unix bind.' },
  protocol: {
    type: 'string',
    grammar: 'protocol',
    values: protocols,
    code: 'V-SC-07',
    means: 'protocol',
    doc: 'HTTP, HTTPS, GRPC, HTTP2, MONGO, TCP or TLS; absent is detected.',
  },
  name: { type: 'string', grammar: 'dns-label', code: 'V-SC-07', means: 'port-name', doc: 'Label for the port.' },
  targetPort: { type: 'int', max: 0, code: 'V-SC-06', deprecated: 'number', doc: 'Has no meaning here.' },
} satisfies Fields<SidecarPort>;

const captureMode = {
  type: 'enum',
  values: ['DEFAULT', 'IPTABLES', 'NONE'],
  default: 'DEFAULT',
  doc: 'How traffic reaches the listener.',
} as const satisfies Field;

const egress = {
  port: { type: 'object', fields: port, doc: 'The port this is about; absent is all other ports.' },
  bind: { type: 'string', means: 'address', doc: 'Address or `unix://` path to listen on.' },
  captureMode,
  hosts: {
    type: 'list',
    of: { type: 'string', means: 'egress-host', doc: '`namespace/host`; `.` is this namespace, `*` any.' },
    required: 'V-SC-16',
    doc: 'Services that the proxy learns of.',
  },
} satisfies Fields<EgressListener>;

const ingress = {
  port: { type: 'object', fields: port, required: 'V-SC-05', doc: 'The port of the workload.' },
  bind: { type: 'string', grammar: 'address', code: 'V-SC-08', means: 'address', doc: 'Address to listen on.' },
  captureMode,
  defaultEndpoint: { type: 'string', doc: 'Where the application listens: `127.0.0.1:PORT` or `unix://` path.' },
  tls: { type: 'object', fields: serverTlsFields, doc: 'Ends TLS at the sidecar; for traffic from outside the mesh.' },
  connectionPool: { type: 'object', fields: sidecarPoolFields, doc: 'Limits of connections to the application.' },
} satisfies Fields<IngressListener>;

const outboundTrafficPolicy = {
  mode: {
    type: 'enum',
    values: ['REGISTRY_ONLY', 'ALLOW_ANY'],
    default: 'REGISTRY_ONLY',
    fill: true,
    doc: 'What happens to traffic for unknown destinations.',
  },
  egressProxy: { type: 'object', fields: egressProxyFields, doc: 'Not read by Istio.' },
} satisfies Fields<OutboundTrafficPolicy>;

export const sidecarFields = {
  workloadSelector: {
    type: 'object',
    fields: { labels: selectorLabels('Labels of the pods.', 'V-SC-02', 256) } satisfies Fields<
      NonNullable<SidecarSpec['workloadSelector']>
    >,
    doc: 'Limits this to some pods of the namespace; absent is all.',
  },
  ingress: {
    type: 'list',
    of: { type: 'object', fields: ingress, doc: 'One inbound port.' },
    nullItem: 'V-SC-04',
    doc: 'Inbound ports; absent is taken from the services.',
  },
  inboundConnectionPool: { type: 'object', fields: sidecarPoolFields, doc: 'Limits of inbound connections.' },
  egress: {
    type: 'list',
    of: { type: 'object', fields: egress, doc: 'Services for one port, or for all others.' },
    nullItem: 'V-SC-04',
    doc: 'Outbound services; absent is all.',
  },
  outboundTrafficPolicy: {
    type: 'object',
    fields: outboundTrafficPolicy,
    doc: 'Overrides the policy of the mesh; absent is that of the mesh.',
  },
} satisfies Fields<SidecarSpec>;
