// The fields of a VirtualService apart from its HTTP rules: hosts, gateways, TLS and TCP rules.
// Source: istio/api networking/v1alpha3/virtual_service.proto and its CRD schema.
import type { Field, Fields } from '../field.ts';
import type {
  L4RouteDestination,
  TcpMatchAttributes,
  TcpRoute,
  TlsMatchAttributes,
  TlsRoute,
  VirtualServiceSpec,
} from '../model/virtualService.ts';
import { httpRouteFields } from './httpRoute.ts';
import { destinationFields, exportTo, labels } from './shared.ts';

const l4Match = {
  destinationSubnets: {
    type: 'list',
    of: { type: 'string', grammar: 'subnet', code: 'V-VS-84', means: 'address' },
  },
  port: {
    type: 'int',
    min: 1,
    max: 65535,
    zero: 'unset',
    code: 'V-VS-31',
    means: 'port',
  },
  sourceLabels: labels('V-VS-32'),
  sourceNamespace: { type: 'string', means: 'namespace' },
  gateways: {
    type: 'list',
    of: { type: 'string', means: 'gateway' },
  },
} as const satisfies Record<string, Field>;

const l4Destination = {
  destination: {
    type: 'object',
    fields: destinationFields,
    required: 'V-VS-68',
  },
  weight: {
    type: 'int',
    format: 'int32',
    min: 0,
    code: 'V-VS-72',
    means: 'weight',
  },
} satisfies Fields<L4RouteDestination>;

const l4Route = {
  type: 'list',
  of: { type: 'object', fields: l4Destination },
  nullItem: 'V-VS-68',
} as const satisfies Field;

const tlsMatch = {
  sniHosts: {
    type: 'list',
    of: { type: 'string', means: 'host' },
    required: 'V-VS-80',
  },
  ...l4Match,
} satisfies Fields<TlsMatchAttributes>;

const tcpMatch = {
  ...l4Match,
  sourceSubnet: { type: 'string', means: 'address' },
} satisfies Fields<TcpMatchAttributes>;

const tlsRoute = {
  match: {
    type: 'list',
    of: { type: 'object', fields: tlsMatch },
    required: 'V-VS-78',
    nullItem: 'V-VS-80',
  },
  route: l4Route,
} satisfies Fields<TlsRoute>;

const tcpRoute = {
  match: {
    type: 'list',
    of: { type: 'object', fields: tcpMatch },
    nullItem: 'V-VS-85',
  },
  route: l4Route,
} satisfies Fields<TcpRoute>;

export const virtualServiceFields = {
  hosts: {
    type: 'list',
    of: { type: 'string', means: 'host' },
    fill: true,
  },
  gateways: {
    type: 'list',
    of: { type: 'string', means: 'gateway' },
    default: ['mesh'],
  },
  http: {
    type: 'list',
    of: { type: 'object', fields: httpRouteFields },
    nullItem: 'V-VS-11',
  },
  tls: {
    type: 'list',
    of: { type: 'object', fields: tlsRoute },
  },
  tcp: {
    type: 'list',
    of: { type: 'object', fields: tcpRoute },
  },
  exportTo: exportTo(),
} satisfies Fields<VirtualServiceSpec>;
