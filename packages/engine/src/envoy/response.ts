// The way back: header operations on the response, then CORS (R-ACT-36, R-ACT-52). The pod's own response is an
// assumption that the caller makes.
import type { HeaderList, Routed } from '../decision.ts';
import type { Route, WeightedCluster } from '../proxy/config.ts';
import { traceReply } from './actionTrace.ts';
import { responseCorsHeaders, type CorsVerdict } from './cors.ts';
import { HeaderMap } from './headers.ts';
import { replyFields, type LocalReply } from './localReply.ts';
import { applyOperations, hasOperations } from './operations.ts';
import type { Run } from './run.ts';
import type { TemplateScope } from './template.ts';

type Subject = TemplateScope['request'];

/** Headers of the pod's response as the client gets them. */
export function responseHeaders(
  run: Run,
  request: Subject,
  route: Route,
  chosen: WeightedCluster,
  cors: CorsVerdict | undefined,
): HeaderList {
  const { status, headers } = run.podResponse;
  if (!cors && !hasOperations('response', route.headers, chosen.headers)) return headers;
  const response = new HeaderMap('response');
  for (const [name, value] of headers) response.add(name, value);
  finish(run, response, status, route, chosen, cors, request);
  return response.list();
}

/**
 * A local reply of a chosen route (R-ACT-36).
 *
 * @param cors only where the router itself answered: not on aborts, redirects and direct responses
 */
export function finishReply(
  run: Run,
  request: Subject,
  route: Route,
  chosen: WeightedCluster | undefined,
  reply: LocalReply,
  cors?: CorsVerdict,
): Pick<Routed, 'status' | 'responseHeaders' | 'body'> {
  if (route.action.kind === 'forward' && !chosen) {
    // The headers depend on a destination that was not picked.
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
