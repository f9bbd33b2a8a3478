// VirtualServices with every name completed and every delegate merged into its root. Which of them a proxy gets is in
// scope.ts and gatewayServers.ts. Source: istio/istio pilot/pkg/model/virtualservice.go, virtualservice_controller.go.
import { resolveGatewayName, resolveShortName } from '../host.ts';
import type { VirtualService } from '../model/resource.ts';
import type { Destination, HttpMatchRequest, HttpRoute, TcpRoute, TlsRoute } from '../model/virtualService.ts';
import type { PassedOver } from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import type { MeshSettings } from '../settings.ts';
import { compareAge } from './age.ts';
import { mergeDelegate, mostMatches } from './delegates.ts';
import type { MeshVirtualService, ResolvedHttpRoute } from './mesh.ts';
import { sortedAfter } from './order.ts';
import { isVisibleTo, resolveExportTo } from './visibility.ts';

/**
 * Roots in age order. A VirtualService without hosts is only a delegate (R-VS-6).
 * @param previous the roots before a change
 */
export function resolveVirtualServices(
  virtualServices: readonly VirtualService[],
  settings: MeshSettings,
  previous?: readonly MeshVirtualService[],
): MeshVirtualService[] {
  const delegates = new Map<string, MeshVirtualService>();
  const roots: MeshVirtualService[] = [];
  const delegating: number[] = [];
  for (const virtualService of virtualServices) {
    const { resolved, delegates: toOthers } = completeNames(virtualService, settings);
    if (resolved.hosts.length === 0) {
      delegates.set(`${virtualService.namespace}/${virtualService.name}`, resolved);
      continue;
    }
    if (toOthers) delegating.push(roots.length);
    roots.push(resolved);
  }
  for (const i of delegating) {
    const root = roots[i];
    if (root) roots[i] = withDelegates(root, delegates);
  }
  return sortedAfter(previous, roots, (a, b) => compareAge(a.resource, b.resource));
}

function withDelegates(
  root: MeshVirtualService,
  delegates: ReadonlyMap<string, MeshVirtualService>,
): MeshVirtualService {
  const lost: PassedOver[] = [];
  const http = root.http.flatMap((rule) => {
    const wanted = rule.route.delegate;
    if (!wanted) return [rule];
    const { namespace } = root.resource;
    const name = `${wanted.namespace || namespace}/${wanted.name ?? ''}`;
    const delegate = delegates.get(name);
    const at = child(rule.at, 'delegate');
    // Only this rule vanishes; the gateway's namespace does not matter (R-VS-24).
    if (!delegate) {
      lost.push({ message: 'delegate.missing', values: { name }, rule: 'R-VS-24', at });
      return [];
    }
    if (!isVisibleTo(delegate.exportTo, namespace)) {
      lost.push({ message: 'delegate.hidden', values: { name, namespace }, rule: 'R-VS-24', at });
      return [];
    }
    const merged = mergeDelegate(rule, delegate.http, delegate.resource.id);
    if (merged.some(({ matches }) => (matches?.length ?? 0) >= mostMatches)) {
      lost.push({ message: 'delegate.too-many', values: { name }, rule: 'R-VS-26', at });
    }
    return merged;
  });
  return { ...root, http, lostDelegates: lost };
}

interface Cached {
  readonly settings: MeshSettings;
  readonly resolved: MeshVirtualService;
  /** Some rule of it is a delegate's. */
  readonly delegates: boolean;
}
const cache = new WeakMap<VirtualService, Cached>();

function completeNames(virtualService: VirtualService, settings: MeshSettings): Cached {
  const known = cache.get(virtualService);
  if (known?.settings === settings) return known;
  const { spec, namespace } = virtualService;
  const scope: Scope = { namespace, domain: settings.domain };
  const ref: Ref = { resource: virtualService.id, path: [] };
  const gateways = spec.gateways ?? [];
  const resolved: MeshVirtualService = {
    resource: virtualService,
    hosts: spec.hosts.map((host) => resolveShortName(host, namespace, settings.domain)),
    gateways: gateways.length === 0 ? ['mesh'] : gateways.map((name) => resolveGatewayName(name, namespace)),
    exportTo: resolveExportTo(spec.exportTo, settings.defaultVirtualServiceExportTo, namespace),
    http: (spec.http ?? []).map((route, i) => httpRoute(route, i, child(ref, 'spec', 'http', i), scope)),
    tls: (spec.tls ?? []).map((route) => l4Route(route, scope)),
    tcp: (spec.tcp ?? []).map((route) => l4Route(route, scope)),
    lostDelegates: [],
  };
  const made = { settings, resolved, delegates: resolved.http.some(({ route }) => route.delegate !== undefined) };
  cache.set(virtualService, made);
  return made;
}

interface Scope {
  readonly namespace: string;
  readonly domain: string;
}

function destination<D extends Destination>(written: D, scope: Scope): D {
  return { ...written, host: resolveShortName(written.host, scope.namespace, scope.domain) };
}

function withGateways<M extends { readonly gateways?: readonly string[] }>(match: M, scope: Scope): M {
  if (!match.gateways) return match;
  return { ...match, gateways: match.gateways.map((name) => resolveGatewayName(name, scope.namespace)) };
}

function httpRoute(route: HttpRoute, index: number, at: Ref, scope: Scope): ResolvedHttpRoute {
  const matches = route.match ?? [];
  const resolved: HttpRoute = {
    ...route,
    ...(route.route
      ? { route: route.route.map((d) => ({ ...d, destination: destination(d.destination, scope) })) }
      : {}),
    ...(route.mirror ? { mirror: destination(route.mirror, scope) } : {}),
    ...(route.mirrors
      ? {
          mirrors: route.mirrors.map((mirror) =>
            mirror.destination ? { ...mirror, destination: destination(mirror.destination, scope) } : mirror,
          ),
        }
      : {}),
  };
  return {
    route: resolved,
    ...(matches.length === 0 ? {} : { matches: matches.map((match, i) => resolvedMatch(match, i, at, scope)) }),
    index,
    at,
    inherited: [],
  };
}

function resolvedMatch(written: HttpMatchRequest, index: number, at: Ref, scope: Scope) {
  const match = withGateways(written, scope);
  return { match, root: index, sources: [{ match, at: child(at, 'match', index) }] };
}

function l4Route<R extends TlsRoute | TcpRoute>(route: R, scope: Scope): R {
  return {
    ...route,
    ...(route.match ? { match: route.match.map((match) => withGateways(match, scope)) } : {}),
    ...(route.route
      ? { route: route.route.map((d) => ({ ...d, destination: destination(d.destination, scope) })) }
      : {}),
  };
}
