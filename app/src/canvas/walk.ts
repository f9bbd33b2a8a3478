// Where an arrow key leads: along edges to the left and right, among the nodes of a column up and down.
import type { Graph, GraphNode, Layout, NodeId, Point } from '@portolan/graph';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The next node in a direction, or undefined at the edge of the picture. */
export function walk(graph: Graph, layout: Layout, from: NodeId, direction: Direction): NodeId | undefined {
  const here = graph.nodes.find((node) => node.id === from);
  if (!here) return undefined;
  const candidates =
    direction === 'up' || direction === 'down'
      ? graph.nodes.filter((node) => node.column === here.column && isBeyond(node, here, layout, direction))
      : linked(graph, from, direction);
  const at = centre(here, layout);
  return nearest(candidates, layout, at)?.id;
}

function linked(graph: Graph, from: NodeId, direction: 'left' | 'right'): GraphNode[] {
  const ids = new Set(
    direction === 'right'
      ? graph.edges.filter((edge) => edge.from === from).map((edge) => edge.to)
      : graph.edges.filter((edge) => edge.to === from).map((edge) => edge.from),
  );
  return graph.nodes.filter((node) => ids.has(node.id));
}

function isBeyond(node: GraphNode, here: GraphNode, layout: Layout, direction: 'up' | 'down'): boolean {
  const distance = centre(node, layout).y - centre(here, layout).y;
  return direction === 'down' ? distance > 0 : distance < 0;
}

function nearest(nodes: readonly GraphNode[], layout: Layout, at: Point): GraphNode | undefined {
  let best: GraphNode | undefined;
  let least = Infinity;
  for (const node of nodes) {
    const { x, y } = centre(node, layout);
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance < least) {
      best = node;
      least = distance;
    }
  }
  return best;
}

function centre(node: GraphNode, layout: Layout): Point {
  const { x, y } = layout.positions[node.id] ?? { x: 0, y: 0 };
  return { x: x + node.width / 2, y: y + node.height / 2 };
}
