// Chance: what simulation draws, and what it says exactly (R-SIM-…).
import { expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import type { HttpRequest } from '../request.ts';
import { simulate } from '../simulate/simulate.ts';
import { ask, podIn, to, virtualService, web, world } from './world.ts';

const client = podIn('app');
const request: HttpRequest = { protocol: 'http', method: 'GET', host: 'web', port: 80, path: '/', headers: [] };
const mesh = (rule: Json) =>
  world([...web('app/web'), ...web('app/api'), virtualService('app/vs', { hosts: ['web'], http: [rule] })]);
const shares = (rule: Json): readonly number[] =>
  simulate(mesh(rule), client, request, 1, 1).shares.map(({ expected }) => expected);
const weighted: Json = {
  route: [
    { destination: { host: 'web' }, weight: 1 },
    { destination: { host: 'api' }, weight: 2 },
  ],
};

test('R-SIM-8 shares are exact: weights over their sum, and faults before them', () => {
  expect([...shares(weighted)].sort()).toEqual([1 / 3, 2 / 3]);
  const faulty = { ...(weighted as object), fault: { abort: { httpStatus: 500, percentage: { value: 40 } } } };
  expect(shares(faulty).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(Math.max(...shares(faulty))).toBeCloseTo(0.4, 12);
});

test('R-SIM-6 a share of 0.57 % is 5699 in a million', () => {
  const rule = to('web', { fault: { abort: { httpStatus: 500, percentage: { value: 0.57 } } } });
  expect(Math.min(...shares(rule))).toBeCloseTo(0.005699, 12);
});

test('R-SIM-3 one seed gives one run, and every request draws anew', () => {
  const run = (seed: number) => simulate(mesh(weighted), client, request, 300, seed).shares.map(({ count }) => count);
  expect(run(7)).toEqual(run(7));
  expect(Math.min(...run(7))).toBeGreaterThan(50);
});

test('R-SIM-10 the fault strikes before the destination is looked at', () => {
  const rule = to('nowhere.test', { fault: { abort: { httpStatus: 418, percentage: { value: 100 } } } });
  expect(ask(mesh(rule), client, 'GET web/')).toMatchObject({ kind: 'fault-abort', status: 418 });
});
