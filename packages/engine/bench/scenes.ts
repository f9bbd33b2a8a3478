// Meshes and requests of a given size for the benches: plain objects as YAML would give them, decoded by the engine.
import { decode, type Client, type HttpRequest, type Json, type Resource } from '../src/index.ts';

export const gatewayClient: Client = {
  kind: 'gateway',
  namespace: 'istio-system',
  labels: { istio: 'ingressgateway' },
};

/** Decode each value; a bench scene that does not decode is our mistake. */
export function decodeAll(values: readonly Json[]): Resource[] {
  return values.map((value) => {
    const { resource } = decode(value);
    if (resource === undefined) throw new Error(`bench scene does not decode: ${JSON.stringify(value).slice(0, 200)}`);
    return resource;
  });
}

function httpRequest(host: string, path: string, headers: HttpRequest['headers'] = [], method = 'GET'): HttpRequest {
  return { protocol: 'http', port: 80, method, host, path, headers };
}

const service = (name: string, namespace = 'default'): Json => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { selector: { app: name }, ports: [{ name: 'http', port: 80 }] },
});

const deployment = (name: string, namespace = 'default'): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'main' }] } },
  },
});

const gateway = (hosts: readonly string[]): Json => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'edge', namespace: 'default' },
  spec: {
    selector: { istio: 'ingressgateway' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [...hosts] }],
  },
});

const virtualService = (
  name: string,
  hosts: readonly string[],
  http: readonly Json[],
  namespace = 'default',
): Json => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name, namespace },
  spec: { hosts: [...hosts], gateways: ['default/edge'], http: [...http] },
});

const to = (host: string): Json => [{ destination: { host, port: { number: 80 } } }];

/** One host with `count` rules: a third exact, a third prefix, a third prefix and header; and one request per rule. */
export function manyRules(count: number): { values: Json[]; requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const http = Array.from({ length: count }, (_, i): Json => {
    const path = `/team-${i % 17}/item-${i}`;
    switch (i % 3) {
      case 0:
        requests.push(httpRequest('shop.example.com', path));
        return { match: [{ uri: { exact: path } }], route: to('web') };
      case 1:
        requests.push(httpRequest('shop.example.com', `${path}/deep/below?page=2`));
        return { match: [{ uri: { prefix: `${path}/` } }], route: to('web') };
      default:
        requests.push(httpRequest('shop.example.com', '/any', [['x-tenant', `tenant-${i}`]]));
        return {
          match: [{ uri: { prefix: '/' }, headers: { 'x-tenant': { exact: `tenant-${i}` } } }],
          route: to('web'),
        };
    }
  });
  const values = [
    gateway(['*']),
    service('web'),
    deployment('web'),
    virtualService('shop', ['shop.example.com'], http),
  ];
  return { values, requests };
}

/** `count` hosts on one gateway, one VirtualService each; a request to every one of them. */
export function manyHosts(count: number): { values: Json[]; requests: HttpRequest[] } {
  const names = Array.from({ length: count }, (_, i) => `h${i}.example.com`);
  const values = [
    gateway(['*']),
    service('web'),
    deployment('web'),
    ...names.map((name, i) => virtualService(`vs-${i}`, [name], [{ route: to('web') }])),
  ];
  return { values, requests: names.map((name) => httpRequest(name, '/')) };
}

/** One host whose `count` rules are real patterns (classes, groups, repetition), a request for each. */
export function manyPatterns(count: number): { values: Json[]; requests: HttpRequest[] } {
  const http = Array.from({ length: count }, (_, i): Json => ({
    match: [{ uri: { regex: `/(v[0-9]+|latest)/area-${i}/[a-z]+(-[a-z0-9]+)*` } }],
    route: to('web'),
  }));
  const requests = http.map((_, i) => httpRequest('shop.example.com', `/v${i % 9}/area-${i}/blue-shoes-4`));
  const values = [
    gateway(['*']),
    service('web'),
    deployment('web'),
    virtualService('shop', ['shop.example.com'], http),
  ];
  return { values, requests };
}

/** About `count` resources as a large team would have them: services, workloads, subsets and rules by namespace. */
export function manyResources(count: number): Json[] {
  const apps = Math.floor(count / 4);
  const values: Json[] = [gateway(['*'])];
  for (let i = 0; i < apps; i++) {
    const namespace = `team-${i % 40}`;
    const name = `app-${i}`;
    const fqdn = `${name}.${namespace}.svc.cluster.local`;
    values.push(service(name, namespace), deployment(name, namespace), {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name, namespace },
      spec: {
        host: fqdn,
        subsets: [
          { name: 'v1', labels: { version: 'v1' } },
          { name: 'v2', labels: { version: 'v2' } },
        ],
      },
    });
    values.push(
      virtualService(
        name,
        [`${name}.example.com`],
        [{ match: [{ uri: { prefix: '/api' } }], route: to(fqdn) }, { route: to(fqdn) }],
        namespace,
      ),
    );
  }
  return values;
}
