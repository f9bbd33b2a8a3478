// What a chosen route does with a request: redirect and direct response answer at once, forwarding is forward.ts's.
import type { Outcome, Routed } from '../decision.ts';
import type { Route, RouteAction, VirtualHost } from '../proxy/config.ts';
import { redirectLocation } from '../rewrite.ts';
import type { AcceptedRequest } from './accept.ts';
import { traceEffects, traceRunTimeValues } from './actionTrace.ts';
import { sharesOf } from './destinations.ts';
import { directBody } from './directBody.ts';
import { effectsOf, faultEffect } from './effects.ts';
import { drawFault } from './fault.ts';
import { abortReply, forward } from './forward.ts';
import { localReply, replyFields } from './localReply.ts';
import { plainAnswerOf, plainOutcome, type PlainAnswer } from './plainAnswer.ts';
import { finishReply } from './response.ts';
import type { Run } from './run.ts';

/** What answers of one route of one virtual host have in common, filled in by the first. */
export interface KnownAnswer {
  fields: Routed | undefined;
  plain: PlainAnswer | undefined;
}
/** What is known of a chosen route whatever it answers. */
export function describeRoute(run: Run, virtualHost: VirtualHost | undefined, route: Route | undefined): Routed {
  const action = route?.action;
  const fault = action?.kind === 'forward' ? undefined : faultEffect(route?.fault);
  return {
    ...(virtualHost && { virtualHost: virtualHost.name }),
    ...(route?.rule && { rule: route.rule }),
    ...(route?.delegate && { delegate: route.delegate }),
    ...(fault && { effects: { fault } }),
    ...(route &&
      action?.kind === 'forward' && {
        destinations: sharesOf(action.destinations, action.weighted),
        effects: effectsOf(route, action, run.settings),
      }),
  };
}

export function act(
  run: Run,
  request: AcceptedRequest,
  virtualHost: VirtualHost,
  route: Route,
  known: KnownAnswer,
): Outcome {
  const { plain } = known;
  if (plain?.podResponse === run.podResponse && !run.trace) return plainOutcome(plain, request);
  const fields = (known.fields ??= describeRoute(run, virtualHost, route));
  const outcome = actAnew(run, request, route, fields);
  known.plain = plainAnswerOf(route, outcome, run.podResponse);
  return outcome;
}

function actAnew(run: Run, request: AcceptedRequest, route: Route, base: Routed): Outcome {
  const { action } = route;
  switch (action.kind) {
    case 'forward':
      return forward(run, request, route, action, base);
    case 'blackhole':
      run.trace?.add('action', 'fail', 'action.blackhole', 'R-VS-21');
      return { ...base, kind: 'blackhole', ...replyFields(localReply(request, 502, '')) };
    case 'redirect':
    case 'direct-response':
      return answerAtOnce(run, request, route, action, base);
  }
}

/** Faults stand before the router, also for rules that it answers itself; only a delegate's can have one (R-VS-29). */
function answerAtOnce(
  run: Run,
  request: AcceptedRequest,
  route: Route,
  action: Extract<RouteAction, { kind: 'redirect' | 'direct-response' }>,
  known: Routed,
): Outcome {
  const fault = drawFault(route.fault, run.draws);
  const base = fault.isDelayed ? { ...known, flags: 'DI' } : known;
  if (run.trace) {
    traceEffects(run, route, base, fault);
    traceRunTimeValues(run, route, undefined);
  }
  if (fault.abort) {
    const fields = finishReply(run, request, route, undefined, abortReply(request, fault.abort));
    return { ...base, kind: 'fault-abort', ...fields, flags: fault.isDelayed ? 'DI,FI' : 'FI' };
  }
  if (action.kind === 'redirect') {
    const { redirect, listenerPort, serverTls } = action;
    const location = redirectLocation(request, route.match, redirect, listenerPort, serverTls);
    const reply = localReply(request, redirect.redirectCode || 301, '', { location });
    run.trace?.add('action', 'pass', 'action.redirect', 'R-ACT-20', { values: { location }, at: route.entryAt });
    return { ...base, kind: 'redirect', ...finishReply(run, request, route, undefined, reply) };
  }
  const { status } = action.response;
  const hasLocation = status === 201 || (status >= 300 && status < 400);
  const location = `${request.scheme}://${request.authority}${request.path}`;
  const reply = localReply(request, status, directBody(action.response), hasLocation ? { location } : {});
  run.trace?.add('action', 'pass', 'action.direct-response', 'R-ACT-22', { values: { status }, at: route.entryAt });
  return { ...base, kind: 'direct-response', ...finishReply(run, request, route, undefined, reply) };
}
