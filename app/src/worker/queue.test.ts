// The worker's tasks: newest of a slot, progress, stopping early.
import { decode, defaultSettings, simulate, resolve, type Client, type HttpRequest } from '@portolan/engine';
import { expect, test } from 'vitest';
import type { SimulationAnswer, SimulationTask } from './protocol.ts';
import { piece, SimulationQueue } from './queue.ts';

const client: Client = { kind: 'sidecar', namespace: 'default', labels: {} };
const request: HttpRequest = { protocol: 'http', method: 'GET', host: 'web', port: 80, path: '/', headers: [] };
const rule = {
  route: ['a', 'b'].map((host) => ({ destination: { host }, weight: 50 })),
};
const resources = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ name: 'http', port: 80 }] } },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'web' },
    spec: { hosts: ['web'], http: [rule] },
  },
].flatMap((value) => decode(value).resource ?? []);
const task = (n: number, share = 1): SimulationTask => ({
  resources,
  settings: defaultSettings,
  client,
  traffic: [{ name: '', request, share }],
  n,
  seed: 3,
});

/** A queue and everything that it tells. */
function queued() {
  const told: SimulationAnswer[] = [];
  const queue = new SimulationQueue(
    () => undefined,
    (answer) => told.push(answer),
  );
  const finish = (): void => {
    while (queue.step());
  };
  return { queue, told, finish };
}
const isDone = (answer: SimulationAnswer) => answer.type === 'done';

test('a long task says how far it is, and counts what it would count at once', () => {
  const { queue, told, finish } = queued();
  queue.add({ slot: 'x', generation: 1 }, task(piece * 3));
  finish();
  expect(told.map(({ type }) => type)).toEqual(['progress', 'progress', 'done']);
  const whole = simulate(resolve(resources, defaultSettings), client, request, piece * 3, 3);
  const last = told.at(-1);
  expect(last?.type === 'done' && last.simulation.shares).toEqual(whole.shares);
});

test('stopped, it ends with what was counted', () => {
  const { queue, told, finish } = queued();
  queue.add({ slot: 'x', generation: 1 }, task(piece * 10));
  queue.step();
  queue.step();
  queue.stop('x');
  finish();
  expect(told.at(-1)).toMatchObject({ type: 'done', simulation: { n: piece * 2 } });
});

test('a newer task of the slot takes the place of the older one', () => {
  const { queue, told, finish } = queued();
  queue.add({ slot: 'x', generation: 1 }, task(piece * 10));
  queue.step();
  queue.add({ slot: 'x', generation: 2 }, task(100));
  queue.add({ slot: 'x', generation: 3 }, task(200));
  finish();
  expect(told.filter(isDone)).toMatchObject([{ generation: 3, simulation: { n: 200 } }]);
});

test('slots do not disturb each other, and a mix that is none is refused', () => {
  const { queue, told, finish } = queued();
  queue.add({ slot: 'x', generation: 1 }, task(100));
  queue.add({ slot: 'y', generation: 1 }, task(100, -1));
  queue.add({ slot: 'z', generation: 1 }, task(0));
  finish();
  expect(told.map(({ slot, type }) => [slot, type])).toEqual([
    ['x', 'done'],
    ['y', 'refused'],
    ['z', 'done'],
  ]);
  expect(told[1]).toMatchObject({ refusal: { reason: 'negative', index: 0 } });
});
