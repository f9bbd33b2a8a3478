// Destinations of a route or of a TCP chain: their shares, and which one a pick takes (R-ACT-14…16, R-SIM-2).
import type { ClusterState, DestinationShare } from '../decision.ts';
import type { WeightedCluster } from '../proxy/config.ts';

const shares = new WeakMap<readonly WeightedCluster[], readonly DestinationShare[]>();

/**
 * @param weighted several destinations were listed, even if zero weights leave one: then raw weights are told
 * @returns in listed order, those of weight 0 left out where several are listed (R-ACT-15)
 */
export function sharesOf(destinations: readonly WeightedCluster[], weighted: boolean): readonly DestinationShare[] {
  const known = shares.get(destinations);
  if (known) return known;
  const taking = weighted ? destinations.filter(({ weight }) => weight > 0) : destinations;
  const total = taking.reduce((sum, { weight }) => sum + weight, 0);
  const built = taking.map((destination) =>
    shareOf(destination, weighted, taking.length === 1 ? 1 : destination.weight / total),
  );
  shares.set(destinations, built);
  return built;
}

function shareOf({ cluster, weight, at }: WeightedCluster, weighted: boolean, share: number): DestinationShare {
  return {
    cluster: cluster.name,
    ...(weighted && { weight }),
    share,
    state: cluster.state,
    ...(cluster.pods && { pods: cluster.pods }),
    ...(cluster.host !== undefined && { host: cluster.host }),
    ...(cluster.port !== undefined && { port: cluster.port }),
    ...(cluster.subset !== undefined && { subset: cluster.subset }),
    ...(at && { at }),
    ...(cluster.service && { service: cluster.service }),
    ...(cluster.subsetAt && { subsetAt: cluster.subsetAt }),
    ...(cluster.workloads && { workloads: cluster.workloads }),
  };
}

/**
 * The destination a request takes.
 *
 * @param pick uniform in [0, 1), standing for S mod total; absent = only a lone destination is chosen
 */
export function pickDestination(
  destinations: readonly WeightedCluster[],
  weighted: boolean,
  pick: number | undefined,
): WeightedCluster | undefined {
  if (!weighted) return destinations[0];
  const taking = destinations.filter(({ weight }) => weight > 0);
  if (taking.length <= 1) return taking[0];
  if (pick === undefined) return undefined;
  const total = taking.reduce((sum, { weight }) => sum + weight, 0);
  let mark = Math.floor(pick * total);
  for (const destination of taking) {
    if (mark < destination.weight) return destination;
    mark -= destination.weight;
  }
  return taking.at(-1);
}

/** The state that all destinations share, whichever is picked; undefined when they differ. */
export function commonState(destinations: readonly DestinationShare[]): ClusterState | undefined {
  const [first, ...others] = destinations;
  return others.every(({ state }) => state === first?.state) ? first?.state : undefined;
}
