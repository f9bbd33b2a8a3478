import { decode, defaultSettings, patternsReady, resolve, textSetsReady, type Client } from '@portolan/engine';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { UnreachableFinder } from './unreachable.ts';

const gateway: Client = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };

/** The first rule takes all; ten others stand behind it. */
const values = [
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'front' },
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'shop' },
    spec: {
      hosts: ['shop.example.com'],
      gateways: ['front'],
      http: Array.from({ length: 11 }, (_, i) => ({
        match: [{ uri: { prefix: i === 0 ? '/' : `/${i}` } }],
        route: [{ destination: { host: 'web' } }],
      })),
    },
  },
];
const mesh = resolve(
  values.flatMap((value) => decode(value).resource ?? []),
  defaultSettings,
);
const always = (): Promise<boolean> => Promise.resolve(true);

/** Every look at the clock finds it later. */
function slowClock(stepMs: number): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += stepMs));
}

beforeAll(() => patternsReady().then(textSetsReady));
afterEach(() => {
  vi.restoreAllMocks();
});

test('rules for which there was no time are counted, and had when more is asked for', async () => {
  slowClock(900);
  const finder = new UnreachableFinder();
  const first = await finder.run(mesh, gateway, false, always);
  expect(first?.open).toBeGreaterThan(1);
  expect(first?.found.length).toBeGreaterThan(0);
  // Asked again without more time, nothing is looked at.
  expect(await finder.run(mesh, gateway, false, always)).toEqual(first);
  let open = first?.open ?? 0;
  let found: readonly unknown[] = [];
  while (open > 0) {
    const next = await finder.run(mesh, structuredClone(gateway), true, always);
    expect(next?.open).toBeLessThan(open);
    ({ open, found } = next ?? { open: 0, found: [] });
  }
  expect(found).toHaveLength(10);
});

test('where it is stopped nothing is told, and what was found is kept', async () => {
  slowClock(900);
  const finder = new UnreachableFinder();
  let looks = 0;
  expect(await finder.run(mesh, gateway, false, () => Promise.resolve(++looks < 5))).toBeUndefined();
  const whole = await finder.run(mesh, gateway, true, always);
  expect(whole?.found.length).toBeGreaterThan(0);
});
