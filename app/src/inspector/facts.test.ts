import { decode } from '@portolan/engine';
import { expect, test } from 'vitest';
import { docOf, factsOf, type FactName } from './facts.ts';

function resource(apiVersion: string, kind: string, spec: Record<string, unknown>) {
  const { resource: read } = decode({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop' }, spec });
  if (!read) throw new Error(`${kind} is read whatever it holds`);
  return read;
}
const rule = resource('networking.istio.io/v1', 'DestinationRule', {
  host: 'web',
  subsets: [{ name: 'v1', labels: { version: 'v1' } }],
});

test('facts are what the text gives, nothing made up', () => {
  expect(factsOf(rule)).toEqual([
    { fact: 'namespace', values: ['shop'] },
    { fact: 'host', values: ['web'] },
    { fact: 'subsets', values: ['v1 · version=v1'] },
  ]);
});

test.each<[FactName, RegExp]>([
  ['host', /service/i],
  ['subsets', /groups of the pods/],
  ['exportTo', /namespace/i],
])('%s of a DestinationRule is explained by its field', (fact, words) => {
  expect(docOf(rule, fact)).toMatch(words);
});

test('what no single field holds has no explanation', () => {
  expect(docOf(resource('apps/v1', 'Deployment', {}), 'labels')).toBeUndefined();
  expect(docOf(resource('v1', 'ConfigMap', {}), 'namespace')).toBeUndefined();
});
