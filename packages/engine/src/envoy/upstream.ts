// The request as it leaves for the pod: header operations, then host and path (R-ACT-24…36). Templates see what came in.
import type { UpstreamRequest } from '../decision.ts';
import type { Route, RouteAction, WeightedCluster } from '../proxy/config.ts';
import { rewritePath } from '../rewrite.ts';
import type { AcceptedRequest } from './accept.ts';
import { applyOperations, authorityFromHeaders, hasOperations } from './operations.ts';
import type { TemplateScope } from './template.ts';

export interface Leaving {
  readonly upstream: UpstreamRequest;
  /** The same for templates of the response. */
  readonly subject: TemplateScope['request'];
}

export function upstreamRequest(
  request: AcceptedRequest,
  route: Route,
  action: Extract<RouteAction, { kind: 'forward' }>,
  chosen: WeightedCluster,
): Leaving {
  const { method, scheme } = request;
  if (!action.rewrite && !hasOperations('request', route.headers, chosen.headers)) {
    const { authority, path, headers } = request;
    return { upstream: { method, authority, path, headers: headers.list() }, subject: request };
  }
  const headers = request.headers.copy();
  applyOperations(headers, 'request', route.headers, chosen.headers, action.weighted, { request });
  const path = rewritePath(request.path, route.match, action.rewrite);
  if (path !== request.path) headers.set('x-envoy-original-path', request.path);
  const authority =
    action.rewrite?.authority || authorityFromHeaders(route.headers, chosen.headers) || request.authority;
  return {
    upstream: { method, authority, path, headers: headers.list() },
    subject: { method, scheme, authority, path, headers },
  };
}
