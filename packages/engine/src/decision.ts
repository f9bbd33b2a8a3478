// What became of one request: the outcome, and the steps that led there. Plain data: comparable, storable, postable.
// The outcome's fields are those of the recordings (testdata/conformance/README.md).
import type { Ref, ResourceId } from './ref.ts';

/** A rule of a VirtualService; `match` is absent when the rule has no match entries. Indexes from 0. */
export interface RuleRef {
  readonly virtualService: ResourceId;
  readonly http: number;
  readonly match?: number;
}

export type ClusterState = 'ready' | 'empty' | 'missing' | 'external';

export interface DestinationShare {
  /** Envoy cluster: `outbound|<port>|<subset>|<host>`, `PassthroughCluster`… */
  readonly cluster: string;
  /** Raw weight, only where several destinations remain. */
  readonly weight?: number;
  /** Exact share in [0, 1] among the destinations. */
  readonly share: number;
  readonly state: ClusterState;
  /** Ready pods by `namespace/owner`, or by address for endpoints written in a ServiceEntry. */
  readonly pods?: Readonly<Record<string, number>>;
  readonly host?: string;
  readonly port?: number;
  readonly subset?: string;
  /** Where the destination is written (absent for a service's default route). */
  readonly at?: Ref;
  readonly service?: ResourceId;
  /** Where the subset is defined: `spec.subsets[i]` of the DestinationRule. */
  readonly subsetAt?: Ref;
  readonly workloads?: readonly ResourceId[];
}

export interface Effects {
  readonly timeoutMs?: number;
  readonly retries?: {
    readonly attempts: number;
    readonly on?: string;
    readonly perTryTimeoutMs?: number;
    readonly statusCodes?: readonly number[];
  };
  readonly mirrors?: readonly { readonly cluster: string; readonly percent: number; readonly at?: Ref }[];
  readonly fault?: {
    readonly delay?: { readonly fixedMs: number; readonly percent: number };
    readonly abort?: { readonly percent: number; readonly httpStatus?: number; readonly grpcStatus?: number };
  };
}

export type HeaderList = readonly (readonly [name: string, value: string])[];
export interface UpstreamRequest {
  readonly method: string;
  readonly authority: string;
  readonly path: string;
  readonly headers: HeaderList;
}

/** What an answer of the HTTP router knows beside its kind. */
export interface Routed {
  readonly status?: number;
  readonly flags?: string;
  readonly virtualHost?: string;
  readonly rule?: RuleRef;
  readonly delegate?: RuleRef;
  readonly destinations?: readonly DestinationShare[];
  readonly effects?: Effects;
  readonly upstream?: UpstreamRequest;
  readonly responseHeaders?: HeaderList;
  readonly body?: string;
}

export type HttpOutcomeKind =
  | 'forwarded'
  | 'weighted'
  | 'redirect'
  | 'direct-response'
  | 'fault-abort'
  | 'cors-preflight'
  | 'https-redirect'
  | 'not-found'
  | 'no-cluster'
  | 'no-endpoints'
  | 'passthrough'
  | 'blackhole'
  | 'bad-request';
export type TcpOutcomeKind = 'tcp-forwarded' | 'tcp-closed' | 'tcp-weighted' | 'tcp-passthrough' | 'tcp-blackhole';

export type Outcome =
  | ({ readonly kind: HttpOutcomeKind } & Routed)
  | {
      readonly kind: TcpOutcomeKind;
      readonly flags?: string;
      readonly destinations?: readonly DestinationShare[];
      readonly at?: Ref;
      /** The first match entry of the TCP rule that is for this connection; absent where the rule has none. */
      readonly entry?: Ref;
    }
  | { readonly kind: 'refused' }
  | { readonly kind: 'reset'; readonly flags?: string }
  | { readonly kind: 'config-rejected'; readonly reason: string; readonly at?: Ref }
  /** The engine does not know this yet; `what` names the feature. It never guesses. */
  | { readonly kind: 'not-modelled'; readonly what: string; readonly at?: Ref };

/** The stages of a request's way, in order. */
export type Stage =
  'request' | 'listener' | 'chain' | 'virtual-host' | 'rule' | 'action' | 'destination' | 'response' | 'outcome';
/** `pass`: this condition or object fits; `fail`: it does not; `info`: no choice was made; `skip`: never looked at. */
export type Verdict = 'pass' | 'fail' | 'info' | 'skip';

/** One comparison inside a rule's match, a chain's criteria, a domain… */
export interface Comparison {
  /** Key of the message catalogue, such as `match.uri.exact`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly verdict: Verdict;
  readonly rule: string;
  readonly at?: Ref;
}
/** One step of the way. `rule` is a rule id of the specification (`R-MATCH-11`). */
export interface Step extends Comparison {
  readonly stage: Stage;
  readonly comparisons?: readonly Comparison[];
}

export interface Decision {
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
  /** Other ages of objects that the text does not date would give another answer (R-GEN-3). Told with a trace only. */
  readonly ageDependent?: boolean;
}
