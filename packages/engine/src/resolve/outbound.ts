// Outbound listeners of a sidecar: which exist on a port, what shares them, and which one takes a dialled address
// (R-OUT-2 to R-OUT-9). Source: istio/istio pilot/pkg/networking/core/listener.go.
import { isIp } from '../host.ts';
import type { FilterChain, Listener } from '../proxy/config.ts';
import type { Client } from '../request.ts';
import type { Ref } from '../ref.ts';
import { canonicalCidr, isUnspecifiedRange } from './cidr.ts';
import { endpointAddresses } from './endpoints.ts';
import { outboundChains, type ChainPlace } from './l4.ts';
import { unspecified, type Mesh, type MeshPort, type MeshService } from './mesh.ts';
import { endpointsIn } from './meshIndex.ts';
import { ownRoutes, portRoutes } from './outboundRoutes.ts';
import { isHttp, isTcp, type Protocol } from './protocol.ts';
import { proxyOf, unknownTrafficCluster, type Proxy } from './proxy.ts';
import { rejectChains } from './reject.ts';
import type { Egress } from './scope.ts';

/** The listener that takes a connection of a sidecar's pod to `address:port`: never none, as the catch-all remains. */
export function outboundListener(mesh: Mesh, client: Client, address: string, port: number): Listener {
  const proxy = proxyOf(mesh, client);
  const listeners = listenersOn(proxy, port);
  return listeners.get(address) ?? listeners.get(unspecified) ?? catchAllListener(proxy, port);
}

/** All listeners of a sidecar on a port, by the address they are bound to; the catch-all is none of them. */
export function outboundListeners(mesh: Mesh, client: Client, port: number): ReadonlyMap<string, Listener> {
  return listenersOn(proxyOf(mesh, client), port);
}

const built = new WeakMap<Proxy, Map<number, ReadonlyMap<string, Listener>>>();

/** Listeners of a port by the address they are bound to. */
function listenersOn(proxy: Proxy, port: number): ReadonlyMap<string, Listener> {
  const byPort = built.get(proxy) ?? new Map<number, ReadonlyMap<string, Listener>>();
  built.set(proxy, byPort);
  let listeners = byPort.get(port);
  if (!listeners) byPort.set(port, (listeners = buildListeners(proxy, port)));
  return listeners;
}

/** A listener in the making: services add chains to it in turn. */
interface Entry {
  readonly address: string;
  protocol: Protocol;
  readonly chains: FilterChain[];
  /** Conditions that the chains have, each once. */
  readonly conditions: Set<string>;
  locked: boolean;
  /** Further addresses of a Service with several cluster IPs. */
  readonly alsoAt: readonly string[];
  readonly at: Ref[];
}

function buildListeners(proxy: Proxy, port: number): ReadonlyMap<string, Listener> {
  const entries = new Map<string, Entry>();
  for (const egress of proxy.scope.egress) {
    if (egress.port) {
      if (egress.port.number === port) addDeclared(proxy, egress, egress.port, entries);
    } else {
      // Ports that the Sidecar declares are not added to (R-SC-4).
      for (const entry of entries.values()) entry.locked = true;
      for (const [service, servicePort] of servicesOn(egress, port))
        addService(proxy, egress, service, servicePort, entries);
    }
  }
  const listeners = new Map<string, Listener>();
  for (const [address, entry] of entries) {
    const listener = finish(proxy, entry, port);
    listeners.set(address, listener);
    for (const extra of entry.alsoAt) if (!entries.has(extra)) listeners.set(extra, listener);
  }
  return listeners;
}

function addDeclared(
  proxy: Proxy,
  egress: Egress,
  port: { readonly number: number; readonly protocol: Protocol },
  entries: Map<string, Entry>,
): void {
  const declared = { ...port, ...(egress.at ? { at: egress.at } : {}) };
  for (const service of egress.services) addToListener(proxy, egress, service, declared, egress.bind, entries);
}

const byPort = new WeakMap<Egress, ReadonlyMap<number, readonly (readonly [MeshService, MeshPort])[]>>();

