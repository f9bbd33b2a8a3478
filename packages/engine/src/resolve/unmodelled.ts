// What may change an answer and is not modelled: said at its place, so that nobody takes an answer for more than it is.
import { fill } from '../messages/fill.ts';
import { resolveMessages } from '../messages/resolve.ts';
import type { Resource } from '../model/resource.ts';
import type { Problem } from '../problem.ts';

/** Kinds that steer, refuse or change requests beside those that are modelled, by API group. */
const steering: Readonly<Record<string, readonly string[]>> = {
  'networking.istio.io': ['EnvoyFilter'],
  'security.istio.io': ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'],
  'extensions.istio.io': ['WasmPlugin'],
  'gateway.networking.k8s.io': ['Gateway', 'GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'],
  'networking.k8s.io': ['Ingress', 'NetworkPolicy'],
};

const none: readonly Problem[] = [];

/** Nodes are no part of the text either: what keeps to the client's own is said too (R-SVC-9). */
export function unmodelled(resource: Resource): readonly Problem[] {
  const { id, kind } = resource;
  if (kind === 'Service' && resource.spec.internalTrafficPolicy === 'Local') {
    const at = { resource: id, path: ['spec', 'internalTrafficPolicy'] };
    return [{ code: 'resolve/node-local', severity: 'hint', message: resolveMessages['problem.node-local'], at }];
  }
  if (kind !== 'Other' || !isSteering(resource.apiVersion, resource.actualKind)) return none;
  const message = fill(resolveMessages['problem.not-modelled'], { kind: resource.actualKind });
  return [{ code: 'resolve/not-modelled', severity: 'warning', message, at: { resource: id, path: ['kind'] } }];
}

export function isSteering(apiVersion: string, kind: string): boolean {
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return Object.hasOwn(steering, group) && steering[group]?.includes(kind) === true;
}
