// Where each node and edge stands in its list. Counted when somebody asks; a picture in which only contents changed takes
// the places of the one before.
import type { Ref } from '@portolan/engine';
import { subsetId } from './build/nodes.ts';
import type { EdgeId, Graph, GraphEdge, GraphNode, NodeId } from './graph.ts';

interface Places {
  nodes?: ReadonlyMap<NodeId, number>;
  edges?: ReadonlyMap<EdgeId, number>;
}
const known = new WeakMap<Graph, Places>();

/** Says that the same ids stand in the same order in both. */
export function samePlaces(before: Graph, after: Graph): void {
  known.set(after, placesIn(before));
}

/** The index of each node in `graph.nodes`. */
export function nodePlaces(graph: Graph): ReadonlyMap<NodeId, number> {
  return (placesIn(graph).nodes ??= count(graph.nodes));
}

/** The index of each edge in `graph.edges`. */
export function edgePlaces(graph: Graph): ReadonlyMap<EdgeId, number> {
  return (placesIn(graph).edges ??= count(graph.edges));
}

export function nodeIn(graph: Graph, id: NodeId): GraphNode | undefined {
  return graph.nodes[nodePlaces(graph).get(id) ?? -1];
}

export function edgeIn(graph: Graph, id: EdgeId): GraphEdge | undefined {
  return graph.edges[edgePlaces(graph).get(id) ?? -1];
}

/** The node that shows a place of the text most closely: a subset, else the whole object for any field of it. */
export function nodeAt(graph: Graph, { resource, path }: Ref): GraphNode | undefined {
  const whole = nodeIn(graph, resource);
  if (whole) return whole;
  // A DestinationRule has no node of its own: its first subset stands for it.
  const subset = path[0] === 'spec' && path[1] === 'subsets' ? Number(path[2]) : 0;
  return nodeIn(graph, subsetId(resource, subset)) ?? nodeIn(graph, subsetId(resource, 0));
}

const byStart = new WeakMap<readonly GraphEdge[], ReadonlyMap<NodeId, readonly GraphEdge[]>>();

/** The edges that leave each node, in the order of the picture. */
export function edgesFrom({ edges }: Graph): ReadonlyMap<NodeId, readonly GraphEdge[]> {
  let outgoing = byStart.get(edges);
  if (!outgoing) {
    const lists = new Map<NodeId, GraphEdge[]>();
    for (const edge of edges) {
      const list = lists.get(edge.from);
      if (list) list.push(edge);
      else lists.set(edge.from, [edge]);
    }
    byStart.set(edges, (outgoing = lists));
  }
  return outgoing;
}

function placesIn(graph: Graph): Places {
  let places = known.get(graph);
  if (!places) known.set(graph, (places = {}));
  return places;
}

function count(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(items.map(({ id }, place) => [id, place]));
}
