// Where the routes of a rule stand in what pilot sends one client: listeners, filter chains, virtual hosts, domains. A
// request that reaches the rule reaches it at one of these places, and at no other.
import type { RuleRef } from '../decision.ts';
import type { FilterChain, Listener, RouteConfiguration, VirtualHost } from '../proxy/config.ts';
import type { ResourceId } from '../ref.ts';
import type { Client } from '../request.ts';
import { gatewayListener } from '../resolve/gateway.ts';
import { dialledPorts } from '../resolve/gatewayServers.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { outboundListeners } from '../resolve/outbound.ts';
import { proxyOf, type Proxy } from '../resolve/proxy.ts';
import { perObject } from '../envoy/perObject.ts';
import { isOf } from './target.ts';

export interface Door {
  readonly client: Client;
  /** The port dialled. */
  readonly port: number;
  /** The address a pod has to dial; undefined at a gateway, and where any that no other listener takes will do. */
  readonly address: string | undefined;
  readonly listener: Listener;
}

export interface Place extends Door {
  readonly chain: FilterChain;
  readonly routes: RouteConfiguration;
  readonly virtualHost: VirtualHost;
  readonly domain: string;
  /** Positions of the rule's routes in the virtual host, ascending. */
  readonly positions: readonly number[];
}

/** VirtualServices whose rules a request is answered by: the target's own, and those that delegate to it. */
export function rootsOf(mesh: Mesh, { virtualService }: Pick<RuleRef, 'virtualService'>): ReadonlySet<ResourceId> {
  const roots = mesh.virtualServices.filter(
    ({ resource, http }) =>
      resource.id === virtualService || http.some(({ delegate }) => delegate?.virtualService === virtualService),
  );
  return new Set(roots.map(({ resource }) => resource.id));
}

export function placesOf(mesh: Mesh, client: Client, target: RuleRef): readonly Place[] {
  const given = hostsGiven(proxyOf(mesh, client));
  const hosts = new Set([...rootsOf(mesh, target)].flatMap((root) => given.get(root) ?? []));
  return [...hosts].flatMap(({ door, chain, routes, virtualHost }) => {
    const positions = virtualHost.routes.flatMap((route, i) => (isOf(route, target) ? [i] : []));
    if (positions.length === 0) return [];
    return virtualHost.domains.map((domain) => ({ ...door, chain, routes, virtualHost, domain, positions }));
  });
}

type HostGiven = HostBehind & { readonly door: Door };

/** By the VirtualService that gave them: routes are built when asked for, and only these are. */
const hostsGiven = perObject((proxy: Proxy): ReadonlyMap<ResourceId, readonly HostGiven[]> => {
  const given = new Map<ResourceId, HostGiven[]>();
  for (const door of doorsOf(proxy.mesh, proxy.client)) {
    for (const host of hostsBehind(door)) {
      const one = { ...host, door };
      for (const id of new Set(host.virtualHost.at.map(({ resource }) => resource))) {
        const hosts = given.get(id);
        if (hosts) hosts.push(one);
        else given.set(id, [one]);
      }
    }
  }
  return given;
});

type HostBehind = Pick<Place, 'chain' | 'routes' | 'virtualHost'>;

/** Every virtual host that a request through this door may come to. */
export function hostsBehind({ listener }: Door): readonly HostBehind[] {
  return httpChains(listener).flatMap(({ chain, routes }) =>
    routes.virtualHosts.map((virtualHost) => ({ chain, routes, virtualHost })),
  );
}

function httpChains(
  listener: Listener,
): readonly { readonly chain: FilterChain; readonly routes: RouteConfiguration }[] {
  const all = [...listener.chains, ...(listener.defaultChain ? [listener.defaultChain] : [])];
  return all.flatMap((chain) => (chain.network.kind === 'http' ? [{ chain, routes: chain.network.routes }] : []));
}

/** Every listener that may have HTTP routes. */
export const doorsOf = (mesh: Mesh, client: Client): readonly Door[] => doorsOfProxy(proxyOf(mesh, client));

const doorsOfProxy = perObject((proxy: Proxy): readonly Door[] => {
  const { mesh, client } = proxy;
  if (client.kind === 'sidecar') return sidecarDoors(proxy);
  return dialledPorts(proxy).flatMap((port): Door[] => {
    const listener = gatewayListener(mesh, client, port);
    return listener ? [{ client, port, address: undefined, listener }] : [];
  });
});

function sidecarDoors({ mesh, client, scope }: Proxy): readonly Door[] {
  const ports = new Set(
    scope.egress.flatMap(({ port, services }) => [
      ...(port ? [port.number] : []),
      ...services.flatMap((service) => service.ports.map(({ number }) => number)),
    ]),
  );
  return [...ports]
    .sort((a, b) => a - b)
    .flatMap((port) =>
      [...outboundListeners(mesh, client, port)].map(([address, listener]): Door => ({
        client,
        port,
        address: listener.address === undefined ? undefined : address,
        listener,
      })),
    );
}
