// What is said about reaching a rule. Plain data: explained by `explainReach`, storable, postable to and from a worker.
import type { RuleRef } from '../decision.ts';
import type { Ref } from '../ref.ts';
import type { Client, ClientTls, HttpRequest, TcpRequest } from '../request.ts';

/** Half a proof, or the reason why there is none: a key of the catalogue with its values, and the places it speaks of. */
export interface Reason {
  /** Key of the message catalogue, such as `reach.shadowed`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** A rule of the specification; empty where none says it. */
  readonly rule: string;
  /** What a reader should look at: the rules in front, the two conditions, the Gateway that is not there. */
  readonly at: readonly Ref[];
}

/** Whether a rule, or one match entry of it, can be reached. */
export type Reach =
  /** Checked: `route` answers `request` of `client` by this rule. */
  | { readonly kind: 'witness'; readonly client: Client; readonly request: HttpRequest }
  /** Proved for each of the `clients`; nothing is said of others. */
  | { readonly kind: 'unreachable'; readonly because: readonly Reason[]; readonly clients: readonly Client[] }
  | { readonly kind: 'unknown'; readonly because: readonly Reason[] };

/** Whether a TLS or TCP rule can be reached: as `Reach`, by a connection. */
export type ConnectionReach =
  | { readonly kind: 'witness'; readonly client: Client; readonly request: TcpRequest }
  | Exclude<Reach, { readonly kind: 'witness' }>;

/** One step from a request to another. `undefined` as a value takes away. */
export type RequestChange =
  | { readonly kind: 'sender'; readonly client: Client }
  | { readonly kind: 'port'; readonly port: number; readonly tls?: ClientTls; readonly dial?: string }
  | { readonly kind: 'method'; readonly method: string }
  | { readonly kind: 'host'; readonly host: string }
  /** Without the query. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'query'; readonly name: string; readonly value: string | undefined }
  /** All lines of that name become these. */
  | { readonly kind: 'header'; readonly name: string; readonly values: readonly string[] };

/** A request near another that reaches the rule; checked by `route`. */
export interface NearMiss {
  /** Never empty. */
  readonly changes: readonly RequestChange[];
  readonly client: Client;
  readonly request: HttpRequest;
}

/** A request that says something about a rule when it is saved as a case. */
export interface GeneratedCase {
  /** `positive` and `boundary` reach the rule, unless the boundary is just outside; `negative` does not. */
  readonly kind: 'positive' | 'boundary' | 'negative';
  /** Whether the request reaches the rule now; checked by `route`. */
  readonly reaches: boolean;
  readonly rule: RuleRef;
  readonly client: Client;
  readonly request: HttpRequest;
  /** What the request is there to show. */
  readonly note: Reason;
}
