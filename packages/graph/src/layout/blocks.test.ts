// Tall pictures in blocks, and namespaces in bands: laws that hold whatever is drawn.
import type { Resource } from '@portolan/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aMesh, deployment, gateway, resourcesFrom, service, to, virtualService } from '../../testdata/resources.ts';
import { buildGraph } from '../build.ts';
import type { Box, Graph, Layout } from '../graph.ts';
import { layoutGraph } from '../layout.ts';
import { overlap } from './routes.ts';

const patience = 60_000;

const shop = (n: number, namespace = 'default'): readonly unknown[] => [
  virtualService(
    `shop-${n}`,
    { hosts: [`shop-${n}.test`], gateways: ['default/edge'], http: [{ route: [to(`shop-${n}`)] }] },
    namespace,
  ),
  service(`shop-${n}`, { app: `shop-${n}` }, 80, namespace),
  deployment(`shop-${n}`, { app: `shop-${n}` }, namespace),
];
const edge = gateway('edge', {
  selector: { istio: 'ingressgateway' },
  servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
});
const shops = (count: number): readonly Resource[] =>
  resourcesFrom([edge, ...Array.from({ length: count }, (_, n) => shop(n)).flat()]);

function virtualServices(
  count: number,
  route: () => readonly unknown[],
  gateways = ['default/edge'],
): readonly unknown[] {
  return Array.from({ length: count }, (_, n) =>
    virtualService(`team-${n}`, { hosts: [`team-${n}.test`], gateways, http: [{ route: route() }] }),
  );
}

function boxes(graph: Graph, { positions }: Layout): readonly (Box & { readonly id: string })[] {
  return graph.nodes.flatMap(({ id, width, height }) => {
    const at = positions[id];
    return at ? [{ ...at, width, height, id }] : [];
  });
}

