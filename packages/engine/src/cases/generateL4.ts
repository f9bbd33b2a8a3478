// Connections worth keeping for a rule of `tls` or `tcp`: one that reaches it, those at the edges of its server names and
// subnets, and one that misses; each checked by asking.
import { isSubsetOf } from '../host.ts';
import { ipBits } from '../envoy/chain.ts';
import type { FilterChain } from '../proxy/config.ts';
import { chainsOf } from '../reach/connectionClasses.ts';
import { reachConnection } from '../reach/connections.ts';
import { isTaken, standsIn, type ConnectionRule } from '../reach/connectionsThrough.ts';
import { doorsOf } from '../reach/places.ts';
import type { GeneratedCase, Reason } from '../reach/result.ts';
import type { Client, TcpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';

export type L4Case = Pick<GeneratedCase, 'kind' | 'reaches' | 'client' | 'note'> & { readonly request: TcpRequest };

export type L4Cases =
  | { readonly kind: 'cases'; readonly cases: readonly L4Case[] }
  | { readonly kind: 'unreachable' | 'unknown'; readonly because: readonly Reason[] };

export function generateL4(mesh: Mesh, first: Client, target: ConnectionRule): L4Cases {
  const reach = reachConnection(mesh, first, target);
  return reach.kind === 'witness'
    ? { kind: 'cases', cases: casesOf(mesh, reach.client, reach.request, target) }
    : reach;
}

/** The filter chains that pilot makes of the rule, at the port of the request. */
function chainsFor(mesh: Mesh, client: Client, { port }: TcpRequest, target: ConnectionRule): readonly FilterChain[] {
  const doors = doorsOf(mesh, client).filter((door) => door.port === port);
  return doors.flatMap(({ listener }) => chainsOf(listener).filter((chain) => standsIn(chain, target)));
}

/** An address that no text speaks of (TEST-NET-3). */
const unknownAddress = '203.0.113.7';
const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

interface Variant {
  readonly request: TcpRequest;
  readonly note: Reason;
}

function casesOf(mesh: Mesh, client: Client, request: TcpRequest, target: ConnectionRule): readonly L4Case[] {
  const make = (kind: L4Case['kind'], { request: changed, note }: Variant): L4Case => ({
    kind,
    reaches: isTaken(route(mesh, client, changed).outcome, target),
    client,
    request: changed,
    note,
  });
  const chains = chainsFor(mesh, client, request, target);
  const negative = missesOf(request)
    .map((variant) => make('negative', variant))
    .find((one) => !one.reaches);
  return [
    make('positive', { request, note: reason('case.positive', {}) }),
    ...edgesFor(chains, client, request, target).map((variant) => make('boundary', variant)),
    ...(negative ? [negative] : []),
  ];
}

/** Just inside and just outside of server name and subnets. */
function edgesFor(
  chains: readonly FilterChain[],
  client: Client,
  request: TcpRequest,
  target: ConnectionRule,
): readonly Variant[] {
  const written = chains
    .flatMap(({ sni }) => sni)
    .find((host) => isSubsetOf((request.tls?.sni ?? '').toLowerCase(), host.toLowerCase()));
  const names =
    written === undefined
      ? []
      : written.startsWith('*.')
        ? [written.slice(2), `a.b${written.slice(1)}`]
        : [`a.${written}`];
  const addresses =
    client.kind === 'gateway'
      ? []
      : chains
          .flatMap((chain) => cidrsFor(chain, target))
          .slice(0, 2)
          .flatMap(edgeAddresses);
  return [
    ...names.map((sni) => ({ request: withSni(request, sni), note: reason('case.sni', { sni }) })),
    ...unique(addresses)
      .filter((dial) => dial !== request.dial)
      .map((dial) => ({ request: { ...request, dial }, note: reason('case.dial', { dial }) })),
  ];
}

/** The subnets of the match entry that is asked about, else those of the whole rule. */
function cidrsFor({ cidrs, entries = [] }: FilterChain, { match }: ConnectionRule): readonly string[] {
  const own = match === undefined ? undefined : entries.find(({ at }) => at.path.at(-1) === match);
  return own && own.cidrs.length > 0 ? own.cidrs : cidrs;
}

function missesOf(request: TcpRequest): readonly Variant[] {
  const { tls: _, ...plain } = request;
  const other = request.port === 65_535 ? 1 : request.port + 1;
  return [
    ...(request.tls?.sni === undefined
      ? []
      : [{ request: withSni(request, 'elsewhere.example'), note: reason('case.sni', { sni: 'elsewhere.example' }) }]),
    ...(request.tls ? [{ request: plain, note: reason('case.plain', {}) }] : []),
    { request: { ...request, dial: unknownAddress }, note: reason('case.dial', { dial: unknownAddress }) },
    { request: { ...request, port: other }, note: reason('case.port', { port: other }) },
  ];
}

const withSni = (request: TcpRequest, sni: string): TcpRequest => ({ ...request, tls: { ...request.tls, sni } });

const reason = (message: string, values: Reason['values']): Reason => ({ message, values, rule: '', at: [] });

interface Edges {
  readonly first: string;
  readonly last: string;
  /** The next address behind it. */
  readonly beyond?: string;
}

function edgeAddresses(cidr: string): readonly string[] {
  const edges = edgesOf(cidr);
  return edges ? [edges.first, edges.last, ...(edges.beyond === undefined ? [] : [edges.beyond])] : [];
}

/** Of IPv4 alone; undefined for what is no CIDR. */
function edgesOf(cidr: string): Edges | undefined {
  const [base = '', length = '32'] = cidr.split('/');
  const bits = ipBits(base);
  const prefix = Number(length);
  if (bits?.length !== 32) return bits === undefined ? undefined : { first: base, last: base };
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > 32) return undefined;
  const first = parseInt(bits.slice(0, prefix).padEnd(32, '0'), 2);
  const last = first + 2 ** (32 - prefix) - 1;
  return { first: ip(first), last: ip(last), ...(last < 2 ** 32 - 1 && { beyond: ip(last + 1) }) };
}

const ip = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
