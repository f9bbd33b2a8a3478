// Resources for tests, read as they are from text: the tutorial, and random meshes.
import { decode, type Resource } from '@portolan/engine';
import fc from 'fast-check';

export function resourcesFrom(values: readonly unknown[]): readonly Resource[] {
  return values.flatMap((value) => decode(value).resource ?? []);
}

const istio = 'networking.istio.io/v1';
export const gateway = (name: string, spec: object, namespace = 'default') => ({
  apiVersion: istio,
  kind: 'Gateway',
  metadata: { name, namespace },
  spec: {
    selector: { istio: 'ingressgateway' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    ...spec,
  },
});
export const virtualService = (name: string, spec: object, namespace = 'default') => ({
  apiVersion: istio,
  kind: 'VirtualService',
  metadata: { name, namespace },
  spec,
});
export const destinationRule = (name: string, spec: object, namespace = 'default') => ({
  apiVersion: istio,
  kind: 'DestinationRule',
  metadata: { name, namespace },
  spec,
});
export const service = (name: string, selector: object, port = 80, namespace = 'default') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { selector, ports: [{ name: 'http', port }] },
});
export const deployment = (name: string, labels: object, namespace = 'default') => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [] } } },
});
export const to = (host: string, more: { subset?: string; port?: number; weight?: number } = {}) => ({
  destination: {
    host,
    ...(more.subset ? { subset: more.subset } : {}),
    ...(more.port ? { port: { number: more.port } } : {}),
  },
  ...(more.weight === undefined ? {} : { weight: more.weight }),
});

export const tutorial: readonly unknown[] = [
  gateway('httpserver-gateway', {
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['httpserver.lr90.site'] }],
  }),
  virtualService('httpserver', {
    hosts: ['httpserver.lr90.site'],
    gateways: ['httpserver-gateway'],
    http: [{ match: [{ uri: { prefix: '/hello' } }], route: [to('go-server', { port: 8000 })] }],
  }),
  service('go-server', { app: 'go-server' }, 8000),
  deployment('go-server', { app: 'go-server' }),
  destinationRule('web-svc', {
    host: 'web-svc',
    subsets: [
      { name: 'httpd', labels: { app: 'httpd' } },
      { name: 'nginx', labels: { app: 'nginx' } },
    ],
  }),
  virtualService('web-svc', {
    hosts: ['web-svc'],
    http: [{ route: [to('web-svc', { subset: 'httpd', weight: 90 }), to('web-svc', { subset: 'nginx', weight: 10 })] }],
  }),
  service('web-svc', { server: 'web' }),
  deployment('httpd', { server: 'web', app: 'httpd' }),
  deployment('nginx', { server: 'web', app: 'nginx' }),
];

const few = (most: number) => fc.integer({ min: 0, max: most });
const namespace = fc.constantFrom('a', 'b');
const serviceName = few(6).map((i) => `s${i}`);
const label = few(3).map((i) => ({ app: `app${i}` }));

const destination = fc
  .record({ host: serviceName, subset: fc.constantFrom(undefined, 'v0', 'v1', 'v9'), weight: fc.option(few(100), { nil: undefined }) })
  .map(({ host, subset, weight }) => to(host, { ...(subset ? { subset } : {}), ...(weight === undefined ? {} : { weight }) }));
const rule = fc.record(
  {
    match: fc.array(
      fc.record({ uri: fc.string({ maxLength: 60 }).map((prefix) => ({ prefix })), method: fc.constant({ exact: 'GET' }) }, { requiredKeys: [] }),
      { maxLength: 3 },
    ),
    route: fc.array(destination, { maxLength: 3 }),
    mirror: serviceName.map((host) => ({ host })),
    delegate: few(6).map((i) => ({ name: `vs${i}` })),
    timeout: fc.constant('5s'),
  },
  { requiredKeys: ['route'] },
);

/** One random object of a small world, in which names meet often and some are missing. */
const anObject: fc.Arbitrary<unknown> = fc.oneof(
  fc.tuple(few(2), namespace).map(([i, ns]) => gateway(`gw${i}`, {}, ns)),
  fc
    .tuple(few(6), namespace, fc.array(rule, { maxLength: 4 }), fc.constantFrom(undefined, ['gw0'], ['a/gw1', 'mesh']), fc.boolean())
    .map(([i, ns, http, gateways, hasHosts]) =>
      virtualService(`vs${i}`, { ...(hasHosts ? { hosts: [`h${i}.test`], gateways } : {}), http }, ns),
    ),
  fc.tuple(serviceName, label, namespace).map(([name, selector, ns]) => service(name, selector, 80, ns)),
  fc.tuple(few(6), fc.constantFrom({}, { version: 'v1' }), label, namespace).map(([i, more, labels, ns]) =>
    deployment(`d${i}`, { ...labels, ...more }, ns),
  ),
  fc
    .tuple(fc.oneof(serviceName, fc.constant('*.a.svc.cluster.local')), few(2), namespace)
    .map(([host, count, ns]) =>
      destinationRule(`dr-${host}`, { host, subsets: Array.from({ length: count }, (_, i) => ({ name: `v${i}`, labels: { version: `v${i}` } })) }, ns),
    ),
);

/** Objects with different identities, as resources. */
export const aMesh = fc
  .uniqueArray(anObject, { maxLength: 30, selector: (value) => decode(value).resource?.id })
  .map(resourcesFrom);
