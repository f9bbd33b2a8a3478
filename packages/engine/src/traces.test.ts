// The whole trace of typical failures, as a reader sees it. Golden files in testdata/traces, rewritten by `-u`.
import { expect, test } from 'vitest';
import type { Comparison, Decision } from './decision.ts';
import { explain } from './explain.ts';
import { message } from './sentence.ts';
import type { Json, JsonObject } from './ref.ts';
import type { Client, Request } from './request.ts';
import { route } from './route.ts';
import {
  destinationRule,
  gateway,
  ingress,
  podIn,
  pods,
  selector,
  service,
  sidecar,
  to,
  virtualService,
  web,
  world,
} from './rules/world.ts';
import { summarize } from './summarize.ts';
import type { MeshSettings } from './settings.ts';

const http = (host: string, path = '/', more: Partial<Request> = {}): Request => ({
  protocol: 'http',
  method: 'GET',
  host,
  port: 80,
  path,
  headers: [],
  ...(more as object),
});

const plain = (hosts: string[]): Json => ({ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts });
const secure = (name: string, hosts: string[]): Json => ({
  port: { number: 443, name, protocol: 'HTTPS' },
  hosts,
  tls: { mode: 'SIMPLE', credentialName: 'cert' },
});
const edge = (...servers: Json[]): Json => gateway('app/edge', { selector, servers });
const open = edge(plain(['*']));
const shop = (host: string, more: Record<string, Json> = {}): Json =>
  virtualService('app/shop', { hosts: ['shop.test'], gateways: ['edge'], http: [to(host, more)] });
const subsetTo = (subset: string): JsonObject => ({
  hosts: ['web'],
  http: [{ route: [{ destination: { host: 'web', subset } }] }],
});
const v1 = [{ name: 'v1', labels: { version: 'v1' } }];
const other = (apiVersion: string, kind: string, namespace: string, spec: Json): Json => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace },
  spec,
});