function servicesOn(egress: Egress, port: number): readonly (readonly [MeshService, MeshPort])[] {
  let table = byPort.get(egress);
  if (!table) {
    const made = new Map<number, (readonly [MeshService, MeshPort])[]>();
    for (const service of egress.services) {
      for (const servicePort of service.ports) {
        const list = made.get(servicePort.number);
        if (list) list.push([service, servicePort]);
        else made.set(servicePort.number, [[service, servicePort]]);
      }
    }
    table = made;
    byPort.set(egress, table);
  }
  return table.get(port) ?? [];
}

function addService(
  proxy: Proxy,
  egress: Egress,
  service: MeshService,
  port: MeshPort,
  entries: Map<string, Entry>,
): void {
  const isBare = service.resolution === 'passthrough' && service.address === unspecified && !egress.bind;
  if (!isBare || !(isTcp(port.protocol) || port.protocol === 'auto')) {
    addToListener(proxy, egress, service, port, egress.bind, entries);
    return;
  }
  // Headless: one listener per pod (R-OUT-6). Only a ServiceEntry that can have no endpoints is caught on the wildcard.
  const addresses = endpointAddresses(endpointsIn(proxy.mesh), service, port);
  if (service.registry !== 'kubernetes' && addresses.length === 0 && !service.selector) {
    addToListener(proxy, egress, service, port, undefined, entries);
    return;
  }
  for (const address of addresses) addToListener(proxy, egress, service, port, address, entries);
}

interface ListenPort {
  readonly number: number;
  readonly protocol: Protocol;
  readonly at?: Ref;
}

/** Adds one service port to the listener it belongs to, or leaves it out where it cannot share (R-OUT-7). */
function addToListener(
  proxy: Proxy,
  egress: Egress,
  service: MeshService,
  port: ListenPort,
  bind: string | undefined,
  entries: Map<string, Entry>,
): void {
  if (service.resolution === 'alias' || port.protocol === 'UDP') return;
  const { protocol } = port;
  const speaksHttp = isHttp(protocol);
  const hasCidr = service.address.includes('/');
  const address = bind ?? (speaksHttp || hasCidr ? unspecified : service.address);
  const existing = entries.get(address);
  if (existing?.locked) return;
  const place: ChainPlace = {
    proxy,
    service,
    port,
    onWildcard: address === unspecified,
    cidrs: !bind && !speaksHttp && hasCidr ? [service.address] : [],
    virtualServices: egress.virtualServices,
  };
  // What all services of a port share stands nowhere in particular, unless a Sidecar declares it.
  const isShared = speaksHttp && place.onWildcard && !egress.port;
  const at = isShared ? [] : [port.at ?? { resource: service.resource, path: [] }];
  const alsoAt = address === service.address && !hasCidr ? service.extraAddresses : [];
  const open = (chains: readonly FilterChain[], as: Protocol, before: readonly Ref[] = []): void => {
    const entry = {
      address,
      protocol: as,
      chains: [...chains],
      conditions: conditionsOf(chains),
      locked: false,
      alsoAt,
    };
    entries.set(address, { ...entry, at: [...before, ...at] });
  };
  // A proxy port takes the place of whatever listened there.
  if (protocol === 'HTTP_PROXY') return open([httpChain(place, protocol)], protocol);
  if (existing && isServerFirst(existing.protocol, protocol)) return;
  if (speaksHttp) {
    if (existing && !isTcp(existing.protocol)) return;
    const chain = httpChain(place, protocol);
    if (existing) merge(existing, [chain], 'auto', at);
    else open([chain], place.onWildcard ? 'auto' : protocol);
    return;
  }
  const tcp = outboundChains(place);
  if (isTcp(protocol)) {
    if (existing) merge(existing, tcp, isHttp(existing.protocol) ? 'auto' : existing.protocol, at);
    else open(tcp, protocol);
    return;
  }
  if (existing?.protocol === 'auto') merge(existing, tcp, 'auto', at);
  else if (existing && isTcp(existing.protocol)) merge(existing, [...tcp, httpChain(place, protocol)], 'auto', at);
  else open([...tcp, httpChain(place, protocol)], protocol, existing?.at);
}

/** Protocols whose servers speak first cannot share a port with detection. */
function isServerFirst(existing: Protocol, incoming: Protocol): boolean {
  const speaksFirst = (protocol: Protocol): boolean => protocol === 'Mongo' || protocol === 'MySQL';
  return existing !== incoming && (speaksFirst(existing) || speaksFirst(incoming));
}

