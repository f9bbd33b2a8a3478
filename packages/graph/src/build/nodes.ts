// One node per resource, subset or missing thing: its text, size and handles. A resource's node is kept as long as the
// resource object lives.
import { child } from '@portolan/engine';
import type { DestinationRule, Ref, Resource, VirtualService } from '@portolan/engine';
import type { Column, GraphNode, Handle, Missing, NodeId, NodeKind } from '../graph.ts';
import { factHeight, footer, headerHeight, headerMiddle, widths } from '../sizes.ts';
import { labelList } from '../text.ts';
import { factsOf, placeFacts, type FactText } from './facts.ts';
import { buildLadder } from './ladder.ts';

export const meshId: NodeId = 'mesh';
export const subsetId = (rule: DestinationRule['id'], index: number): NodeId => `${rule}/subsets/${index}`;
export const ghostId = ({ wanted, name, host }: Missing): NodeId =>
  host === undefined ? `ghost/${wanted}/${name}` : `ghost/${wanted}/${host}/${name}`;

/** What a node shows that its own resource does not tell. */
interface NodeContext {
  readonly column: Column;
  readonly stale: boolean;
  readonly collapsed: boolean;
  /** Facts from elsewhere: the DestinationRules of a Service. */
  readonly more: readonly FactText[];
}

/** Kinds that are drawn; the others join nothing. */
export function nodeKind(resource: Resource): NodeKind | undefined {
  switch (resource.kind) {
    case 'Gateway':
      return 'gateway';
    case 'VirtualService':
      return 'virtual-service';
    case 'Service':
      return 'service';
    case 'ServiceEntry':
      return 'service-entry';
    case 'Sidecar':
      return 'sidecar';
    case 'WorkloadEntry':
      return 'workload-entry';
    case 'EndpointSlice':
      return 'endpoint-slice';
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Pod':
      return 'workload';
    default:
      return undefined;
  }
}

const kept = new WeakMap<Resource, { readonly key: string; readonly node: GraphNode }>();

export function resourceNode(resource: Resource, kind: NodeKind, context: NodeContext): GraphNode {
  const { column, stale, collapsed, more } = context;
  const key = `${column} ${stale} ${collapsed} ${more.map((fact) => `${fact.text} ${fact.ref?.resource}`).join(' ')}`;
  const known = kept.get(resource);
  if (known?.key === key) return known.node;
  const facts = placeFacts([...factsOf(resource), ...more], headerHeight);
  const ladderTop = headerHeight + facts.length * factHeight + (facts.length > 0 ? footer / 2 : 0);
  const rules = resource.kind === 'VirtualService' && !collapsed ? buildLadder(resource, ladderTop) : [];
  const node = measured({
    id: resource.id,
    kind,
    column,
    title: resource.name,
    namespace: resource.namespace,
    label: resource.kind === 'Other' ? resource.actualKind : resource.kind,
    ref: { resource: resource.id, path: [] },
    facts,
    rules,
    stale,
    collapsed,
    ...(resource.kind === 'VirtualService' && collapsed ? { hiddenRules: countRules(resource) } : {}),
  });
  kept.set(resource, { key, node });
  return node;
}

function countRules({ spec: { http = [], tls = [], tcp = [] } }: VirtualService): number {
  return http.length + tls.length + tcp.length;
}

const keptSubsets = new WeakMap<DestinationRule, { readonly stale: boolean; readonly nodes: readonly GraphNode[] }>();

/** The nodes of a DestinationRule: its subsets. */
export function subsetNodes(rule: DestinationRule, stale: boolean): readonly GraphNode[] {
  const known = keptSubsets.get(rule);
  if (known?.stale === stale) return known.nodes;
  const nodes = (rule.spec.subsets ?? []).map((_, i) => subsetNode(rule, i, stale));
  keptSubsets.set(rule, { stale, nodes });
  return nodes;
}

function subsetNode(rule: DestinationRule, index: number, stale: boolean): GraphNode {
  const ref: Ref = { resource: rule.id, path: ['spec', 'subsets', index] };
  const subset = rule.spec.subsets?.[index];
  const labels = labelList(subset?.labels);
  const facts = labels ? [{ kind: 'labels', text: labels, ref: child(ref, 'labels') } as const] : [];
  return measured({
    id: subsetId(rule.id, index),
    kind: 'subset',
    column: 'subset',
    title: subset?.name ?? '',
    namespace: rule.namespace,
    label: rule.name,
    ref,
    facts: placeFacts(facts, headerHeight),
    rules: [],
    stale,
    collapsed: false,
  });
}

export function meshNode(): GraphNode {
  const node = { id: meshId, kind: 'mesh', column: 'gateway', title: 'mesh', namespace: '', label: 'mesh' } as const;
  return measured({ ...node, facts: [], rules: [], stale: false, collapsed: false });
}

/** @param ref the first place that names it */
export function ghostNode({ wanted, name, host, namespace }: Missing, ref: Ref, column: Column): GraphNode {
  const missing = { wanted, name, ...(host ? { host } : {}), ...(namespace ? { namespace } : {}) };
  const named = spokenName(missing);
  const node = { id: ghostId(missing), kind: 'ghost', column, ...named, label: wanted, ref, missing } as const;
  return measured({ ...node, facts: [], rules: [], stale: false, collapsed: false });
}

/** `ns/name` and a Service's full host are a name in a namespace; any other host is its own name. */
function spokenName({ name, namespace = '' }: Missing): { readonly title: string; readonly namespace: string } {
  const [before, after] = name.split('/');
  if (before && after) return { title: after, namespace: before };
  const [title, inside, svc] = name.split('.');
  if (title && inside && svc === 'svc') return { title, namespace: inside };
  return { title: name, namespace };
}

/** Gives a node its size and handles: `in` and `out` beside the title, and one per destination that an edge may leave. */
function measured(node: Omit<GraphNode, 'width' | 'height' | 'handles'>): GraphNode {
  const last = node.rules.at(-1) ?? node.facts.at(-1);
  const height = last ? last.y + last.height + footer : headerHeight;
  const handles: Handle[] = [{ id: 'in', side: 'left', y: headerMiddle }];
  // What leaves an open VirtualService leaves it at a destination.
  if (node.kind !== 'virtual-service' || node.collapsed) handles.push({ id: 'out', side: 'right', y: headerMiddle });
  for (const rule of node.rules)
    for (const { kind, handle, y, height: line } of rule.destinations)
      if (kind === 'route' || kind === 'mirror' || kind === 'delegate')
        handles.push({ id: handle, side: 'right', y: y + line / 2 });
  return { ...node, width: widths[node.kind], height, handles };
}
