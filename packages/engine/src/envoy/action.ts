// What a chosen route does with a request, in Envoy's order (R-SIM-10): redirect and direct response answer at once;
// forwarding passes fault, CORS, the choice of a cluster, header operations and rewrites, and the response's way back.
import type { HttpOutcomeKind, Outcome, Routed } from '../decision.ts';
import type { Route, RouteAction, VirtualHost, WeightedCluster } from '../proxy/config.ts';
import { redirectLocation } from '../rewrite.ts';
import type { AcceptedRequest } from './accept.ts';
import { traceDestinations, traceEffects, traceReply } from './actionTrace.ts';
import { answersPreflight, judgeCors, preflightHeaders, responseCorsHeaders, type CorsVerdict } from './cors.ts';
import { commonState, pickDestination, sharesOf } from './destinations.ts';
import { directBody } from './directBody.ts';
import { effectsOf } from './effects.ts';
import { drawFault } from './fault.ts';
import { HeaderMap } from './headers.ts';
import { localReply, replyFields, type LocalReply } from './localReply.ts';
import { applyOperations } from './operations.ts';
import type { Run } from './run.ts';
import type { TemplateScope } from './template.ts';
import { upstreamRequest } from './upstream.ts';

type Forward = Extract<RouteAction, { kind: 'forward' }>;
type Subject = TemplateScope['request'];

/** What is known of a chosen route whatever it answers. */
export function describeRoute(run: Run, virtualHost: VirtualHost | undefined, route: Route | undefined): Routed {
  const action = route?.action;
  return {
    ...(virtualHost && { virtualHost: virtualHost.name }),
    ...(route?.rule && { rule: route.rule }),
    ...(route?.delegate && { delegate: route.delegate }),
    ...(route &&
      action?.kind === 'forward' && {
        destinations: sharesOf(action.destinations, action.weighted),
        effects: effectsOf(route, action, run.settings),
      }),
  };
}

export function act(run: Run, request: AcceptedRequest, virtualHost: VirtualHost, route: Route): Outcome {
  const base = describeRoute(run, virtualHost, route);
  const { action } = route;
  switch (action.kind) {
    case 'redirect': {
      const { redirect, listenerPort, serverTls } = action;
      const location = redirectLocation(request, route.match, redirect, listenerPort, serverTls);
      const reply = localReply(request, redirect.redirectCode || 301, '', { location });
      run.trace?.add('action', 'pass', 'action.redirect', 'R-ACT-20', { values: { location }, at: route.entryAt });
      return { kind: 'redirect', ...base, ...answered(run, request, route, undefined, reply) };
    }
    case 'direct-response': {
      const { status } = action.response;
      const hasLocation = status === 201 || (status >= 300 && status < 400);
      const location = `${request.scheme}://${request.authority}${request.path}`;
      const reply = localReply(request, status, directBody(action.response), hasLocation ? { location } : {});
      run.trace?.add('action', 'pass', 'action.direct-response', 'R-ACT-22', { values: { status }, at: route.entryAt });
      return { kind: 'direct-response', ...base, ...answered(run, request, route, undefined, reply) };
    }
    case 'blackhole':
      run.trace?.add('action', 'fail', 'action.blackhole', 'R-VS-21');
      return { kind: 'blackhole', ...base, ...replyFields(localReply(request, 502, '')) };
    case 'forward':
      return forward(run, request, route, action, base);
  }
}

