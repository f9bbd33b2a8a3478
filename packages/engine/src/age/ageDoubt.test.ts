// Where the age of objects decides and the text does not give it, the answer says so; elsewhere it does not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { route } from '../route.ts';
import type { Client, HttpRequest, Request } from '../request.ts';
import type { Json, JsonObject } from '../ref.ts';
import { isObject } from '../ref.ts';
import {
  destinationRule,
  gateway,
  ingress,
  podIn,
  pods,
  selector,
  service,
  serviceEntry,
  sidecar,
  to,
  virtualService,
  web,
  world,
} from '../rules/world.ts';

const get = (host: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  protocol: 'http',
  method: 'GET',
  host,
  port: 80,
  path: '/',
  headers: [],
  ...more,
});
const tcp = (dial: string, port: number): Request => ({ protocol: 'tcp', port, dial });
const tls = (sni: string, port = 443): Request => ({ protocol: 'tcp', port, dial: sni, tls: { sni } });
const pod = podIn('app');
const http = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] };
const open = gateway('app/gw', { selector, servers: [http] });
const bound = { gateways: ['app/gw'] };
const says = (status: number): Json => ({ directResponse: { status } });
const on = (path: string, rule: Json): JsonObject => ({ match: [{ uri: { exact: path } }], ...(rule as JsonObject) });
const passthrough = (hosts: readonly string[]) => ({
  port: { number: 443, name: 'tls', protocol: 'TLS' },
  hosts: [...hosts],
  tls: { mode: 'PASSTHROUGH' },
});
const sniRule = (sniHosts: readonly string[], host: string): Json => ({
  match: [{ sniHosts: [...sniHosts] }],
  route: [{ destination: { host } }],
});
const subset = (name: string, version: string): Json => ({ name, labels: { version } });

interface Row {
  readonly objects: readonly Json[];
  readonly client: Client;
  readonly request: Request;
}

