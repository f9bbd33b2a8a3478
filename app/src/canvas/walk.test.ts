import { nodeAt, type Graph, type GraphEdge, type GraphNode, type Layout } from '@portolan/graph';
import type { ResourceId } from '@portolan/engine';
import { expect, test } from 'vitest';
import { walk } from './walk.ts';

function node(id: string, column: GraphNode['column'], path: readonly string[] = []): GraphNode {
  return {
    id,
    kind: 'service',
    column,
    title: id,
    namespace: 'default',
    label: 'Service',
    ref: { resource: (id.split('/')[0] ?? id) as ResourceId, path },
    facts: [],
    rules: [],
    stale: false,
    collapsed: false,
    width: 100,
    height: 40,
    handles: [],
  };
}

function edge(from: string, to: string): GraphEdge {
  const ref = { resource: from as ResourceId, path: [] };
  return { id: `${from}>${to}`, kind: 'routes', from, fromHandle: 'out', to, toHandle: 'in', ref, quiet: false };
}

const graph: Graph = {
  nodes: [
    node('gateway', 'gateway'),
    node('vs', 'virtual-service'),
    node('near', 'service'),
    node('far', 'service'),
    node('rule/subsets/0', 'subset', ['spec', 'subsets', '0']),
    node('rule/subsets/1', 'subset', ['spec', 'subsets', '1']),
  ],
  edges: [edge('gateway', 'vs'), edge('vs', 'far'), edge('vs', 'near')],
};
const layout: Layout = {
  positions: {
    gateway: { x: 0, y: 0 },
    vs: { x: 200, y: 0 },
    near: { x: 400, y: 10 },
    far: { x: 400, y: 300 },
    'rule/subsets/0': { x: 600, y: 0 },
    'rule/subsets/1': { x: 600, y: 100 },
  },
  routes: {},
  bounds: { x: 0, y: 0, width: 700, height: 340 },
};

test.each([
  ['gateway', 'right', 'vs'],
  ['vs', 'right', 'near'],
  ['vs', 'left', 'gateway'],
  ['near', 'down', 'far'],
  ['far', 'up', 'near'],
  ['far', 'down', undefined],
  ['gateway', 'left', undefined],
] as const)('from %s, %s leads to %s', (from, direction, to) => {
  expect(walk(graph, layout, from, direction)).toBe(to);
});

test('a place inside a subset is shown by that subset, other places of the object by its first node', () => {
  const rule = 'rule' as ResourceId;
  expect(nodeAt(graph, { resource: rule, path: ['spec', 'subsets', '1', 'labels'] })?.id).toBe('rule/subsets/1');
  expect(nodeAt(graph, { resource: rule, path: ['spec', 'host'] })?.id).toBe('rule/subsets/0');
  expect(nodeAt(graph, { resource: 'none' as ResourceId, path: [] })).toBeUndefined();
});