function covered(all: readonly (Box & { readonly id: string })[]): readonly string[] {
  return all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} × ${b.id}`] : [])));
}

describe('hundreds of VirtualServices behind one Gateway', { timeout: patience }, () => {
  const graph = buildGraph(shops(200));
  const layout = layoutGraph(graph);

  test('stand in a picture that is neither a tower nor a ribbon', () => {
    const { width, height } = layout.bounds;
    expect(width / height).toBeGreaterThan(0.8);
    expect(width / height).toBeLessThan(3);
  });

  test('cover nothing, and each still reads from left to right', () => {
    expect(covered(boxes(graph, layout))).toEqual([]);
    for (let n = 0; n < 200; n++) {
      const x = (kind: string) => layout.positions[`${kind}/default/shop-${n}`]?.x ?? NaN;
      expect(x('VirtualService')).toBeLessThan(x('Service'));
      expect(x('Service')).toBeLessThan(x('Deployment'));
    }
  });

  test('are led to around the others: no line turns inside a card', () => {
    const cards = boxes(graph, layout);
    for (const { id } of graph.edges)
      for (const point of layout.routes[id]?.points.slice(1, -1) ?? [])
        expect(cards.filter((card) => overlap(card, { ...point, width: 1, height: 1 }))).toEqual([]);
  });

  test('stay where they are when one comes or goes', () => {
    const more = buildGraph(shops(201), {}, graph);
    const after = layoutGraph(more, {}, layout);
    for (const { id } of graph.nodes) expect(after.positions[id], id).toEqual(layout.positions[id]);
    expect(covered(boxes(more, after))).toEqual([]);
    const fewer = layoutGraph(graph, {}, after);
    for (const { id } of graph.nodes) expect(fewer.positions[id], id).toEqual(layout.positions[id]);
  });
});

describe.each([
  [
    'one Gateway and one Service',
    60,
    () => virtualServices(60, () => [to('core')]),
    [edge, service('core', { app: 'c' })],
  ],
  ['one Service, from the mesh', 150, () => virtualServices(150, () => [to('core')], ['mesh']), [service('core', {})]],
  [
    'many Services, all from one rule',
    80,
    () => [
      virtualService('fan', {
        hosts: ['fan.test'],
        http: [{ route: Array.from({ length: 80 }, (_, n) => to(`s-${n}`)) }],
      }),
    ],
    Array.from({ length: 80 }, (_, n) => service(`s-${n}`, { app: `s-${n}` })),
  ],
] as const)('wide fans: %s', { timeout: patience }, (_, count, fan, others) => {
  const graph = buildGraph(resourcesFrom([...fan(), ...others]));
  const layout = layoutGraph(graph);

  test('stand in strips, neither a tower nor a ribbon, and cover nothing', () => {
    const { width, height } = layout.bounds;
    expect(graph.nodes.length).toBeGreaterThan(count);
    expect(width / height).toBeGreaterThan(0.5);
    expect(width / height).toBeLessThan(4);
    expect(covered(boxes(graph, layout))).toEqual([]);
  });

  test('lines between the strips go through gaps, and turn inside no card', () => {
    const cards = boxes(graph, layout);
    let turns = 0;
    for (const { id } of graph.edges)
      for (const point of layout.routes[id]?.points.slice(1, -1) ?? []) {
        turns += 1;
        expect(cards.filter((card) => overlap(card, { ...point, width: 1, height: 1 }))).toEqual([]);
      }
    expect(turns).toBeGreaterThan(0);
  });

  test('stay where they are when something comes or goes', () => {
    const more = buildGraph(resourcesFrom([...fan(), ...others, service('fresh', { app: 'fresh' })]), {}, graph);
    const after = layoutGraph(more, {}, layout);
    for (const { id } of graph.nodes) expect(after.positions[id], id).toEqual(layout.positions[id]);
    const less = fan().length > 1 ? [...fan().slice(1), ...others] : [...fan(), ...others.slice(1)];
    const fewer = buildGraph(resourcesFrom(less), {}, graph);
    const left = layoutGraph(fewer, {}, layout);
    for (const { id } of fewer.nodes)
      // Labels may become narrower, which moves columns; nothing changes its strip or its height.
      expect(left.positions[id]?.y, id).toBe(layout.positions[id]?.y ?? left.positions[id]?.y);
    const again = layoutGraph(graph, {}, left);
    expect(covered(boxes(graph, again))).toEqual([]);
  });
});

test('hundreds of workloads that nothing leads to stand in blocks too', { timeout: patience }, () => {
  const graph = buildGraph(
    resourcesFrom(Array.from({ length: 300 }, (_, n) => deployment(`job-${n}`, { app: `job-${n}` }))),
  );
  const layout = layoutGraph(graph);
  expect(covered(boxes(graph, layout))).toEqual([]);
  expect(layout.bounds.height).toBeLessThan(6000);
});

test('sorted by namespace, no card of one stands among those of another', { timeout: patience }, () => {
  fc.assert(
    fc.property(aMesh, aMesh, (resources, more) => {
      const before = layoutGraph(buildGraph(resources), {}, undefined, { byNamespace: true });
      for (const some of [resources, more]) {
        const graph = buildGraph(some);
        const layout = layoutGraph(graph, {}, before, { byNamespace: true });
        const cards = boxes(graph, layout);
        expect(covered(cards)).toEqual([]);
        const bands = new Map<string, { top: number; bottom: number }>();
        for (const { id, y, height } of cards) {
          const name = graph.nodes.find((node) => node.id === id)?.namespace ?? '';
          const band = bands.get(name) ?? { top: Infinity, bottom: -Infinity };
          bands.set(name, { top: Math.min(band.top, y), bottom: Math.max(band.bottom, y + height) });
        }
        const sorted = [...bands.values()].sort((a, b) => a.top - b.top);
        sorted.forEach((band, i) => expect(band.top).toBeGreaterThan((sorted[i - 1]?.bottom ?? -Infinity) + 40));
      }
    }),
  );
});

test('sorting by namespace and back gives the picture of before', () => {
  const graph = buildGraph(resourcesFrom([edge, ...shop(1), ...shop(2, 'other'), ...shop(3, 'third')]));
  const free = layoutGraph(graph);
  const bands = layoutGraph(graph, {}, free, { byNamespace: true });
  expect(bands.positions).not.toEqual(free.positions);
  expect(layoutGraph(graph, {}, bands).positions).toEqual(free.positions);
});
