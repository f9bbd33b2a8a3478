// From a place in the configuration to what stands for it on the canvas.
import type { Ref, ResourceId } from '@portolan/engine';
import type { Graph, GraphNode, NodeId } from '@portolan/graph';

/** The node that shows `ref` most closely: a subset before its Service, a whole resource for any field of it. */
export function nodeAt(graph: Graph, ref: Ref): GraphNode | undefined {
  let best: GraphNode | undefined;
  let depth = -1;
  for (const node of nodesByResource(graph).get(ref.resource) ?? []) {
    if (node.ref && startsWith(ref, node.ref) && node.ref.path.length > depth) {
      best = node;
      depth = node.ref.path.length;
    }
  }
  // A DestinationRule has no node of its own: its first subset stands for it.
  return best ?? nodesByResource(graph).get(ref.resource)?.[0];
}

/** Whether `ref` is `whole` or lies inside it. */
export function startsWith(ref: Ref, whole: Ref): boolean {
  return (
    ref.resource === whole.resource &&
    whole.path.length <= ref.path.length &&
    whole.path.every((step, i) => step === ref.path[i])
  );
}

const indexes = new WeakMap<Graph, ReadonlyMap<ResourceId, readonly GraphNode[]>>();

function nodesByResource(graph: Graph): ReadonlyMap<ResourceId, readonly GraphNode[]> {
  let index = indexes.get(graph);
  if (!index) {
    const nodes = new Map<ResourceId, GraphNode[]>();
    for (const node of graph.nodes) {
      // A ghost is written nowhere; the place that names it belongs to another node.
      if (!node.ref || node.kind === 'ghost') continue;
      const list = nodes.get(node.ref.resource);
      if (list) list.push(node);
      else nodes.set(node.ref.resource, [node]);
    }
    index = nodes;
    indexes.set(graph, index);
  }
  return index;
}

const nodeMaps = new WeakMap<Graph, ReadonlyMap<NodeId, GraphNode>>();

export function nodeById(graph: Graph, id: NodeId): GraphNode | undefined {
  let map = nodeMaps.get(graph);
  if (!map) {
    map = new Map(graph.nodes.map((node) => [node.id, node]));
    nodeMaps.set(graph, map);
  }
  return map.get(id);
}
