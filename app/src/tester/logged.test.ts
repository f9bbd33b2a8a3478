import { expect, test } from 'vitest';
import type { Outcome } from '@portolan/engine';
import { agrees, loggedText } from './logged.ts';

const notFound: Outcome = { kind: 'not-found', status: 404, flags: 'NR' };
const cluster = 'outbound|80||web.default.svc.cluster.local';
const forwarded: Outcome = {
  kind: 'forwarded',
  status: 200,
  destinations: [{ cluster, share: 1, state: 'ready' }],
};

test.each([
  [{ status: 404, flags: 'NR' }, notFound, true],
  [{ status: 404 }, notFound, false],
  [{ status: 503, flags: 'UH' }, notFound, false],
  [{ status: 404, flags: 'NR,UAEX' }, notFound, true],
  [{ status: 500, cluster }, forwarded, true],
  [{ status: 200, cluster: `${cluster};` }, forwarded, true],
  [{ status: 200, cluster: 'outbound|80||other' }, forwarded, false],
  [{ status: 200 }, forwarded, true],
  [{ status: 503, flags: 'UH', cluster }, forwarded, false],
  [{ flags: 'NR' }, { kind: 'reset', flags: 'NR' } satisfies Outcome, true],
  [{}, { kind: 'refused' } satisfies Outcome, true],
])('a log of %j beside %j agrees: %s', (logged, outcome, agreed) => {
  expect(agrees(logged, outcome)).toBe(agreed);
});

test('an answer is told by status, flags and cluster', () => {
  expect(loggedText({ status: 503, flags: 'UH', cluster: 'c' })).toBe('503 UH · c');
  expect(loggedText({ cluster: 'c' })).toBe('c');
});
