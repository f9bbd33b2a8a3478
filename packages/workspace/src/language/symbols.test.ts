import { expect, test } from 'vitest';
import { defaultSettings } from '@portolan/engine';
import { applyEdits, readSource } from '@portolan/text';
import { compile } from '../compile.ts';
import { createDeriver, type Derived } from '../derive.ts';
import { rangeOf, valueRangeOf } from '../place.ts';
import { hoverAt, type Meant } from './hover.ts';
import { outlineOf, type OutlineEntry } from './outline.ts';
import { definitionsAt, mentionsOf, nameAt, renameOf } from './symbols.ts';

const shop = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front, namespace: infra }
spec:
  selector: { istio: ingress }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: ["default/shop.com"]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.com]
  gateways: [infra/front, mesh]
  http:
  - match:
    - uri: { regex: "/a.*" }
    timeout: 90s
    route:
    - destination: { host: web, subset: v1 }
    - destination: { host: web.default.svc.cluster.local, subset: v9 }
  - name: rest
    delegate: { name: part, namespace: default }
  - route:
    - destination: { host: api.com }
    - destination: { host: nobody }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: part }
spec:
  http: [{ route: [{ destination: { host: web } }] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web }
spec:
  host: web
  subsets:
  - name: v1
    labels: { version: v1 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-v1 }
spec: { template: { metadata: { labels: { app: web, version: v1 } } } }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api }
spec: { hosts: [api.com], ports: [{ number: 443, name: tls, protocol: TLS }] }
`;

const derive = (text: string): Derived => createDeriver()(readSource(text), defaultSettings);
const known = derive(shop);

/** Of the n-th place where a word stands. */
function offsetOf(word: string, nth = 0, text = shop): number {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = text.indexOf(word, at + 1);
  if (at < 0) throw new Error(`${word} is not there`);
  return at + Math.max(0, word.search(/[\w"/]/));
}

const lineOf = (offset: number): number => shop.slice(0, offset).split('\n').length;

test.each<[string, string, number, string | undefined, string | undefined]>([
  ['a Gateway by its namespace and name', 'front, mesh', 0, 'resource', 'front'],
  ['an object by its own name', 'front, name', 0, 'resource', 'front'],
  ['a Service by its short name', 'web, subset', 0, 'resource', 'web'],
  ['a Service by its full name', 'web.default', 0, 'resource', 'web'],
  ['a subset of a destination', 'v1 }\n    - dest', 0, 'subset', 'v1'],
  ['a subset where it is defined', 'v1\n    labels', 0, 'subset', 'v1'],
  ['a delegate', 'part, namespace', 0, 'resource', 'part'],
  ['the namespace of a delegate', 'default }\n  - route', 0, 'namespace', 'default'],
  ['a host that a Gateway serves', 'shop.com"]', 0, 'host', 'shop.com'],
  ['a host of a ServiceEntry', 'api.com], p', 0, 'host', 'api.com'],
  ['a destination that a ServiceEntry owns', 'api.com }', 0, 'host', 'api.com'],
  ['mesh', 'mesh]', 0, undefined, undefined],
  ['a subset that nobody defines', 'v9', 0, undefined, undefined],
  ['a path', '/a.*', 0, undefined, undefined],
  ['a key', 'hosts:', 0, undefined, undefined],
])('%s', (_, word, nth, kind, name) => {
  const found = nameAt(known, offsetOf(word, nth));
  expect(found?.thing.kind).toBe(kind);
  expect(found && shop.slice(found.range.from, found.range.to)).toBe(name);
});

test.each<[string, string, number, string[]]>([
  ['from a gateway to its name', 'front, mesh', 0, ['front']],
  ['from a subset to its rule', 'v1 }\n    - dest', 0, ['v1\n']],
  ['from a delegate to the VirtualService', 'part, name', 0, ['part }\nspec']],
  ['from a host to the ServiceEntry', 'api.com }', 0, ['api.com], p']],
  ['from a served host to the Gateway', 'shop.com]', 0, ['"default/shop.com"']],
  ['from a selector to the pods', 'app: web }', 0, ['web-v1']],
  ['from the labels of a subset to the pods', 'version: v1 }', 0, ['web-v1']],
  ['from nothing to nowhere', 'HTTP }', 0, []],
])('%s', (_, word, nth, targets) => {
  const found = definitionsAt(known, offsetOf(word, nth)).map((ref) => valueRangeOf(known, ref)?.from);
  expect(found.map((from) => shop.slice(from))).toEqual(
    targets.map((target) => expect.stringMatching(new RegExp(`^${target.replace(/[.\]}"]/g, '\\$&')}`)) as string),
  );
});