const dependent: Readonly<Record<string, Row>> = {
  'R-VS-14 two VirtualServices for one host in the mesh': {
    objects: [
      ...web('app/web'),
      virtualService('app/a', { hosts: ['web'], http: [says(201)] }),
      virtualService('app/b', { hosts: ['web'], http: [says(202)] }),
    ],
    client: pod,
    request: get('web'),
  },
  'R-VS-14 three of which the last alone would answer': {
    objects: [
      ...web('app/web'),
      ...['a', 'b', 'c'].map((name) =>
        virtualService(`app/${name}`, { hosts: ['web'], http: [on(name === 'b' ? '/' : '/other', says(201))] }),
      ),
    ],
    client: pod,
    request: get('web'),
  },
  'R-GW-25 two VirtualServices with a rule for one path on a gateway': {
    objects: [
      open,
      virtualService('app/a', { hosts: ['a.test'], ...bound, http: [on('/', says(201))] }),
      virtualService('app/b', { hosts: ['a.test'], ...bound, http: [on('/', says(202))] }),
    ],
    client: ingress,
    request: get('a.test'),
  },
  'R-GW-26 two catch-alls on a gateway, one dated later': {
    objects: [
      open,
      virtualService('app/a', { hosts: ['a.test'], ...bound, http: [says(201)] }),
      virtualService(
        'app/b',
        { hosts: ['a.test'], ...bound, http: [says(202)] },
        { creationTimestamp: '2025-01-01T00:00:00Z' },
      ),
    ],
    client: ingress,
    request: get('a.test'),
  },
  'R-GW-15 two Gateways with one TLS host': {
    objects: [
      gateway('app/gw', { selector, servers: [passthrough(['a.test'])] }),
      gateway('app/other', { selector, servers: [passthrough(['a.test'])] }),
      ...web('app/web', ['tls:443']),
      virtualService('app/vs', { hosts: ['a.test'], ...bound, tls: [sniRule(['a.test'], 'web')] }),
    ],
    client: ingress,
    request: tls('a.test'),
  },
  'R-GW-16 a TCP server and an HTTP server on one port': {
    objects: [
      open,
      gateway('app/tcp', { selector, servers: [{ port: { number: 80, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] }] }),
      ...web('app/web'),
      virtualService('app/vs', { hosts: ['*'], gateways: ['app/tcp'], tcp: [to('web')] }),
    ],
    client: ingress,
    request: get('a.test'),
  },
  'R-L4-4 two VirtualServices with tcp rules for one server': {
    objects: [
      gateway('app/gw', {
        selector,
        servers: [{ port: { number: 9000, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] }],
      }),
      ...web('app/web', ['tcp:9000']),
      ...web('app/db', ['tcp:9000']),
      virtualService('app/a', { hosts: ['a.test'], ...bound, tcp: [to('web')] }),
      virtualService('app/b', { hosts: ['b.test'], ...bound, tcp: [to('db')] }),
    ],
    client: ingress,
    request: { protocol: 'tcp', port: 9000 },
  },
  'R-L4-6 two VirtualServices with one SNI host': {
    objects: [
      gateway('app/gw', { selector, servers: [passthrough(['*.test'])] }),
      ...web('app/web', ['tls:443']),
      ...web('app/db', ['tls:443']),
      virtualService('app/a', { hosts: ['a.test'], ...bound, tls: [sniRule(['a.test'], 'web')] }),
      virtualService('app/b', { hosts: ['*.test'], ...bound, tls: [sniRule(['a.test'], 'db')] }),
    ],
    client: ingress,
    request: tls('a.test'),
  },
  'R-L4-12 two VirtualServices with tcp rules for one Service': {
    objects: [
      ...web('app/web', ['tcp:9000']),
      ...web('app/db', ['tcp:9000']),
      virtualService('app/a', { hosts: ['web'], tcp: [to('web')] }),
      virtualService('app/b', { hosts: ['*.app.svc.cluster.local'], tcp: [to('db')] }),
    ],
    client: pod,
    request: tcp('web', 9000),
  },
  'R-L4-14 two VirtualServices with tls rules for one Service': {
    objects: [
      ...web('app/web', ['tls:443']),
      ...web('app/db', ['tls:443']),
      virtualService('app/a', {
        hosts: ['web.app.svc.cluster.local'],
        tls: [sniRule(['web.app.svc.cluster.local'], 'web')],
      }),
      virtualService('app/b', {
        hosts: ['*.app.svc.cluster.local'],
        tls: [sniRule(['web.app.svc.cluster.local'], 'db')],
      }),
    ],
    client: pod,
    request: { protocol: 'tcp', port: 443, dial: 'web', tls: { sni: 'web.app.svc.cluster.local' } },
  },
  'R-DR-8 two DestinationRules define one subset': {
    objects: [
      service('app/web', ['http:80']),
      pods('app/web', { version: 'v1' }),
      virtualService('app/vs', { hosts: ['web'], http: [{ route: [{ destination: { host: 'web', subset: 's' } }] }] }),
      destinationRule('app/a', { host: 'web', subsets: [subset('s', 'v1')] }),
      destinationRule('app/b', { host: 'web', subsets: [subset('s', 'v2')] }),
    ],
    client: pod,
    request: get('web'),
  },
  'R-DR-8 two DestinationRules with a traffic policy': {
    objects: [
      ...web('app/web'),
      destinationRule('app/a', { host: 'web', trafficPolicy: { loadBalancer: { simple: 'RANDOM' } } }),
      destinationRule('app/b', { host: 'web', trafficPolicy: { loadBalancer: { simple: 'ROUND_ROBIN' } } }),
    ],
    client: pod,
    request: get('web'),
  },
  'R-DR-8 rules with different exportTo, of which the last counts': {
    objects: [
      service('app/web', ['http:80']),
      pods('app/web', { version: 'v1' }),
      virtualService('app/vs', { hosts: ['web'], http: [{ route: [{ destination: { host: 'web', subset: 's' } }] }] }),
      destinationRule('app/a', { host: 'web', subsets: [subset('s', 'v1')] }),
      destinationRule('app/b', { host: 'web', exportTo: ['*'], subsets: [subset('t', 'v1')] }),
    ],
    client: pod,
    request: get('web'),
  },
  'R-SVC-11 two ServiceEntries of one host in other namespaces': {
    objects: ['one', 'two'].map((namespace) =>
      serviceEntry(`${namespace}/out`, {
        hosts: ['out.test'],
        resolution: 'STATIC',
        ports: [{ number: namespace === 'one' ? 80 : 8080, name: 'http', protocol: 'HTTP' }],
        endpoints: [{ address: '10.0.0.1' }],
      }),
    ),
    client: pod,
    request: get('out.test', { port: 8080 }),
  },
  'R-OUT-7 two ServiceEntries with one address and port': {
    objects: ['one', 'two'].map((name) =>
      serviceEntry(`app/${name}`, {
        hosts: [`${name}.test`],
        addresses: ['10.9.9.9'],
        resolution: 'STATIC',
        ports: [{ number: 9000, name: 'tcp', protocol: 'TCP' }],
        endpoints: [{ address: '10.0.0.1' }],
      }),
    ),
    client: pod,
    request: tcp('10.9.9.9', 9000),
  },
  'R-SC-1 two Sidecars of one namespace': {
    objects: [
      ...web('shop/web'),
      sidecar('app/a', { egress: [{ hosts: ['*/*'] }] }),
      sidecar('app/b', { egress: [{ hosts: ['./*'] }] }),
    ],
    client: pod,
    request: get('web.shop'),
  },
};

