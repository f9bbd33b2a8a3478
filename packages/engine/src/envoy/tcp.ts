// TCP proxy chains: bytes to a cluster, chosen per connection, and no HTTP status anywhere (R-L4-10, R-L4-11).
import type { Outcome } from '../decision.ts';
import { destinationName } from '../names.ts';
import type { FilterChain } from '../proxy/config.ts';
import { traceCluster } from './actionTrace.ts';
import { commonState, pickDestination, sharesOf } from './destinations.ts';
import { entryFor } from './chain.ts';
import type { Run } from './run.ts';

type TcpNetwork = Extract<FilterChain['network'], { kind: 'tcp' }>;

/**
 * @param isCatchAll no listener took the connection: what then happens has its own names (R-OUT-9)
 * @param address that was dialled, where the listener asks for it
 */
export function proxyTcp(
  run: Run,
  chain: FilterChain,
  network: TcpNetwork,
  { isCatchAll, address }: { readonly isCatchAll: boolean; readonly address: string | undefined },
): Outcome {
  const { destinations, weighted } = network;
  const place = chain.at && { at: chain.at };
  const only = destinations.length === 1 ? destinations[0]?.cluster.name : undefined;
  if (only === 'PassthroughCluster' && isCatchAll) {
    run.trace?.add('destination', 'pass', 'destination.passthrough', 'R-OUT-9');
    return { kind: 'tcp-passthrough', ...place };
  }
  if (only === 'BlackHoleCluster') {
    run.trace?.add('destination', 'fail', 'destination.blackhole', 'R-OUT-9');
    return { kind: 'tcp-blackhole', ...place };
  }
  const shares = sharesOf(destinations, weighted);
  const chosen = pickDestination(destinations, weighted, run.draws.pick);
  if (run.trace) {
    for (const { cluster, weight, at } of chosen ? [chosen] : destinations) {
      const [name, percent] = [destinationName(cluster), shareOf(shares, cluster.name)];
      traceCluster(run.trace, 'tcp', cluster, { cluster: cluster.name, name, weight, percent }, at);
    }
  }
  const state = chosen?.cluster.state ?? commonState(shares);
  const entry = entryFor(chain, address);
  const told = { destinations: shares, ...place, ...(entry && { entry: entry.at }) };
  switch (state) {
    case undefined:
      return { kind: 'tcp-weighted', ...told };
    case 'ready':
    case 'external':
      return { kind: 'tcp-forwarded', ...told };
    case 'missing':
      return { kind: 'tcp-closed', flags: 'NC', ...told };
    case 'empty':
      return { kind: 'tcp-closed', flags: 'UH', ...told };
  }
}

function shareOf(shares: ReturnType<typeof sharesOf>, cluster: string): number {
  const sum = shares.reduce((total, share) => total + (share.cluster === cluster ? share.share : 0), 0);
  return Math.round(sum * 10_000) / 100;
}
