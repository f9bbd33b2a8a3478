import { decode } from '@portolan/engine';
import { expect, test } from 'vitest';
import { docOf, factsOf, type FactName } from './facts.ts';

function resource(apiVersion: string, kind: string, spec: Record<string, unknown>) {
  const { resource: read } = decode({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop' }, spec });
  if (!read) throw new Error(`${kind} is read whatever it holds`);
  return read;
}
const pods = resource('apps/v1', 'Deployment', {
  replicas: 2,
  template: {
    metadata: { labels: { app: 'web', version: 'v1' } },
    spec: { containers: [{ ports: [{ containerPort: 8080, name: 'http' }, { containerPort: 9090 }] }] },
  },
});

test('facts are what the text gives, nothing made up', () => {
  expect(factsOf(pods)).toEqual([
    { fact: 'namespace', values: ['shop'] },
    { fact: 'replicas', values: ['2'] },
    { fact: 'labels', values: ['app=web', 'version=v1'] },
    { fact: 'ports', values: ['8080 · http', '9090'] },
  ]);
});

test('what the form shows is not said twice', () => {
  const rule = resource('networking.istio.io/v1', 'DestinationRule', { host: 'web', subsets: [{ name: 'v1' }] });
  expect(factsOf(rule)).toEqual([{ fact: 'namespace', values: ['shop'] }]);
});

test.each<[FactName, RegExp | undefined]>([
  ['namespace', /namespace/],
  ['replicas', /pods/],
  ['labels', undefined],
])('%s is explained by its field, where one holds it', (fact, words) => {
  if (words) expect(docOf(pods, fact)).toMatch(words);
  else expect(docOf(pods, fact)).toBeUndefined();
  expect(docOf(resource('v1', 'ConfigMap', {}), fact)).toBeUndefined();
});
