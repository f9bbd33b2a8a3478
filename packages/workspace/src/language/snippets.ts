// Snippets: what people write again and again, and where it may stand. Their names are ids; whoever shows them has the words.
import type { Path } from '@portolan/engine';
import type { Body } from './body.ts';

export interface Snippet {
  readonly id: SnippetId;
  readonly kind: string;
  /** Of the map whose keys it brings; `*` is any item. Where it is an item, it can be one of its own. */
  readonly at: readonly string[];
  /** The keys it is about; not offered where one of them is there already. */
  readonly part: { readonly [key: string]: Body };
  /** What an item of its own needs besides, in the order of the text. */
  readonly item?: { readonly [key: string]: Body };
}

export type SnippetId =
  | 'canary'
  | 'header-match'
  | 'redirect'
  | 'rewrite'
  | 'fault'
  | 'mirror'
  | 'cors'
  | 'delegate'
  | 'tls-passthrough'
  | 'tls-passthrough-server';

const rule = ['spec', 'http', '*'];
const route: Body = [{ destination: { host: '${1:reviews}' } }];
const prefix: Body = [{ uri: { prefix: '${9:/}' } }];
const share = (percent: string): Body => ({ value: percent });

const canaryRoute: Body = [
  { destination: { host: '${1:reviews}', subset: '${2:v1}' }, weight: '${3:90}' },
  { destination: { host: '${1:reviews}', subset: '${4:v2}' }, weight: '${5:10}' },
];
const headerMatch: Body = [{ headers: { '${2:end-user}': { exact: '${3:jason}' } } }];
const redirect: Body = { uri: '${1:/new}', redirectCode: '${2:302}' };
const rewrite: Body = { uri: '${2:/}' };
const fault: Body = {
  delay: { fixedDelay: '${2:5s}', percentage: share('${3:10}') },
  abort: { httpStatus: '${4:503}', percentage: share('${5:10}') },
};
const mirror: Body = { host: '${2:reviews}', subset: '${3:v2}' };
const corsPolicy: Body = {
  allowOrigins: [{ exact: '${2:https://example.com}' }],
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['${3:content-type}'],
  maxAge: '${4:24h}',
};
const delegate: Body = { name: '${1:details}', namespace: '${2:default}' };
const passthrough: Body = [
  {
    match: [{ port: '443', sniHosts: ['${2:shop.example.com}'] }],
    route: [{ destination: { host: '${1:shop}', port: { number: '443' } } }],
  },
];

export const snippets: readonly Snippet[] = [
  { id: 'canary', kind: 'VirtualService', at: rule, part: { route: canaryRoute } },
  {
    id: 'header-match',
    kind: 'VirtualService',
    at: rule,
    part: { match: headerMatch },
    item: { match: headerMatch, route },
  },
  { id: 'redirect', kind: 'VirtualService', at: rule, part: { redirect }, item: { match: prefix, redirect } },
  { id: 'rewrite', kind: 'VirtualService', at: rule, part: { rewrite }, item: { match: prefix, rewrite, route } },
  { id: 'fault', kind: 'VirtualService', at: rule, part: { fault }, item: { fault, route } },
  {
    id: 'mirror',
    kind: 'VirtualService',
    at: rule,
    part: { mirror, mirrorPercentage: share('${4:100}') },
    item: { route, mirror, mirrorPercentage: share('${4:100}') },
  },
  { id: 'cors', kind: 'VirtualService', at: rule, part: { corsPolicy }, item: { corsPolicy, route } },
  { id: 'delegate', kind: 'VirtualService', at: rule, part: { delegate }, item: { match: prefix, delegate } },
  { id: 'tls-passthrough', kind: 'VirtualService', at: ['spec'], part: { tls: passthrough } },
  {
    id: 'tls-passthrough-server',
    kind: 'Gateway',
    at: ['spec', 'servers', '*'],
    part: {
      port: { number: '443', name: 'tls', protocol: 'TLS' },
      hosts: ['${1:shop.example.com}'],
      tls: { mode: 'PASSTHROUGH' },
    },
  },
];

export function isAt(pattern: readonly string[], path: Path): boolean {
  return pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]);
}

const labels: Body = { app: '${1:web}' };
const workload: Body = {
  selector: { matchLabels: labels },
  template: {
    metadata: { labels },
    spec: { containers: [{ name: '${1:web}', image: '${2:web:1.0.0}', ports: [{ containerPort: '${3:8080}' }] }] },
  },
};

/** Whole objects by kind, without apiVersion, kind and metadata. */
const objects: Readonly<Record<string, { readonly [key: string]: Body }>> = {
  Gateway: {
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: '80', name: 'http', protocol: 'HTTP' }, hosts: ['${2:shop.example.com}'] }],
    },
  },
  VirtualService: {
    spec: {
      hosts: ['${1:web}'],
      http: [{ route: [{ destination: { host: '${1:web}' } }] }],
    },
  },
  DestinationRule: {
    spec: { host: '${1:web}', subsets: [{ name: '${2:v1}', labels: { version: '${2:v1}' } }] },
  },
  ServiceEntry: {
    spec: {
      hosts: ['${2:api.example.com}'],
      ports: [{ number: '443', name: 'https', protocol: 'HTTPS' }],
      resolution: 'DNS',
      location: 'MESH_EXTERNAL',
    },
  },
  WorkloadEntry: { spec: { address: '${2:10.0.0.1}', labels } },
  Sidecar: { spec: { egress: [{ hosts: ['"./*"', '"istio-system/*"'] }] } },
  Service: { spec: { selector: labels, ports: [{ name: 'http', port: '${2:80}', targetPort: '${3:8080}' }] } },
  EndpointSlice: {
    addressType: 'IPv4',
    endpoints: [{ addresses: ['${2:10.0.0.1}'] }],
    ports: [{ name: 'http', port: '${3:8080}' }],
  },
  Deployment: { spec: workload },
  StatefulSet: { spec: workload },
  DaemonSet: { spec: workload },
  ReplicaSet: { spec: workload },
  Pod: { spec: { containers: [{ name: '${1:web}', image: '${2:web:1.0.0}' }] } },
  Namespace: {},
};

export function objectBody(kind: string, apiVersion: string): Body {
  const metadata: Body =
    kind === 'Pod' || kind === 'WorkloadEntry' ? { name: '${1:web}', labels } : { name: '${1:web}' };
  return { apiVersion, kind, metadata, ...objects[kind] };
}
