// The picture of a set of resources: a node for each thing that is drawn, an edge for each link. Places belong to layout.ts.
import { compareAge, linkGroups } from '@portolan/engine';
import type { Link, Resource, ResourceId } from '@portolan/engine';
import type { BuildOptions, Column, Graph, GraphEdge, GraphNode, Missing, NodeId, NodeKind } from './graph.ts';
import { buildEdges, type EdgeContext } from './build/edges.ts';
import type { FactText } from './build/facts.ts';
import { ghostId, ghostNode, meshNode, nodeKind, resourceNode, subsetNodes } from './build/nodes.ts';
import { keepBasis, patched } from './build/patch.ts';
import { reuse } from './reuse.ts';

/** What the links say about the role of each resource. */
interface Roles {
  /** Destinations, aliased and ruled hosts: they stand in column `service`. */
  readonly destinations: ReadonlySet<ResourceId>;
  readonly fronts: ReadonlySet<ResourceId>;
  readonly proxies: ReadonlySet<ResourceId>;
  /** Gateways whose workload is drawn. */
  readonly proxied: ReadonlySet<ResourceId>;
  readonly delegates: ReadonlySet<ResourceId>;
  readonly aliases: ReadonlySet<ResourceId>;
  readonly rulesOf: ReadonlyMap<ResourceId, readonly ResourceId[]>;
}

/**
 * @param resources in the order of the text
 * @param previous the picture before: nodes and edges that did not change are taken from it, the same objects
 */
export function buildGraph(resources: readonly Resource[], options: BuildOptions = {}, previous?: Graph): Graph {
  const { domain = 'cluster.local', rootNamespace = 'istio-system' } = options;
  const groups = linkGroups(resources, { domain, rootNamespace });
  return (previous && patched(previous, resources, groups, options)) ?? buildAnew(resources, groups, options, previous);
}

function buildAnew(
  resources: readonly Resource[],
  groups: readonly (readonly Link[])[],
  options: BuildOptions,
  previous: Graph | undefined,
): Graph {
  const links = groups.flat();
  const roles = rolesOf(links);
  const nodes = new Map<NodeId, GraphNode>();
  const add = (node: GraphNode): void => {
    nodes.set(node.id, node);
  };
  if (links.some((link) => link.kind === 'mesh')) add(meshNode());
  const subsets = new Map<ResourceId, number>();
  const nameOf = new Map(resources.map((resource) => [resource.id, resource.name]));
  const draw = (resource: Resource): readonly GraphNode[] => nodesOf(resource, roles, nameOf, options);
  for (const resource of byPrecedence(resources)) {
    if (resource.kind === 'DestinationRule') subsets.set(resource.id, resource.spec.subsets?.length ?? 0);
    for (const node of draw(resource)) add(node);
  }
  for (const ghost of ghosts(links)) if (!nodes.has(ghost.id)) add(ghost);
  const context: EdgeContext = {
    node: (id) => nodes.get(id),
    subsetsOf: (rule) => subsets.get(rule) ?? 0,
    isProxy: (id) => roles.proxies.has(id as ResourceId),
    hasProxy: (id) => roles.proxied.has(id as ResourceId),
  };
  const graph = reuseGraph({ nodes: [...nodes.values()], edges: buildEdges(groups, context) }, previous);
  keepBasis(graph, { resources, groups, options, draw, context });
  return graph;
}

/** The nodes that stand for a resource: one, or one for each subset of a DestinationRule. */
function nodesOf(
  resource: Resource,
  roles: Roles,
  nameOf: ReadonlyMap<ResourceId, string>,
  options: BuildOptions,
): readonly GraphNode[] {
  const stale = options.stale?.has(resource.id) ?? false;
  if (resource.kind === 'DestinationRule') return subsetNodes(resource, stale);
  const kind = nodeKind(resource);
  if (!kind) return [];
  const collapsed = kind === 'virtual-service' && (options.collapsed?.has(resource.id) ?? false);
  const more = (roles.rulesOf.get(resource.id) ?? []).map((rule): FactText => {
    return { kind: 'policy', text: nameOf.get(rule) ?? '', ref: { resource: rule, path: [] } };
  });
  return [resourceNode(resource, kind, { column: columnOf(resource.id, kind, roles), stale, collapsed, more })];
}

