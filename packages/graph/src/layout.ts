// Places for the picture: columns left to right, groups below each other, lines and labels between. Deterministic; given
// the layout before, a small change moves little.
import type { Box, EdgeRoute, Graph, GraphEdge, GraphNode, Layout, NodeId, Pins, Point } from './graph.ts';
import { columnBoxes, gutterOf, laneOf, leftOf, withBus, type Columns, type Strip } from './layout/columns.ts';
import { detour, lanesOf, stripsBetween } from './layout/detours.ts';
import { placeGroups } from './layout/groups.ts';
import { keepPlaces } from './layout/keep.ts';
import { avoid } from './layout/pin.ts';
import { bezierPath, labelBox, Occupied, pointsOf, sameRoute } from './layout/routes.ts';
import { isHub, makeSlots, type Slot, type Slots } from './layout/slots.ts';

/** Beside a column, kept free of pinned nodes. */
const margin = 12;
/** Lines to other blocks than the first go above everything, each block's in a lane of its own. */
const lane = { above: 48, apart: 6 } as const;
/** When fewer than this share of the nodes were there before, the picture is laid out anew. */
const familiar = 0.5;
const noPins: Pins = {};

export interface LayoutOptions {
  /** Each namespace in a band of its own. */
  readonly byNamespace?: boolean;
}

/**
 * @param pins top left corners of nodes that a person has put somewhere; the others avoid them
 * @param previous the layout before: its nodes stay, unless most of the graph is new. Leave it out to tidy up.
 */
export function layoutGraph(
  graph: Graph,
  pins = noPins,
  previous?: Layout,
  { byNamespace = false }: LayoutOptions = {},
): Layout {
  const made = previous && laidOut.get(previous);
  const isSameWay = made?.byNamespace === byNamespace;
  if (previous && isSameWay && isSettled(graph, pins, made)) return previous;
  const slots = makeSlots(graph);
  // Bands are always laid out anew: what is new in a namespace stays in its band, and the same text gives the same bands.
  const places = previous && isSameWay && !byNamespace ? knownPlaces(graph, pins, previous) : undefined;
  if (places) keepPlaces(slots, { places, spots: made?.spots ?? new Map(), routes: previous?.routes ?? {} }, pins);
  else placeGroups(slots, { pitch: () => columnBoxes(graph, slots).pitch, byNamespace });
  const boxes = columnBoxes(graph, slots);
  const columns = slots.slots.some((slot) => slot.block > 0) ? withBus(boxes) : boxes;
  makeRoom(graph, slots, columns, pins);
  const positions = positionsOf(slots, columns, pins, previous);
  const routes = routesOf(graph, slots, columns, positions, pins, previous);
  const layout = { positions, routes, bounds: boundsOf(graph, positions) };
  const spots = new Map([...slots.byNode].map(([id, { column, block, strip }]) => [id, { column, block, strip }]));
  laidOut.set(layout, { graph, pins, byNamespace, spots });
  return layout;
}

/** What a layout was made for. */
interface Made {
  readonly graph: Graph;
  readonly pins: Pins;
  readonly byNamespace: boolean;
  readonly spots: ReadonlyMap<NodeId, Strip>;
}
const laidOut = new WeakMap<Layout, Made>();

