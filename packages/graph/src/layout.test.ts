import type { Resource } from '@portolan/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aMesh,
  deployment,
  gateway,
  resourcesFrom,
  service,
  to,
  tutorial,
  virtualService,
} from '../testdata/resources.ts';
import { buildGraph } from './build.ts';
import type { Box, Graph, Layout, Pins, Point } from './graph.ts';
import { layoutGraph } from './layout.ts';
import { overlap } from './layout/routes.ts';

function nodeBoxes(graph: Graph, { positions }: Layout): readonly (Box & { readonly id: string })[] {
  return graph.nodes.flatMap(({ id, width, height }) => {
    const place = positions[id];
    return place ? [{ ...place, width, height, id }] : [];
  });
}

/** Ids of boxes that cover each other, labels included. */
function overlaps(graph: Graph, layout: Layout): readonly string[] {
  const labels = graph.edges.flatMap(({ id }) => {
    const box = layout.routes[id]?.label;
    return box ? [{ ...box, id }] : [];
  });
  const boxes = [...nodeBoxes(graph, layout), ...labels];
  return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} × ${b.id}`] : [])));
}

/** Machines that run other things beside are slow. */
const patience = 60_000;

const law = (name: string, check: (resources: readonly Resource[], more: readonly Resource[]) => void): void => {
  test(name, { timeout: patience }, () => {
    fc.assert(fc.property(aMesh, aMesh, check));
  });
};

law('every node has a place, nothing covers anything, and every weight has a label', (resources) => {
  const graph = buildGraph(resources);
  const layout = layoutGraph(graph);
  expect(Object.keys(layout.positions).toSorted()).toEqual(graph.nodes.map((node) => node.id).toSorted());
  expect(overlaps(graph, layout)).toEqual([]);
  for (const edge of graph.edges)
    expect(layout.routes[edge.id]?.label !== undefined, edge.id).toBe(edge.label !== undefined);
});

law('the same resources are laid out the same way', (resources) => {
  expect(layoutGraph(buildGraph(resources))).toEqual(layoutGraph(buildGraph(structuredClone(resources))));
});

law('each edge starts and ends at a handle of its nodes', (resources) => {
  const graph = buildGraph(resources);
  const layout = layoutGraph(graph);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const edge of graph.edges) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    const start = from?.handles.find((handle) => handle.id === edge.fromHandle && handle.side === 'right');
    const end = to?.handles.find((handle) => handle.id === edge.toHandle && handle.side === 'left');
    const [fromPlace, toPlace] = [layout.positions[edge.from], layout.positions[edge.to]];
    if (!from || !start || !end || !fromPlace || !toPlace) throw new Error(`no end: ${edge.id}`);
    expect(layout.routes[edge.id]?.points[0]).toEqual({ x: fromPlace.x + from.width, y: fromPlace.y + start.y });
    expect(layout.routes[edge.id]?.points.at(-1)).toEqual({ x: toPlace.x, y: toPlace.y + end.y });
  }
});

/** Points of a line as it is drawn: level at each point of its route, like `bezierPath`. */
function drawn(points: readonly Point[]): readonly Point[] {
  return points.slice(1).flatMap((end, i) => {
    const start = points[i] ?? end;
    const bend = (end.x - start.x) / 2;
    return Array.from({ length: 21 }, (_, n) => {
      const [t, u] = [n / 20, 1 - n / 20];
      const x = u ** 3 * start.x + 3 * u * u * t * (start.x + bend) + 3 * u * t * t * (end.x - bend) + t ** 3 * end.x;
      return { x, y: (u ** 3 + 3 * u * u * t) * start.y + (3 * u * t * t + t ** 3) * end.y };
    });
  });
}

law('a quiet line from left to right runs behind no card', (resources) => {
  const graph = buildGraph(resources);
  const layout = layoutGraph(graph);
  const cards = nodeBoxes(graph, layout);
  for (const edge of graph.edges.filter(({ quiet }) => quiet)) {
    const others = cards.filter(({ id }) => id !== edge.from && id !== edge.to);
    const points = layout.routes[edge.id]?.points ?? [];
    // A delegate that hands over again, which Istio does not follow, leads back into its own column.
    if ((points[0]?.x ?? 0) > (points.at(-1)?.x ?? 0)) continue;
    const line = drawn(points);
    const behind = others.filter((box) => line.some(({ x, y }) => overlap(box, { x, y, width: 0, height: 0 })));
    expect(behind.map(({ id }) => id)).toEqual([]);
  }
});

law('after any change nothing covers anything', (resources, more) => {
  const before = layoutGraph(buildGraph(resources));
  const graph = buildGraph(more);
  expect(overlaps(graph, layoutGraph(graph, {}, before))).toEqual([]);
});

law('something unrelated moves nothing', (resources) => {
  const graph = buildGraph(resources);
  const before = layoutGraph(graph);
  // Columns may move aside for a first Service or Deployment, rows may not.
  const stranger = resourcesFrom([
    service('stranger', { app: 'x' }, 80, 'z'),
    deployment('stranger', { app: 'x' }, 'z'),
  ]);
  const after = layoutGraph(buildGraph([...resources, ...stranger], {}, graph), {}, before);
  const rows = (layout: Layout) => graph.nodes.map((node) => layout.positions[node.id]?.y);
  if (graph.nodes.length > 1) expect(rows(after)).toEqual(rows(before));
});

test('a pinned node stays where it is, and the others make room', { timeout: patience }, () => {
  const aPin = fc.record({ x: fc.integer({ min: -300, max: 1800 }), y: fc.integer({ min: -300, max: 1500 }) });
  fc.assert(
    fc.property(aMesh, aMesh, fc.nat(), aPin, (resources, more, which, place) => {
      const graph = buildGraph(resources);
      if (graph.nodes.length === 0) return;
      const pins: Pins = { [graph.nodes[which % graph.nodes.length]?.id ?? '']: place };
      const layout = layoutGraph(graph, pins, layoutGraph(graph));
      expect(layout.positions).toMatchObject(pins);
      expect(overlaps(graph, layout)).toEqual([]);
      const next = buildGraph([...resources, ...more.filter((one) => resources.every(({ id }) => id !== one.id))]);
      const later = layoutGraph(next, pins, layout);
      // What a ghost stood for may be there now.
      if (next.nodes.some((node) => node.id in pins)) expect(later.positions).toMatchObject(pins);
      expect(overlaps(next, later)).toEqual([]);
    }),
  );
});

test('what did not move keeps its identity', () => {
  const graph = buildGraph(resourcesFrom(tutorial));
  const before = layoutGraph(graph);
  const more = buildGraph(resourcesFrom([...tutorial, deployment('extra', { app: 'extra' })]), {}, graph);
  const after = layoutGraph(more, {}, before);
  for (const node of graph.nodes) expect(after.positions[node.id], node.id).toBe(before.positions[node.id]);
  for (const edge of graph.edges) expect(after.routes[edge.id], edge.id).toBe(before.routes[edge.id]);
});

test('a change inside a node leaves the layout as it is', () => {
  const pins = {};
  const before = layoutGraph(buildGraph(resourcesFrom(tutorial)), pins);
  const changed = resourcesFrom(JSON.parse(JSON.stringify(tutorial).replace('/hello', '/world')) as readonly unknown[]);
  expect(layoutGraph(buildGraph(changed), pins, before)).toBe(before);
});

test('the tutorial reads from left to right in straight lines', () => {
  const graph = buildGraph(resourcesFrom(tutorial));
  const { positions } = layoutGraph(graph);
  const x = (id: string) => positions[id]?.x ?? NaN;
  expect(x('Gateway/default/httpserver-gateway')).toBeLessThan(x('VirtualService/default/httpserver'));
  expect(x('VirtualService/default/httpserver')).toBeLessThan(x('Service/default/go-server'));
  expect(x('Service/default/go-server')).toBeLessThan(x('Deployment/default/go-server'));
  expect(positions['Service/default/go-server']?.y).toBe(positions['Deployment/default/go-server']?.y);
});

test('VirtualServices stand in order of precedence, whatever their order in the text (R-GEN-3)', () => {
  const bound = { hosts: ['a.test'], gateways: ['gw'], http: [{ route: [to('web')] }] };
  const old = { ...virtualService('z', bound), metadata: { name: 'z', creationTimestamp: '2023-01-01T00:00:00Z' } };
  const values = [gateway('gw', {}), service('web', {}), virtualService('b', bound), old, virtualService('a', bound)];
  const { positions } = layoutGraph(buildGraph(resourcesFrom(values)));
  const ys = ['z', 'a', 'b'].map((name) => positions[`VirtualService/default/${name}`]?.y ?? NaN);
  expect(ys).toEqual(ys.toSorted((one, other) => one - other));
});
