// What pilot would send one proxy, as far as routing is concerned: listeners, filter chains, route configurations,
// clusters. resolve/ builds it (pilot's half), envoy/ evaluates requests against it (Envoy's half). Everything carries the
// Ref it came from, so that the trace can name the text.
import type { ServerTlsMode } from '../model/gateway.ts';
import type {
  CorsPolicy,
  HeaderOperations,
  HttpFaultInjection,
  HttpRedirect,
  HttpDirectResponse,
  HttpRewrite,
  HttpRetry,
  StringMatch,
} from '../model/virtualService.ts';
import type { ClusterState, RuleRef } from '../decision.ts';
import type { Ref, ResourceId } from '../ref.ts';

/** Why Envoy refuses a listener or a route configuration (R-RES-2). */
export interface Rejection {
  readonly reason: string;
  readonly rule: string;
  readonly at?: Ref;
}

export interface Listener {
  /** `0.0.0.0_80`, `10.0.0.1_80`, … for people and traces. */
  readonly name: string;
  readonly port: number;
  /** Undefined = the wildcard address. */
  readonly address?: string;
  /** In pilot's order. Envoy chooses by criteria, not by order (R-GW-34). */
  readonly chains: readonly FilterChain[];
  /** Taken when no chain fits (R-OUT-8); gateways have none (R-GW-35). */
  readonly defaultChain?: FilterChain;
  readonly rejection?: Rejection;
  /** False where nothing reads a ClientHello: TLS is then bytes like others. Sidecars alone need to know. */
  readonly inspectsTls?: boolean;
  readonly at?: readonly Ref[];
  /** The outbound catch-all of a sidecar, which takes what no listener took (R-OUT-9). */
  readonly isCatchAll?: boolean;
  /** Gateway servers that merging left out (R-GW-15, R-GW-16, R-GW-19). */
  readonly passedOver?: readonly PassedOver[];
}

export interface FilterChain {
  /** Empty = no SNI condition. As written, compared lower-case. */
  readonly sni: readonly string[];
  /** Destination CIDRs; empty = no condition. */
  readonly cidrs: readonly string[];
  /** `plaintext`: transport raw_buffer; `tls`: transport tls; absent = no condition. */
  readonly transport?: 'tls' | 'plaintext';
  /** True when the chain wants detected plaintext HTTP (R-OUT-13). */
  readonly httpDetected?: boolean;
  /** ALPN condition; empty = none (R-GW-39). */
  readonly alpn: readonly string[];
  /** Terminates TLS with this mode; absent = does not terminate. */
  readonly terminate?: ServerTlsMode;
  readonly network:
    | { readonly kind: 'http'; readonly routes: RouteConfiguration }
    | { readonly kind: 'tcp'; readonly destinations: readonly WeightedCluster[]; readonly weighted: boolean };
  /** Of the TCP rule that the chain was made of: the match entries that apply here, in their order. */
  readonly entries?: readonly ChainEntry[];
  /** Rule id that made this chain. */
  readonly rule: string;
  readonly at?: Ref;
}

/** A chain takes what any of its entries is for; which one it was counts for nobody but the reader. */
export interface ChainEntry {
  readonly at: Ref;
  /** Destination CIDRs; empty = no condition. */
  readonly cidrs: readonly string[];
}

export interface RouteConfiguration {
  readonly name: string;
  readonly virtualHosts: readonly VirtualHost[];
  /** Their domains: the very same list where only rules have changed, so that an index of it serves on. */
  readonly domains?: readonly (readonly string[])[];
  readonly rejection?: Rejection;
  /** `:scheme` of requests here (R-MATCH-25). */
  readonly scheme: 'http' | 'https';
  /** VirtualServices bound to the Gateway that gave no virtual host here. */
  readonly passedOver?: readonly PassedOver[];
}

export interface VirtualHost {
  readonly name: string;
  /** Lower-case; `*`, `*.suffix`, or exact. */
  readonly domains: readonly string[];
  /** R-GW-27: the virtual host answers 301 to plain HTTP. */
  readonly requireTls: boolean;
  readonly routes: readonly Route[];
  /** What it came from: Gateway servers, VirtualService hosts, the Service. */
  readonly at: readonly Ref[];
  /** VirtualServices that were considered for it and lost or stepped aside, for the trace. */
  readonly passedOver?: readonly PassedOver[];
}
export interface PassedOver {
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly rule: string;
  readonly at: Ref;
  /** What the VirtualService would have answered for. */
  readonly hosts?: readonly string[];
}

