// The picture as React Flow wants it. Objects are reused as long as what they show is the same, so that React Flow and
// memo skip them: a keystroke redraws the nodes it touches and no others.
import type { Ref } from '@portolan/engine';
import type { Graph, GraphEdge, GraphNode, EdgeRoute, HandleId, Layout, LitPath, NodeId, Pins, Point } from '@portolan/graph';
import { Position, type Edge, type Node } from '@xyflow/react';
import { describeNode } from './describe.ts';

/** What of a node the request lights. */
export interface LitNode {
  /** Ids of rules, and handles of the chosen lines. */
  readonly marks: ReadonlySet<string>;
  /** The request ended here; the rule where it did, when it was one. */
  readonly died: { readonly rule?: string } | undefined;
  /** Equal for equal contents. */
  readonly key: string;
}

export interface NodeView extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly lit: LitNode | undefined;
  /** The selection, when it lies in this node. */
  readonly selection: Ref | undefined;
  /** Handles where edges end; undefined when there are none. */
  readonly usedHandles: ReadonlySet<HandleId> | undefined;
  readonly isHovered: boolean;
  readonly isPinned: boolean;
}
export type ChartNode = Node<NodeView, 'chart'>;

export interface EdgeView extends Record<string, unknown> {
  readonly edge: GraphEdge;
  readonly route: EdgeRoute | undefined;
  readonly isLit: boolean;
}
export type ChartEdge = Edge<EdgeView, 'route'>;

export interface FlowInput {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly lit: LitPath;
  readonly pins: Pins;
  readonly selection: { readonly node: NodeId; readonly ref: Ref } | undefined;
  readonly hovered: NodeId | undefined;
  /** A node that is being dragged, at its present place. */
  readonly dragged: { readonly node: NodeId; readonly at: Point } | undefined;
}

export interface Flow {
  nodes(input: FlowInput): ChartNode[];
  edges(input: Pick<FlowInput, 'graph' | 'layout' | 'lit'>): ChartEdge[];
}

/** A Flow remembers what it returned last. */
export function createFlow(): Flow {
  let nodes = new Map<NodeId, ChartNode>();
  let edges = new Map<string, ChartEdge>();
  return {
    nodes: (input) => {
      const lit = litNodes(input.lit);
      const used = usedHandles(input.graph);
      const next = new Map<NodeId, ChartNode>();
      for (const node of input.graph.nodes) {
        const fresh = chartNode(node, input, lit.get(node.id), used.get(node.id));
        const last = nodes.get(node.id);
        next.set(node.id, last && isSameNode(last, fresh) ? last : fresh);
      }
      nodes = next;
      return [...next.values()];
    },
    edges: ({ graph, layout, lit }) => {
      const isLit = new Set(lit.edges);
      const next = new Map<string, ChartEdge>();
      for (const edge of graph.edges) {
        const fresh = chartEdge(edge, layout.routes[edge.id], isLit.has(edge.id));
        const last = edges.get(edge.id);
        next.set(edge.id, last && isSameEdge(last, fresh) ? last : fresh);
      }
      edges = next;
      return [...next.values()];
    },
  };
}

function chartNode(
  node: GraphNode,
  input: FlowInput,
  lit: LitNode | undefined,
  used: ReadonlySet<HandleId> | undefined,
): ChartNode {
  const place = input.dragged?.node === node.id ? input.dragged.at : input.layout.positions[node.id];
  const { width, height } = node;
  return {
    id: node.id,
    type: 'chart',
    position: { x: place?.x ?? 0, y: place?.y ?? 0 },
    // Sizes and handles are data, so React Flow never measures the page.
    width,
    height,
    measured: { width, height },
    handles: node.handles.map((handle) => ({
      id: handle.id,
      type: handle.side === 'right' ? 'source' : 'target',
      position: handle.side === 'right' ? Position.Right : Position.Left,
      x: handle.side === 'right' ? width : 0,
      y: handle.y,
      width: 0,
      height: 0,
    })),
    ariaLabel: describeNode(node),
    data: {
      node,
      lit,
      selection: input.selection?.node === node.id ? input.selection.ref : undefined,
      usedHandles: used,
      isHovered: input.hovered === node.id,
      isPinned: node.id in input.pins,
    },
  };
}

function chartEdge(edge: GraphEdge, route: EdgeRoute | undefined, isLit: boolean): ChartEdge {
  return {
    id: edge.id,
    type: 'route',
    source: edge.from,
    sourceHandle: edge.fromHandle,
    target: edge.to,
    targetHandle: edge.toHandle,
    zIndex: isLit ? 1 : 0,
    // Edges are told by the lines of their nodes; a list of "edge from … to …" would only add noise.
    domAttributes: { 'aria-hidden': true },
    data: { edge, route, isLit },
  };
}

function isSameNode(a: ChartNode, b: ChartNode): boolean {
  return (
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.data.node === b.data.node &&
    a.data.lit?.key === b.data.lit?.key &&
    a.data.selection === b.data.selection &&
    isSameSet(a.data.usedHandles, b.data.usedHandles) &&
    a.data.isHovered === b.data.isHovered &&
    a.data.isPinned === b.data.isPinned
  );
}

function isSameEdge(a: ChartEdge, b: ChartEdge): boolean {
  return (
    a.data?.edge === b.data?.edge &&
    a.data?.isLit === b.data?.isLit &&
    a.data?.route?.path === b.data?.route?.path &&
    a.data?.route?.label?.x === b.data?.route?.label?.x &&
    a.data?.route?.label?.y === b.data?.route?.label?.y
  );
}

function isSameSet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a === b || (a?.size === b?.size && [...(a ?? [])].every((item) => b?.has(item)));
}

const usedByGraph = new WeakMap<Graph, ReadonlyMap<NodeId, ReadonlySet<HandleId>>>();

function usedHandles(graph: Graph): ReadonlyMap<NodeId, ReadonlySet<HandleId>> {
  const known = usedByGraph.get(graph);
  if (known) return known;
  const used = new Map<NodeId, Set<HandleId>>();
  const add = (node: NodeId, handle: HandleId): void => {
    const set = used.get(node);
    if (set) set.add(handle);
    else used.set(node, new Set([handle]));
  };
  for (const edge of graph.edges) {
    add(edge.from, edge.fromHandle);
    add(edge.to, edge.toHandle);
  }
  usedByGraph.set(graph, used);
  return used;
}

function litNodes(lit: LitPath): ReadonlyMap<NodeId, LitNode> {
  const marks = new Map<NodeId, Set<string>>(lit.nodes.map((node) => [node, new Set()]));
  const mark = (node: NodeId, what: string): void => {
    const set = marks.get(node);
    if (set) set.add(what);
    else marks.set(node, new Set([what]));
  };
  for (const { node, rule, alternative } of lit.rules) {
    mark(node, rule);
    if (alternative !== undefined) mark(node, alternativeMark(rule, alternative));
  }
  for (const { node, handle } of lit.handles) mark(node, handle);
  const { diedAt } = lit;
  if (diedAt?.node !== undefined && !marks.has(diedAt.node)) marks.set(diedAt.node, new Set());
  return new Map(
    [...marks].map(([node, set]) => {
      const died = diedAt?.node === node ? (diedAt.rule === undefined ? {} : { rule: diedAt.rule }) : undefined;
      return [node, { marks: set, died, key: `${[...set].join(' ')}|${died ? `died ${died.rule ?? ''}` : ''}` }];
    }),
  );
}

/** The mark in `LitNode.marks` of the match entry that took the request. */
export function alternativeMark(rule: string, alternative: number): string {
  return `${rule}.match.${alternative}`;
}
