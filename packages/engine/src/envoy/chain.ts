// Which filter chain of a listener takes a connection (R-GW-34, R-OUT-8, R-OUT-13): destination address, SNI, transport,
// ALPN; the most specific value at each step, and no way back.
import type { ChainEntry, FilterChain, Listener } from '../proxy/config.ts';

export interface Connection {
  /** The address dialled; only listeners on the wildcard address ask (R-L4-14). */
  readonly address?: string;
  readonly isTls: boolean;
  /** Lower-case; clients send no IP address as SNI (R-GW-34). */
  readonly sni?: string;
  readonly alpn: readonly string[];
  /** The first bytes are a plaintext HTTP request line. */
  readonly looksLikeHttp: boolean;
}

export interface ChainChoice {
  readonly chain: FilterChain;
  readonly isDefault: boolean;
}

export function chooseChain(listener: Listener, connection: Connection): ChainChoice | undefined {
  const isPlainHttp = connection.looksLikeHttp && !connection.isTls;
  const isTls = connection.isTls && listener.inspectsTls !== false;
  const byAddress = narrowByAddress(listener.chains, connection.address);
  const bySni = narrowBySni(byAddress, connection.sni);
  const byTransport = narrow(bySni, (chain) => chain.transport, isTls ? 'tls' : 'plaintext');
  const chain = narrowByProtocol(byTransport, connection, isPlainHttp)[0];
  if (chain) return { chain, isDefault: false };
  return listener.defaultChain && { chain: listener.defaultChain, isDefault: true };
}

export function isUnconditional({ sni, cidrs, transport, httpDetected, alpn }: FilterChain): boolean {
  return sni.length === 0 && cidrs.length === 0 && transport === undefined && !httpDetected && alpn.length === 0;
}

function narrow<T>(
  chains: readonly FilterChain[],
  condition: (chain: FilterChain) => T | undefined,
  actual: T,
): readonly FilterChain[] {
  const exact = chains.filter((chain) => condition(chain) === actual);
  return exact.length > 0 ? exact : chains.filter((chain) => condition(chain) === undefined);
}

function narrowByAddress(chains: readonly FilterChain[], address: string | undefined): readonly FilterChain[] {
  if (chains.every((chain) => chain.cidrs.length === 0)) return chains;
  const bits = address === undefined ? undefined : ipBits(address);
  let longest = -1;
  let found: FilterChain[] = [];
  for (const chain of chains) {
    for (const cidr of chain.cidrs) {
      const length = bits === undefined ? -1 : coveredLength(cidr, bits);
      if (length > longest) found = [];
      if (length >= 0 && length >= longest) {
        longest = length;
        found.push(chain);
      }
    }
  }
  return longest >= 0 ? found : chains.filter((chain) => chain.cidrs.length === 0);
}

/** The first entry of the rule behind a chain that is for the address. */
export function entryFor(
  { entries = [] }: Pick<FilterChain, 'entries'>,
  address: string | undefined,
): ChainEntry | undefined {
  const bits = address === undefined ? undefined : ipBits(address);
  const covers = (cidr: string): boolean => bits !== undefined && coveredLength(cidr, bits) >= 0;
  return entries.find(({ cidrs }) => cidrs.length === 0 || cidrs.some(covers));
}

/** Prefix length of the CIDR when it covers the address, else -1. */
function coveredLength(cidr: string, bits: string): number {
  const [base = '', length] = cidr.split('/');
  const baseBits = ipBits(base);
  if (baseBits?.length !== bits.length) return -1;
  const prefix = length === undefined ? bits.length : Number(length);
  return bits.startsWith(baseBits.slice(0, prefix)) ? prefix : -1;
}

/** An IP address as a text of 32 or 128 bits; undefined for anything else. */
export function ipBits(address: string): string | undefined {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (v4) {
    const parts = v4.slice(1).map(Number);
    return parts.every((part) => part < 256) ? parts.map((part) => toBits(part, 8)).join('') : undefined;
  }
  if (!address.includes(':') || !/^[0-9a-fA-F:]+$/.test(address)) return undefined;
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (missing < 0 || (tail === undefined && missing !== 0)) return undefined;
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  return groups.map((group) => toBits(parseInt(group || '0', 16), 16)).join('');
}

const toBits = (value: number, width: number): string => value.toString(2).padStart(width, '0');

function narrowBySni(chains: readonly FilterChain[], sni: string | undefined): readonly FilterChain[] {
  const open = chains.filter((chain) => chain.sni.length === 0);
  if (open.length === chains.length || sni === undefined) return open;
  for (const wanted of sniForms(sni)) {
    const found = chains.filter((chain) => chain.sni.some((host) => host.toLowerCase() === wanted));
    if (found.length > 0) return found;
  }
  return open;
}

/** `a.b.test`, then `*.b.test`, then `*.test`: what may be written for this SNI, the most specific first. */
function sniForms(sni: string): readonly string[] {
  const forms = [sni];
  for (let dot = sni.indexOf('.', 1); dot >= 0; dot = sni.indexOf('.', dot + 1)) forms.push(`*${sni.slice(dot)}`);
  return forms;
}

function narrowByProtocol(
  chains: readonly FilterChain[],
  connection: Connection,
  isPlainHttp: boolean,
): readonly FilterChain[] {
  if (isPlainHttp) {
    const detected = chains.filter((chain) => chain.httpDetected);
    if (detected.length > 0) return detected;
  }
  for (const protocol of connection.alpn) {
    const found = chains.filter((chain) => chain.alpn.includes(protocol));
    if (found.length > 0) return found;
  }
  // Other bytes do not go back to the chains that the transport left behind (R-GW-34).
  return chains.filter((chain) => chain.alpn.length === 0 && !chain.httpDetected);
}
