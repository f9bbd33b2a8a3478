import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['weigth', ['weight', 'headers'], 'weight'],
  ['source_labels', ['sourceLabels', 'sourceNamespace'], 'sourceLabels'],
  ['loadbalancer', ['loadBalancer', 'tls'], 'loadBalancer'],
  ['retry', ['retries', 'route'], 'retries'],
  ['Simple', ['SIMPLE', 'MUTUAL'], 'SIMPLE'],
  ['kafka', ['HTTP', 'TCP'], undefined],
  ['', ['a', 'bc'], 'a'],
])('%s among %j is %s', (wrong, names, found) => {
  expect(nearest(wrong, names)).toBe(found);
});
