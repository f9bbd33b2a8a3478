// What each card and edge of the chart asks the store for. Everything is looked up in maps that are made once per answer
// or selection, as every card in view asks at every change.
import type { Ref } from '@portolan/engine';
import { nodeAt, type EdgeId, type Graph, type LitPath, type NodeId } from '@portolan/graph';
import { derivedOf, litPathOf } from '../store/derived.ts';
import type { State } from '../store/store.ts';

export type Failing = LitPath['failing'][number];

/** What of a node the request lights. */
export interface LitNode {
  /** Ids of rules, marks of match entries, and handles of the chosen lines. */
  readonly marks: ReadonlySet<string>;
  /** The request ended here; the rule where it did, when it was one; or only a part of such requests. */
  readonly died: { readonly rule?: string; readonly part?: Failing } | undefined;
}

export function litNode(state: State, id: NodeId): LitNode | undefined {
  return litOf(litPathOf(state)).nodes.get(id);
}

export function isEdgeLit(state: State, id: EdgeId): boolean {
  return litOf(litPathOf(state)).edges.has(id);
}

/** What is selected in this node: the selection when it lies there, or the node among several. */
export function selectionIn(state: State, id: NodeId): Ref | undefined {
  const { selection, alsoSelected } = state;
  const { graph } = derivedOf(state);
  if (selection && nodeOf(graph, selection) === id) return selection;
  return alsoSelected.length === 0 ? undefined : othersByNode(graph, alsoSelected).get(id);
}

const othersByList = new WeakMap<readonly Ref[], { readonly graph: Graph; readonly nodes: ReadonlyMap<NodeId, Ref> }>();

function othersByNode(graph: Graph, refs: readonly Ref[]): ReadonlyMap<NodeId, Ref> {
  let known = othersByList.get(refs);
  if (known?.graph !== graph) {
    known = { graph, nodes: new Map(refs.map((ref) => [nodeOf(graph, ref) ?? '', ref])) };
    othersByList.set(refs, known);
  }
  return known.nodes;
}

export function isHovered(state: State, id: NodeId): boolean {
  return state.hovered !== undefined && nodeOf(derivedOf(state).graph, state.hovered) === id;
}

/** The mark in `LitNode.marks` of the match entry that took the request. */
export function alternativeMark(rule: string, alternative: number): string {
  return `${rule}.match.${alternative}`;
}

interface Lit {
  readonly nodes: ReadonlyMap<NodeId, LitNode>;
  readonly edges: ReadonlySet<EdgeId>;
}

const litByPath = new WeakMap<LitPath, Lit>();

function litOf(path: LitPath): Lit {
  let lit = litByPath.get(path);
  if (!lit) {
    lit = { nodes: litNodes(path), edges: new Set(path.edges) };
    litByPath.set(path, lit);
  }
  return lit;
}

function litNodes(path: LitPath): ReadonlyMap<NodeId, LitNode> {
  const marks = new Map<NodeId, Set<string>>(path.nodes.map((node) => [node, new Set()]));
  const mark = (node: NodeId, what: string): void => {
    const set = marks.get(node);
    if (set) set.add(what);
    else marks.set(node, new Set([what]));
  };
  for (const { node, rule, alternative } of path.rules) {
    mark(node, rule);
    if (alternative !== undefined) mark(node, alternativeMark(rule, alternative));
  }
  for (const { node, handle } of path.handles) mark(node, handle);
  const { diedAt } = path;
  if (diedAt?.node !== undefined && !marks.has(diedAt.node)) marks.set(diedAt.node, new Set());
  return new Map(
    [...marks].map(([node, set]) => {
      return [node, { marks: set, died: diedIn(path, node) }];
    }),
  );
}

function diedIn({ diedAt, failing }: LitPath, node: NodeId): LitNode['died'] {
  if (diedAt?.node === node) return diedAt.rule === undefined ? {} : { rule: diedAt.rule };
  const part = failing.find((one) => one.node === node);
  return part && { part };
}

const nodesByRef = new WeakMap<Ref, { readonly graph: Graph; readonly node: NodeId | undefined }>();

function nodeOf(graph: Graph, ref: Ref): NodeId | undefined {
  let known = nodesByRef.get(ref);
  if (known?.graph !== graph) {
    known = { graph, node: nodeAt(graph, ref)?.id };
    nodesByRef.set(ref, known);
  }
  return known.node;
}
