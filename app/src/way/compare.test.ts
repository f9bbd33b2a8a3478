import { expect, test } from 'vitest';
import { defaultSettings, route, type Client } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { change, earlierText, emptyHistory, meshOf } from '@portolan/workspace';
import tutorial from '../../../public/examples/tutorial.yaml?raw';
import { compareDecisions } from './compare.ts';
import { stepsSinceOpened } from './others.ts';

const gateway: Client = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };
const pod: Client = { kind: 'sidecar', namespace: 'default', labels: { app: 'go-server' } };
const request = { protocol: 'http', method: 'GET', host: 'web-svc', port: 80, path: '/', headers: [] } as const;
const ask = (text: string, client: Client) =>
  route(meshOf(readSource(text), defaultSettings), client, request, { trace: true });

test('an answer is the same as itself in every aspect', () => {
  const decision = ask(tutorial, pod);
  expect(compareDecisions(decision, decision).every(({ isSame }) => isSame)).toBe(true);
});

test('the same request from the gateway and from a pod: another answer, another listener', () => {
  const rows = compareDecisions(ask(tutorial, gateway), ask(tutorial, pod));
  const [answer] = rows;
  expect(answer?.left[0]).toContain('404');
  expect(answer?.right[0]).toContain('web-svc');
  expect(rows.filter(({ isSame }) => !isSame).map(({ label }) => label)).toContain('stageListener');
});

test('before and after an edit of weights: the shares differ, the way does not', () => {
  const rows = compareDecisions(ask(tutorial, pod), ask(tutorial.replace('weight: 90', 'weight: 70'), pod));
  const differing = rows.filter(({ isSame }) => !isSame).map(({ label }) => label);
  expect(differing).toContain('rowDestinations');
  expect(differing).not.toContain('rowRule');
});

test('the text as it was opened is the one after the last import', () => {
  let document = { source: readSource('a'), history: emptyHistory };
  const edit = (insert: string, origin: string, at: number) => {
    document = change(document, { edits: [{ from: 0, to: 0, insert }], label: insert, origin, at });
  };
  expect(stepsSinceOpened(document.history)).toBe(0);
  edit('b', 'command', 1);
  expect(stepsSinceOpened(document.history)).toBe(1);
  edit('c', 'import', 2);
  expect(stepsSinceOpened(document.history)).toBe(0);
  edit('d', 'command', 3);
  edit('e', 'command', 4);
  expect(stepsSinceOpened(document.history)).toBe(2);
  expect(earlierText(document, 2)).toBe('cba');
  expect(earlierText(document, 0)).toBe('edcba');
});
