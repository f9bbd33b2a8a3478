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
    of: { type: 'string', grammar: 'subnet', code: 'V-VS-84', means: 'address', doc: 'An address or CIDR block.' },
    doc: 'Addresses that the client dialled.',
  },
  port: {
    type: 'int',
    min: 1,
    max: 65535,
    zero: 'unset',
    code: 'V-VS-31',
    means: 'port',
    doc: 'The port that the client dialled.',
  },
  sourceLabels: labels('Labels that the client workload must have; moot where gateways are named.', 'V-VS-32'),
  sourceNamespace: { type: 'string', means: 'namespace', doc: 'The namespace of the client workload.' },
  gateways: {
    type: 'list',
    of: { type: 'string', means: 'gateway', doc: '`namespace/name` of a Gateway, or `mesh`.' },
    doc: 'Where the match applies; overrides the gateways of the VirtualService.',
  },
} as const satisfies Record<string, Field>;

const l4Destination = {
  destination: {
    type: 'object',
    fields: destinationFields,
    required: 'V-VS-68',
    doc: 'The service that takes the connection.',
  },
  weight: {
    type: 'int',
    format: 'int32',
    min: 0,
    code: 'V-VS-72',
    means: 'weight',
    doc: 'Share of the connections, relative to the other destinations of the rule.',
  },
} satisfies Fields<L4RouteDestination>;

const l4Route = {
  type: 'list',
  of: { type: 'object', fields: l4Destination, doc: 'One destination and its share.' },
  nullItem: 'V-VS-68',
  doc: 'Where the connection goes.',
} as const satisfies Field;

const tlsMatch = {
  sniHosts: {
    type: 'list',
    of: { type: 'string', means: 'host', doc: 'A server name, or `*.` and a suffix.' },
    required: 'V-VS-80',
    doc: 'Server names (SNI) that the client asks for; each must fall under a host of the VirtualService.',
  },
  ...l4Match,
} satisfies Fields<TlsMatchAttributes>;

const tcpMatch = {
  ...l4Match,
  sourceSubnet: { type: 'string', means: 'address', doc: 'Address or CIDR block of the client; not read by sidecars.' },
} satisfies Fields<TcpMatchAttributes>;

const tlsRoute = {
  match: {
    type: 'list',
    of: { type: 'object', fields: tlsMatch, doc: 'Conditions that must all hold.' },
    required: 'V-VS-78',
    nullItem: 'V-VS-80',
    doc: 'The rule applies when one of these matches.',
  },
  route: l4Route,
} satisfies Fields<TlsRoute>;

const tcpRoute = {
  match: {
    type: 'list',
    of: { type: 'object', fields: tcpMatch, doc: 'Conditions that must all hold.' },
    nullItem: 'V-VS-85',
    doc: 'The rule applies when one of these matches; without matches always.',
  },
  route: l4Route,
} satisfies Fields<TcpRoute>;

export const virtualServiceFields = {
  hosts: {
    type: 'list',
    of: { type: 'string', means: 'host', doc: 'A name that clients use, or `*.` and a suffix.' },
    fill: true,
    doc: 'Names whose traffic these rules route; empty makes this a delegate.',
  },
  gateways: {
    type: 'list',
    of: { type: 'string', means: 'gateway', doc: '`namespace/name` of a Gateway, or `mesh` for all sidecars.' },
    default: ['mesh'],
    doc: 'Where the rules apply: Gateways by name, `mesh` for sidecars.',
  },
  http: {
    type: 'list',
    of: { type: 'object', fields: httpRouteFields, doc: 'One rule: matches, and what to do.' },
    nullItem: 'V-VS-11',
    doc: 'Rules for HTTP and gRPC; the first that matches decides.',
  },
  tls: {
    type: 'list',
    of: { type: 'object', fields: tlsRoute, doc: 'One rule: matches, and where the connection goes.' },
    doc: 'Rules for TLS that is passed through, chosen by server name.',
  },
  tcp: {
    type: 'list',
    of: { type: 'object', fields: tcpRoute, doc: 'One rule: matches, and where the connection goes.' },
    doc: 'Rules for other TCP traffic.',
  },
  exportTo: exportTo('Namespaces whose sidecars and gateways may use these rules.'),
} satisfies Fields<VirtualServiceSpec>;
