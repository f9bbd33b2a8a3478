import { expect, test } from 'vitest';
import { route, type HttpRequest } from '@portolan/engine';
import { defaultSettings } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { meshOf } from '@portolan/workspace';
import canary from '../../../public/examples/canary-header.yaml?raw';
import { ruleSteps } from './ruleSteps.ts';

const mesh = meshOf(readSource(canary), defaultSettings);
const gateway = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } } as const;
const ask = (path: string, headers: HttpRequest['headers'], trace: true | 'every-rule' = true) => {
  const request = { protocol: 'http', method: 'GET', host: 'bookinfo.example.com', port: 80, path, headers } as const;
  const { steps } = route(mesh, gateway, request, { trace });
  return ruleSteps(steps.filter(({ stage }) => stage === 'rule'));
};

test('the first rule is taken: the second was not looked at', () => {
  const { missed, taken, later, laterCount } = ask('/reviews', [['end-user', 'jason']]);
  expect([missed.length, taken?.values['rule'], later.length, laterCount]).toEqual([0, 1, 0, 1]);
});

test('asked for every rule, the second says that it would match', () => {
  const { later } = ask('/reviews', [['end-user', 'jason']], 'every-rule');
  expect(later.map(({ message, values }) => [message, values['rule']])).toEqual([['rule.matches-later', 2]]);
});

test('the second rule is taken: the first missed by one condition of two', () => {
  const { missed, taken } = ask('/reviews', []);
  expect(taken?.values['rule']).toBe(2);
  expect(missed.map(({ values }) => [values['rule'], values['failed'], values['conditions']])).toEqual([[1, 1, 2]]);
});

test('no rule is taken: both missed, and the nearest is told apart', () => {
  const { missed, taken, others } = ask('/ratings', []);
  expect([missed.length, taken, others.map(({ message }) => message)]).toEqual([2, undefined, ['rule.nearest']]);
});
