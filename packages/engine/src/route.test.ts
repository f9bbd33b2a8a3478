import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import type { Comparison, Decision } from './decision.ts';
import { explain } from './explain.ts';
import { message } from './sentence.ts';
import type { Json } from './ref.ts';
import type { Client, HttpRequest } from './request.ts';
import { resolve } from './resolve/resolve.ts';
import { route } from './route.ts';
import { defaultSettings } from './settings.ts';
import { outcomeKey, outcomeValues, summarize } from './summarize.ts';
import { aClient, aConfiguration, aRequest } from './testing/meshes.ts';

function meshOf(objects: readonly Json[]) {
  const seen = new Map<string, number>();
  const resources = objects.flatMap((object) => {
    const first = decode(object).resource;
    if (!first) return [];
    const ordinal = (seen.get(first.id) ?? 0) + 1;
    seen.set(first.id, ordinal);
    return decode(object, ordinal).resource ?? [];
  });
  return resolve(resources, defaultSettings);
}

describe('laws', { timeout: 60_000 }, () => {
  test('every request has an outcome, and the last step of its trace tells it', () => {
    fc.assert(
      fc.property(aConfiguration, aClient, aRequest, (objects, client, request) => {
        const mesh = meshOf(objects);
        const { outcome, steps } = route(mesh, client, request, { trace: true });
        expect(steps.at(-1)).toMatchObject({
          stage: 'outcome',
          message: outcomeKey(outcome),
          values: outcomeValues(outcome),
        });
        // Without a trace the index looks routes up, with one every route is asked: they agree.
        expect(route(mesh, client, request).outcome).toEqual(outcome);
      }),
      { numRuns: 800 },
    );
  });

  test('every step, comparison and summary has a sentence without gaps', () => {
    fc.assert(
      fc.property(aConfiguration, aClient, aRequest, (objects, client, request) => {
        const decision = route(meshOf(objects), client, request, { trace: true });
        const all: readonly Comparison[] = decision.steps.flatMap((step) => [step, ...(step.comparisons ?? [])]);
        for (const step of all) {
          const sentence = explain(step);
          expect(sentence).not.toContain('{{');
          expect(sentence).not.toBe(step.message);
        }
        expect(message(summarize(decision))).not.toMatch(/\{\{|^summary\./);
      }),
      { numRuns: 300 },
    );
  });

  test('shares of destinations sum to 1, and a pick takes one of them', () => {
    fc.assert(
      fc.property(
        aConfiguration,
        aClient,
        aRequest,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (objects, client, request, pick) => {
          const mesh = meshOf(objects);
          const { outcome } = route(mesh, client, request);
          const destinations = ('destinations' in outcome && outcome.destinations) || [];
          if (destinations.length === 0) return;
          expect(destinations.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
          expect(route(mesh, client, request, { pick }).outcome.kind).not.toBe('weighted');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an unrelated resource changes no answer, and neither does the order of documents', () => {
    const unrelated: Json[] = [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'unrelated' } },
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        metadata: { name: 'zz-unrelated', namespace: 'elsewhere' },
        spec: { hosts: ['unrelated.example'], http: [{ route: [{ destination: { host: 'web' } }] }], exportTo: ['.'] },
      },
    ];
    fc.assert(
      fc.property(aConfiguration, aClient, aRequest, fc.integer(), (objects, client, request, seed) => {
        const unique = [...new Map(objects.map((object) => [decode(object).resource?.id, object])).values()];
        const { outcome } = route(meshOf(unique), client, request);
        expect(route(meshOf([...unrelated, ...unique]), client, request).outcome).toEqual(outcome);
        const shuffled = unique.toSorted((a, b) => mix(a, seed) - mix(b, seed));
        expect(route(meshOf(shuffled), client, request).outcome).toEqual(outcome);
      }),
      { numRuns: 300 },
    );
  });
});

test('two Deployments behind one Service are told in one order, whichever is written first', () => {
  const deployment = (name: string): Json => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { template: { metadata: { labels: { app: 'web' } } } },
  });
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] },
  };
  const client: Client = { kind: 'sidecar', namespace: 'default', labels: {} };
  const request: HttpRequest = { protocol: 'http', method: 'GET', host: 'web', port: 80, path: '/', headers: [] };
  const both = [deployment('web'), deployment('old')];
  for (const objects of [both, both.toReversed()]) {
    expect(route(meshOf([service, ...objects]), client, request).outcome).toMatchObject({
      destinations: [{ workloads: ['Deployment/default/old', 'Deployment/default/web'] }],
    });
  }
});

