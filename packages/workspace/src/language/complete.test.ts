import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSettings, resolve, type Mesh } from '@portolan/engine';
import { readSource, type Source } from '@portolan/text';
import { readResources } from '../resources.ts';
import { complete, type Completion, type Suggestion } from './complete.ts';

/** Where the caret stands in the texts below. */
const mark = '‸';

const shop = `---
apiVersion: v1
kind: Service
metadata: { name: reviews }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 9080 }, { name: admin, port: 15000 }] }
---
apiVersion: v1
kind: Service
metadata: { name: ratings, namespace: far }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews }
spec: { host: reviews, subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front, namespace: infra }
spec: { selector: { istio: ingressgateway }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*.shop.com'] }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews-v1 }
spec: { template: { metadata: { labels: { app: reviews, version: v1 } } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: part }
spec: { http: [{ route: [{ destination: { host: reviews } }] }] }
`;

const meshOf = (source: Source): Mesh => resolve(readResources(source).resources, defaultSettings);

function at(text: string, offset: number): Completion | undefined {
  const source = readSource(text);
  return complete(source, offset, meshOf(source));
}

function offered(marked: string): Completion | undefined {
  const text = marked.replace(mark, '');
  return at(`${text}${text.endsWith('\n') ? '' : '\n'}${shop}`, marked.indexOf(mark));
}

const labels = (marked: string): string[] => offered(marked)?.suggestions.map(({ label }) => label) ?? [];

/** As the editor would insert it, the first choice of each tab stop taken. */
const plain = (insert: string): string =>
  insert
    .replace(/(?<!\\)\$(?:\{\d+:([^}]*)\}|\d+)/g, (_, text: string | undefined) => text ?? '')
    .replace(/\\([\\$}])/g, '$1');

function accepted(marked: string, label: string): string {
  const text = marked.replace(mark, '');
  const completion = offered(marked);
  const suggestion = completion?.suggestions.find((one) => one.label === label);
  if (completion === undefined || suggestion === undefined) throw new Error(`${label} is not offered`);
  return text.slice(0, completion.from) + plain(suggestion.insert) + text.slice(completion.to);
}

