// What layout works on: a slot for each node, and for each edge that passes over columns one in each of them, so that
// long edges have room and do not run behind nodes. Arcs join slots of neighbouring columns.
import { columns } from '../graph.ts';
import type { Graph, GraphEdge, GraphNode, HandleId, NodeId } from '../graph.ts';

export interface Slot {
  readonly id: string;
  /** Absent for the waypoint of a long edge. */
  readonly node?: GraphNode;
  /** Among the columns in use, from 0. */
  readonly column: number;
  /** Of a waypoint: that of the node it leads to. */
  readonly namespace: string;
  readonly height: number;
  /** Precedence: the node's place in the graph. */
  readonly rank: number;
  readonly left: Arc[];
  readonly right: Arc[];
  /** Place in its column, from 0. */
  order: number;
  /** A tall picture stands in several blocks beside each other, each with all columns but those of the hubs; from 0. */
  block: number;
  /** A tall column of one group stands in several strips beside each other; from 0. */
  strip: number;
  y: number;
}
export interface Arc {
  readonly from: Slot;
  readonly to: Slot;
  /** Where it leaves and arrives, from the slot's top. */
  readonly fromY: number;
  readonly toY: number;
}
export interface Slots {
  readonly slots: readonly Slot[];
  readonly byNode: ReadonlyMap<NodeId, Slot>;
  /** Waypoints of long edges, left to right. */
  readonly waypoints: ReadonlyMap<GraphEdge['id'], readonly Slot[]>;
  /** Indexes into `columns` of the columns in use. */
  readonly used: readonly number[];
  /** How many of them, from the left, are shared by all blocks: gateways, the mesh, and what stands before them. */
  readonly hubColumns: number;
}

const waypointHeight = 12;
const columnIndex = new Map(columns.map((column, i) => [column, i]));

export function makeSlots(graph: Graph): Slots {
  const used = [...new Set(graph.nodes.map((node) => columnIndex.get(node.column) ?? 0))].sort((a, b) => a - b);
  const compact = new Map(used.map((column, i) => [column, i]));
  const slots: Slot[] = [];
  const byNode = new Map<NodeId, Slot>();
  type Given = Pick<Slot, 'id' | 'column' | 'namespace' | 'height' | 'rank' | 'node'>;
  const add = (given: Given): Slot => {
    const slot: Slot = { ...given, left: [], right: [], order: 0, block: 0, strip: 0, y: 0 };
    slots.push(slot);
    return slot;
  };
  graph.nodes.forEach((node, i) => {
    const column = compact.get(columnIndex.get(node.column) ?? 0) ?? 0;
    const { id, namespace, height } = node;
    byNode.set(id, add({ id, column, namespace, height, rank: i, node }));
  });
  const waypoints = new Map<string, readonly Slot[]>();
  for (const edge of graph.edges) {
    const from = byNode.get(edge.from);
    const to = byNode.get(edge.to);
    if (!from || !to || edge.quiet || from.column >= to.column) continue;
    let last = from;
    let lastY = handleY(from.node, edge.fromHandle);
    const way: Slot[] = [];
    for (let column = from.column + 1; column < to.column; column++) {
      const id = `${edge.id}@${column}`;
      const waypoint = add({ id, column, namespace: to.namespace, height: waypointHeight, rank: from.rank });
      join(last, waypoint, lastY, waypointHeight / 2);
      last = waypoint;
      lastY = waypointHeight / 2;
      way.push(waypoint);
    }
    if (way.length > 0) waypoints.set(edge.id, way);
    join(last, to, lastY, handleY(to.node, edge.toHandle));
  }
  const hubColumns = used.filter((column) => column <= columns.indexOf('gateway')).length;
  return { slots, byNode, waypoints, used, hubColumns };
}

function join(from: Slot, to: Slot, fromY: number, toY: number): void {
  const arc = { from, to, fromY, toY };
  from.right.push(arc);
  to.left.push(arc);
}

const handleYs = new WeakMap<GraphNode, ReadonlyMap<HandleId, number>>();

export function isHub({ hubColumns }: Pick<Slots, 'hubColumns'>, slot: Slot): boolean {
  return slot.column < hubColumns;
}

/** The y of a handle below its node's top. */
export function handleY(node: GraphNode | undefined, handle: HandleId): number {
  if (!node) return 0;
  let ys = handleYs.get(node);
  if (!ys) handleYs.set(node, (ys = new Map(node.handles.map(({ id, y }) => [id, y]))));
  return ys.get(handle) ?? node.height / 2;
}