const independent: Readonly<Record<string, Row>> = {
  'two VirtualServices with different paths on a gateway': {
    objects: [
      open,
      virtualService('app/a', { hosts: ['a.test'], ...bound, http: [on('/a', says(201))] }),
      virtualService('app/b', { hosts: ['a.test'], ...bound, http: [on('/', says(202))] }),
    ],
    client: ingress,
    request: get('a.test'),
  },
  'two VirtualServices for one host, both dated': {
    objects: [
      ...web('app/web'),
      ...['2023', '2024'].map((year) =>
        virtualService(
          `app/of-${year}`,
          { hosts: ['web'], http: [says(201)] },
          { creationTimestamp: `${year}-01-01T00:00:00Z` },
        ),
      ),
    ],
    client: pod,
    request: get('web'),
  },
  'a wildcard and an exact host': {
    objects: [
      open,
      virtualService('app/a', { hosts: ['*.test'], ...bound, http: [says(201)] }),
      virtualService('app/b', { hosts: ['a.test'], ...bound, http: [says(202)] }),
    ],
    client: ingress,
    request: get('a.test'),
  },
  'two Gateways of different hosts': {
    objects: [
      gateway('app/gw', { selector, servers: [{ ...http, hosts: ['a.test'] }] }),
      gateway('app/other', { selector, servers: [{ ...http, hosts: ['b.test'] }] }),
      virtualService('app/a', { hosts: ['a.test'], ...bound, http: [says(201)] }),
    ],
    client: ingress,
    request: get('a.test'),
  },
  'DestinationRules with different subsets': {
    objects: [
      ...web('app/web'),
      destinationRule('app/a', { host: 'web', subsets: [subset('s', 'v1')] }),
      destinationRule('app/b', { host: 'web', subsets: [subset('t', 'v1')] }),
    ],
    client: pod,
    request: get('web'),
  },
  'VirtualServices of another host': {
    objects: [
      ...web('app/web'),
      ...web('app/api'),
      virtualService('app/a', { hosts: ['api'], http: [says(201)] }),
      virtualService('app/b', { hosts: ['api'], http: [says(202)] }),
    ],
    client: pod,
    request: get('web'),
  },
};

const decide = ({ objects, client, request }: Row) => route(world(objects), client, request, { trace: true });

describe('an answer whose winner depends on the age of objects says so', () => {
  test.each(Object.entries(dependent))('%s', (_, row) => {
    const { ageDependent, steps } = decide(row);
    expect(ageDependent).toBe(true);
    expect(steps.filter(({ rule }) => rule === 'R-GEN-3')).toHaveLength(1);
  });

  test.each(Object.entries(independent))('and is silent otherwise: %s', (_, row) => {
    expect(decide(row).ageDependent).toBeUndefined();
  });

  test('the step names the object and the other answer, at its stage', () => {
    const row = dependent['R-GW-25 two VirtualServices with a rule for one path on a gateway'];
    const steps = row ? decide(row).steps : [];
    const at = steps.findIndex(({ rule }) => rule === 'R-GEN-3');
    expect(steps[at]).toMatchObject({ stage: 'virtual-host', values: { names: 'app/a, app/b' } });
    expect(steps[at]?.comparisons?.[0]).toMatchObject({ message: 'outcome.direct-response', values: { status: 202 } });
    expect(steps[at + 1]?.stage).toBe('rule');
  });
});

