// The next picture from the last one while every link stays as it was: only what changed is drawn anew. Most keystrokes
// are of that kind, and in a large text everything else costs more than the node itself.
import { compareAge } from '@portolan/engine';
import type { Link, Resource } from '@portolan/engine';
import type { BuildOptions, EdgeId, Graph, GraphEdge, GraphNode, NodeId } from '../graph.ts';
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
  /** Where each node and edge stands in the picture; counted once, the same for all that is patched from it. */
  readonly places: { nodes?: ReadonlyMap<NodeId, number>; edges?: ReadonlyMap<EdgeId, number> };
}

const bases = new WeakMap<Graph, Basis>();

export function keepBasis(graph: Graph, basis: Omit<Basis, 'places'>): void {
  bases.set(graph, { ...basis, places: {} });
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
  const nodeAt = (basis.places.nodes ??= placesOf(previous.nodes));
  const edgeAt = (basis.places.edges ??= placesOf(previous.edges));
  const context: EdgeContext = { ...basis.context, node: (id) => nodes[nodeAt.get(id) ?? -1] };
  let isSame = true;
  for (const [i, resource] of resources.entries()) {
    const before = basis.resources[i];
    if (before === resource) continue;
    // The order of the picture is the order of age (R-GEN-3).
    if (!before || compareAge(before, resource) !== 0) return undefined;
    for (const node of basis.draw(resource)) isSame = put(nodes, nodeAt, node) && isSame;
    for (const edge of ownEdges(resource, groupEdges(groups[i] ?? [], context), edges, edgeAt))
      isSame = put(edges, edgeAt, edge) && isSame;
  }
  const graph = isSame ? previous : { nodes, edges };
  bases.set(graph, { ...basis, resources });
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

/** @returns whether the very same already stood there */
function put<T extends { readonly id: string }>(items: T[], places: ReadonlyMap<string, number>, item: T): boolean {
  const place = places.get(item.id);
  if (place === undefined) throw new Error(`${item.id} has no place in a picture whose links are the same`);
  if (sameData(items[place], item)) return true;
  items[place] = item;
  return false;
}

function placesOf(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(items.map(({ id }, place) => [id, place]));
}

function sameOptions(a: BuildOptions, b: BuildOptions): boolean {
  return sameSet(a.stale, b.stale) && sameSet(a.collapsed, b.collapsed);
}

function sameSet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a === b || ((a?.size ?? 0) === (b?.size ?? 0) && [...(a ?? [])].every((item) => b?.has(item)));
}
