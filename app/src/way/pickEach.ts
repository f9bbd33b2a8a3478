// Where a destination is drawn by weight, the answer itself knows no request that leaves: here each destination is drawn once.
import {
  route,
  type Client,
  type Decision,
  type HeaderList,
  type Mesh,
  type Request,
  type UpstreamRequest,
} from '@portolan/engine';

export interface Picked {
  /** Clusters of the destinations that get and answer the same; empty where nothing is drawn. */
  readonly clusters: readonly string[];
  readonly upstream: UpstreamRequest | undefined;
  readonly responseHeaders: HeaderList;
}

/** What leaves and what comes back, once for all destinations that agree in it. */
export function pickEach(mesh: Mesh, client: Client, request: Request, decision: Decision): readonly Picked[] {
  const { outcome } = decision;
  const isDrawn = outcome.kind === 'weighted' || (outcome.kind === 'forwarded' && outcome.upstream === undefined);
  if (!isDrawn) return [found(decision, [])];
  const groups: Picked[] = [];
  let from = 0;
  for (const { share, cluster } of outcome.destinations ?? []) {
    const pick = from + share / 2;
    from += share;
    if (share === 0) continue;
    const one = found(route(mesh, client, request, { pick }), [cluster]);
    const same = groups.findIndex((group) => isSame(group, one));
    const group = groups[same];
    if (group) groups[same] = { ...group, clusters: [...group.clusters, cluster] };
    else groups.push(one);
  }
  return groups;
}

function found({ outcome }: Decision, clusters: readonly string[]): Picked {
  const routed = 'virtualHost' in outcome || 'status' in outcome ? outcome : undefined;
  return { clusters, upstream: routed?.upstream, responseHeaders: routed?.responseHeaders ?? [] };
}

function isSame(a: Picked, b: Picked): boolean {
  return JSON.stringify([a.upstream, a.responseHeaders]) === JSON.stringify([b.upstream, b.responseHeaders]);
}