const namespace = fc.constantFrom('app', 'shop');
const name = fc.constantFrom('a', 'b', 'c', 'd');
const vsHost = fc.constantFrom('web.app.svc.cluster.local', 'a.test', '*.test', '*.app.svc.cluster.local', 'out.test');
const aRule = fc.record(
  {
    match: fc.constantFrom<Json>(
      [{ uri: { prefix: '/a' } }],
      [{ uri: { exact: '/' } }],
      [{ method: { exact: 'GET' } }],
    ),
    route: fc.constantFrom<Json>(
      [{ destination: { host: 'web.app.svc.cluster.local', subset: 's' } }],
      [{ destination: { host: 'web' } }],
      [{ destination: { host: 'out.test' } }],
    ),
  },
  { requiredKeys: ['route'] },
) as fc.Arbitrary<Json>;
const l4Route = fc.constantFrom<Json>(
  [{ destination: { host: 'web.app.svc.cluster.local' } }],
  [{ destination: { host: 'out.test' } }],
);
const aServer = fc.constantFrom<JsonObject>(
  http,
  { port: { number: 80, name: 'more', protocol: 'HTTP' }, hosts: ['a.test', 'shop/*'], tls: { httpsRedirect: true } },
  { port: { number: 80, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] },
  passthrough(['*.test']),
  passthrough(['a.test', 'b.test']),
  {
    port: { number: 443, name: 'https', protocol: 'HTTPS' },
    hosts: ['a.test'],
    tls: { mode: 'SIMPLE', credentialName: 'c' },
  },
);
const placed = (make: (at: string, spec: JsonObject) => JsonObject, spec: fc.Arbitrary<JsonObject>) =>
  fc.tuple(namespace, name, spec).map(([ns, own, given]) => make(`${ns}/${own}`, given));
const anObject: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    weight: 4,
    arbitrary: placed(
      virtualService,
      fc.record(
        {
          hosts: fc.uniqueArray(vsHost, { minLength: 1, maxLength: 2 }),
          gateways: fc.constantFrom<Json>(['app/a'], ['shop/b', 'mesh'], ['app/a', 'shop/b', 'mesh'], ['mesh']),
          http: fc.array(aRule, { minLength: 1, maxLength: 3 }),
          tcp: fc.array(fc.record({ route: l4Route }), { maxLength: 1 }),
          tls: fc.array(
            fc.record({
              match: fc.constantFrom<Json>([{ sniHosts: ['a.test'] }], [{ sniHosts: ['*.test'] }]),
              route: l4Route,
            }),
            { maxLength: 1 },
          ),
        },
        { requiredKeys: ['hosts', 'http'] },
      ) as fc.Arbitrary<JsonObject>,
    ),
  },
  {
    weight: 2,
    arbitrary: placed(
      gateway,
      fc.array(aServer, { minLength: 1, maxLength: 2 }).map((servers): JsonObject => ({ selector, servers })),
    ),
  },
  {
    weight: 2,
    arbitrary: placed(
      destinationRule,
      fc.record(
        {
          host: fc.constantFrom('web', 'web.app.svc.cluster.local', '*.svc.cluster.local', 'out.test'),
          exportTo: fc.constantFrom<Json>(['*'], ['.'], ['app', 'shop']),
          subsets: fc.constantFrom<Json>([subset('s', 'v1')], [subset('s', 'v2')], [subset('t', 'v1')]),
          trafficPolicy: fc.constantFrom<Json>({ loadBalancer: { simple: 'RANDOM' } }),
          workloadSelector: fc.constantFrom<Json>({ matchLabels: { app: 'web' } }),
        },
        { requiredKeys: ['host'] },
      ) as fc.Arbitrary<JsonObject>,
    ),
  },
  {
    weight: 2,
    arbitrary: placed(
      serviceEntry,
      fc
        .record({
          hosts: fc.constantFrom<Json>(['out.test'], ['a.test'], ['*.test'], ['web.app.svc.cluster.local']),
          addresses: fc.constantFrom<Json>([], ['10.9.9.9'], ['10.9.0.0/16']),
          ports: fc.constantFrom<Json>(
            [{ number: 80, name: 'http', protocol: 'HTTP' }],
            [{ number: 80, name: 'tcp', protocol: 'TCP' }],
            [{ number: 443, name: 'tls', protocol: 'TLS' }],
          ),
        })
        .map((spec): JsonObject => ({ ...spec, resolution: 'STATIC', endpoints: [{ address: '10.0.0.1' }] })),
    ),
  },
  placed(
    sidecar,
    fc.constantFrom<JsonObject>(
      { egress: [{ hosts: ['*/*'] }] },
      { egress: [{ hosts: ['./*'] }] },
      { workloadSelector: { labels: { app: 'web' } }, egress: [{ hosts: ['shop/*'] }] },
    ),
  ),
);
const base = [
  service('app/web', ['http:80', 'tcp:9000', 'tls:443']),
  pods('app/web', { version: 'v1' }),
  ...web('shop/web'),
  gateway('app/a', { selector, servers: [http] }),
];
const dates = [
  '2022-01-01T00:00:00Z',
  '2023-01-01T00:00:00Z',
  '2025-01-01T00:00:00Z',
  '2026-01-01T00:00:00Z',
  undefined,
];
const aMesh = fc
  .uniqueArray(anObject, {
    minLength: 4,
    maxLength: 10,
    selector: (object) => JSON.stringify([object['kind'], object['metadata']]),
  })
  .map((random): readonly JsonObject[] => [...base, ...random]);
