// The tab counts what the list shows.
import { defaultSettings } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { derive } from '@portolan/workspace';
import { expect, test } from 'vitest';
import { countProblems } from './count.ts';
import { problemsOf } from './problems.ts';

const route = (name: string, rest: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: ${name}}\nspec: {hosts: [${name}], http: [${rest}]}\n`;

test.each([
  ['nothing', '', 0, undefined],
  ['a missing Service', route('a', '{route: [{destination: {host: nowhere}}]}'), 1, 'error'],
  ['a missing delegate', route('b', '{delegate: {name: none}}'), 1, 'warning'],
  ['a mistake of the text', 'kind: [', 1, 'error'],
  ['a refused object', route('c', '{route: [{destination: {host: 7}}]}'), 1, 'error'],
])('%s', (_, text, least, worst) => {
  const source = readSource(text);
  const derived = derive(source, defaultSettings);
  const counted = countProblems(source, derived);
  expect(counted.count).toBe(problemsOf(source, derived).length);
  expect(counted.count).toBeGreaterThanOrEqual(least);
  expect(counted.worst).toBe(worst);
});
