// Edges from links: which nodes a link of the YAML joins in the picture, and what its label says.
import type { Link, Ref, ResourceId } from '@portolan/engine';
import type { DestinationRow, EdgeKind, EdgeLabel, GraphEdge, GraphNode, HandleId, NodeId } from '../graph.ts';
import { labelHeight, labelWidth } from '../sizes.ts';
import { percentage } from '../text.ts';
import { ghostId, meshId, subsetId } from './nodes.ts';

/** What edges need to know of the nodes. */
export interface EdgeContext {
  readonly node: (id: NodeId) => GraphNode | undefined;
  readonly subsetsOf: (rule: ResourceId) => number;
  readonly isProxy: (workload: NodeId) => boolean;
  /** Gateways whose workload is drawn: their Service leads to it, not to the Gateway. */
  readonly hasProxy: (gateway: NodeId) => boolean;
}

interface Kept {
  readonly node: GraphNode | undefined;
  readonly edges: readonly GraphEdge[];
}
const kept = new WeakMap<readonly Link[], Kept>();

/** @param groups the links of each resource, as `linkGroups` gives them: for the same list and node, the same edges */
export function buildEdges(groups: readonly (readonly Link[])[], context: EdgeContext): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const links of groups)
    for (const edge of groupEdges(links, context))
      if (!edges.has(edge.id) && context.node(edge.from) && context.node(edge.to)) edges.set(edge.id, edge);
  return quieted([...edges.values()]);
}

/** The edges that the links of one resource make; of several with one id, the first of the whole picture is drawn. */
export function groupEdges(links: readonly Link[], context: EdgeContext): readonly GraphEdge[] {
  const [first] = links;
  if (!first) return [];
  const node = context.node(first.from.resource);
  const before = kept.get(links);
  // A Gateway's edges hang on where its Services and workloads stand too.
  if (before && before.node === node && node?.kind !== 'gateway') return before.edges;
  const edges = links.flatMap((link, i) =>
    link.kind === 'rule-host' ? subsetEdges(link, context) : (edgeOf(link, links[i + 1], context) ?? []),
  );
  kept.set(links, { node, edges });
  return edges;
}

function edgeOf(link: Link, next: Link | undefined, context: EdgeContext): GraphEdge | undefined {
  const { from, kind } = link;
  const self = from.resource;
  const other = targetNode(link);
  switch (kind) {
    case 'gateway':
    case 'mesh':
      // A match's own gateways narrow the binding, they do not make one (R-VS-2).
      if (from.path.length > 3) return undefined;
      return edge('binds', other, 'out', self, from);
    case 'route':
    case 'mirror':
      return destinationEdge(link, next, context);
    case 'delegate': {
      const inert = link.target.kind === 'found' && link.target.inert === true;
      return edge('delegates', self, handleIn(context, self, handleOf(from)), other, from, inert);
    }
    case 'subset-pods':
      return edge('selects', subsetId(self, Number(from.path[2])), 'out', other, from);
    case 'pods':
      return edge('selects', self, 'out', other, from);
    case 'endpoints':
      return edge('selects', other, 'out', self, from);
    case 'sidecar-pods':
      return edge('scopes', self, 'out', other, from);
    case 'alias':
      return edge('alias', self, 'out', other, from);
    case 'gateway-pods':
      return context.isProxy(other) ? edge('exposes', other, 'out', self, from) : undefined;
    case 'front':
      return context.node(other)?.column === 'source' && !context.hasProxy(self)
        ? edge('exposes', other, 'out', self, from)
        : undefined;
    case 'host':
    case 'subset':
    case 'rule-host':
      return undefined;
  }
}

function edge(kind: EdgeKind, from: NodeId, fromHandle: HandleId, to: NodeId, ref: Ref, quiet = false): GraphEdge {
  return { id: `${from}:${fromHandle}->${to}`, kind, from, fromHandle, to, toHandle: 'in', ref, quiet };
}

