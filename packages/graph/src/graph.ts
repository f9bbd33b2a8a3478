// The picture as data: nodes with their size, handles and text, and edges between them. Places belong to layout/, drawing
// to the canvas. All lengths are CSS pixels at 100 % zoom; every y inside a node counts from the node's top edge.
import type { MatchPart, Ref, ResourceId } from '@portolan/engine';

/** A ResourceId, or one derived from it (`…/subsets/0`), or `mesh`, or `ghost/…`. */
export type NodeId = string;
export type EdgeId = string;
export type HandleId = string;

export type NodeKind =
  | 'mesh'
  | 'gateway'
  | 'virtual-service'
  | 'service'
  | 'service-entry'
  | 'subset'
  | 'workload'
  | 'workload-entry'
  | 'endpoint-slice'
  | 'sidecar'
  | 'ghost';

/**
 * Columns of the picture, left to right. `source`: Services in front of gateways; `proxy`: gateway workloads; `gateway`:
 * Gateways and the mesh; `delegate`: VirtualServices that others delegate to, and aliases of Services.
 */
export const columns = [
  'source',
  'proxy',
  'gateway',
  'virtual-service',
  'delegate',
  'service',
  'subset',
  'workload',
] as const;
export type Column = (typeof columns)[number];

/** What a ghost stands for: something the YAML names and does not hold. */
export interface Missing {
  readonly wanted: 'gateway' | 'service' | 'subset' | 'virtual-service';
  /** `namespace/name`, a full host name, or the subset's name. */
  readonly name: string;
  readonly host?: string;
  readonly namespace?: string;
}

/** One line of facts below a node's title: data, not prose. */
export interface Fact {
  readonly kind: 'hosts' | 'server' | 'port' | 'labels' | 'replicas' | 'endpoint' | 'target' | 'policy' | 'more';
  readonly text: string;
  readonly ref?: Ref;
  readonly y: number;
  readonly height: number;
}

/** One condition of a match entry, placed. `text` may be wider than `width`: then it is cut by the one who draws. */
export interface Chip extends MatchPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** A match entry: its chips hold together (AND). Entries of a rule are alternatives (OR). */
export interface Alternative {
  readonly ref: Ref;
  readonly index: number;
  readonly y: number;
  readonly height: number;
  readonly chips: readonly Chip[];
}

export interface DestinationRow {
  /** The right handle of this line, such as `http.0.route.1`; its edge starts there. */
  readonly handle: HandleId;
  readonly kind: 'route' | 'mirror' | 'delegate' | 'redirect' | 'direct-response';
  readonly text: string;
  readonly host?: string;
  readonly subset?: string;
  readonly port?: number;
  /** As written; absent where the text has none. */
  readonly weight?: number;
  /** Share of the rule's requests in percent (R-ACT-14, R-ACT-15); for mirrors the mirrored share. */
  readonly percent?: number;
  readonly ref: Ref;
  readonly y: number;
  readonly height: number;
}

export interface Badge {
  readonly kind: 'fault' | 'timeout' | 'retry' | 'rewrite' | 'cors' | 'headers';
  /** The value in a few characters: `5s`, `3`, `/new`; may be empty. */
  readonly text: string;
  readonly ref: Ref;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One rule of a VirtualService's ladder. */
export interface RuleRow {
  /** `http.0`, `tls.1`, `tcp.0`: the start of its handles' names. */
  readonly id: string;
  readonly protocol: 'http' | 'tls' | 'tcp';
  /** From 1, within its protocol. */
  readonly number: number;
  /** Where the name of its protocol stands: above the first of each, unless all rules are of HTTP. */
  readonly head?: { readonly y: number; readonly height: number };
  readonly name?: string;
  readonly ref: Ref;
  /** Empty: the rule takes whatever reaches it ("otherwise"). */
  readonly alternatives: readonly Alternative[];
  readonly destinations: readonly DestinationRow[];
  readonly badges: readonly Badge[];
  readonly y: number;
  readonly height: number;
}

export interface Handle {
  readonly id: HandleId;
  readonly side: 'left' | 'right';
  readonly y: number;
}

export interface GraphNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly column: Column;
  readonly title: string;
  readonly namespace: string;
  /** What the text calls it: `Deployment`, `VirtualService`…; for ghosts the kind that is missing. */
  readonly label: string;
  /** Where it is written; for a ghost, the first place that names it; the mesh has none. */
  readonly ref?: Ref;
  readonly facts: readonly Fact[];
  readonly rules: readonly RuleRow[];
  readonly missing?: Missing;
  /** Drawn from the last good text of a document that is broken now. */
  readonly stale: boolean;
  /** Rules are hidden; all edges leave at handle `out`. */
  readonly collapsed: boolean;
  /** How many rules are hidden, when they are. */
  readonly hiddenRules?: number;
  readonly width: number;
  readonly height: number;
  readonly handles: readonly Handle[];
}

export type EdgeKind =
  'binds' | 'routes' | 'mirrors' | 'delegates' | 'subset' | 'selects' | 'exposes' | 'alias' | 'scopes';

export interface EdgeLabel {
  readonly kind: 'weight' | 'mirror';
  /** As written. */
  readonly weight?: number;
  /** 0 to 100, unrounded. */
  readonly percent: number;
  /** `90 · 90 %`: what the label's box is measured for. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

export interface GraphEdge {
  readonly id: EdgeId;
  readonly kind: EdgeKind;
  readonly from: NodeId;
  readonly fromHandle: HandleId;
  readonly to: NodeId;
  readonly toHandle: HandleId;
  /** The text that makes the link. */
  readonly ref: Ref;
  readonly label?: EdgeLabel;
  /** True but told by other edges too (a Service's pods that a subset of it shows): draw it quietly. */
  readonly quiet: boolean;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface BuildOptions {
  readonly domain?: string;
  readonly rootNamespace?: string;
  /** Resources that come from the last good text of a document that is broken now. */
  readonly stale?: ReadonlySet<ResourceId>;
  /** VirtualServices drawn without their rules. */
  readonly collapsed?: ReadonlySet<NodeId>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface EdgeRoute {
  /** Start, any waypoints, end. */
  readonly points: readonly Point[];
  /** The `d` of an SVG path: beziers through the points, level at each. */
  readonly path: string;
  /** Where the label's box goes; absent when there is no label or no free place for it. */
  readonly label?: Box;
}
export interface Layout {
  /** Top left corners. */
  readonly positions: Readonly<Record<NodeId, Point>>;
  readonly routes: Readonly<Record<EdgeId, EdgeRoute>>;
  readonly bounds: Box;
}
export type Pins = Readonly<Record<NodeId, Point>>;

/** What a Decision lights. Lists are in the order of the request's way. */
export interface LitPath {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
  /** `rule` is a RuleRow's id, `handle` the chosen lines' handles. */
  readonly rules: readonly { readonly node: NodeId; readonly rule: string; readonly alternative?: number }[];
  readonly handles: readonly { readonly node: NodeId; readonly handle: HandleId }[];
  /** Where the request ended without reaching a pod; `node` is absent when it died before reaching any node. */
  readonly diedAt?: { readonly column: Column; readonly node?: NodeId; readonly rule?: string };
  /** Destinations that do not exist or have no ready pod, where others of the same request do; `share` in [0, 1]. */
  readonly failing: readonly { readonly node: NodeId; readonly state: 'missing' | 'empty'; readonly share: number }[];
}
