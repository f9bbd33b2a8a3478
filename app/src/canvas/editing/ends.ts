// Nodes, rules and edges of the chart as ends of lines.
import type { ConnectionEnd, Line } from '@portolan/engine';
import {
  nodeIn,
  type EdgeId,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type HandleId,
  type RuleRow,
} from '@portolan/graph';
import { translator } from '../../i18n/translate.ts';
import { editingMessages } from './messages.en.ts';

const t = translator('editing', editingMessages);

/** An end with what is drawn for it. */
export interface ChartEnd {
  readonly node: GraphNode;
  readonly end: ConnectionEnd;
  /** As it is called in sentences. */
  readonly name: string;
}

export function endOfNode(node: GraphNode): ChartEnd {
  if (node.kind === 'mesh') return { node, end: { kind: 'mesh' }, name: node.title };
  if (node.missing || !node.ref) return { node, end: { kind: 'missing', name: node.title }, name: node.title };
  return { node, end: { kind: 'place', ref: node.ref }, name: node.title };
}

export function endOfRule(node: GraphNode, rule: RuleRow): ChartEnd {
  return {
    node,
    end: { kind: 'place', ref: rule.ref },
    name: t(`rule.of.${rule.protocol}`, { number: rule.number, name: node.title }),
  };
}

/** The rule whose line a handle ends, or the node. */
export function endOfHandle(node: GraphNode, handle: HandleId | undefined): ChartEnd {
  const rule = node.rules.find((row) => row.destinations.some((line) => line.handle === handle));
  return rule ? endOfRule(node, rule) : endOfNode(node);
}

/** What an element of the page belongs to: a rule where it lies in one, else a node. */
export function endAt(graph: Graph, element: Element | null): ChartEnd | undefined {
  const wrapper = element?.closest('.react-flow__node');
  const node = wrapper instanceof HTMLElement ? nodeIn(graph, wrapper.dataset['id'] ?? '') : undefined;
  if (!node) return undefined;
  const row = element?.closest('[data-rule]');
  const rule = row instanceof HTMLElement ? node.rules.find(({ id }) => id === row.dataset['rule']) : undefined;
  return rule ? endOfRule(node, rule) : endOfNode(node);
}

export interface ChartLine extends Line {
  readonly id: EdgeId;
  readonly start: ChartEnd;
  readonly finish: ChartEnd;
}

export function lineOf(graph: Graph, edge: GraphEdge): ChartLine | undefined {
  const from = nodeIn(graph, edge.from);
  const to = nodeIn(graph, edge.to);
  if (!from || !to) return undefined;
  const start = endOfHandle(from, edge.fromHandle);
  const finish = endOfNode(to);
  return { id: edge.id, ref: edge.ref, from: start.end, to: finish.end, start, finish };
}
