import { readSource } from '@portolan/text';
import { defaultSettings } from '@portolan/engine';
import { createDeriver } from '@portolan/workspace';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSenders, gatewayPorts, labelsText, listedOf, readLabels, senderId, sendersOf } from './senders.ts';

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 8443, name: https, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: cert }
    hosts: ['*']
`;
const pod = (name: string, namespace: string, labels: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: ${labels} }
  template: { metadata: { labels: ${labels} }, spec: { containers: [{ name: a, image: a }] } }
`;
const service = `
apiVersion: v1
kind: Service
metadata: { name: front, namespace: edge }
spec:
  selector: { istio: ingressgateway }
  ports: [{ name: https, port: 443, targetPort: 8443 }]
`;
const read = (...documents: string[]) => createDeriver()(readSource(documents.join('---')), defaultSettings).resources;
const names = (...documents: string[]) =>
  sendersOf(read(...documents)).map(({ name, client }) => `${client.kind} ${name} ${client.namespace}`);

test('a gateway without workload in the text runs where Istio installs it', () => {
  expect(names(gateway)).toEqual(['gateway ingressgateway istio-system']);
});

test('a gateway runs where the Service in front of it is', () => {
  expect(names(gateway, service)).toEqual(['gateway ingressgateway edge']);
});

test('a workload that is a gateway sends as one, the others as pods', () => {
  const edge = pod('edge', 'edge', '{ istio: ingressgateway, app: edge }');
  expect(names(gateway, edge, pod('web', 'shop', '{ app: web }'))).toEqual(['gateway edge edge', 'sidecar web shop']);
});

test('each workload that a gateway selects is a gateway', () => {
  const labels = (app: string) => `{ istio: ingressgateway, app: ${app} }`;
  const senders = names(gateway, pod('blue', 'edge', labels('blue')), pod('green', 'edge', labels('green')));
  expect(senders).toEqual(['gateway blue edge', 'gateway green edge']);
});

test('workloads with the same labels in one namespace are one sender', () => {
  expect(names(pod('a', 'shop', '{ app: web }'), pod('b', 'shop', '{ app: web }'))).toEqual(['sidecar a shop']);
});

test('the ports dialled at a gateway are those of the Service in front of it, else those of its servers', () => {
  const client = { kind: 'gateway', namespace: 'edge', labels: { istio: 'ingressgateway' } } as const;
  expect(gatewayPorts(read(gateway, service), client)).toEqual([443]);
  expect(gatewayPorts(read(gateway), client)).toEqual([8443]);
  expect(gatewayPorts(read(gateway, service), { ...client, kind: 'sidecar' })).toEqual([]);
});

test.each([
  ['app=web, version=v1', { app: 'web', version: 'v1' }],
  ['  app=web\nversion=v1 ', { app: 'web', version: 'v1' }],
  ['flag', { flag: '' }],
  ['a=b=c', { a: 'b=c' }],
  ['', {}],
])('labels %j', (text, labels) => {
  expect(readLabels(text)).toEqual(labels);
  expect(readLabels(labelsText(labels))).toEqual(labels);
});

test('of thousands of pods the menu lists the first, and always the one that asks; words find each of the others', () => {
  const pods = Array.from({ length: 500 }, (_, i) => pod(`app-${i}`, 'shop', `{ app: app-${i} }`));
  const senders = sendersOf(read(gateway, ...pods));
  const last = senders.at(-1);
  if (!last) throw new Error('no sender');
  const listed = listedOf(senders, last.id);
  expect(listed.length).toBeLessThan(senders.length / 2);
  expect(listed).toContain(last);
  expect(listed.filter(({ client }) => client.kind === 'gateway')).toHaveLength(1);
  for (const sender of senders) {
    const { client, name } = sender;
    expect(findSenders(senders, `${name} ${labelsText(client.labels)}`)).toContain(sender);
  }
});

test.each([
  ['app-1', ['app-1', 'app-12']],
  ['APP-12', ['app-12']],
  ['version=v2 app', ['app-12']],
  ['shop gateway', []],
  ['gateway istio', ['ingressgateway']],
])('the words %j find', (words, expected) => {
  const all = read(gateway, pod('app-1', 'shop', '{ app: a }'), pod('app-12', 'shop', '{ app: b, version: v2 }'));
  expect(findSenders(sendersOf(all), words).map(({ name }) => name)).toEqual(expected);
});

test('a few senders are all listed', () => {
  const senders = sendersOf(read(gateway, pod('a', 'shop', '{ app: web }')));
  expect(listedOf(senders, senderId({ kind: 'sidecar', namespace: 'x', labels: {} }))).toEqual(senders);
});

test('law: whatever was asked before, the senders are those of the text', () => {
  const documents = fc.subarray([
    gateway,
    service,
    pod('a', 'shop', '{ app: web }'),
    pod('b', 'edge', '{ istio: ingressgateway }'),
    'kind: VirtualService\napiVersion: networking.istio.io/v1\nmetadata: { name: v }\nspec: { hosts: [a] }\n',
  ]);
  fc.assert(
    fc.property(fc.array(documents, { minLength: 2, maxLength: 5 }), (texts) => {
      for (const documents of texts) {
        const resources = read(...documents);
        const followed = sendersOf(resources);
        sendersOf([]);
        expect(followed).toEqual(sendersOf(resources));
      }
    }),
    { numRuns: 50 },
  );
});