function forward(run: Run, request: AcceptedRequest, route: Route, action: Forward, base: Routed): Outcome {
  const fault = drawFault(route.fault, run.draws);
  const chosen = pickDestination(action.destinations, action.weighted, run.draws.pick);
  const flags = fault.isDelayed ? ['DI'] : [];
  traceEffects(run, route, base, fault);
  const fails = (
    kind: HttpOutcomeKind,
    flag: string,
    reply: LocalReply,
    cors?: CorsVerdict,
    subject: Subject = request,
  ): Outcome => ({
    kind,
    ...base,
    ...answered(run, subject, route, chosen, reply, cors),
    flags: [...flags, flag].join(','),
  });
  if (fault.abort) {
    const { status } = fault.abort;
    const body = 'fault filter abort';
    const reply =
      'httpStatus' in status ? localReply(request, status.httpStatus, body) : localReply(request, 200, body, status);
    return fails('fault-abort', 'FI', reply);
  }
  const cors = route.cors && judgeCors(route.cors, request);
  if (route.cors && cors && answersPreflight(route.cors, cors)) {
    run.trace?.add('action', 'pass', 'action.preflight', 'R-ACT-51', {
      values: { origin: cors.origin },
      at: route.entryAt,
    });
    const responseHeaders = preflightHeaders(route.cors, cors, request);
    return {
      kind: 'cors-preflight',
      ...base,
      status: 200,
      ...(flags.length > 0 && { flags: flags.join(',') }),
      ...(responseHeaders.length > 0 && { responseHeaders }),
    };
  }
  traceDestinations(run, action, chosen);
  const state = chosen?.cluster.state ?? commonState(base.destinations ?? []);
  switch (state) {
    case undefined:
      return { kind: 'weighted', ...base };
    case 'missing':
      return fails('no-cluster', 'NC', localReply(request, 503, ''), cors);
    case 'empty':
      // The host is sought last: templates of the answer see the request as it would have left.
      return fails(
        'no-endpoints',
        'UH',
        localReply(request, 503, 'no healthy upstream'),
        cors,
        leaving(request, route, action, chosen),
      );
    case 'ready':
    case 'external':
      return forwarded(run, request, route, action, chosen, cors, {
        ...base,
        ...(flags.length > 0 && { flags: 'DI' }),
      });
  }
}

function forwarded(
  run: Run,
  request: AcceptedRequest,
  route: Route,
  action: Forward,
  chosen: WeightedCluster | undefined,
  cors: CorsVerdict | undefined,
  base: Routed,
): Outcome {
  const { status } = run.podResponse;
  const kind = chosen?.cluster.name === 'PassthroughCluster' ? 'passthrough' : 'forwarded';
  // Which headers are written depends on the destination: nothing is told before one is picked.
  if (!chosen) return { kind, ...base, status };
  const { upstream, headers } = upstreamRequest(request, route, action, chosen);
  const subject = { ...request, authority: upstream.authority, path: upstream.path, headers };
  run.trace?.add('action', 'pass', 'action.upstream', 'R-ACT-36', {
    values: { method: upstream.method, authority: upstream.authority, path: upstream.path },
    at: route.entryAt,
  });
  const response = new HeaderMap('response');
  for (const [name, value] of run.podResponse.headers) response.add(name, value);
  finish(run, response, status, route, chosen, cors, subject);
  return { kind, ...base, status, upstream, responseHeaders: response.list() };
}

/** The request after header operations and rewrites, for templates. */
function leaving(
  request: AcceptedRequest,
  route: Route,
  action: Forward,
  chosen: WeightedCluster | undefined,
): Subject {
  if (!chosen) return request;
  const { upstream, headers } = upstreamRequest(request, route, action, chosen);
  return { ...request, authority: upstream.authority, path: upstream.path, headers };
}

/** A local reply of a chosen route: header operations apply, then CORS where the router itself answered (R-ACT-36). */
function answered(
  run: Run,
  request: Subject,
  route: Route,
  chosen: WeightedCluster | undefined,
  reply: LocalReply,
  cors?: CorsVerdict,
): Pick<Routed, 'status' | 'responseHeaders' | 'body'> {
  const isUnpicked = route.action.kind === 'forward' && !chosen;
  if (isUnpicked) {
    const { responseHeaders: _, ...fields } = replyFields(reply);
    return fields;
  }
  finish(run, reply.headers, reply.status, route, chosen, cors, request);
  return replyFields(reply);
}

function finish(
  run: Run,
  response: HeaderMap,
  status: number,
  route: Route,
  chosen: WeightedCluster | undefined,
  cors: CorsVerdict | undefined,
  request: Subject,
): void {
  const scope: TemplateScope = { request, response: { status, headers: response } };
  const isWeighted = route.action.kind === 'forward' && route.action.weighted;
  applyOperations(response, 'response', route.headers, chosen?.headers, isWeighted, scope);
  if (route.cors && cors) {
    for (const [name, value] of responseCorsHeaders(route.cors, cors)) response.set(name, value);
  }
  traceReply(run, route, response, status);
}
