import { expect, test } from 'vitest';
import { explain, message, route, summarize, type HttpRequest } from '@portolan/engine';
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

/** Rule 1 has two matches; rule 2 is a delegate's two; in front of `rules`, as many more as a trace only counts. */
const delegating = (rules: number): string => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [bookinfo.example.com]
  gateways: [front]
  http:
${Array.from({ length: rules }, (_, i) => `    - { match: [{ uri: { exact: /a${i} } }, { uri: { exact: /b${i} } }], directResponse: { status: 410 } }\n`).join('')}
    - { match: [{ uri: { exact: /old } }, { uri: { prefix: /older } }], redirect: { uri: / } }
    - { match: [{ uri: { prefix: /search } }], delegate: { name: search } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: search }
spec:
  http:
    - { match: [{ uri: { prefix: /search/v2 } }], directResponse: { status: 200 } }
    - { directResponse: { status: 410 } }
`;
const inShop = (rules: number, path: string) => {
  const request = {
    protocol: 'http',
    method: 'GET',
    host: 'bookinfo.example.com',
    port: 80,
    path,
    headers: [],
  } as const;
  const decision = route(meshOf(readSource(delegating(rules)), defaultSettings), gateway, request, { trace: true });
  return { ...ruleSteps(decision.steps.filter(({ stage }) => stage === 'rule')), line: message(summarize(decision)) };
};

test('a rule with several matches is one rule, and a rule of a delegate is told with it', () => {
  const { missed, missedRules, taken, line } = inShop(0, '/search/v1');
  expect([missed.length, missedRules]).toEqual([3, 2]);
  expect(taken && explain(taken)).toBe(
    'Rule 2 of default/shop with rule 2 of its delegate default/search matches (match 1).',
  );
  expect(line).toBe('410, answered by rule 2 of shop → rule 2 of search');
});

test('later matches of the rule that was taken are no later rules', () => {
  const first = inShop(0, '/old');
  expect([first.laterCount, first.laterRules]).toEqual([3, 2]);
  const last = inShop(40, '/b39');
  expect([last.untold, last.missedRules]).toEqual([79, 39]);
  const second = inShop(0, '/older');
  expect([second.missed.length, second.missedRules]).toEqual([1, 0]);
});
