// Route configurations of a gateway: virtual hosts from the meeting of server hosts and VirtualService hosts
// (R-GW-22 to R-GW-32, R-HOST-20). Source: istio/istio pilot/pkg/networking/core/gateway.go, buildGatewayHTTPRouteConfig.
import type { Route, RouteConfiguration, VirtualHost } from '../proxy/config.ts';
import { listFor, planOf, type Draft, type Plan, type PlannedList } from './gatewayPlan.ts';
import type { GatewayServer } from './gatewayServers.ts';
import type { Proxy } from './proxy.ts';
import { catchAllsLast } from './routes.ts';
import { virtualHost } from './virtualHosts.ts';

/** @param servers of one route configuration, in merged order */
export function gatewayRoutes(
  proxy: Proxy,
  name: string,
  servers: readonly GatewayServer[],
  scheme: RouteConfiguration['scheme'],
): RouteConfiguration {
  const plan = planOf(proxy, servers);
  const lists = plan.lists.map((list) => lazyList(plan, list));
  const { rejection, passedOver, domains } = plan;
  return {
    name,
    virtualHosts: plan.hosts.map((draft) => virtualHostOf(draft, lists)),
    domains,
    scheme,
    ...(rejection ? { rejection } : {}),
    ...(passedOver.length > 0 ? { passedOver } : {}),
  };
}

/** Its routes, made when somebody asks. */
function lazyList({ proxy, servers, bound }: Plan, { server, place }: PlannedList): () => readonly Route[] {
  let routes: readonly Route[] | undefined;
  return () => (routes ??= build());
  function build(): readonly Route[] {
    const entry = servers[server];
    const virtualService = bound[server]?.[place];
    return (entry && virtualService && listFor(proxy, entry, virtualService)?.routes()) ?? [];
  }
}

function virtualHostOf(
  { name, domains, requireTls, lists: own, at, passedOver }: Draft,
  lists: readonly (() => readonly Route[])[],
): VirtualHost {
  let routes: readonly Route[] | undefined;
  const build = (): readonly Route[] => (routes ??= catchAllsLast(own.flatMap((i) => lists[i]?.() ?? [])));
  return virtualHost(name, domains, at, build, { requireTls, ...(passedOver.length > 0 ? { passedOver } : {}) });
}