test.each<[string, string, number[]]>([
  ['a Service', 'web, subset', [21, 22, 33, 39, 46]],
  ['a Gateway', 'front, mesh', [3, 15]],
  ['a subset', 'v1 }\n    - dest', [21, 41]],
  ['a host', 'shop.com]', [8, 14]],
  ['a host of a ServiceEntry', 'api.com], p', [26, 57]],
  ['a Deployment', 'web-v1', [41, 47, 51]],
])('%s is meant on these lines', (_, word, lines) => {
  const thing = nameAt(known, offsetOf(word))?.thing;
  if (thing === undefined) throw new Error('names nothing');
  const found = mentionsOf(known, thing).map((ref) => lineOf(valueRangeOf(known, ref)?.from ?? -1));
  expect([...new Set(found)].sort((a, b) => a - b)).toEqual(lines);
});

test('renaming changes no other places than those that mean it', () => {
  for (const word of ['front, mesh', 'web, subset', 'v1 }\n    - dest', 'shop.com]', 'part, name', 'api.com }']) {
    const named = nameAt(known, offsetOf(word));
    if (named === undefined) throw new Error('names nothing');
    const edits = compile(known.source, known.resources, renameOf(named.thing, 'renamed'));
    if (!edits.ok) throw new Error(edits.error.message);
    const places = mentionsOf(known, named.thing).flatMap((ref) => rangeOf(known, ref) ?? []);
    for (const edit of edits.value)
      expect(places.some(({ from, to }) => edit.from >= from && edit.to <= to)).toBe(true);
    const after = applyEdits(shop, edits.value);
    expect(after.split('\n').length).toBe(shop.split('\n').length);
  }
});

test.each<[string, string, number, string | undefined, Partial<Meant>[]]>([
  ['a key', 'timeout', 0, 'duration', [{ kind: 'duration', ms: 90_000 }]],
  ['a value', '90s', 0, 'duration', [{ kind: 'duration', ms: 90_000 }]],
  ['a host', 'web, subset', 0, 'string', [{ kind: 'object', host: 'web.default.svc.cluster.local' }]],
  ['a gateway', 'infra/front', 0, 'string', [{ kind: 'object' }]],
  ['mesh', 'mesh]', 0, 'string', [{ kind: 'mesh' }]],
  ['a subset', 'v1 }\n    - dest', 0, 'string', [{ kind: 'subset', labels: { version: 'v1' } }]],
  ['a missing subset', 'v9', 0, 'string', [{ kind: 'missing', wanted: 'subset' }]],
  ['a missing host', 'nobody', 0, 'string', [{ kind: 'missing', wanted: 'service' }]],
  ['a pattern', '/a.*', 0, 'string', [{ kind: 'pattern' }]],
  ['a kind', 'Gateway', 0, 'string', []],
])('hover tells of %s', (_, word, nth, type, meant) => {
  const hover = hoverAt(known, offsetOf(word, nth));
  expect(hover?.field?.type).toBe(type);
  expect(hover?.meant).toEqual(meant.map((one) => expect.objectContaining(one) as Meant));
});

test('hover has RE2’s own words for a pattern it refuses', () => {
  const text = shop.replace('/a.*', '/a(');
  const hover = hoverAt(derive(text), offsetOf('/a(', 0, text));
  expect(hover?.meant).toEqual([{ kind: 'pattern', error: expect.stringContaining('missing closing )') as string }]);
});

test('hover knows the keys of a broken text', () => {
  const text = shop.replace('hosts: [shop.com]', 'hosts: [shop.com');
  const hover = hoverAt(derive(text), offsetOf('timeout', 0, text));
  expect(hover?.field?.type).toBe('duration');
});

test('between words hover tells nothing', () => {
  expect(hoverAt(known, offsetOf('---', 0) + 1)).toBeUndefined();
  expect(hoverAt(derive(''), 0)).toBeUndefined();
});

test('the outline names objects, rules and parts', () => {
  const told = (entries: readonly OutlineEntry[]): unknown[] =>
    entries.map(({ name, detail, children }) =>
      children.length === 0 ? [name, detail] : [name, detail, told(children)],
    );
  expect(told(outlineOf(known, 'otherwise'))).toEqual([
    ['Gateway front', 'infra', [['http 80 default/shop.com', 'servers 1']]],
    [
      'VirtualService shop',
      'default',
      [
        ['~ /a.*', 'http 1'],
        ['rest', 'http 2'],
        ['otherwise', 'http 3'],
      ],
    ],
    ['VirtualService part', 'default', [['otherwise', 'http 1']]],
    ['DestinationRule web', 'default', [['v1', 'subsets 1']]],
    ['Service web', 'default', [['http 80', 'ports 1']]],
    ['Deployment web-v1', 'default'],
    ['ServiceEntry api', 'default', [['tls 443', 'ports 1']]],
  ]);
});
