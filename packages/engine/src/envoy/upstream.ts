// The request as it leaves for the pod: header operations, then host and path (R-ACT-24…36). Templates see what came in.
import type { UpstreamRequest } from '../decision.ts';
import type { Route, RouteAction, WeightedCluster } from '../proxy/config.ts';
import { rewritePath } from '../rewrite.ts';
import type { AcceptedRequest } from './accept.ts';
import type { HeaderMap } from './headers.ts';
import { applyOperations, authorityFromHeaders } from './operations.ts';

/** @returns the headers also as a map, for templates of the response */
export function upstreamRequest(
  request: AcceptedRequest,
  route: Route,
  action: Extract<RouteAction, { kind: 'forward' }>,
  chosen: WeightedCluster,
): { readonly upstream: UpstreamRequest; readonly headers: HeaderMap } {
  const headers = request.headers.copy();
  applyOperations(headers, 'request', route.headers, chosen.headers, action.weighted, { request });
  const path = rewritePath(request.path, route.match, action.rewrite);
  if (path !== request.path) headers.set('x-envoy-original-path', request.path);
  const authority =
    action.rewrite?.authority || authorityFromHeaders(route.headers, chosen.headers) || request.authority;
  return { upstream: { method: request.method, authority, path, headers: headers.list() }, headers };
}
