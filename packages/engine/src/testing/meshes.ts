// Random configurations and requests for property tests: small worlds in which things meet often.
import fc from 'fast-check';
import type { Client, Request } from '../request.ts';
import { isObject, type Json } from '../ref.ts';

const paths = ['/', '/a', '/a/', '/a/b', '/ab', '/A', '/b?x=1', '/a?x=1&y=2', '/x/../a', '//a', '/%61', '*'];
const hosts = ['a.test', 'b.test', '*.test', 'www.a.test', 'web', 'api', 'api.default', '*.example'];
const values = ['', 'a', 'b', 'ab', 'jason'];
const patterns = ['.*', '/a.*', '/[ab]+', 'a|b', '/(a|b)/?', '(?i)/A', '/ab', '.*b'];

const stringMatch = (texts: readonly string[]): fc.Arbitrary<Json> =>
  fc.oneof(
    fc.constantFrom(...texts).map((exact): Json => ({ exact })),
    fc.constantFrom(...texts.filter((text) => text !== '')).map((prefix): Json => ({ prefix })),
    fc.constantFrom(...patterns).map((regex): Json => ({ regex })),
    fc.constant<Json>({}),
  );

const match: fc.Arbitrary<Json> = fc.record(
  {
    uri: stringMatch(['/', '/a', '/a/', '/ab', '/A']),
    ignoreUriCase: fc.boolean(),
    method: stringMatch(['GET', 'POST']),
    authority: stringMatch(['a.test', 'web']),
    headers: fc.dictionary(fc.constantFrom('x-user', 'cookie', ':path', 'X-V'), stringMatch(values), { maxKeys: 2 }),
    withoutHeaders: fc.dictionary(fc.constantFrom('x-user', 'x-v'), stringMatch(values), { maxKeys: 1 }),
    queryParams: fc.dictionary(fc.constantFrom('x', 'y'), stringMatch(['1', '2', '']), { maxKeys: 1 }),
    port: fc.constantFrom(80, 443, 8080),
    gateways: fc.constantFrom<Json>(['gw'], ['mesh'], []),
  },
  { requiredKeys: [] },
);

const destination = fc.record(
  {
    destination: fc.record(
      {
        host: fc.constantFrom('web', 'api', 'nobody', 'api.default.svc.cluster.local'),
        subset: fc.constantFrom('v1', 'v2', 'v9'),
        port: fc.constantFrom<Json>({ number: 80 }, { number: 9999 }),
      },
      { requiredKeys: ['host'] },
    ),
    weight: fc.constantFrom(0, 1, 50, 100, 7),
    headers: fc.constantFrom<Json>({ request: { set: { 'x-out': '%REQ(x-user)%' } } }, { response: { remove: ['x'] } }),
  },
  { requiredKeys: ['destination', 'weight'] },
) as fc.Arbitrary<Json>;
const l4Destination = destination.map((whole): Json => {
  const { destination: to = null, weight = 1 } = isObject(whole) ? whole : {};
  return { destination: to, weight };
});

const common = {
  name: fc.constantFrom('one', 'two'),
  match: fc.array(match, { maxLength: 3 }),
};
const forwarding = fc.record(
  {
    ...common,
    route: fc.array(destination, { minLength: 1, maxLength: 3 }),
    rewrite: fc.constantFrom<Json>({ uri: '/z' }, { uriRegexRewrite: { match: 'a', rewrite: '\\0b' } }),
    fault: fc.constantFrom<Json>(
      { abort: { httpStatus: 503, percentage: { value: 30 } } },
      { abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 100 } } },
      { delay: { fixedDelay: '1s', percentage: { value: 100 } } },
    ),
    corsPolicy: fc.constantFrom<Json>({ allowOrigins: [{ exact: '*' }] }),
    timeout: fc.constantFrom('1s', '0.5s'),
    mirror: fc.constantFrom<Json>({ host: 'api' }),
    retries: fc.constantFrom<Json>({ attempts: 2 }, { attempts: 1, retryOn: '503' }),
  },
  { requiredKeys: ['match', 'route'] },
) as fc.Arbitrary<Json>;
const redirecting = fc.record({
  ...common,
  redirect: fc.constantFrom<Json>({ uri: '/new' }, { authority: 'b.test', scheme: 'https' }, { port: 8443 }),
}) as fc.Arbitrary<Json>;
const responding = fc.record({
  ...common,
  directResponse: fc.constantFrom<Json>({ status: 204 }, { status: 418, body: { string: 'tea' } }),
}) as fc.Arbitrary<Json>;
const rule = fc.oneof({ weight: 4, arbitrary: forwarding }, redirecting, responding);