function httpChain({ proxy, service, port, onWildcard }: ChainPlace, protocol: Protocol): FilterChain {
  const isOwn = protocol === 'auto' && !onWildcard;
  const detects = protocol !== 'HTTP_PROXY' && (protocol === 'auto' || onWildcard);
  return {
    sni: [],
    cidrs: [],
    alpn: [],
    ...(detects ? { transport: 'plaintext' as const, httpDetected: true } : {}),
    network: {
      kind: 'http',
      routes: isOwn ? ownRoutes(proxy, service, port.number) : portRoutes(proxy, port.number),
    },
    rule: isOwn ? 'R-OUT-5' : 'R-OUT-3',
    ...(isOwn && port.at ? { at: port.at } : {}),
  };
}

function merge(entry: Entry, incoming: readonly FilterChain[], protocol: Protocol, at: readonly Ref[]): void {
  for (const chain of incoming) {
    const conditions = conditionOf(chain);
    if (entry.conditions.has(conditions)) continue;
    entry.conditions.add(conditions);
    entry.chains.push(chain);
  }
  entry.protocol = protocol;
  entry.at.push(...at);
}

/** Chains of one text are the same to pilot, before Envoy's own test: `*` and unspecified ranges do not count. */
function conditionOf({ sni, cidrs, httpDetected }: FilterChain): string {
  const names = new Set(sni.filter((host) => host !== '*'));
  const ranges = new Set(cidrs.filter((cidr) => !isUnspecifiedRange(cidr)).map(canonicalCidr));
  return [httpDetected ? 'http' : '', [...names].sort().join(), [...ranges].sort().join()].join('|');
}

function conditionsOf(chains: readonly FilterChain[]): Set<string> {
  return new Set(chains.map(conditionOf));
}

/** The chain without conditions becomes the default; else unknown traffic gets the fallback (R-OUT-8). */
function finish(proxy: Proxy, entry: Entry, port: number): Listener {
  const open = entry.chains.filter(takesEverything);
  const rest = entry.chains.filter((chain) => !takesEverything(chain)).map(withCriteria);
  const last = open.at(-1);
  const rejection = rejectChains(rest);
  return {
    name: `${entry.address}_${port}`,
    port,
    ...(entry.address === unspecified ? {} : { address: entry.address }),
    chains: last && rest.length === 0 ? [withCriteria(last)] : rest,
    ...(last && rest.length === 0 ? {} : { defaultChain: last ? withCriteria(last) : fallback(proxy) }),
    ...(rejection ? { rejection } : {}),
    // The inspector is there for the sake of SNI alone.
    ...(entry.chains.some(({ sni }) => sni.length > 0) ? {} : { inspectsTls: false }),
    ...(entry.at.length > 0 ? { at: entry.at } : {}),
  };
}

function takesEverything({ sni, cidrs, transport, httpDetected }: FilterChain): boolean {
  return (sni.length === 0 || sni.includes('*')) && cidrs.length === 0 && !transport && !httpDetected;
}

function withCriteria(chain: FilterChain): FilterChain {
  return {
    ...chain,
    sni: chain.sni.includes('*') ? [] : [...chain.sni].sort(),
    cidrs: chain.cidrs.filter((cidr) => isIp(cidr.split('/')[0] ?? '') && !isUnspecifiedRange(cidr)),
  };
}

function fallback(proxy: Proxy): FilterChain {
  const { sidecar } = proxy.scope;
  return {
    sni: [],
    cidrs: [],
    alpn: [],
    network: { kind: 'tcp', destinations: [{ cluster: unknownTrafficCluster(proxy), weight: 0 }], weighted: false },
    rule: 'R-OUT-8',
    ...(sidecar ? { at: { resource: sidecar.id, path: ['spec', 'outboundTrafficPolicy'] } } : {}),
  };
}

/** R-OUT-9. */
function catchAllListener(proxy: Proxy, port: number): Listener {
  return { name: 'virtualOutbound', port, chains: [{ ...fallback(proxy), rule: 'R-OUT-9' }], isCatchAll: true };
}
