import { defaultSettings, route } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { createDeriver } from '@portolan/workspace';
import { expect, test } from 'vitest';
import { examples } from '../examples/gallery.ts';
import { firstQuestion } from './firstQuestion.ts';
import { urlOf } from './url.ts';

const derive = (text: string) => createDeriver()(readSource(text), defaultSettings);

test.each([
  ['tutorial', 'http://httpserver.lr90.site/hello', 'forwarded'],
  ['canary-header', 'http://bookinfo.example.com/reviews', 'forwarded'],
  ['redirect-rewrite', 'http://www.shop.example.com/old', 'redirect'],
  ['mirror-fault', 'http://checkout/pay', 'forwarded'],
  ['egress', 'http://api.weather.example/v1/', 'forwarded'],
  ['bookshop', 'http://books.example.com/blog', 'redirect'],
])('the first question of %s is %s, and it is answered', (id, url, outcome) => {
  const { resources, mesh } = derive(examples.find((example) => example.id === id)?.text ?? '');
  const question = firstQuestion(resources);
  if (!question) throw new Error('nothing to ask');
  expect(urlOf(question.request, question.client)).toBe(url);
  expect(route(mesh, question.client, question.request).outcome.kind).toBe(outcome);
});

test('a text of Services alone is asked for the first of them', () => {
  const { resources } = derive('apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 8080}]}\n');
  const question = firstQuestion(resources);
  expect(question && urlOf(question.request, question.client)).toBe('http://a:8080/');
});

test('a text without names has no question', () => {
  expect(firstQuestion(derive('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n').resources)).toBeUndefined();
});
