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
  },
  ports: {
    type: 'map',
    of: { type: 'int', min: 1, max: 65535, code: 'V-SE-26', means: 'port' },
    keys: 'endpoint-port-name',
    maxProperties: 128,
    code: 'V-SE-26',
    means: 'port-name',
  },
  labels: { ...labels('V-SE-27'), maxProperties: 256 },
  network: { type: 'string', maxLength: 2048, code: 'V-SE-38' },
  locality: { type: 'string', maxLength: 2048, code: 'V-SE-38' },
  weight: { type: 'int', means: 'weight' },
  serviceAccount: { type: 'string', maxLength: 253, code: 'V-SE-38' },
} satisfies Fields<WorkloadEntrySpec>;

const port = {
  number: {
    type: 'int',
    min: 1,
    max: 65535,
    required: 'V-SE-15',
    code: 'V-SE-15',
    means: 'port',
  },
  protocol: {
    type: 'string',
    grammar: 'protocol',
    values: protocols,
    maxLength: 256,
    code: 'V-SE-14',
    means: 'protocol',
  },
  name: {
    type: 'string',
    required: 'V-SE-13',
    grammar: 'dns-label',
    maxLength: 256,
    code: 'V-SE-13',
    means: 'port-name',
  },
  targetPort: {
    type: 'int',
    min: 1,
    max: 65535,
    code: 'V-SE-15',
    means: 'port',
  },
} satisfies Fields<ServiceEntryPort>;

export const serviceEntryFields = {
  hosts: {
    type: 'list',
    of: { type: 'string', means: 'host' },
    required: 'V-SE-01',
    minItems: 1,
    maxItems: 256,
    code: 'V-SE-01',
  },
  addresses: {
    type: 'list',
    of: {
      type: 'string',
      grammar: 'subnet',
      maxLength: 64,
      code: 'V-SE-08',
      means: 'address',
    },
    maxItems: 256,
    code: 'V-SE-08',
  },
  ports: {
    type: 'list',
    of: { type: 'object', fields: port },
    maxItems: 256,
    code: 'V-SE-38',
    nullItem: 'V-SE-10',
  },
  location: {
    type: 'enum',
    values: ['MESH_EXTERNAL', 'MESH_INTERNAL'],
    default: 'MESH_EXTERNAL',
  },
  resolution: {
    type: 'enum',
    values: ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS'],
    default: 'NONE',
    fill: true,
  },
  endpoints: {
    type: 'list',
    of: { type: 'object', fields: workloadEntryFields },
    maxItems: 4096,
    code: 'V-SE-38',
    nullItem: 'V-SE-28',
  },
  workloadSelector: {
    type: 'object',
    fields: { labels: selectorLabels('V-SE-06', 256) } satisfies Fields<
      NonNullable<ServiceEntrySpec['workloadSelector']>
    >,
  },
  exportTo: exportTo(),
  subjectAltNames: strings(),
} satisfies Fields<ServiceEntrySpec>;
