import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Json, JsonObject } from '../ref.ts';
import { advise } from './advise.ts';

function idsOf(kind: string, spec: Json, more: JsonObject = {}): string[] {
  const apiVersion =
    kind === 'Service' || kind === 'Pod' ? 'v1' : kind === 'Deployment' ? 'apps/v1' : 'networking.istio.io/v1';
  const { resource } = decode({ apiVersion, kind, metadata: { name: 'a', ...more }, spec });
  return resource === undefined ? [] : advise(resource).map(({ code, at }) => `${code} ${at.path.join('.')}`);
}

const to = (host: string, weight?: number): Json => ({
  destination: { host },
  ...(weight === undefined ? {} : { weight }),
});

describe('weights', () => {
  test.each<[string, readonly Json[], readonly string[]]>([
    ['one with all of it', [to('a', 100)], []],
    ['one without weight', [to('a')], []],
    ['one with a part', [to('a', 50)], ['V-VS-74 spec.http.0.route.0.weight']],
    ['two of 100', [to('a', 50), to('b', 50)], []],
    ['two of 30', [to('a', 10), to('b', 20)], ['V-VS-76 spec.http.0.route']],
    [
      'the same by two names',
      [to('a', 50), to('a.default.svc.cluster.local', 50)],
      ['V-VS-75 spec.http.0.route.1.destination.host'],
    ],
  ])('%s', (_, route, ids) => {
    expect(idsOf('VirtualService', { hosts: ['a'], http: [{ route }] })).toEqual(ids);
  });
});

describe('a match behind a broader one', () => {
  const hidden = (broad: Json, narrow: Json): boolean => {
    const rules = [broad, narrow].map((match) => ({ match: [match], route: [to('a')] }));
    return idsOf('VirtualService', { hosts: ['a'], http: rules }).some((id) => id.startsWith('V-VS-91'));
  };
  test.each<[Json, Json, boolean]>([
    [{ uri: { prefix: '/' } }, { uri: { exact: '/login' } }, true],
    [{ uri: { regex: '.*' } }, { uri: { regex: '/a.*' } }, true],
    [{}, { method: { exact: 'GET' } }, true],
    [{ uri: { prefix: '/a' } }, { uri: { exact: '/ab' }, headers: { x: {} } }, true],
    [{ uri: { prefix: '/A' }, ignoreUriCase: true }, { uri: { exact: '/ab' } }, true],
    [{ uri: { prefix: '/a' } }, { uri: { exact: '/ab' }, ignoreUriCase: true }, false],
    [{ uri: { prefix: '/a' }, headers: { x: {} } }, { uri: { exact: '/ab' } }, false],
    [{ headers: { x: {} } }, { headers: { x: { exact: '1' } } }, true],
    [{ headers: { x: { exact: '1' } } }, { headers: { x: {} } }, false],
    [{ withoutHeaders: { x: {} } }, { withoutHeaders: { x: {} }, port: 80 }, true],
    [{ withoutHeaders: { x: {} } }, { port: 80 }, false],
    [{ port: 80 }, { port: 81 }, false],
    [{ gateways: ['a/b'] }, { gateways: ['a/b'], port: 80 }, true],
    [{ gateways: ['a/b'] }, { port: 80 }, false],
    [{ sourceLabels: { a: 'b' } }, { sourceLabels: { a: 'b', c: 'd' } }, true],
  ])('%j before %j: %s', (broad, narrow, is) => {
    expect(hidden(broad, narrow)).toBe(is);
  });

  test('is said once, by the webhook where it looks', () => {
    const rules = [{ uri: { prefix: '/a' } }, { uri: { prefix: '/ab' } }].map((match) => ({
      match: [match],
      route: [to('a')],
    }));
    expect(idsOf('VirtualService', { hosts: ['a'], http: rules })).toEqual([]);
  });
});

test.each<[string, string, Json, JsonObject, readonly string[]]>([
  ['a Gateway for all pods', 'Gateway', { servers: [] }, {}, ['V-GW-35 spec.selector']],
  ['a policy without mode', 'Sidecar', { outboundTrafficPolicy: {} }, {}, ['V-SC-20 spec.outboundTrafficPolicy']],
  [
    'a hash of nothing',
    'DestinationRule',
    { host: 'a', trafficPolicy: { loadBalancer: { consistentHash: { ringHash: {} } } } },
    {},
    ['V-DR-21 spec.trafficPolicy.loadBalancer.consistentHash'],
  ],
  [
    'two ports without names',
    'Service',
    { ports: [{ port: 25 }, { port: 53 }] },
    {},
    ['V-SV-14 spec.ports.0', 'V-SV-14 spec.ports.1'],
  ],
  [
    'a selector beside its pods',
    'Deployment',
    { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'b' } } } },
    {},
    ['V-SV-13 spec.selector'],
  ],
  [
    'an annotation of a newer Istio, nearly',
    'Pod',
    {},
    { annotations: { 'sidecar.istio.io/injects': 'x' } },
    ['V-SV-08 metadata.annotations.sidecar.istio.io/injects'],
  ],
  [
    'a port list with a blank',
    'Pod',
    {},
    { annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '80, 81' } },
    [],
  ],
])('%s', (_, kind, spec, metadata, ids) => {
  expect(idsOf(kind, spec, metadata)).toEqual(ids);
});
