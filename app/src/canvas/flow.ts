// The picture as React Flow wants it. Objects, and the lists of them, stay the same as long as shapes and places do: React
// Flow walks through all nodes and edges whenever a list is new. What changes more often (what stands in a node, the lit
// way, the selection) is no part of them: each card asks for it, see state.ts.
import { changedAt } from '@portolan/engine';
import type { EdgeRoute, Graph, GraphEdge, GraphNode, HandleId, Layout, NodeId, Pins, Point } from '@portolan/graph';
import { Position, type Edge, type Node } from '@xyflow/react';
import { describeNode } from './describe.ts';

export interface NodeView extends Record<string, unknown> {
  /** Handles where edges end; undefined when there are none. */
  readonly usedHandles: ReadonlySet<HandleId> | undefined;
}
export type ChartNode = Node<NodeView, 'chart'>;

export interface EdgeView extends Record<string, unknown> {
  readonly edge: GraphEdge;
  readonly route: EdgeRoute | undefined;
}
export type ChartEdge = Edge<EdgeView, 'route'>;

export interface Flow {
  /**
   * @param dragged the present places of nodes that are being dragged
   * @param movable those that can be; all, when it is left out
   */
  nodes(graph: Graph, layout: Layout, dragged?: Pins, movable?: readonly NodeId[]): ChartNode[];
  edges(graph: Graph, layout: Layout): ChartEdge[];
}

/** A Flow remembers what it returned last. */
export function createFlow(): Flow {
  let nodes: ChartNode[] = [];
  let nodeById = new Map<NodeId, ChartNode>();
  /** What each was made for, or what has taken its place since in the same shape. */
  const shown = new WeakMap<ChartNode, GraphNode>();
  /** What the lists were made for. */
  let drawn: Drawn | undefined;
  let drawnEdges: Pick<Drawn, 'graph' | 'layout'> | undefined;
  let edges: ChartEdge[] = [];
  let edgeById = new Map<string, ChartEdge>();
  return {
    nodes: (graph, layout, dragged, movable) => {
      const changed = drawn && contentsChanged(drawn, { graph, layout, dragged, movable });
      const isSameList = changed?.every((i) => takesPlace(shown, nodes[i], graph.nodes[i])) === true;
      drawn = { graph, layout, dragged, movable };
      if (isSameList) return nodes;
      const used = usedHandles(graph);
      const next = graph.nodes.map((node) => {
        const at = dragged?.[node.id] ?? layout.positions[node.id] ?? origin;
        const draggable = movable?.includes(node.id);
        const last = nodeById.get(node.id);
        const handles = used.get(node.id);
        const isSame =
          last &&
          (shown.get(last) === node || hasShape(last, node)) &&
          isAt(last, at) &&
          last.draggable === draggable &&
          isSameSet(last.data.usedHandles, handles);
        const item = isSame
          ? last
          : { ...chartNode(node, at, handles), ...(draggable === undefined ? {} : { draggable }) };
        shown.set(item, node);
        return item;
      });
      if (changedAt(nodes, next)?.length !== 0) {
        nodes = next;
        nodeById = new Map(next.map((node) => [node.id, node]));
      }
      return nodes;
    },
    edges: (graph, layout) => {
      const isSameList = drawnEdges?.graph.edges === graph.edges && drawnEdges.layout === layout;
      drawnEdges = { graph, layout };
      if (isSameList) return edges;
      const next = graph.edges.map((edge) => {
        const route = layout.routes[edge.id];
        const last = edgeById.get(edge.id);
        const isSame = last?.data?.edge === edge && isSameRoute(last.data.route, route);
        return last && isSame ? last : chartEdge(edge, route);
      });
      if (changedAt(edges, next)?.length !== 0) {
        edges = next;
        edgeById = new Map(next.map((edge) => [edge.id, edge]));
      }
      return edges;
    },
  };
}

interface Drawn {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly dragged: Pins | undefined;
  readonly movable: readonly NodeId[] | undefined;
}

/** Where other nodes stand in a picture of the same lines and places; undefined where more has changed. */
function contentsChanged(before: Drawn, now: Drawn): readonly number[] | undefined {
  const isSame =
    before.layout === now.layout &&
    before.graph.edges === now.graph.edges &&
    before.dragged === now.dragged &&
    before.movable === now.movable;
  return isSame ? changedAt(before.graph.nodes, now.graph.nodes) : undefined;
}

/** Whether the node can be shown by what was made for the one before it; then it is. */
function takesPlace(
  shown: WeakMap<ChartNode, GraphNode>,
  made: ChartNode | undefined,
  node: GraphNode | undefined,
): boolean {
  if (!made || !node || made.id !== node.id || !hasShape(made, node)) return false;
  shown.set(made, node);
  return true;
}

const origin: Point = { x: 0, y: 0 };

function chartNode(node: GraphNode, at: Point, usedHandles: ReadonlySet<HandleId> | undefined): ChartNode {
  const { width, height } = node;
  return {
    id: node.id,
    type: 'chart',
    position: { x: at.x, y: at.y },
    // Sizes and handles are data, so React Flow never measures the page.
    width,
    height,
    measured: { width, height },
    handles: handlesOf(node),
    ariaLabel: describeNode(node),
    data: { usedHandles },
  };
}

function handlesOf({ handles, width }: GraphNode): NonNullable<ChartNode['handles']> {
  return handles.map(({ id, side, y }) => ({
    id,
    type: side === 'right' ? 'source' : 'target',
    position: side === 'right' ? Position.Right : Position.Left,
    x: side === 'right' ? width : 0,
    y,
    width: 0,
    height: 0,
  }));
}

/** Whether all that React Flow knows of the node is still so. */
function hasShape(made: ChartNode, node: GraphNode): boolean {
  const { handles = [] } = made;
  return (
    made.width === node.width &&
    made.height === node.height &&
    handles.length === node.handles.length &&
    node.handles.every(({ id, y }, i) => handles[i]?.id === id && handles[i].y === y) &&
    made.ariaLabel === describeNode(node)
  );
}

function chartEdge(edge: GraphEdge, route: EdgeRoute | undefined): ChartEdge {
  return {
    id: edge.id,
    type: 'route',
    source: edge.from,
    sourceHandle: edge.fromHandle,
    target: edge.to,
    targetHandle: edge.toHandle,
    // Edges are told by the lines of their nodes; a list of "edge from … to …" would only add noise.
    domAttributes: { 'aria-hidden': true },
    data: { edge, route },
  };
}

function isAt({ position }: ChartNode, at: Point): boolean {
  return position.x === at.x && position.y === at.y;
}

function isSameRoute(a: EdgeRoute | undefined, b: EdgeRoute | undefined): boolean {
  return a === b || (a?.path === b?.path && a?.label?.x === b?.label?.x && a?.label?.y === b?.label?.y);
}

function isSameSet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a === b || (a?.size === b?.size && [...(a ?? [])].every((item) => b?.has(item)));
}

const usedBy = new WeakMap<Graph['edges'], ReadonlyMap<NodeId, ReadonlySet<HandleId>>>();

function usedHandles({ edges }: Graph): ReadonlyMap<NodeId, ReadonlySet<HandleId>> {
  const known = usedBy.get(edges);
  if (known) return known;
  const used = new Map<NodeId, Set<HandleId>>();
  const add = (node: NodeId, handle: HandleId): void => {
    const set = used.get(node);
    if (set) set.add(handle);
    else used.set(node, new Set([handle]));
  };
  for (const edge of edges) {
    add(edge.from, edge.fromHandle);
    add(edge.to, edge.toHandle);
  }
  usedBy.set(edges, used);
  return used;
}