/** VirtualServices and Gateways as they compete: in age order (R-GEN-3), whatever their order in the text. */
function byPrecedence(resources: readonly Resource[]): readonly Resource[] {
  const queues = new Map<Resource['kind'], ArrayIterator<Resource>>(
    (['VirtualService', 'Gateway'] as const).map((kind) => {
      const competing: Resource[] = resources.filter((resource) => resource.kind === kind);
      return [kind, competing.sort(compareAge).values()];
    }),
  );
  return resources.map((resource) => queues.get(resource.kind)?.next().value ?? resource);
}

function rolesOf(links: readonly Link[]): Roles {
  const destinations = new Set<ResourceId>();
  const fronts = new Set<ResourceId>();
  const gatewayPods = new Map<ResourceId, ResourceId[]>();
  const delegates = new Set<ResourceId>();
  const aliases = new Set<ResourceId>();
  const rulesOf = new Map<ResourceId, ResourceId[]>();
  for (const { kind, from, target } of links) {
    if (target.kind !== 'found') continue;
    const to = target.resource;
    if (kind === 'route' || kind === 'mirror' || kind === 'rule-host') destinations.add(to);
    if (kind === 'front') fronts.add(to);
    if (kind === 'gateway-pods') append(gatewayPods, to, from.resource);
    if (kind === 'delegate') delegates.add(to);
    if (kind === 'rule-host') append(rulesOf, to, from.resource);
    if (kind === 'alias') {
      destinations.add(to);
      aliases.add(from.resource);
    }
  }
  // A gateway's workload stands left of it, unless a Service that is a destination sends requests to it too.
  const backends = new Set<ResourceId>();
  for (const { kind, from, target } of links)
    if (kind === 'pods' && target.kind === 'found' && (destinations.has(from.resource) || !fronts.has(from.resource)))
      backends.add(target.resource);
  const proxies = new Set([...gatewayPods.keys()].filter((pod) => !backends.has(pod)));
  const proxied = new Set([...proxies].flatMap((pod) => gatewayPods.get(pod) ?? []));
  return { destinations, fronts, proxies, proxied, delegates, aliases, rulesOf };
}

function append(map: Map<ResourceId, ResourceId[]>, key: ResourceId, value: ResourceId): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

function columnOf(id: ResourceId, kind: NodeKind, roles: Roles): Column {
  switch (kind) {
    case 'gateway':
      return 'gateway';
    case 'virtual-service':
      return roles.delegates.has(id) ? 'delegate' : 'virtual-service';
    case 'service':
      // An alias stands left of what it stands for.
      if (roles.aliases.has(id)) return 'delegate';
      return roles.fronts.has(id) && !roles.destinations.has(id) ? 'source' : 'service';
    case 'sidecar':
      return 'subset';
    case 'workload':
    case 'workload-entry':
      return roles.proxies.has(id) ? 'proxy' : 'workload';
    case 'endpoint-slice':
      return 'workload';
    case 'service-entry':
      return 'service';
    case 'subset':
    case 'mesh':
    case 'ghost':
      throw new Error(`${kind} is no resource of its own`);
  }
}

const ghostColumns: Readonly<Record<Missing['wanted'], Column>> = {
  gateway: 'gateway',
  service: 'service',
  subset: 'subset',
  'virtual-service': 'delegate',
};

/** One ghost per missing thing, at the first place that names it. */
function ghosts(links: readonly Link[]): readonly GraphNode[] {
  const found = new Map<NodeId, GraphNode>();
  links.forEach(({ target, from, kind }, i) => {
    if (target.kind !== 'missing') return;
    // A missing host hides its missing subset; a match's own gateways draw nothing.
    const host = links[i - 1]?.target;
    if (kind === 'subset' && host?.kind === 'missing') return;
    if (kind === 'gateway' && from.path.length > 3) return;
    // A missing host whose subset is found is drawn by the rule that holds the subset.
    const id = ghostId(target);
    if (!found.has(id)) found.set(id, ghostNode(target, from, ghostColumns[target.wanted]));
  });
  return [...found.values()];
}

function reuseGraph(graph: Graph, previous: Graph | undefined): Graph {
  if (!previous) return graph;
  const nodes = reuse<GraphNode>(graph.nodes, previous.nodes);
  const edges = reuse<GraphEdge>(graph.edges, previous.edges);
  return nodes === previous.nodes && edges === previous.edges ? previous : { nodes, edges };
}