/** A value matcher with the place it is written at. */
export interface ValueMatch {
  readonly match: StringMatch;
  readonly at?: Ref;
}
export interface NamedMatch extends ValueMatch {
  readonly name: string;
}

export interface RouteMatch {
  /** Absent uri = prefix `/` (R-MATCH-8). */
  readonly path: { readonly kind: 'exact' | 'prefix' | 'regex'; readonly value: string; readonly at?: Ref };
  readonly ignoreCase: boolean;
  readonly method?: ValueMatch;
  readonly authority?: ValueMatch;
  readonly scheme?: ValueMatch;
  readonly headers: readonly NamedMatch[];
  readonly withoutHeaders: readonly NamedMatch[];
  readonly queryParams: readonly NamedMatch[];
  /** JWT claim conditions: never met, as no authentication filter runs (R-VS-7). */
  readonly claims: readonly NamedMatch[];
  /** Claim conditions of withoutHeaders: always met, but the route is no catch-all. */
  readonly withoutClaims?: readonly NamedMatch[];
}

export interface Route {
  readonly name?: string;
  readonly match: RouteMatch;
  /** R-MATCH-5. */
  readonly isCatchAll?: boolean;
  readonly action: RouteAction;
  /** `headers` of the http entry: request and response operations, keys as written. */
  readonly headers?: { readonly request?: HeaderOperations; readonly response?: HeaderOperations };
  readonly fault?: HttpFaultInjection;
  readonly cors?: CorsPolicy;
  /** Absent for a service's default route and the catch-all. */
  readonly rule?: RuleRef;
  readonly delegate?: RuleRef;
  /** The match entry, or the http entry when it has none (of the delegate where there is one). */
  readonly at?: Ref;
  /** The http entry (of the delegate where there is one). */
  readonly entryAt?: Ref;
}

export type RouteAction =
  | {
      readonly kind: 'forward';
      readonly destinations: readonly WeightedCluster[];
      /** Several destinations were listed, even if weight 0 leaves one (R-ACT-15, R-ACT-33). */
      readonly weighted: boolean;
      readonly rewrite?: HttpRewrite;
      readonly timeoutMs?: number;
      /** Undefined = the default policy (R-ACT-44). */
      readonly retries?: HttpRetry;
      /** Passthrough and catch-all routes have none at all. */
      readonly noRetries?: boolean;
      readonly mirrors: readonly Mirror[];
    }
  | {
      readonly kind: 'redirect';
      readonly redirect: HttpRedirect;
      /** Static listener port for derivePort and whether the server has a tls block (R-ACT-18). */
      readonly listenerPort: number;
      readonly serverTls: boolean;
    }
  | { readonly kind: 'direct-response'; readonly response: HttpDirectResponse }
  /** The catch-all of REGISTRY_ONLY: 502 (R-VS-21). */
  | { readonly kind: 'blackhole' };

export interface WeightedCluster {
  readonly cluster: Cluster;
  readonly weight: number;
  /** `headers` of the destination. */
  readonly headers?: { readonly request?: HeaderOperations; readonly response?: HeaderOperations };
  readonly at?: Ref;
}
export interface Mirror {
  readonly cluster: Cluster;
  /** Numerator over `denominator` (R-SIM-4). */
  readonly numerator: number;
  readonly denominator: 100 | 1_000_000;
  readonly at?: Ref;
}

export interface Cluster {
  readonly name: string;
  readonly host?: string;
  readonly port?: number;
  readonly subset?: string;
  readonly state: ClusterState;
  readonly pods?: Readonly<Record<string, number>> | undefined;
  /** Why it is missing or empty, for the trace. */
  readonly reason?:
    | {
        readonly message: string;
        readonly values: Readonly<Record<string, string | number>>;
        readonly rule: string;
        readonly at?: Ref;
      }
    | undefined;
  readonly service?: ResourceId | undefined;
  readonly subsetAt?: Ref | undefined;
  readonly workloads?: readonly ResourceId[] | undefined;
}
