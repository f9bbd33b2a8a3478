// Places for the picture: columns left to right, groups below each other, lines and labels between. Deterministic; given
// the layout before, a small change moves little.
import type { Box, EdgeRoute, Graph, GraphEdge, GraphNode, Layout, NodeId, Pins, Point } from './graph.ts';
import { placeGroups } from './layout/groups.ts';
import { keepPlaces } from './layout/keep.ts';
import { avoid } from './layout/pin.ts';
import { bezierPath, labelBox, Occupied, pointsOf, sameRoute } from './layout/routes.ts';
import { makeSlots } from './layout/slots.ts';
import type { Slots } from './layout/slots.ts';

const columnGap = 48;
const labelRoom = 32;
/** When fewer than this share of the nodes were there before, the picture is laid out anew. */
const familiar = 0.5;
const noPins: Pins = {};

/**
 * @param pins top left corners of nodes that a person has put somewhere; the others avoid them
 * @param previous the layout before: its nodes stay, unless most of the graph is new. Leave it out to tidy up.
 */
export function layoutGraph(graph: Graph, pins = noPins, previous?: Layout): Layout {
  if (previous && isSettled(graph, pins, previous)) return previous;
  const slots = makeSlots(graph);
  const places = previous && knownPlaces(graph, pins, previous);
  if (places) keepPlaces(slots, { places, routes: previous.routes }, pins);
  else placeGroups(slots);
  const columns = columnBoxes(graph, slots);
  makeRoom(graph, slots, columns, pins);
  const positions = positionsOf(slots, columns, pins, previous);
  const routes = routesOf(graph, slots, columns, positions, pins, previous);
  const layout = { positions, routes, bounds: boundsOf(graph, positions) };
  laidOut.set(layout, { graph, pins });
  return layout;
}

/** What each layout was made for. */
const laidOut = new WeakMap<Layout, { readonly graph: Graph; readonly pins: Pins }>();

/** Whether nothing that places depend on has changed: most keystrokes change only what stands inside a node. */
function isSettled(graph: Graph, pins: Pins, previous: Layout): boolean {
  const before = laidOut.get(previous);
  if (before?.pins !== pins || before.graph.nodes.length !== graph.nodes.length) return false;
  if (before.graph.edges.length !== graph.edges.length) return false;
  return (
    graph.nodes.every((node, i) => sameShape(node, before.graph.nodes[i])) &&
    graph.edges.every((edge, i) => sameLine(edge, before.graph.edges[i]))
  );
}

function sameShape(a: GraphNode, b: GraphNode | undefined): boolean {
  if (a === b) return true;
  if (a.id !== b?.id || a.column !== b.column || a.namespace !== b.namespace) return false;
  if (a.width !== b.width || a.height !== b.height || a.handles.length !== b.handles.length) return false;
  return a.handles.every((handle, i) => handle.id === b.handles[i]?.id && handle.y === b.handles[i].y);
}

function sameLine(a: GraphEdge, b: GraphEdge | undefined): boolean {
  return a === b || (a.id === b?.id && a.quiet === b.quiet && a.label?.width === b.label?.width);
}

/** The former places, if enough of the graph has one. A pinned node's place says nothing about its column. */
function knownPlaces(graph: Graph, pins: Pins, previous: Layout): Readonly<Record<NodeId, Point>> | undefined {
  const known: Record<NodeId, Point> = {};
  let count = 0;
  for (const { id } of graph.nodes) {
    const place = previous.positions[id];
    if (!place) continue;
    known[id] = pins[id] ?? place;
    count++;
  }
  return count > 0 && count >= graph.nodes.length * familiar ? known : undefined;
}

interface Columns {
  readonly x: readonly number[];
  readonly width: readonly number[];
}

function columnBoxes(graph: Graph, { byNode, used }: Slots): Columns {
  const width = used.map(() => 0);
  const gap = used.map(() => columnGap);
  for (const { column, node } of byNode.values()) width[column] = Math.max(width[column] ?? 0, node?.width ?? 0);
  for (const { from, label } of graph.edges) {
    const column = byNode.get(from)?.column;
    if (label && column !== undefined) gap[column] = Math.max(gap[column] ?? 0, label.width + labelRoom);
  }
  const x: number[] = [];
  let left = 0;
  used.forEach((_, i) => {
    x.push(left);
    left += (width[i] ?? 0) + (gap[i] ?? 0);
  });
  return { x, width };
}

function makeRoom(graph: Graph, { slots, byNode }: Slots, columns: Columns, pins: Pins): void {
  const pinned = graph.nodes.flatMap((node) => {
    const place = pins[node.id];
    return place ? [{ ...place, width: node.width, height: node.height }] : [];
  });
  if (pinned.length === 0) return;
  for (const [id, slot] of byNode) slot.y = pins[id]?.y ?? slot.y;
  columns.x.forEach((x, i) => {
    const strip: Box = {
      x: x - columnGap / 4,
      y: -Infinity,
      width: (columns.width[i] ?? 0) + columnGap / 2,
      height: Infinity,
    };
    const obstacles = pinned.filter((box) => box.x < strip.x + strip.width && strip.x < box.x + box.width);
    avoid(
      slots.filter((slot) => slot.column === i && !pins[slot.id]),
      obstacles,
    );
  });
}

function positionsOf(slots: Slots, columns: Columns, pins: Pins, previous?: Layout): Record<NodeId, Point> {
  const positions: Record<NodeId, Point> = {};
  for (const [id, slot] of slots.byNode) {
    const { x, y } = pins[id] ?? { x: columns.x[slot.column] ?? 0, y: slot.y };
    const before = previous?.positions[id];
    positions[id] = before?.x === x && before.y === y ? before : { x, y };
  }
  return positions;
}

function routesOf(
  graph: Graph,
  { byNode, waypoints }: Slots,
  columns: Columns,
  positions: Readonly<Record<NodeId, Point>>,
  pins: Pins,
  previous?: Layout,
): Record<string, EdgeRoute> {
  const hasLabels = graph.edges.some((edge) => edge.label);
  const occupied = new Occupied();
  if (hasLabels) for (const node of graph.nodes) occupied.add(boxOf(node, positions));
  const routes: Record<string, EdgeRoute> = {};
  for (const edge of graph.edges) {
    const from = byNode.get(edge.from);
    const to = byNode.get(edge.to);
    if (!from || !to) continue;
    // Waypoints lead through the columns between; from or to a pinned node they might lead astray.
    const way = pins[edge.from] || pins[edge.to] ? [] : (waypoints.get(edge.id) ?? []);
    const points = pointsOf(edge, { from, to }, way, columns.x, columns.width, positions);
    const label = labelBox(edge, points, occupied);
    if (label) occupied.add(label);
    const before = previous?.routes[edge.id];
    routes[edge.id] = sameRoute(before, points, label)
      ? before
      : { points, path: bezierPath(points), ...(label ? { label } : {}) };
  }
  return routes;
}

function boxOf(node: GraphNode, positions: Readonly<Record<NodeId, Point>>): Box {
  const { x, y } = positions[node.id] ?? { x: 0, y: 0 };
  return { x, y, width: node.width, height: node.height };
}

function boundsOf(graph: Graph, positions: Readonly<Record<NodeId, Point>>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of graph.nodes) {
    const box = boxOf(node, positions);
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return graph.nodes.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
