// What a Decision lights on the picture: the nodes, rules and edges of the request's way, in order, and where it ended.
// It reads the decision's own Refs; it never decides anew.
import type { Decision, DestinationShare, Ref, Step } from '@portolan/engine';
import { columns } from './graph.ts';
import type { EdgeId, Graph, GraphEdge, GraphNode, HandleId, LitPath, NodeId } from './graph.ts';
import { meshId } from './build/nodes.ts';
import { edgesFrom, nodeIn } from './places.ts';

/** @param decision of a request on the resources that `graph` shows; its steps are needed to light what failed */
export function pathOf(decision: Decision, graph: Graph): LitPath {
  const { outcome } = decision;
  const way = new Way(graph);
  for (const step of decision.steps) if (step.verdict === 'pass' && isEntry(step)) way.lightEntry(step);
  const rule = 'rule' in outcome ? outcome.rule : undefined;
  const delegate = 'delegate' in outcome ? outcome.delegate : undefined;
  for (const one of [rule, delegate]) if (one) way.lightRule(one.virtualService, `http.${one.http}`, one.match);
  // No rule matched: the request came as far as the VirtualServices whose rules were compared.
  if (!rule) for (const { stage, at } of decision.steps) if (stage === 'rule' && at) way.lightCompared(at.resource);
  const shares = 'destinations' in outcome ? (outcome.destinations ?? []) : [];
  const isSplit = outcome.kind === 'weighted' || outcome.kind === 'tcp-weighted';
  for (const share of shares) {
    const end = way.lightShare(share);
    const { state } = share;
    if (isSplit && end !== undefined && (state === 'missing' || state === 'empty'))
      way.failing.push({ node: end, state, share: share.share });
  }
  const end = diedAt(decision, way);
  const isSent = outcome.kind === 'forwarded' || outcome.kind === 'weighted';
  if (isSent) for (const { at } of outcome.effects?.mirrors ?? []) if (at) way.lightMirror(at);
  way.lightEdges();
  return way.path(end);
}

/** Steps that name where a request comes in; rules and destinations are told by the outcome. */
function isEntry({ stage }: Step): boolean {
  return stage === 'request' || stage === 'listener' || stage === 'chain' || stage === 'virtual-host';
}

const entryKinds: ReadonlySet<string> = new Set(['mesh', 'gateway', 'sidecar']);

