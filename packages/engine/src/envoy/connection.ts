// One connection at a listener: its filter chain, the TLS handshake, and what then reads the bytes (R-GW-33…38, R-L4-*).
import type { DestinationShare, Outcome } from '../decision.ts';
import type { FilterChain, Listener, Rejection } from '../proxy/config.ts';
import type { Client, Request } from '../request.ts';
import { looksLikeHttp } from './accept.ts';
import { chooseChain, ipBits, isUnconditional, type ChainChoice, type Connection } from './chain.ts';
import { nearHosts } from './nearHosts.ts';
import { asComparisons } from './passedOver.ts';
import { perObject } from './perObject.ts';
import { routeHttp } from './router.ts';
import type { Run } from './run.ts';
import { proxyTcp } from './tcp.ts';
import type { Trace } from '../trace.ts';

export function connect(
  run: Run,
  listener: Listener,
  client: Client,
  request: Request,
  address: string | undefined,
): Outcome {
  const { rejection, open } = knowledgeOf(listener);
  if (rejection) {
    run.trace?.add('listener', 'fail', 'listener.rejected', rejection.rule, {
      values: { reason: rejection.reason, listener: listener.name },
      at: rejection.at,
    });
    return { kind: 'config-rejected', reason: rejection.reason, ...(rejection.at && { at: rejection.at }) };
  }
  const choice = open ?? chooseChain(listener, connectionOf(request, address));
  if (!choice) {
    if (run.trace) traceNoChain(run.trace, listener, connectionOf(request, address));
    return { kind: 'reset', flags: 'NR' };
  }
  const { chain, isDefault } = choice;
  if (run.trace) traceChain(run.trace, chain, isDefault, connectionOf(request, address));
  // A TCP proxy picks its cluster when the connection is accepted, before any handshake (R-L4-11).
  const early =
    chain.network.kind === 'tcp'
      ? proxyTcp(run, chain, chain.network, { isCatchAll: listener.isCatchAll ?? false, address })
      : undefined;
  if (early?.kind === 'tcp-closed' || (early?.kind === 'tcp-weighted' && mayClose(early.destinations))) return early;
  if (chain.terminate && !handshake(run, chain, request)) return { kind: 'reset' };
  if (early) return early;
  return overHttp(run, chain, client, request);
}

function mayClose(destinations: readonly DestinationShare[] | undefined): boolean {
  return destinations?.some(({ state }) => state === 'missing' || state === 'empty') ?? false;
}

interface Knowledge {
  readonly rejection: Rejection | undefined;
  /** The only chain, when it takes whatever comes. */
  readonly open: ChainChoice | undefined;
}
/** What holds for every connection to a listener. */
const knowledgeOf = perObject((listener: Listener): Knowledge => {
  const [first, ...others] = listener.chains;
  const open = first && others.length === 0 && isUnconditional(first) ? { chain: first, isDefault: false } : undefined;
  return { rejection: rejectionOf(listener), open };
});

/** Routes are part of what Envoy takes or refuses for a listener (R-RES-2). */
export function rejectionOf(listener: Listener): Rejection | undefined {
  if (listener.rejection) return listener.rejection;
  for (const { network } of [...listener.chains, ...(listener.defaultChain ? [listener.defaultChain] : [])]) {
    if (network.kind === 'http' && network.routes.rejection) return network.routes.rejection;
  }
  return undefined;
}

function connectionOf(request: Request, address: string | undefined): Connection {
  const sni = request.tls?.sni?.toLowerCase();
  const isHttp = request.protocol === 'http' && looksLikeHttp(request);
  return {
    ...(address !== undefined && { address }),
    isTls: request.tls !== undefined,
    ...(sni !== undefined && sni !== '' && ipBits(sni) === undefined && { sni }),
    alpn: request.tls?.alpn ?? [],
    looksLikeHttp: isHttp,
  };
}

function traceNoChain(trace: Trace, listener: Listener, { sni, isTls }: Connection): void {
  const taken = listener.chains.flatMap((chain) => chain.sni);
  const message = taken.length === 0 ? 'chain.nothing-fits' : isTls ? 'chain.no-sni' : 'chain.no-plaintext';
  const near = sni === undefined ? taken.slice(0, 4) : nearHosts(sni, taken);
  const known = near.length < taken.length ? `${near.join(', ')} … (${taken.length})` : near.join(', ');
  trace.add('chain', 'fail', message, 'R-GW-35', {
    values: { sni: sni ?? '–', known },
    at: listener.at?.[0],
    comparisons: asComparisons(listener.passedOver),
  });
}

function traceChain(trace: Trace, chain: FilterChain, isDefault: boolean, connection: Connection): void {
  const how = isDefault ? 'default' : connection.isTls ? 'tls' : 'plain';
  trace.add('chain', 'pass', `chain.${how}.${chain.network.kind}`, chain.rule, {
    values: { sni: connection.sni ?? '', hosts: chain.sni.join(', ') || '*' },
    at: chain.at,
  });
}

/** Whether the TLS handshake of a terminating chain succeeds (R-GW-35, R-GW-37). */
function handshake(run: Run, chain: FilterChain, request: Request): boolean {
  const mode = chain.terminate ?? '';
  const needsCertificate = mode === 'MUTUAL' || mode === 'ISTIO_MUTUAL';
  if (!request.tls) {
    run.trace?.add('chain', 'fail', 'chain.plaintext-to-tls', 'R-GW-35', { values: { mode }, at: chain.at });
    return false;
  }
  if (needsCertificate && !request.tls.clientCert) {
    run.trace?.add('chain', 'fail', 'chain.no-certificate', 'R-GW-37', { values: { mode }, at: chain.at });
    return false;
  }
  return true;
}

function overHttp(run: Run, chain: FilterChain, client: Client, request: Request): Outcome {
  if (chain.network.kind !== 'http') throw new Error('a TCP chain was answered before');
  const isTlsUnread = request.tls !== undefined && chain.terminate === undefined;
  if (request.protocol === 'tcp' || isTlsUnread) {
    run.trace?.add('request', 'fail', isTlsUnread ? 'request.tls-on-http' : 'request.not-http', 'R-HOST-26');
    return { kind: 'bad-request', status: 400 };
  }
  return routeHttp(run, chain.network.routes, request, {
    kind: client.kind,
    isSecure: chain.terminate !== undefined,
    pathNormalization: run.settings.pathNormalization,
  });
}