const vs = (spec: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a\nspec:\n${spec}`;

test.each<[string, string, readonly string[], readonly string[]]>([
  ['an empty line in a map', vs('  hosts: [a]\n  ‸\n'), ['http', 'gateways', 'tls', 'exportTo'], ['hosts', 'spec']],
  ['a word that is no key yet', vs('  hosts: [a]\n  ht‸\n'), ['http'], ['hosts']],
  ['a word above other keys', vs('  ht‸\n  hosts: [a]\n'), ['http'], ['hosts']],
  ['below a key', vs('  http:\n    - route:\n        - destination:\n            ‸\n'), ['host', 'subset', 'port'], []],
  ['behind a dash', vs('  http:\n  - ‸\n'), ['match', 'route', 'canary', 'timeout'], []],
  ['behind a dash in front of other keys', vs('  http:\n  - na‸\n    route: []\n'), ['name', 'match'], ['route']],
  ['in a key that is there', vs('  ho‸sts: [a]\n  tcp: []\n'), ['hosts', 'http'], ['tcp']],
  ['in a flow map', vs('  http: [{ route: [{ destination: { host: reviews, ‸ } }] }]\n'), ['subset', 'port'], ['host']],
  [
    'in a flow map that is not closed',
    vs('  http:\n  - route:\n    - destination: { su‸\n      weight: 1\n'),
    ['subset'],
    [],
  ],
  ['string matches', vs('  http:\n  - match:\n    - uri:\n        ‸\n'), ['exact', 'prefix', 'regex'], []],
  [
    'members of a group exclude each other',
    vs('  http:\n  - match:\n    - uri:\n        exact: /a\n        ‸\n'),
    [],
    ['prefix'],
  ],
  [
    'in JSON',
    '{"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "spec": {"hosts": ["a"], ‸}}',
    ['http'],
    ['hosts'],
  ],
  [
    'in an item of a List',
    'kind: List\napiVersion: v1\nitems:\n- apiVersion: networking.istio.io/v1\n  kind: VirtualService\n  spec:\n    ‸\n',
    ['http', 'hosts'],
    [],
  ],
  ['while another line is broken', vs('  hosts: [a\n  http:\n  - ‸\n'), ['match', 'route'], []],
  ['behind unclosed quotes', vs("  hosts: ['a\n  http:\n  - ‸\n"), ['match', 'route'], []],
  ['with tabs elsewhere', vs('\ttcp: x\n  http:\n  - ‸\n'), ['match', 'route'], []],
  ['below a block text', vs('  x: |\n    text\n    more: text\n  ‸\n'), ['http'], []],
  ['headers', vs('  http:\n  - match:\n    - headers:\n        ‸\n'), ['end-user', 'cookie'], []],
  ['labels', vs('  http:\n  - match:\n    - sourceLabels:\n        ‸\n'), ['app', 'version'], []],
  ['keys of other kinds', 'apiVersion: v1\nkind: Service\nspec:\n  ‸\n', ['ports', 'selector', 'type'], ['hosts']],
  ['without a kind', '‸', ['apiVersion', 'kind', 'metadata', 'Gateway', 'VirtualService', 'Deployment'], []],
  ['kinds', 'apiVersion: v1\nkind: ‸\n', ['Gateway', 'Service'], []],
  [
    'versions of the kind',
    'apiVersion: ‸\nkind: VirtualService\n',
    ['networking.istio.io/v1', 'networking.istio.io/v1beta1'],
    ['v1'],
  ],
])('%s', (_, marked, present, absent) => {
  const found = labels(marked);
  expect(present.filter((label) => !found.includes(label))).toEqual([]);
  expect(absent.filter((label) => found.includes(label))).toEqual([]);
});

test.each<[string, string, readonly string[]]>([
  [
    'hosts',
    vs('  http:\n  - route:\n    - destination:\n        host: ‸\n'),
    ['reviews', 'ratings.far.svc.cluster.local'],
  ],
  [
    'a half-written host',
    vs('  http:\n  - route:\n    - destination:\n        host: rev‸\n'),
    ['reviews', 'ratings.far.svc.cluster.local'],
  ],
  [
    'from another namespace',
    vs('  http:\n  - route:\n    - destination:\n        host: ‸\n').replace('name: a', 'name: a\n  namespace: far'),
    ['ratings', 'reviews.default.svc.cluster.local'],
  ],
  [
    'subsets of the host',
    vs('  http:\n  - route:\n    - destination:\n        host: reviews\n        subset: ‸\n'),
    ['v1', 'v2'],
  ],
  [
    'subsets of a host that stands below',
    vs('  http:\n  - route:\n    - destination:\n        subset: ‸\n        host: reviews\n'),
    ['v1', 'v2'],
  ],
  ['subsets in flow style', vs('  http: [{ route: [{ destination: { host: reviews, subset: ‸'), ['v1', 'v2']],
  [
    'subsets of a host without any',
    vs('  http:\n  - route:\n    - destination:\n        host: nobody\n        subset: ‸\n'),
    [],
  ],
  [
    'ports of the host',
    vs('  http:\n  - route:\n    - destination:\n        host: reviews\n        port:\n          number: ‸\n'),
    ['9080', '15000'],
  ],
  ['gateways', vs('  gateways:\n  - ‸\n'), ['mesh', 'infra/front']],
  ['gateways in a flow list', vs('  gateways: [‸]\n'), ['mesh', 'infra/front']],
  ['hosts of a VirtualService', vs('  hosts:\n  - ‸\n'), ['*.shop.com', 'reviews', 'ratings.far.svc.cluster.local']],
  ['delegates', vs('  http:\n  - delegate:\n      name: ‸\n'), ['part']],
  ['namespaces', vs('  http:\n  - match:\n    - sourceNamespace: ‸\n'), ['default', 'far', 'infra']],
  ['visibility', vs('  exportTo: [‸]\n'), ['.', '*', 'default', 'far', 'infra']],
  ['labels', vs('  http:\n  - match:\n    - sourceLabels:\n        version: ‸\n'), ['v1']],
  ['booleans', vs('  http:\n  - match:\n    - ignoreUriCase: ‸\n'), ['true', 'false']],
  [
    'an enum',
    'apiVersion: networking.istio.io/v1\nkind: Gateway\nspec:\n  servers:\n  - tls:\n      mode: ‸\n',
    ['PASSTHROUGH', 'SIMPLE', 'MUTUAL', 'AUTO_PASSTHROUGH', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL'],
  ],
  ['in a comment', vs('  hosts: [a] # ht‸\n'), []],
  ['in a block text', vs('  x: |\n    ht‸\n'), []],
  ['behind a value', vs('  hosts: a ‸\n'), []],
  ['deeper than the key above allows', vs('  exportTo: x\n      ‸\n'), []],
  ['where keys below would become its own', vs('‸\n  hosts: [a]\n'), []],
  ['in an object that is not ours', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  ‸\n', []],
])('%s: %j offers %j', (_, marked, values) => {
  expect(labels(marked)).toEqual(values);
});

test.each<[string, string, string, string]>([
  [
    'a key and what it asks for',
    vs('  http:\n  - ro‸\n'),
    'route',
    vs('  http:\n  - route:\n    - destination:\n        host: \n'),
  ],
  [
    'lists as the document has them',
    vs('  hosts:\n    - a\n  htt‸\n'),
    'http',
    vs('  hosts:\n    - a\n  http:\n    - \n'),
  ],
  [
    'steps as the document has them',
    'kind: VirtualService\nmetadata:\n    name: a\nspec:\n    http:\n    -   ro‸\n',
    'redirect',
    'kind: VirtualService\nmetadata:\n    name: a\nspec:\n    http:\n    -   redirect:\n            \n',
  ],
  ['only the name where the colon is', vs('  ho‸st: [a]\n'), 'hosts', vs('  hosts: [a]\n')],
  ['keys in flow style', vs('  http: [{ ‸ }]\n'), 'route', vs('  http: [{ route: [] }]\n')],
  ['quotes where YAML needs them', vs('  hosts:\n  - ‸\n'), '*.shop.com', vs('  hosts:\n  - "*.shop.com"\n')],
  ['a word in quotes is replaced with them', vs("  hosts: ['re‸v']\n"), 'reviews', vs('  hosts: [reviews]\n')],
  ['an item', vs('  hosts:\n  - a\n  ‸\n'), 'reviews', vs('  hosts:\n  - a\n  - reviews\n')],
  [
    'a canary in a rule',
    vs('  http:\n  - name: a\n    ‸\n'),
    'canary',
    vs(
      '  http:\n  - name: a\n    route:\n    - destination:\n        host: reviews\n        subset: v1\n      weight: 90\n    - destination:\n        host: reviews\n        subset: v2\n      weight: 10\n',
    ),
  ],
  [
    'a rule of its own',
    vs('  http:\n  - name: a\n  ‸\n'),
    'redirect',
    vs(
      '  http:\n  - name: a\n  - match:\n    - uri:\n        prefix: /\n    redirect:\n      uri: /new\n      redirectCode: 302\n',
    ),
  ],
  [
    'an object',
    '‸',
    'Sidecar',
    'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata:\n  name: web\nspec:\n  egress:\n  - hosts:\n    - "./*"\n    - "istio-system/*"',
  ],
])('%s', (_, marked, label, text) => {
  expect(accepted(marked, label)).toBe(text);
});

const texts = [...files('../../../text/testdata/nasty/'), ...files('../../../../public/examples/'), shop].filter(
  (text) => readSource(text).documents.every(({ content }) => content.state !== 'broken'),
);

function files(folder: string): string[] {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url).map((name) => readFileSync(new URL(name, url), 'utf8'));
}

const insertAt = (text: string, { from, to }: Completion, { insert }: Suggestion): string =>
  text.slice(0, from) + plain(insert) + text.slice(to);

test('what is accepted in a whole text leaves it whole', () => {
  expect(texts.length).toBeGreaterThan(8);
  const sources = texts.map((text) => ({ source: readSource(text), mesh: meshOf(readSource(text)) }));
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.nat(), fc.nat(), ({ source, mesh }, place, choice) => {
      const offset = place % (source.text.length + 1);
      const completion = complete(source, offset, mesh);
      const suggestion = completion?.suggestions[choice % completion.suggestions.length];
      if (completion === undefined || suggestion === undefined) return;
      const after = readSource(insertAt(source.text, completion, suggestion));
      expect(
        after.documents.map(({ content }) => content.problems.filter(({ severity }) => severity === 'error')),
      ).toEqual(source.documents.map(() => []));
    }),
    { numRuns: 600 },
  );
});

test('on an empty line of a whole text too', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(12), fc.nat(), (text, place, column, choice) => {
      const lines = text.split('\n');
      const line = place % lines.length;
      const padded = [...lines.slice(0, line), ' '.repeat(column), ...lines.slice(line)].join('\n');
      const source = readSource(padded);
      if (source.documents.some(({ content }) => content.state === 'broken')) return;
      const offset = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + column;
      const completion = complete(source, offset, meshOf(source));
      const suggestion = completion?.suggestions[choice % completion.suggestions.length];
      if (completion === undefined || suggestion === undefined) return;
      const after = readSource(insertAt(padded, completion, suggestion));
      expect(after.documents.filter(({ content }) => content.state === 'broken')).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('half a text never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.nat(), fc.string(), (text, a, b, place, typed) => {
      const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      const half = text.slice(0, from) + typed + text.slice(to);
      at(half, place % (half.length + 1));
    }),
    { numRuns: 600 },
  );
});