/** Whether nothing that places depend on has changed: most keystrokes change only what stands inside a node. */
function isSettled(graph: Graph, pins: Pins, before: Made): boolean {
  if (before.pins !== pins || before.graph.nodes.length !== graph.nodes.length) return false;
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

function makeRoom(graph: Graph, { slots, byNode }: Slots, columns: Columns, pins: Pins): void {
  const pinned = graph.nodes.flatMap((node) => {
    const place = pins[node.id];
    return place ? [{ ...place, width: node.width, height: node.height }] : [];
  });
  if (pinned.length === 0) return;
  for (const [id, slot] of byNode) slot.y = pins[id]?.y ?? slot.y;
  for (const own of lanes(slots)) {
    const [first] = own;
    if (!first) continue;
    const x = leftOf(columns, first) - margin;
    const width = (columns.width[first.column] ?? 0) + 2 * margin;
    const obstacles = pinned.filter((box) => box.x < x + width && x < box.x + box.width);
    avoid(
      own.filter((slot) => !pins[slot.id]),
      obstacles,
    );
  }
}

/** The slots of each column of each block. */
function lanes(slots: readonly Slot[]): Iterable<readonly Slot[]> {
  const byLane = new Map<number, Slot[]>();
  for (const slot of slots) {
    const own = byLane.get(laneOf(slot));
    if (own) own.push(slot);
    else byLane.set(laneOf(slot), [slot]);
  }
  return byLane.values();
}

function positionsOf(slots: Slots, columns: Columns, pins: Pins, previous?: Layout): Record<NodeId, Point> {
  const positions: Record<NodeId, Point> = {};
  for (const [id, slot] of slots.byNode) {
    const { x, y } = pins[id] ?? { x: leftOf(columns, slot), y: slot.y };
    const before = previous?.positions[id];
    positions[id] = before?.x === x && before.y === y ? before : { x, y };
  }
  return positions;
}

function routesOf(
  graph: Graph,
  slots: Slots,
  columns: Columns,
  positions: Readonly<Record<NodeId, Point>>,
  pins: Pins,
  previous?: Layout,
): Record<string, EdgeRoute> {
  const { byNode, waypoints } = slots;
  const top = Object.values(positions).reduce((least, { y }) => Math.min(least, y), 0);
  const hasLabels = graph.edges.some((edge) => edge.label);
  const occupied = new Occupied();
  if (hasLabels) for (const node of graph.nodes) occupied.add(boxOf(node, positions));
  const hasStrips = columns.strips.some((count) => count > 1);
  const lanes =
    hasStrips || graph.edges.some(({ quiet }) => quiet)
      ? lanesOf(slots, columns, positions, (node) => boxOf(node, positions))
      : new Map<number, readonly Box[]>();
  const around = (points: readonly Point[], from: Slot, to: Slot, isQuiet: boolean): readonly Point[] => {
    if (from.block !== to.block && !isHub(slots, from)) return points;
    return detour(points, stripsBetween(columns, from, to, isQuiet), columns, lanes);
  };
  const routes: Record<string, EdgeRoute> = {};
  for (const edge of graph.edges) {
    const from = byNode.get(edge.from);
    const to = byNode.get(edge.to);
    if (!from || !to) continue;
    // Waypoints lead through the columns between; from or to a pinned node they might lead astray.
    const isFree = !pins[edge.from] && !pins[edge.to];
    const between = isFree ? wayOf(slots, columns, top, { from, to }, waypoints.get(edge.id) ?? []) : [];
    const direct = pointsOf(edge, { from, to }, between, positions);
    const points = isFree && (edge.quiet || hasStrips) ? around(direct, from, to, edge.quiet) : direct;
    const label = labelBox(edge, points, occupied);
    if (label) occupied.add(label);
    const before = previous?.routes[edge.id];
    routes[edge.id] = sameRoute(before, points, label)
      ? before
      : { points, path: bezierPath(points), ...(label ? { label } : {}) };
  }
  return routes;
}

/** What a line passes between its ends: the lane above everything on the way to another block, and the columns between. */
function wayOf(
  slots: Slots,
  columns: Columns,
  top: number,
  { from, to }: { readonly from: Slot; readonly to: Slot },
  waypoints: readonly Slot[],
): readonly Point[] {
  const isFromHub = isHub(slots, from);
  // From one block to another there is no way but straight.
  if (!isFromHub && from.block !== to.block) return [];
  const through = waypoints.flatMap((slot): readonly Point[] => {
    const x = leftOf(columns, slot);
    const middle = slot.y + slot.height / 2;
    return [
      { x, y: middle },
      { x: x + (columns.width[slot.column] ?? 0), y: middle },
    ];
  });
  // What stays among the hubs, or goes to the first block.
  if (!isFromHub || isHub(slots, to) || to.block === 0) return through;
  const y = top - lane.above - to.block * lane.apart;
  const { from: start, to: end } = gutterOf(columns, to.block);
  const behind = through.filter(({ x }) => x > end);
  return [{ x: start, y }, { x: end, y }, ...behind];
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