class Way {
  readonly #graph: Graph;
  readonly #outgoing: ReadonlyMap<NodeId, readonly GraphEdge[]>;
  readonly #lit = new Set<NodeId>();
  readonly #edges = new Map<EdgeId, GraphEdge>();
  readonly #handles = new Map<string, { node: NodeId; handle: HandleId }>();
  readonly rules: { node: NodeId; rule: string; alternative?: number }[] = [];
  readonly failing: LitPath['failing'][number][] = [];

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#outgoing = edgesFrom(graph);
  }

  node(id: NodeId): GraphNode | undefined {
    return nodeIn(this.#graph, id);
  }

  lastNode(): GraphNode | undefined {
    return this.node([...this.#lit].at(-1) ?? '');
  }

  #light(id: NodeId): void {
    if (this.node(id)) this.#lit.add(id);
  }

  lightEntry({ at }: Step): void {
    const node = at && this.node(at.resource);
    if (node && entryKinds.has(node.kind)) this.#light(node.id);
  }

  lightRule(virtualService: NodeId, rule: string, alternative?: number): void {
    if (!this.node(virtualService)) return;
    this.lightCompared(virtualService);
    this.rules.push({ node: virtualService, rule, ...(alternative === undefined ? {} : { alternative }) });
  }

  lightCompared(virtualService: NodeId): void {
    // The mesh is no resource, so no step can name it: without a Gateway it is where the rule is bound.
    const isEntered = [...this.#lit].some((id) => this.node(id)?.kind === 'gateway');
    const isBound = this.#outgoing.get(meshId)?.some((edge) => edge.to === virtualService);
    if (!isEntered && isBound) this.#light(meshId);
    this.#light(virtualService);
  }

  /** @returns the node before the pods: the subset, the Service, or the ghost of what is missing */
  lightShare({ at, service, subsetAt, workloads = [] }: DestinationShare): NodeId | undefined {
    // Rules of TCP and TLS are told by their destinations alone.
    if (at && !this.#lit.has(at.resource)) this.lightRule(at.resource, at.path.slice(1, 3).join('.'));
    const taken = at && this.#take(at);
    if (service) this.#light(service);
    const subset = subsetAt && `${subsetAt.resource}/subsets/${subsetAt.path[2]}`;
    if (subset) this.#light(subset);
    if (taken) this.#light(taken.to);
    const source = subset ?? service;
    for (const workload of workloads) {
      this.#light(workload);
      for (const edge of this.#outgoing.get(source ?? '') ?? [])
        if (edge.to === workload) this.#edges.set(edge.id, edge);
    }
    return [subset, taken?.to, service].find((id) => id !== undefined && this.#lit.has(id));
  }

  /** The edge of a destination or mirror. */
  #take(at: Ref): GraphEdge | undefined {
    const isListed = at.path[3] === 'route' || at.path[3] === 'mirrors';
    const handle = at.path.slice(1, isListed ? 5 : 4).join('.');
    const taken = this.#outgoing.get(at.resource)?.find((edge) => startsAt(edge, handle));
    if (taken) {
      this.#edges.set(taken.id, taken);
      this.#handles.set(`${taken.from} ${handle}`, { node: taken.from, handle });
    }
    return taken;
  }

  lightMirror(at: Ref): void {
    const taken = this.#take(at);
    if (taken) this.#light(taken.to);
  }

  /** Edges between lit nodes that say how the request came: up to the rule, and from a Service to its subset. */
  lightEdges(): void {
    for (const id of this.#lit)
      for (const edge of this.#outgoing.get(id) ?? []) {
        const isWay =
          edge.kind === 'binds' || edge.kind === 'subset' || edge.kind === 'exposes' || edge.kind === 'alias';
        const isDelegation =
          edge.kind === 'delegates' &&
          this.rules.some(
            ({ node, rule }) => node === id && (edge.fromHandle === `${rule}.delegate` || edge.fromHandle === 'out'),
          );
        if ((isWay || isDelegation) && this.#lit.has(edge.to)) this.#edges.set(edge.id, edge);
      }
  }

  /** Left to right. */
  #ordered(): readonly EdgeId[] {
    const column = ({ from }: GraphEdge): number => columns.indexOf(this.node(from)?.column ?? 'source');
    return [...this.#edges.values()].sort((a, b) => column(a) - column(b)).map(({ id }) => id);
  }

  path(end: LitPath['diedAt']): LitPath {
    return {
      nodes: [...this.#lit],
      edges: this.#ordered(),
      rules: this.rules,
      handles: [...this.#handles.values()],
      failing: this.failing,
      ...(end ? { diedAt: end } : {}),
    };
  }
}

/** Whether the edge is this destination's: by its handle, or by its text when the VirtualService is collapsed. */
function startsAt(edge: GraphEdge, handle: HandleId): boolean {
  if (edge.fromHandle !== 'out') return edge.fromHandle === handle;
  const written = edge.ref.path.slice(1).join('.');
  return written === handle || written.startsWith(`${handle}.`);
}

/** Outcomes that reach a pod, or an answer that a rule itself gives. */
const arrived: ReadonlySet<string> = new Set([
  'forwarded',
  'weighted',
  'redirect',
  'direct-response',
  'fault-abort',
  'cors-preflight',
  'https-redirect',
  'passthrough',
  'tcp-forwarded',
  'tcp-weighted',
  'tcp-passthrough',
]);

function diedAt({ outcome, steps }: Decision, way: Way): LitPath['diedAt'] {
  if (arrived.has(outcome.kind)) return undefined;
  const last = way.rules.at(-1);
  if (last) {
    const reached = way.lastNode();
    const column = reached?.column ?? 'virtual-service';
    return {
      column,
      ...(reached ? { node: reached.id } : {}),
      ...(reached?.id === last.node ? { rule: last.rule } : {}),
    };
  }
  // No rule: it ended at the VirtualService that came nearest, or before any.
  const nearest = steps.findLast((step) => step.stage === 'rule' && step.at && way.node(step.at.resource));
  const reached = (nearest?.at && way.node(nearest.at.resource)) ?? way.lastNode();
  return { column: reached?.column ?? 'gateway', ...(reached ? { node: reached.id } : {}) };
}
