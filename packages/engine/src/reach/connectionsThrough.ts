// The connections that come through one door, one of each kind that its listener tells apart, and whether a rule takes one.
import { reachedBy } from '../cases/reached.ts';
import type { FoundRule } from '../cases/findRule.ts';
import type { Outcome } from '../decision.ts';
import type { FilterChain } from '../proxy/config.ts';
import type { Client, TcpRequest } from '../request.ts';
import { resolveDial } from '../resolve/dial.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { outboundListeners } from '../resolve/outbound.ts';
import { addressesAt, chainsOf, handshakesOf, type Handshake } from './connectionClasses.ts';
import type { Door } from './places.ts';

/** A rule, or one of its match entries. */
export type ListedRule = FoundRule & { readonly match?: number };
export type ConnectionRule = ListedRule & { readonly list: 'tls' | 'tcp' };

/** Whether an answer names the rule, of whatever list. */
export function isTaken(outcome: Outcome, target: ListedRule): boolean {
  return reachedBy(outcome).some((one) => isSame(one, target));
}

function isSame(one: ListedRule, { virtualService, list, index, match }: ListedRule): boolean {
  const isEntry = match === undefined || one.match === match;
  return one.virtualService === virtualService && one.list === list && one.index === index && isEntry;
}

/** Whether a chain came from the rule: then, and only then, its answers name it. */
export function standsIn({ network, at, entries }: FilterChain, target: ConnectionRule): boolean {
  if (network.kind !== 'tcp') return false;
  const destinations = network.destinations.map((one) => ({ ...one, cluster: one.cluster.name, share: 0 }));
  const shares = destinations.map((one) => ({ ...one, state: 'ready' as const }));
  return (entries ?? [undefined]).some((entry) =>
    isTaken(
      { kind: 'tcp-forwarded', destinations: shares, ...(at && { at }), ...(entry && { entry: entry.at }) },
      target,
    ),
  );
}

/** One of each kind of connection that comes through a door; those that the rule itself names come first. */
export function* connectionsThrough(mesh: Mesh, door: Door, target: ConnectionRule): Generator<TcpRequest> {
  const { client, port, listener } = door;
  const own = chainsOf(listener).filter((chain) => standsIn(chain, target));
  const names = new Set(own.flatMap(({ sni }) => sni.map((name) => name.toLowerCase())));
  const isNamed = ({ tls }: Handshake): boolean =>
    target.list === 'tcp' ? tls === undefined : names.has(tls?.sni ?? '');
  const handshakes = handshakesOf(listener).toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
  for (const address of addressesOf(mesh, door)) {
    for (const handshake of handshakes) {
      const dial = address === undefined ? undefined : nameOf(mesh, client, target, address, handshake);
      yield { protocol: 'tcp', port, ...(dial === undefined ? {} : { dial }), ...handshake };
    }
  }
}

function addressesOf(mesh: Mesh, { client, port, address, listener }: Door): readonly (string | undefined)[] {
  if (client.kind === 'gateway') return [undefined];
  if (address !== undefined) return [address];
  const bound = [...outboundListeners(mesh, client, port)].flatMap(([at, other]) => (other === listener ? [] : [at]));
  return addressesAt(listener, bound, resolveDial(mesh, client, 'unknown.invalid'));
}

/** As a person would dial it: by a name that leads to the address, where there is one. */
function nameOf(
  mesh: Mesh,
  client: Client,
  { virtualService }: ConnectionRule,
  address: string,
  { tls }: Handshake,
): string {
  const hosts = mesh.virtualServices.find(({ resource }) => resource.id === virtualService)?.hosts ?? [];
  const names = [...(tls?.sni === undefined ? [] : [tls.sni]), ...hosts].filter((name) => !name.startsWith('*'));
  return names.find((name) => resolveDial(mesh, client, name) === address) ?? address;
}