const aDate = fc.constantFrom(...dates);
const anAsker = fc.constantFrom<Client>(ingress, podIn('app'), podIn('shop', { app: 'web' }));
const aQuestion = fc.constantFrom<Request>(
  get('web'),
  get('a.test'),
  get('out.test', { path: '/a' }),
  get('web.app'),
  get('web.app.svc.cluster.local', { path: '/b' }),
  get('10.9.9.9'),
  tcp('web', 9000),
  tcp('10.9.9.9', 80),
  tcp('out.test', 80),
  tls('a.test'),
  tls('b.test'),
);

/** The ages of the objects that have none, given at random. */
function dated(objects: readonly JsonObject[], ages: readonly (string | undefined)[]): readonly JsonObject[] {
  return objects.map((object, i) => {
    const date = ages[i % ages.length];
    const { metadata } = object;
    if (date === undefined || !isObject(metadata) || metadata['creationTimestamp'] !== undefined) return object;
    return { ...object, metadata: { ...metadata, creationTimestamp: date } };
  });
}

describe('laws', () => {
  test('where other ages give another answer, the answer says that it depends on them', () => {
    const someDates = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, aDate), {
      minLength: 12,
      maxLength: 12,
    });
    const otherDates = fc.array(aDate, { minLength: 12, maxLength: 12 });
    let changed = 0;
    fc.assert(
      fc.property(aMesh, someDates, otherDates, anAsker, aQuestion, (objects, given, other, client, request) => {
        const written = dated(objects, given);
        const answer = route(world(written), client, request, { trace: true });
        const there = route(world(dated(written, other)), client, request).outcome;
        const same = answer.outcome.kind === 'config-rejected' ? there.kind === 'config-rejected' : undefined;
        if (same ?? JSON.stringify(there) === JSON.stringify(answer.outcome)) return;
        changed++;
        expect(answer.ageDependent).toBe(true);
      }),
      { numRuns: 600 },
    );
    expect(changed).toBeGreaterThan(3);
  });

  test('with all ages given, no answer says so', () => {
    fc.assert(
      fc.property(aMesh, anAsker, aQuestion, (objects, client, request) => {
        const ages = objects.map((_, i) => `20${10 + i}-01-01T00:00:00Z`);
        expect(route(world(dated(objects, ages)), client, request, { trace: true }).ageDependent).toBeUndefined();
      }),
    );
  });
});
