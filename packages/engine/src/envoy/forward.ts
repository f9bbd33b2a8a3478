// A route that forwards, in Envoy's order (R-SIM-10): fault, CORS, the choice of a cluster, header operations and
// rewrites, and the response's way back.
import type { HttpOutcomeKind, Outcome, Routed } from '../decision.ts';
import type { Route, RouteAction, WeightedCluster } from '../proxy/config.ts';
import type { AcceptedRequest } from './accept.ts';
import { traceDestinations, traceEffects, traceRunTimeValues } from './actionTrace.ts';
import { answersPreflight, judgeCors, preflightHeaders, type CorsVerdict } from './cors.ts';
import { commonState, pickDestination } from './destinations.ts';
import { drawFault, type AbortFault } from './fault.ts';
import { localReply, type LocalReply } from './localReply.ts';
import { forwardedOutcome } from './plainAnswer.ts';
import { finishReply, responseHeaders } from './response.ts';
import type { Run } from './run.ts';
import { upstreamRequest } from './upstream.ts';

type Forward = Extract<RouteAction, { kind: 'forward' }>;

/** One request on one forwarding route. */
interface Passage {
  readonly run: Run;
  readonly request: AcceptedRequest;
  readonly route: Route;
  readonly action: Forward;
  /** Undefined when several destinations are possible and none was drawn. */
  readonly chosen: WeightedCluster | undefined;
  /** What the answer says in any case. */
  readonly base: Routed;
}

export function forward(run: Run, request: AcceptedRequest, route: Route, action: Forward, known: Routed): Outcome {
  const fault = drawFault(route.fault, run.draws);
  const chosen = pickDestination(action.destinations, action.weighted, run.draws.pick);
  const base = fault.isDelayed ? { ...known, flags: 'DI' } : known;
  const passage: Passage = { run, request, route, action, chosen, base };
  if (run.trace) {
    traceEffects(run, route, base, fault);
    traceRunTimeValues(run, route, chosen);
  }
  if (fault.abort) return failed(passage, 'fault-abort', 'FI', abortReply(request, fault.abort));
  const cors = route.cors && judgeCors(route.cors, request);
  if (route.cors && cors && answersPreflight(route.cors, cors)) {
    const values = { origin: cors.origin };
    run.trace?.add('action', 'pass', 'action.preflight', 'R-ACT-51', { values, at: route.entryAt });
    const headers = preflightHeaders(route.cors, cors, request);
    return { ...base, kind: 'cors-preflight', status: 200, ...(headers.length > 0 && { responseHeaders: headers }) };
  }
  if (run.trace) traceDestinations(run, action, chosen);
  switch (chosen?.cluster.state ?? commonState(base.destinations ?? [])) {
    case undefined:
      return { ...base, kind: 'weighted' };
    case 'missing':
      return failed(passage, 'no-cluster', 'NC', localReply(request, 503, ''), cors);
    case 'empty':
      return failed(passage, 'no-endpoints', 'UH', localReply(request, 503, 'no healthy upstream'), cors);
    case 'ready':
    case 'external':
      return forwarded(passage, cors);
  }
}

export function abortReply(request: AcceptedRequest, { status }: AbortFault): LocalReply {
  const body = 'fault filter abort';
  return 'httpStatus' in status ? localReply(request, status.httpStatus, body) : localReply(request, 200, body, status);
}

/** Envoy answers in the pod's place. */
function failed(
  { run, request, route, action, chosen, base }: Passage,
  kind: HttpOutcomeKind,
  flag: string,
  reply: LocalReply,
  cors?: CorsVerdict,
): Outcome {
  // An endpoint is sought last: templates of that answer see the request as it would have left.
  const isReady = kind === 'no-endpoints' && chosen !== undefined;
  const subject = isReady ? upstreamRequest(request, route, action, chosen).subject : request;
  const fields = finishReply(run, subject, route, chosen, reply, cors);
  return { ...base, kind, ...fields, flags: base.flags === undefined ? flag : `${base.flags},${flag}` };
}

function forwarded({ run, request, route, action, chosen, base }: Passage, cors: CorsVerdict | undefined): Outcome {
  const { status } = run.podResponse;
  const kind = chosen?.cluster.name === 'PassthroughCluster' ? 'passthrough' : 'forwarded';
  // Which headers are written depends on the destination: nothing is told before one is picked.
  if (!chosen) return { ...base, kind, status };
  const { upstream, subject } = upstreamRequest(request, route, action, chosen);
  if (run.trace) {
    const { method, authority, path } = upstream;
    const values = { method, authority, path };
    run.trace.add('action', 'pass', 'action.upstream', 'R-ACT-36', { values, at: route.entryAt });
  }
  return forwardedOutcome(base, kind, status, upstream, responseHeaders(run, subject, route, chosen, cors));
}
