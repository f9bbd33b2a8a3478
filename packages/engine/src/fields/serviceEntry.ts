// The fields of ServiceEntry and WorkloadEntry.
// Source: istio/api networking/v1alpha3/service_entry.proto, workload_entry.proto and their CRD schemas.
import type { Fields } from '../field.ts';
import type { ServiceEntryPort, ServiceEntrySpec, WorkloadEntrySpec } from '../model/serviceEntry.ts';
import { exportTo, labels, protocols, selectorLabels, strings } from './shared.ts';

export const workloadEntryFields = {
  address: {
    type: 'string',
    maxLength: 256,
    code: 'V-SE-22',
    means: 'address',
    doc: 'An address, a DNS name or `unix://` and a path.',
  },
  ports: {
    type: 'map',
    of: { type: 'int', min: 1, max: 65535, code: 'V-SE-26', means: 'port', doc: 'The port of the endpoint.' },
    keys: 'endpoint-port-name',
    maxProperties: 128,
    code: 'V-SE-26',
    means: 'port-name',
    doc: 'Ports of the endpoint by name of the service port.',
  },
  labels: { ...labels('Labels of the endpoint, for subsets and selectors.', 'V-SE-27'), maxProperties: 256 },
  network: { type: 'string', maxLength: 2048, code: 'V-SE-38', doc: 'Network that the endpoint is in.' },
  locality: { type: 'string', maxLength: 2048, code: 'V-SE-38', doc: 'Region, zone and subzone of the endpoint.' },
  weight: { type: 'int', means: 'weight', doc: 'Share of the traffic, relative to the other endpoints.' },
  serviceAccount: { type: 'string', maxLength: 253, code: 'V-SE-38', doc: 'Service account of the endpoint.' },
} satisfies Fields<WorkloadEntrySpec>;

const port = {
  number: {
    type: 'int',
    min: 1,
    max: 65535,
    required: 'V-SE-15',
    code: 'V-SE-15',
    means: 'port',
    doc: 'The port that clients dial.',
  },
  protocol: {
    type: 'string',
    grammar: 'protocol',
    values: protocols,
    maxLength: 256,
    code: 'V-SE-14',
    means: 'protocol',
    doc: 'HTTP, HTTPS, GRPC, HTTP2, MONGO, TCP or TLS; absent is detected.',
  },
  name: {
    type: 'string',
    required: 'V-SE-13',
    grammar: 'dns-label',
    maxLength: 256,
    code: 'V-SE-13',
    means: 'port-name',
    doc: 'Label for the port, unique in the ServiceEntry.',
  },
  targetPort: {
    type: 'int',
    min: 1,
    max: 65535,
    code: 'V-SE-15',
    means: 'port',
    doc: 'The port of the endpoints; default is number.',
  },
} satisfies Fields<ServiceEntryPort>;

export const serviceEntryFields = {
  hosts: {
    type: 'list',
    of: { type: 'string', means: 'host', doc: 'A full name, or `*.` and a suffix.' },
    required: 'V-SE-01',
    minItems: 1,
    maxItems: 256,
    code: 'V-SE-01',
    doc: 'Names of the service.',
  },
  addresses: {
    type: 'list',
    of: {
      type: 'string',
      grammar: 'subnet',
      maxLength: 64,
      code: 'V-SE-08',
      means: 'address',
      doc: 'An address or CIDR block.',
    },
    maxItems: 256,
    code: 'V-SE-08',
    doc: 'Addresses that clients dial for it.',
  },
  ports: {
    type: 'list',
    of: { type: 'object', fields: port, doc: 'One port.' },
    maxItems: 256,
    code: 'V-SE-38',
    nullItem: 'V-SE-10',
    doc: 'Ports of the service.',
  },
  location: {
    type: 'enum',
    values: ['MESH_EXTERNAL', 'MESH_INTERNAL'],
    default: 'MESH_EXTERNAL',
    doc: 'Whether the service counts as part of the mesh.',
  },
  resolution: {
    type: 'enum',
    values: ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS'],
    default: 'NONE',
    fill: true,
    doc: 'How the proxy finds addresses: as dialled, from endpoints, by DNS.',
  },
  endpoints: {
    type: 'list',
    of: { type: 'object', fields: workloadEntryFields, doc: 'One endpoint.' },
    maxItems: 4096,
    code: 'V-SE-38',
    nullItem: 'V-SE-28',
    doc: 'Where the service runs.',
  },
  workloadSelector: {
    type: 'object',
    fields: { labels: selectorLabels('Labels of the pods and WorkloadEntries.', 'V-SE-06', 256) } satisfies Fields<
      NonNullable<ServiceEntrySpec['workloadSelector']>
    >,
    doc: 'Pods and WorkloadEntries of this namespace as endpoints.',
  },
  exportTo: exportTo('Namespaces that may see the service; `~` is none.'),
  subjectAltNames: strings('Names that the server certificate must hold one of.', 'A subject alternative name.'),
} satisfies Fields<ServiceEntrySpec>;