const stamped = (kind: string, apiVersion: string, spec: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .record({ name: fc.constantFrom('web', 'api', 'gw', 'x'), namespace: fc.constantFrom('default', 'app'), spec })
    .map(({ name, namespace, spec: given }) => ({ apiVersion, kind, metadata: { name, namespace }, spec: given }));

const istio = 'networking.istio.io/v1';
const aVirtualService = stamped(
  'VirtualService',
  istio,
  fc.record(
    {
      hosts: fc.constantFrom<Json>(...hosts.map((host) => [host]), ['a.test', 'web'], ['web', 'api']),
      gateways: fc.constantFrom<Json>(['default/gw'], ['default/gw', 'mesh'], ['mesh']),
      http: fc.array(rule, { minLength: 1, maxLength: 12 }),
      tcp: fc.array(fc.record({ route: fc.array(l4Destination, { minLength: 1, maxLength: 2 }) }), { maxLength: 1 }),
    },
    { requiredKeys: ['hosts', 'http'] },
  ),
);
const objects: readonly fc.Arbitrary<Json>[] = [
  stamped(
    'Gateway',
    istio,
    fc.record({
      selector: fc.constant<Json>({ istio: 'ingressgateway' }),
      servers: fc.array(
        fc.constantFrom<Json>(
          { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] },
          { port: { number: 80, name: 'more', protocol: 'HTTP' }, hosts: ['a.test', 'app/*'] },
          { port: { number: 443, name: 'tls', protocol: 'TLS' }, hosts: ['*'], tls: { mode: 'PASSTHROUGH' } },
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.test'],
            tls: { mode: 'SIMPLE', credentialName: 'c' },
          },
          { port: { number: 9000, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ),
  stamped(
    'Service',
    'v1',
    fc.constantFrom<Json>(
      { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] },
      { selector: { app: 'api' }, ports: [{ port: 80 }, { name: 'tcp', port: 9000 }] },
      { clusterIP: 'None', selector: { app: 'web' }, ports: [{ name: 'http', port: 8080 }] },
      { type: 'ExternalName', externalName: 'web.default.svc.cluster.local' },
    ),
  ),
  stamped(
    'DestinationRule',
    istio,
    fc.constantFrom<Json>(
      { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2' }] },
      { host: '*.default.svc.cluster.local', subsets: [{ name: 'v9', labels: { version: 'v9' } }] },
    ),
  ),
  stamped(
    'Deployment',
    'apps/v1',
    fc.constantFrom('web', 'api').map((app) => ({
      selector: { matchLabels: { app } },
      template: { metadata: { labels: { app, version: 'v1' } }, spec: { containers: [{ name: 'main', image: 'i' }] } },
    })),
  ),
  stamped(
    'ServiceEntry',
    istio,
    fc.constantFrom<Json>(
      { hosts: ['b.test'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DNS' },
      { hosts: ['*.test'], ports: [{ number: 443, name: 'tls', protocol: 'TLS' }], resolution: 'NONE' },
    ),
  ),
];

/** Something to meet in every configuration. */
const base: readonly Json[] = [
  {
    apiVersion: istio,
    kind: 'Gateway',
    metadata: { name: 'gw', namespace: 'default' },
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [
        { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] },
        {
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          hosts: ['*.test'],
          tls: { mode: 'SIMPLE', credentialName: 'c' },
        },
      ],
    },
  },
  ...['web', 'api'].flatMap((app): Json[] => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: app, namespace: 'default' },
      spec: { selector: { app }, ports: [{ name: 'http', port: 80 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: app, namespace: 'default' },
      spec: {
        selector: { matchLabels: { app } },
        template: { metadata: { labels: { app } }, spec: { containers: [{ name: 'main', image: 'i' }] } },
      },
    },
  ]),
];

export const aConfiguration: fc.Arbitrary<Json[]> = fc
  .array(fc.oneof({ weight: 6, arbitrary: aVirtualService }, ...objects), { maxLength: 8 })
  .map((random) => [...base, ...random]);

export const aClient: fc.Arbitrary<Client> = fc.oneof(
  fc.constant<Client>({ kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } }),
  fc
    .constantFrom('default', 'app')
    .map((namespace): Client => ({ kind: 'sidecar', namespace, labels: { app: 'web' } })),
);

const tls = fc.record({ sni: fc.constantFrom('a.test', 'b.test', '10.0.0.1'), clientCert: fc.boolean() });

export const aRequest: fc.Arbitrary<Request> = fc
  .record(
    {
      port: fc.oneof({ weight: 8, arbitrary: fc.constant(80) }, fc.constantFrom(443, 8080, 9000, 1)),
      dial: fc.oneof(
        { weight: 5, arbitrary: fc.constant(undefined) },
        fc.constantFrom('web', 'api', '10.0.0.9', 'nowhere'),
      ),
      tls: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, tls),
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom('GET', 'POST') },
        fc.constantFrom('OPTIONS', 'HEAD', 'get', 'P/x'),
      ),
      host: fc.oneof(
        {
          weight: 9,
          arbitrary: fc.constantFrom('a.test', 'a.test', 'A.test:80', 'web', 'api', 'www.a.test', 'b.test'),
        },
        fc.constantFrom('nowhere', '', 'a/b'),
      ),
      path: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...paths) }, { weight: 1, arbitrary: fc.string() }),
      headers: fc.array(
        fc.tuple(
          fc.constantFrom('x-user', 'X-V', 'cookie', 'origin', 'content-type', 'upgrade'),
          fc.constantFrom(...values),
        ),
        { maxLength: 3 },
      ),
      isTcp: fc.boolean(),
    },
    { requiredKeys: ['port', 'method', 'host', 'path', 'headers', 'isTcp'] },
  )
  .map(({ isTcp, method, host, path, headers, tls: given, dial, ...rest }): Request => {
    const dialled = { ...rest, ...(given && { tls: given }), ...(dial !== undefined && { dial }) };
    if (isTcp && path === '*') return { protocol: 'tcp', ...dialled };
    return { protocol: 'http', ...dialled, method, ...(host !== undefined && { host }), path, headers };
  });