/** Some number that depends on both. */
function mix(object: Json, seed: number): number {
  let hash = seed | 0;
  for (const char of JSON.stringify(object)) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) | 0;
  return hash;
}

describe('the tutorial explained', () => {
  const mesh = meshOf([
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name: 'httpserver-gateway' },
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['httpserver.lr90.site'] }],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'httpserver' },
      spec: {
        hosts: ['httpserver.lr90.site'],
        gateways: ['httpserver-gateway'],
        http: [
          {
            match: [{ uri: { prefix: '/hello' } }],
            route: [{ destination: { host: 'go-server', port: { number: 8000 } } }],
          },
        ],
      },
    },
  ]);
  const client: Client = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };
  const ask = (path: string, host = 'httpserver.lr90.site'): Decision => {
    const request: HttpRequest = { protocol: 'http', port: 80, method: 'GET', host, path, headers: [] };
    return route(mesh, client, request, { trace: true });
  };

  test.each<[string, Decision, readonly string[], string]>([
    [
      'a missing Service',
      ask('/hello'),
      [
        '`GET /hello` for Host `httpserver.lr90.site` comes to port 80 of the gateway, in plain text.',
        'The gateway listens on this port (listener 0.0.0.0_80).',
        'The connection is plain text and read as HTTP.',
        'Host `httpserver.lr90.site` is named by virtual host httpserver.lr90.site:80.',
        'Rule 1 of default/httpserver matches (match 1).',
        'By default a failed request is tried up to 2 more times, on `connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes`.',
        'Envoy answers 503, flag NC, for go-server:8000 (share 100 %): no Service or ServiceEntry has the host `go-server.default.svc.cluster.local`.',
        '503, flag NC: Envoy has no cluster for go-server:8000.',
      ],
      '503 NC: Service go-server is missing · rule 1 of httpserver',
    ],
    [
      'another path',
      ask('/world'),
      [
        '`GET /world` for Host `httpserver.lr90.site` comes to port 80 of the gateway, in plain text.',
        'The gateway listens on this port (listener 0.0.0.0_80).',
        'The connection is plain text and read as HTTP.',
        'Host `httpserver.lr90.site` is named by virtual host httpserver.lr90.site:80.',
        'Rule 1 of default/httpserver does not match (match 1): path is `/world`, prefix needs `/hello`.',
        '404, flag NR: no rule of virtual host httpserver.lr90.site:80 matches, and no other is asked.',
      ],
      '404 · no rule of httpserver.lr90.site:80 matches',
    ],
    [
      'another host',
      ask('/hello', 'other.example'),
      [
        '`GET /hello` for Host `other.example` comes to port 80 of the gateway, in plain text.',
        'The gateway listens on this port (listener 0.0.0.0_80).',
        'The connection is plain text and read as HTTP.',
        'No virtual host takes Host `other.example`: those here are for httpserver.lr90.site.',
        '404, flag NR: no virtual host takes this Host.',
      ],
      '404 · no virtual host has this name',
    ],
  ])('%s', (_, decision, sentences, summary) => {
    expect(decision.steps.map((step) => explain(step))).toEqual(sentences);
    expect(message(summarize(decision))).toBe(summary);
  });
});
