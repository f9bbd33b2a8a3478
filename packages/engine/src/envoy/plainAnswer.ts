// The answer of a route without faults, CORS, rewrites and header operations: of one request and the next only `upstream`
// differs, so that the rest is kept. forward.ts makes the first answer; here nothing is decided.
import type { HeaderList, HttpOutcomeKind, Outcome, Routed, UpstreamRequest } from '../decision.ts';
import type { Route, RouteAction } from '../proxy/config.ts';
import type { AcceptedRequest } from './accept.ts';
import type { PodResponse } from './run.ts';

type Kept = Required<Pick<Routed, 'status' | 'virtualHost' | 'destinations' | 'effects' | 'responseHeaders'>>;

export interface PlainAnswer extends Kept {
  readonly kind: HttpOutcomeKind;
  /** The answer holds as long as the pod is taken to say the same. */
  readonly podResponse: PodResponse;
  readonly rule: Routed['rule'];
  readonly delegate: Routed['delegate'];
}

/** @param outcome the answer to some request; undefined where another's may differ in more than `upstream` */
export function plainAnswerOf(route: Route, outcome: Outcome, podResponse: PodResponse): PlainAnswer | undefined {
  if (!isPlain(route, route.action)) return undefined;
  if (outcome.kind !== 'forwarded' && outcome.kind !== 'passthrough') return undefined;
  const { kind, status, virtualHost, rule, delegate, destinations, effects, upstream, responseHeaders } = outcome;
  if (!upstream || !destinations || !effects || !responseHeaders) return undefined;
  if (status === undefined || virtualHost === undefined) return undefined;
  return { kind, podResponse, status, virtualHost, rule, delegate, destinations, effects, responseHeaders };
}

function isPlain({ fault, cors, headers }: Route, action: RouteAction): boolean {
  if (fault || cors || headers || action.kind !== 'forward' || action.rewrite) return false;
  return action.destinations.length === 1 && !action.destinations[0]?.headers;
}

export function plainOutcome(plain: PlainAnswer, request: AcceptedRequest): Outcome {
  const { method, authority, path } = request;
  return spelledOut(plain, { method, authority, path, headers: request.headers.list() });
}

/** An answer with `upstream`, to which nothing is added later. */
export function forwardedOutcome(
  base: Routed,
  kind: HttpOutcomeKind,
  status: number,
  upstream: UpstreamRequest,
  responseHeaders: HeaderList,
): Outcome {
  const { virtualHost, rule, delegate, destinations, effects, flags } = base;
  if (flags !== undefined || virtualHost === undefined || !destinations || !effects)
    return { ...base, kind, status, upstream, responseHeaders };
  return spelledOut({ kind, status, virtualHost, rule, delegate, destinations, effects, responseHeaders }, upstream);
}

/** Field by field: V8 copies objects made by spreading ten times more slowly. */
function spelledOut(plain: Omit<PlainAnswer, 'podResponse'>, upstream: UpstreamRequest): Outcome {
  const { kind, status, virtualHost, rule, delegate, destinations, effects, responseHeaders } = plain;
  if (!rule) return { kind, status, virtualHost, destinations, effects, upstream, responseHeaders };
  if (!delegate) return { kind, status, virtualHost, rule, destinations, effects, upstream, responseHeaders };
  return { kind, status, virtualHost, rule, delegate, destinations, effects, upstream, responseHeaders };
}
