// A saved request with what is expected of its answer. Plain data: kept in links, files and the worker's messages.
import type { Outcome } from '../decision.ts';
import type { ResourceId } from '../ref.ts';
import type { Client, Request } from '../request.ts';

export interface Case {
  /** Unique in its list, otherwise without meaning. */
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly group?: string;
  readonly client: Client;
  readonly request: Request;
  /** All must hold. A case without any is open: it only keeps the request. */
  readonly expect: readonly Expectation[];
}

export type RuleList = 'http' | 'tls' | 'tcp';

/**
 * A rule as a case remembers it: where it stood, and what it looked like, so that it is found again after edits around it
 * and inside it (findRule.ts).
 */
export interface RuleBinding {
  readonly virtualService: ResourceId;
  readonly list: RuleList;
  /** From 0, among the rules of its list. */
  readonly index: number;
  /** Length of the list at that time. */
  readonly of: number;
  /** This match entry; absent = whichever. From 0. */
  readonly match?: number;
  readonly name?: string;
  /** Digests of its match entries and of all the rest; absent in files written by hand. */
  readonly conditions?: string;
  readonly action?: string;
}

/** A destination by host, short or whole; without subset or port any will do. */
export interface ExpectedDestination {
  readonly host: string;
  readonly subset?: string;
  readonly port?: number;
}

/** Of how many requests something is expected; absent = of each. In per cent of all that are asked. */
export interface ExpectedShare {
  readonly percent?: number;
  /** Percentage points either way; absent = 0. */
  readonly tolerance?: number;
}

type Expected =
  | { readonly kind: 'rule'; readonly rule: RuleBinding }
  /** Every request goes there; `not`: none does. */
  | ({ readonly kind: 'destination' } & ExpectedDestination)
  | {
      readonly kind: 'shares';
      readonly shares: readonly (ExpectedDestination & { readonly percent: number })[];
      /** Percentage points either way. */
      readonly tolerance: number;
    }
  | ({ readonly kind: 'status'; readonly status: number } & ExpectedShare)
  | ({ readonly kind: 'outcome'; readonly outcome: Outcome['kind'] } & ExpectedShare)
  | { readonly kind: 'redirect'; readonly location: string }
  /** Of the request as it leaves the proxy: of those that leave, and some must. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'authority'; readonly authority: string }
  | ({ readonly kind: 'header'; readonly of: 'request' | 'response'; readonly name: string } & ExpectedHeader);

/** Of repeated headers one equal value suffices. */
type ExpectedHeader = { readonly is: 'present' | 'absent' } | { readonly is: 'equal'; readonly value: string };

/**
 * Held against every way in which the request may go: each destination that may be picked, and each fault that may strike.
 * Shares are exact, and of all requests: with an abort of 30 %, the only destination gets 70 %. What leaves the proxy is
 * asked of the requests that leave. A delay changes when the answer comes and not which, so that nothing here depends on it.
 */
export type Expectation = Expected & { readonly not?: boolean };

export const ruleLists: readonly RuleList[] = ['http', 'tls', 'tcp'];
