// The whole pipeline on one screen: text to resources, resources to a mesh and to a picture. Each stage runs again only
// when what it is made from is another object. Start reading here.
import {
  advise,
  changedAt,
  resolve,
  type Mesh,
  type MeshSettings,
  type Problem,
  type Resource,
} from '@portolan/engine';
import { buildGraph, layoutGraph, type Graph, type Layout, type NodeId, type Pins } from '@portolan/graph';
import type { Source } from '@portolan/text';
import { readResources, type Resources } from './resources.ts';

export interface Derived extends Pick<Resources, 'places' | 'stale'> {
  readonly source: Source;
  readonly settings: MeshSettings;
  readonly pins: Pins;
  readonly folds: Folds;
  /** VirtualServices that are drawn without their rules. */
  readonly collapsed: ReadonlySet<NodeId>;
  /** Each namespace is drawn in a band of its own. */
  readonly byNamespace: boolean;
  readonly resources: readonly Resource[];
  readonly mesh: Mesh;
  readonly graph: Graph;
  readonly layout: Layout;
  /** What may be better, of each object alone. */
  readonly advice: readonly Problem[];
  /** What the objects mean wrongly. Mistakes of the text itself are `sourceProblems(source)`. */
  readonly problems: readonly Problem[];
}

/** What a person has said about the rules of single VirtualServices: folded away (true) or shown. */
export type Folds = Readonly<Record<NodeId, boolean>>;

export type Derive = (
  source: Source,
  settings: MeshSettings,
  pins?: Pins,
  folds?: Folds,
  byNamespace?: boolean,
) => Derived;

const noPins: Pins = {};
const noFolds: Folds = {};
/** Where there are more VirtualServices, their rules are folded away until somebody asks for them. */
const manyLadders = 50;

/** @returns a function that remembers its last result: for unchanged parts, and so that the picture moves little */
export function createDeriver(): Derive {
  let last: Derived | undefined;
  return (source, settings, pins = noPins, folds = noFolds, byNamespace = false) => {
    last = next(last, { source, settings, pins, folds, byNamespace });
    return last;
  };
}

/** The one that the page uses. */
export const derive: Derive = createDeriver();

/** The meaning alone, for a text that is not drawn. */
export function meshOf(source: Source, settings: MeshSettings): Mesh {
  return resolve(readResources(source).resources, settings);
}

type Inputs = Pick<Derived, 'source' | 'settings' | 'pins' | 'folds' | 'byNamespace'>;

function next(last: Derived | undefined, inputs: Inputs): Derived {
  const { source, settings, pins, folds, byNamespace } = inputs;
  const read = readResources(source, last?.source);
  const changed = last && changedAt(last.resources, read.resources);
  const resources = last && changed?.length === 0 ? last.resources : read.resources;
  const isSameMesh = last !== undefined && last.resources === resources && last.settings === settings;
  const mesh = isSameMesh ? last.mesh : resolve(resources, settings, last?.mesh);
  const stale = new Set(read.stale.keys());
  const isSameFor = (face: (resource: Resource) => unknown): boolean =>
    changed?.every((i) => faceAt(last?.resources, i, face) === faceAt(resources, i, face)) ?? false;
  const collapsed =
    last?.folds === folds && isSameFor(({ kind, id }) => `${kind} ${id}`)
      ? last.collapsed
      : sameSet(last?.collapsed, collapsedIn(resources, folds));
  const isSameGraph = isSameMesh && last.collapsed === collapsed && sameItems([...last.stale.keys()], [...stale]);
  const graph = isSameGraph ? last.graph : buildGraph(resources, graphOptions(settings, stale, collapsed), last?.graph);
  const isSameLayout =
    last !== undefined && last.graph === graph && last.pins === pins && last.byNamespace === byNamespace;
  // Taking the last pin away asks for a tidy picture: then former places count for nothing.
  const isTidying = last !== undefined && last.pins !== pins && Object.keys(pins).length === 0;
  const former = isTidying ? undefined : last?.layout;
  const layout = isSameLayout ? last.layout : layoutGraph(graph, pins, former, { byNamespace });
  const rejections = mesh.rejected.flatMap((rejected) => rejected.problems);
  // Where nothing changed it is asked for anew: the rules of advice may have arrived.
  const isAdviceSame = changed?.length !== 0 && isSameFor((resource) => advise(resource)[0]);
  const advice = last && isAdviceSame ? last.advice : resources.flatMap(advise);
  const problems = [...read.problems, ...rejections, ...mesh.problems, ...advice];
  return {
    ...inputs,
    collapsed,
    resources,
    places: read.places,
    stale: read.stale,
    mesh,
    graph,
    layout,
    advice,
    problems,
  };
}

function faceAt(resources: readonly Resource[] | undefined, i: number, face: (resource: Resource) => unknown): unknown {
  const resource = resources?.[i];
  return resource && face(resource);
}

function graphOptions(
  { domain, rootNamespace }: MeshSettings,
  stale: ReadonlySet<Resource['id']>,
  collapsed: ReadonlySet<NodeId>,
): Parameters<typeof buildGraph>[1] {
  return { domain, rootNamespace, stale, collapsed };
}

function collapsedIn(resources: readonly Resource[], folds: Folds): ReadonlySet<NodeId> {
  const ladders = resources.filter(({ kind }) => kind === 'VirtualService');
  const isUsual = ladders.length > manyLadders;
  return new Set(ladders.filter(({ id }) => folds[id] ?? isUsual).map(({ id }) => id));
}

/** The former set where it holds the same. */
function sameSet<T>(before: ReadonlySet<T> | undefined, now: ReadonlySet<T>): ReadonlySet<T> {
  return before?.size === now.size && [...now].every((item) => before.has(item)) ? before : now;
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
