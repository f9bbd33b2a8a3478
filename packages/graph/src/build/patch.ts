// The next picture from the last one while every link stays as it was: only what changed is drawn anew. Most keystrokes
// are of that kind, and in a large text everything else costs more than the node itself.
import { compareAge } from '@portolan/engine';
import type { Link, Resource } from '@portolan/engine';
import type { BuildOptions, EdgeId, Graph, GraphEdge, GraphNode } from '../graph.ts';
import { edgePlaces, nodePlaces, samePlaces } from '../places.ts';
import { sameData } from '../reuse.ts';
import { groupEdges, quietTwin, type EdgeContext } from './edges.ts';

/** What a picture was made from, and how a part of it is made again. */
interface Basis {
  readonly resources: readonly Resource[];
  readonly groups: readonly (readonly Link[])[];
  readonly options: BuildOptions;
  /** The nodes of a resource. They hang on it, the links and the options alone. */
  readonly draw: (resource: Resource) => readonly GraphNode[];
  readonly context: EdgeContext;
}

const bases = new WeakMap<Graph, Basis>();

export function keepBasis(graph: Graph, basis: Basis): void {
  bases.set(graph, basis);
}

/** @returns undefined where more may have changed than nodes and labels in their places: then the picture is built anew */
export function patched(
  previous: Graph,
  resources: readonly Resource[],
  groups: readonly (readonly Link[])[],
  options: BuildOptions,
): Graph | undefined {
  const basis = bases.get(previous);
  // Links that are all the same mean the same names in the same order, and the same subsets.
  if (basis?.groups !== groups || !sameOptions(basis.options, options)) return undefined;
  const nodes = [...previous.nodes];
  const edges = [...previous.edges];
  const nodeAt = nodePlaces(previous);
  const edgeAt = edgePlaces(previous);
  const context: EdgeContext = { ...basis.context, node: (id) => nodes[nodeAt.get(id) ?? -1] };
  let hasNewNode = false;
  let hasNewEdge = false;
  for (const [i, resource] of resources.entries()) {
    const before = basis.resources[i];
    if (before === resource) continue;
    // The order of the picture is the order of age (R-GEN-3).
    if (!before || compareAge(before, resource) !== 0) return undefined;
    for (const node of basis.draw(resource)) hasNewNode = put(nodes, nodeAt, node) || hasNewNode;
    for (const edge of ownEdges(resource, groupEdges(groups[i] ?? [], context), edges, edgeAt))
      hasNewEdge = put(edges, edgeAt, edge) || hasNewEdge;
  }
  const graph = nextGraph(previous, hasNewNode ? nodes : previous.nodes, hasNewEdge ? edges : previous.edges);
  bases.set(graph, { ...basis, resources });
  return graph;
}

function nextGraph(previous: Graph, nodes: Graph['nodes'], edges: Graph['edges']): Graph {
  if (nodes === previous.nodes && edges === previous.edges) return previous;
  const graph = { nodes, edges };
  samePlaces(previous, graph);
  return graph;
}

/** Those that are drawn for this resource, not for one before it, as quiet as they were. */
function ownEdges(
  { id: owner }: Resource,
  made: readonly GraphEdge[],
  edges: readonly GraphEdge[],
  edgeAt: ReadonlyMap<EdgeId, number>,
): readonly GraphEdge[] {
  const own = new Map<EdgeId, GraphEdge>();
  for (const edge of made) {
    const before = edges[edgeAt.get(edge.id) ?? -1];
    if (before?.ref.resource !== owner || own.has(edge.id)) continue;
    own.set(edge.id, before.quiet ? quietTwin(edge) : edge);
  }
  return [...own.values()];
}

/** @returns whether something else stood there */
function put<T extends { readonly id: string }>(items: T[], places: ReadonlyMap<string, number>, item: T): boolean {
  const place = places.get(item.id);
  if (place === undefined) throw new Error(`${item.id} has no place in a picture whose links are the same`);
  if (sameData(items[place], item)) return false;
  items[place] = item;
  return true;
}

function sameOptions(a: BuildOptions, b: BuildOptions): boolean {
  return sameSet(a.stale, b.stale) && sameSet(a.collapsed, b.collapsed);
}

function sameSet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a === b || ((a?.size ?? 0) === (b?.size ?? 0) && [...(a ?? [])].every((item) => b?.has(item)));
}
