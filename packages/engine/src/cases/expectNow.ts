// What is expected of a request whose answer is right as it is: the answer, told as expectations.
import type { DestinationShare, Outcome } from '../decision.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { Answer, locationOf, statusOf, upstreamOf } from './answer.ts';
import type { Case, Expectation, ExpectedDestination } from './case.ts';
import { bindRule } from './findRule.ts';
import { reachedBy } from './reached.ts';

/** Every one of them holds now. */
export function expectNow(mesh: Mesh, of: Pick<Case, 'client' | 'request'>): readonly Expectation[] {
  const answer = new Answer(mesh, of);
  const { outcome } = answer;
  const [reached] = reachedBy(outcome);
  const rule =
    reached && bindRule(mesh, { virtualService: reached.virtualService, list: reached.list, index: reached.index });
  return [
    ...(rule ? [{ kind: 'rule', rule } as const] : []),
    ...(answer.abort > 0 ? ofPartlyAborted(answer) : ofOutcome(outcome, answer.destinations)),
    ...ofRewrites(of, outcome),
  ];
}

function ofOutcome(outcome: Outcome, destinations: readonly DestinationShare[]): readonly Expectation[] {
  const location = locationOf(outcome);
  const status = statusOf(outcome);
  if (outcome.kind === 'fault-abort' && status !== undefined) return [{ kind: 'status', status }];
  const shares = sharesOf(destinations);
  const [only] = shares;
  if (only && shares.length === 1 && isTaken(outcome)) {
    const { percent: _, ...destination } = only;
    return [{ kind: 'destination', ...destination }];
  }
  if (shares.length > 1) return [{ kind: 'shares', shares, tolerance }];
  if (location !== undefined) return [{ kind: 'redirect', location }];
  return status === undefined ? [{ kind: 'outcome', outcome: outcome.kind }] : [{ kind: 'status', status }];
}

/** What becomes of the requests that no fault strikes, and the status of the others, each with its share of all. */
function ofPartlyAborted({ destinations, ways }: Answer): readonly Expectation[] {
  const shares = sharesOf(destinations);
  const statuses = new Map<number, number>();
  for (const { outcome, share } of ways) {
    const status = statusOf(outcome);
    if (status !== undefined) statuses.set(status, (statuses.get(status) ?? 0) + share);
  }
  return [
    ...(shares.length > 0 ? [{ kind: 'shares', shares, tolerance } as const] : []),
    ...[...statuses].map(([status, share]): Expectation => {
      const percent = Math.round(share * 10_000) / 100;
      return { kind: 'status', status, percent, tolerance };
    }),
  ];
}

/** Percentage points: enough for shares that are rounded. */
const tolerance = 0.5;

const isTaken = ({ kind }: Outcome): boolean =>
  kind === 'forwarded' || kind === 'passthrough' || kind === 'tcp-forwarded';

function expected({ cluster, host, subset, port }: DestinationShare): ExpectedDestination {
  return {
    // Whole: another namespace may have a service of the same name.
    host: host ?? cluster,
    ...(subset === undefined || subset === '' ? {} : { subset }),
    ...(port === undefined ? {} : { port }),
  };
}

type Share = ExpectedDestination & { readonly percent: number };

/** A destination that is listed twice counts once. Percent in whole hundredths: thirds are within the tolerance. */
function sharesOf(destinations: readonly DestinationShare[]): readonly Share[] {
  const sums = new Map<string, { readonly destination: ExpectedDestination; readonly share: number }>();
  for (const one of destinations) {
    const before = sums.get(one.cluster)?.share ?? 0;
    sums.set(one.cluster, { destination: expected(one), share: before + one.share });
  }
  const all = [...sums.values()];
  return all.map(({ destination, share }) => {
    const { host, subset } = destination;
    // Said without a subset, a destination would be the others of its host as well.
    const isOneOfHost = subset === undefined && all.filter((other) => other.destination.host === host).length > 1;
    const percent = Math.round(share * 10_000) / 100;
    return { ...destination, ...(isOneOfHost && { subset: '' }), percent };
  });
}

function ofRewrites({ request }: Pick<Case, 'request'>, outcome: Outcome): readonly Expectation[] {
  const upstream = upstreamOf(outcome);
  if (request.protocol !== 'http' || !upstream) return [];
  return upstream.path === request.path ? [] : [{ kind: 'path', path: upstream.path }];
}
