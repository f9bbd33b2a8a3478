// The connections that a listener can tell apart: every other one is treated as one of these is. SNI counts by the names that
// are written for it, an address by the ranges that cover it (envoy/chain.ts), so that trying one of each is trying all.
import { ipBits } from '../envoy/chain.ts';

import type { FilterChain, Listener } from '../proxy/config.ts';
import type { ClientTls, TcpRequest } from '../request.ts';

export const chainsOf = ({ chains, defaultChain }: Listener): readonly FilterChain[] => [
  ...chains,
  ...(defaultChain ? [defaultChain] : []),
];

/** Without `tls`: plaintext. */
export type Handshake = Pick<TcpRequest, 'tls'>;

/** Plaintext, and TLS with each kind of SNI; with a client certificate too where the listener may ask for one. */
export function handshakesOf(listener: Listener): readonly Handshake[] {
  const chains = chainsOf(listener);
  const names = new Set(chains.flatMap(({ sni }) => sni).map((name) => name.toLowerCase()));
  const exact = [...names].filter((name) => !name.startsWith('*'));
  const under = [...names].filter((name) => name.startsWith('*.')).map((name) => nameUnder(name.slice(1), names));
  const secure = [...[...exact, ...under, nameUnder('.example', names)].map((sni): ClientTls => ({ sni })), {}];
  const all: readonly Handshake[] = [{}, ...secure.map((tls) => ({ tls }))];
  if (!chains.some(({ terminate }) => terminate)) return all;
  return [...all, ...secure.map((tls) => ({ tls: { ...tls, clientCert: true } }))];
}

/** A host below a suffix for which nothing nearer is written. */
function nameUnder(suffix: string, names: ReadonlySet<string>): string {
  for (let n = 0; ; n++) {
    const name = `www${n === 0 ? '' : n}${suffix}`;
    if (!names.has(name) && !names.has(`*.${name}`)) return name;
  }
}

interface Range {
  /** Bits of an address: 32 or 128. */
  readonly size: number;
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * One address of each set that the listener treats alike.
 *
 * @param bound addresses with listeners of their own on this port
 * @param usual tried first among those that no range covers
 */
export function addressesAt(listener: Listener, bound: Iterable<string>, usual: string): readonly string[] {
  if (listener.address !== undefined) return [listener.address];
  const taken = [...bound].flatMap((address) => rangeOf(address) ?? []);
  const written = chainsOf(listener).flatMap(({ cidrs, entries = [] }) => [cidrs, ...entries.map((one) => one.cidrs)]);
  const ranges = written.flat().flatMap((cidr) => rangeOf(cidr) ?? []);
  const everything = ['0.0.0.0/0', '::/0'].flatMap((cidr) => rangeOf(cidr) ?? []);
  const own = rangeOf(usual);
  const isOpen = own !== undefined && ![...taken, ...ranges].some((one) => isWithin(own, one));
  const found = [...ranges, ...everything].flatMap((range) => {
    const holes = [...taken, ...ranges].filter((one) => isWithin(one, range) && !isWithin(range, one));
    return addressOutside(range, holes) ?? [];
  });
  return [...new Set([...(isOpen ? [usual] : []), ...found])];
}

function rangeOf(cidr: string): Range | undefined {
  const [address = '', length] = cidr.split('/');
  const bits = ipBits(address);
  if (bits === undefined) return undefined;
  const size = bits.length;
  const rest = BigInt(size - (length === undefined ? size : Number(length)));
  const first = (BigInt(`0b${bits}`) >> rest) << rest;
  return { size, first, last: first + (1n << rest) - 1n };
}

const isWithin = (inner: Range, outer: Range): boolean =>
  inner.size === outer.size && inner.first >= outer.first && inner.last <= outer.last;

/** The first address of a range that lies in none of the holes. */
function addressOutside({ size, first, last }: Range, holes: readonly Range[]): string | undefined {
  // The very first of a range is rarely the address of anything.
  let at = first === last ? first : first + 1n;
  for (const hole of holes.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    if (hole.first <= at && at <= hole.last) at = hole.last + 1n;
  }
  if (at <= last) return addressText(at, size);
  return first < last && !holes.some((hole) => hole.first <= first) ? addressText(first, size) : undefined;
}

function addressText(address: bigint, size: number): string {
  const part = (from: number, width: number): bigint => (address >> BigInt(from)) & ((1n << BigInt(width)) - 1n);
  if (size === 32) return [24, 16, 8, 0].map((from) => part(from, 8)).join('.');
  return [112, 96, 80, 64, 48, 32, 16, 0].map((from) => part(from, 16).toString(16)).join(':');
}