/** A destination leads to its subset where it names one, else to the Service; a subset of a missing host to the ghost. */
function destinationEdge(link: Link, next: Link | undefined, context: EdgeContext): GraphEdge {
  const subset = next?.kind === 'subset' && next.from.resource === link.from.resource ? next : undefined;
  const useSubset = subset && (subset.target.kind === 'found' || link.target.kind === 'found');
  const self = link.from.resource;
  const handle = handleOf(link.from);
  const ref = { resource: self, path: link.from.path.slice(0, -1) };
  const made = edge(
    link.kind === 'mirror' ? 'mirrors' : 'routes',
    self,
    handleIn(context, self, handle),
    targetNode(useSubset ? subset : link),
    ref,
  );
  const row = rowAt(context.node(self), handle);
  const label = row && labelOf(row);
  return label ? { ...made, label } : made;
}

/** The handle of a destination, mirror or delegate: `http.0.route.1`, `http.0.mirror`. */
function handleOf(from: Ref): HandleId {
  const listed = from.path[3] === 'route' || from.path[3] === 'mirrors';
  return from.path.slice(1, listed ? 5 : 4).join('.');
}

function handleIn(context: EdgeContext, node: NodeId, handle: HandleId): HandleId {
  return context.node(node)?.collapsed ? 'out' : handle;
}

interface LabelledRow extends DestinationRow {
  /** The only destination of its rule. */
  readonly alone: boolean;
}
function rowAt(node: GraphNode | undefined, handle: HandleId): LabelledRow | undefined {
  for (const rule of node?.rules ?? []) {
    const row = rule.destinations.find((one) => one.handle === handle);
    if (row) return { ...row, alone: rule.destinations.filter((one) => one.kind === 'route').length === 1 };
  }
  return undefined;
}

/** Raw weight and share where there is a choice; the share of a mirror where it is not all. */
function labelOf(row: LabelledRow): EdgeLabel | undefined {
  const { kind, percent = 0, weight } = row;
  if (kind === 'mirror' ? percent === 100 : row.alone) return undefined;
  const text = kind === 'mirror' || weight === undefined ? percentage(percent) : `${weight} · ${percentage(percent)}`;
  const size = { width: labelWidth(text), height: labelHeight };
  if (kind === 'mirror') return { kind: 'mirror', percent, text, ...size };
  return { kind: 'weight', ...(weight === undefined ? {} : { weight }), percent, text, ...size };
}

/** A rule's host stands left of all its subsets. */
function subsetEdges(link: Link, context: EdgeContext): readonly GraphEdge[] {
  const rule = link.from.resource;
  const host = targetNode(link);
  return Array.from({ length: context.subsetsOf(rule) }, (_, i) =>
    edge('subset', host, 'out', subsetId(rule, i), { resource: rule, path: ['spec', 'subsets', i] }),
  );
}

function targetNode({ target }: Link): NodeId {
  switch (target.kind) {
    case 'mesh':
      return meshId;
    case 'missing':
      return ghostId(target);
    case 'found':
      return target.at ? subsetId(target.resource, Number(target.at.path[2])) : target.resource;
  }
}

/** A Service's edge to pods that one of its subsets shows too is drawn quietly. */
function quieted(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const hostsBySubset = new Map<NodeId, NodeId[]>();
  for (const { kind, from, to } of edges)
    if (kind === 'subset') hostsBySubset.set(to, [...(hostsBySubset.get(to) ?? []), from]);
  const told = new Map<NodeId, Set<NodeId>>();
  for (const { kind, from, to } of edges)
    if (kind === 'selects')
      for (const host of hostsBySubset.get(from) ?? []) told.set(host, (told.get(host) ?? new Set()).add(to));
  return edges.map((one) => (one.kind === 'selects' && told.get(one.from)?.has(one.to) ? quietTwin(one) : one));
}

const twins = new WeakMap<GraphEdge, GraphEdge>();
export function quietTwin(edge: GraphEdge): GraphEdge {
  const twin = twins.get(edge) ?? { ...edge, quiet: true };
  twins.set(edge, twin);
  return twin;
}