interface Case {
  readonly objects: readonly Json[];
  readonly client: Client;
  readonly request: Request;
  readonly settings?: Partial<MeshSettings>;
}
const cases: Readonly<Record<string, Case>> = {
  'service-missing': { objects: [open, shop('web')], client: ingress, request: http('shop.test') },
  'service-misspelt': { objects: [open, shop('wbe'), ...web('app/web')], client: ingress, request: http('shop.test') },
  'service-hidden': {
    objects: [
      open,
      shop('web'),
      service('app/web', ['http:80'], {}, { annotations: { 'networking.istio.io/exportTo': '.' } }),
    ],
    client: ingress,
    request: http('shop.test'),
  },
  'wrong-port': {
    objects: [
      open,
      virtualService('app/shop', {
        hosts: ['shop.test'],
        gateways: ['edge'],
        http: [{ route: [{ destination: { host: 'web', port: { number: 8080 } } }] }],
      }),
      ...web('app/web'),
    ],
    client: ingress,
    request: http('shop.test'),
  },
  'subset-undefined': {
    objects: [
      ...web('app/web'),
      virtualService('app/web', subsetTo('v2')),
      destinationRule('app/web', { host: 'web', subsets: v1 }),
    ],
    client: podIn('app'),
    request: http('web'),
  },
  'subset-in-another-rule': {
    objects: [
      ...web('app/web'),
      virtualService('app/web', subsetTo('v1')),
      destinationRule('app/web', { host: 'web', subsets: v1 }),
      destinationRule('client/all', {
        host: '*.app.svc.cluster.local',
        trafficPolicy: { loadBalancer: { simple: 'RANDOM' } },
      }),
    ],
    client: podIn('client'),
    request: http('web.app'),
  },
  'subset-without-pods': {
    objects: [
      service('app/web', ['http:80']),
      pods('app/web', { version: 'v2' }),
      virtualService('app/web', subsetTo('v1')),
      destinationRule('app/web', { host: 'web', subsets: v1 }),
    ],
    client: podIn('app'),
    request: http('web'),
  },
  'selector-matches-no-pod': {
    objects: [service('app/web', ['http:80'], { selector: { app: 'wbe' } }), pods('app/web')],
    client: podIn('app'),
    request: http('web'),
  },
  'scaled-to-zero': {
    objects: [service('app/web', ['http:80']), pods('app/web', {}, 0)],
    client: podIn('app'),
    request: http('web'),
  },
  'host-unknown': {
    objects: [edge(plain(['*.test'])), shop('web'), ...web('app/web')],
    client: ingress,
    request: http('shopp.test'),
  },
  'server-host-differs': {
    objects: [
      edge(plain(['api.test', 'www.test'])),
      shop('web'),
      virtualService('app/api', { hosts: ['api.test'], gateways: ['edge'], http: [to('web')] }),
      ...web('app/web'),
    ],
    client: ingress,
    request: http('shop.test'),
  },
  'one-of-two-hosts-served': {
    objects: [
      edge(plain(['api.test'])),
      virtualService('app/shop', { hosts: ['api.test', 'shop.test'], gateways: ['edge'], http: [to('web')] }),
    ],
    client: ingress,
    request: http('shop.test'),
  },
  'gateway-of-other-pods': {
    objects: [
      open,
      gateway('app/inner', { selector: { istio: 'inner' }, servers: [plain(['*'])] }),
      virtualService('app/shop', { hosts: ['shop.test'], gateways: ['inner'], http: [to('web')] }),
    ],
    client: ingress,
    request: http('shop.test'),
  },
  'gateway-on-another-port': {
    objects: [
      open,
      gateway('app/tls', { selector, servers: [secure('a', ['*'])] }),
      virtualService('app/shop', { hosts: ['shop.test'], gateways: ['tls'], http: [to('web')] }),
    ],
    client: ingress,
    request: http('shop.test'),
  },
  'gateway-refused': {
    objects: [
      open,
      gateway('app/broken', {
        selector,
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [] }],
      }),
      virtualService('app/shop', { hosts: ['shop.test'], gateways: ['broken'], http: [to('web')] }),
    ],
    client: ingress,
    request: http('shop.test'),
  },
  'only-for-the-mesh': {
    objects: [open, virtualService('app/shop', { hosts: ['shop.test'], http: [to('web')] })],
    client: ingress,
    request: http('shop.test'),
  },
  'rules-for-another-port': {
    objects: [open, shop('web', { match: [{ port: 443 }] })],
    client: ingress,
    request: http('shop.test'),
  },
  'rule-private-to-its-namespace': {
    objects: [
      ...web('app/web'),
      virtualService('app/web', subsetTo('v1')),
      destinationRule('app/web', { host: 'web', subsets: v1, exportTo: ['.'] }),
    ],
    client: podIn('client', { app: 'shop' }),
    request: http('web.app'),
  },
  'target-port-without-name': {
    objects: [
      service('app/web', [], { ports: [{ name: 'http', port: 80, targetPort: 'web' }], selector: { app: 'web' } }),
      pods('app/web'),
    ],
    client: podIn('app'),
    request: http('web'),
  },
  'no-selector': {
    objects: [service('app/web', ['http:80'], { selector: null })],
    client: podIn('app'),
    request: http('web'),
  },
  'delegate-missing': {
    objects: [
      open,
      virtualService('app/shop', {
        hosts: ['shop.test'],
        gateways: ['edge'],
        http: [
          { match: [{ uri: { prefix: '/a' } }], delegate: { name: 'a' } },
          to('web', { match: [{ uri: { prefix: '/b' } }] }),
        ],
      }),
    ],
    client: ingress,
    request: http('shop.test', '/a'),
  },
  'later-for-the-same-host': {
    objects: [
      ...web('app/web'),
      virtualService('app/first', { hosts: ['web'], http: [to('web', { match: [{ uri: { prefix: '/a' } }] })] }),
      virtualService('app/second', { hosts: ['web'], http: [to('web', { match: [{ uri: { prefix: '/b' } }] })] }),
    ],
    client: podIn('app'),
    request: http('web', '/b'),
  },
  'gateway-misspelt': {
    objects: [open, virtualService('app/shop', { hosts: ['shop.test'], gateways: ['egde'], http: [to('web')] })],
    client: ingress,
    request: http('shop.test'),
  },
  'virtual-service-hidden': {
    objects: [
      open,
      virtualService('app/shop', { hosts: ['shop.test'], gateways: ['edge'], exportTo: ['.'], http: [to('web')] }),
      virtualService('app/api', { hosts: ['api.test'], gateways: ['edge'], http: [to('web')] }),
    ],
    client: ingress,
    request: http('shop.test'),
  },
  'virtual-service-refused': {
    objects: [open, virtualService('app/shop', { hosts: ['shop.test'], gateways: ['edge'], http: [{ match: [] }] })],
    client: ingress,
    request: http('shop.test'),
  },
  'no-rule-matches': {
    objects: [
      open,
      shop('web', { match: [{ uri: { prefix: '/cart' }, method: { exact: 'POST' } }] }),
      ...web('app/web'),
    ],
    client: ingress,
    request: http('shop.test', '/card'),
  },
  'only-for-gateways': {
    objects: [open, shop('web'), ...web('app/web')],
    client: podIn('app'),
    request: http('shop.test'),
    settings: { outboundTrafficPolicy: 'REGISTRY_ONLY' },
  },
  'not-imported': {
    objects: [...web('app/web'), ...web('shop/web'), sidecar('app/default', { egress: [{ hosts: ['./*'] }] })],
    client: podIn('app'),
    request: http('web.shop'),
  },
  'port-not-served': { objects: [open, shop('web')], client: ingress, request: http('shop.test', '/', { port: 8080 }) },
  'no-gateway-selects': {
    objects: [gateway('app/edge', { selector: { istio: 'ingres' }, servers: [plain(['*'])] }), shop('web')],
    client: ingress,
    request: http('shop.test'),
  },
  'no-port-of-the-service': {
    objects: [open, shop('web'), service('istio-system/edge', ['http:8000>80'], { selector })],
    client: ingress,
    request: http('shop.test'),
  },
  'sni-unknown': {
    objects: [edge(secure('a', ['a.test']), secure('b', ['a.test', 'b.test'])), shop('web')],
    client: ingress,
    request: http('b.test', '/', { port: 443, tls: { sni: 'b.test' } }),
  },
  'plaintext-to-tls': {
    objects: [edge(secure('a', ['a.test'])), shop('web')],
    client: ingress,
    request: http('a.test', '/', { port: 443 }),
  },
  'tcp-without-pods': {
    objects: [service('app/db', ['tcp:5432'])],
    client: podIn('app'),
    request: { protocol: 'tcp', port: 5432, dial: 'db' },
  },
  'not-modelled': {
    objects: [
      open,
      shop('web'),
      ...web('app/web'),
      destinationRule('app/web', {
        host: 'web',
        trafficPolicy: { tls: { mode: 'DISABLE' }, outlierDetection: { consecutive5xxErrors: 3 } },
      }),
      other('networking.istio.io/v1alpha3', 'EnvoyFilter', 'istio-system', { workloadSelector: { labels: selector } }),
      other('security.istio.io/v1', 'AuthorizationPolicy', 'app', { selector: { matchLabels: { app: 'web' } } }),
      other('security.istio.io/v1', 'AuthorizationPolicy', 'elsewhere', {}),
      other('security.istio.io/v1', 'PeerAuthentication', 'app', { selector: { matchLabels: { app: 'db' } } }),
      other('gateway.networking.k8s.io/v1', 'HTTPRoute', 'app', { hostnames: ['*.test'] }),
    ],
    client: ingress,
    request: http('shop.test'),
  },
};

test.each(Object.entries(cases))('%s', async (name, { objects, client, request, settings }) => {
  const decision = route(world(objects, settings), client, request, { trace: true });
  expect(told(decision)).not.toMatch(/\{\{|undefined/);
  await expect(told(decision)).toMatchFileSnapshot(`../testdata/traces/${name}.txt`);
});

function told(decision: Decision): string {
  const lines = decision.steps.flatMap((step) => [
    `${step.stage}: ${line(step)}`,
    ...(step.comparisons ?? []).map((comparison) => `    ${line(comparison)}`),
  ]);
  return `${message(summarize(decision))}\n\n${lines.join('\n')}\n`;
}

function line(of: Comparison): string {
  const place = of.at ? `  @ ${of.at.resource} ${of.at.path.join('.')}` : '';
  return `${of.verdict.padEnd(4)} ${explain(of)} ${of.rule}${place}`;
}
