import { expect, test } from 'vitest';
import { clusterText, destinationText } from './destinationText.ts';

test.each([
  ['outbound|80|v2|reviews.default.svc.cluster.local', 'reviews v2'],
  ['outbound|80||reviews.default.svc.cluster.local', 'reviews'],
  ['PassthroughCluster', 'PassthroughCluster'],
])('cluster %s is called %s', (cluster, text) => {
  expect(clusterText(cluster)).toBe(text);
});

test('a destination is told by host, port and subset', () => {
  const one = { cluster: 'c', share: 1, state: 'ready', host: 'a.b', port: 80, subset: 'v1' } as const;
  expect(destinationText(one)).toBe('a.b:80 · v1');
  expect(destinationText({ cluster: 'c', share: 1, state: 'external' })).toBe('c');
});
