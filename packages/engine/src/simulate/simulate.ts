// The same request many times: what chance decides, counted beside what it should be (R-SIM-1…9). Every kind of answer is
// asked of `route` once; a draw then only says which kind it is.
import type { DestinationShare, Outcome } from '../decision.ts';
import { message } from '../explain.ts';
import type { Client, Request } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { destinationsText, outcomeValues } from '../summarize.ts';
import { wilson } from './interval.ts';
import { seededRandom } from './random.ts';

/** One kind of answer: a destination and what becomes of requests there, or an answer by Envoy itself. */
export interface SimulatedShare {
  readonly key: string;
  /** `reviews:9080 v2`, `404`, `aborted by a fault (503)`… */
  readonly label: string;
  readonly kind: Outcome['kind'];
  readonly destination?: DestinationShare;
  /** Exact probability. */
  readonly expected: number;
  readonly observed: number;
  /** Ends of the 95 % interval around the observed share. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export interface SimulatedCopies {
  readonly cluster: string;
  readonly expected: number;
  readonly count: number;
}

export interface Simulation {
  readonly n: number;
  readonly seed: number;
  /** Probabilities and counts sum to 1 and n. */
  readonly shares: readonly SimulatedShare[];
  /** Mirrored copies, beside the answers and not among them. */
  readonly mirrors: readonly SimulatedCopies[];
  /** Requests that an injected delay held up, whatever became of them. */
  readonly delayed?: { readonly expected: number; readonly count: number };
}

/** @param n whole number of requests; 0 gives the exact probabilities alone */
export function simulate(mesh: Mesh, client: Client, request: Request, n: number, seed: number): Simulation {
  const plan = planOf(mesh, client, request);
  const random = seededRandom(seed);
  const total = sum(plan.weights);
  const counts = plan.kinds.map(() => 0);
  const copies = plan.mirrors.map(() => 0);
  let delayed = 0;
  for (let i = 0; i < n; i++) {
    const s = random.integer();
    if (plan.delay > 0 && random.fraction() < plan.delay) delayed++;
    const isAborted = plan.abort > 0 && random.fraction() < plan.abort;
    const kind = isAborted ? plan.abortKind : (plan.kindOf[destinationAt(plan.weights, s % total)] ?? 0);
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (isAborted || plan.kinds[kind]?.isUpstream !== true) continue;
    plan.mirrors.forEach(({ percent }, mirror) => {
      // The very S of the weighted choice: small mirrors are parts of bigger ones (R-SIM-4).
      if (s % mirrorScale < Math.round(percent * (mirrorScale / 100))) copies[mirror] = (copies[mirror] ?? 0) + 1;
    });
  }
  return {
    n,
    seed,
    shares: plan.kinds.flatMap(({ isUpstream: _, ...share }, i) => {
      const count = counts[i] ?? 0;
      if (share.expected === 0) return [];
      return [{ ...share, observed: n === 0 ? 0 : count / n, ...wilson(count, n), count }];
    }),
    mirrors: plan.mirrors.map((mirror, i) => ({
      cluster: mirror.cluster,
      expected: mirror.expected,
      count: copies[i] ?? 0,
    })),
    ...(plan.delay > 0 && { delayed: { expected: plan.delay, count: delayed } }),
  };
}

/** Envoy compares with millionths; the default of 100 out of 100 always hits either way. */
const mirrorScale = 1_000_000;

type Kind = Omit<SimulatedShare, 'observed' | 'low' | 'high' | 'count'> & { readonly isUpstream: boolean };

interface Plan {
  readonly kinds: readonly Kind[];
  /** Raw weights of the destinations; empty where none is chosen by chance. */
  readonly weights: readonly number[];
  /** Index of the kind for each destination. */
  readonly kindOf: readonly number[];
  readonly abortKind: number;
  readonly delay: number;
  readonly abort: number;
  readonly mirrors: readonly { readonly cluster: string; readonly percent: number; readonly expected: number }[];
}

/** Draws that certainly hit, and certainly miss, whatever is not certain anyway. */
const hit = 0;
const miss = 1 - 2 ** -53;

function planOf(mesh: Mesh, client: Client, request: Request): Plan {
  const { outcome } = route(mesh, client, request);
  const destinations = ('destinations' in outcome ? outcome.destinations : undefined) ?? [];
  const effects = 'effects' in outcome ? outcome.effects : undefined;
  const abort = (effects?.fault?.abort?.percent ?? 0) / 100;
  const delay = (effects?.fault?.delay?.percent ?? 0) / 100;
  const weights = destinations.length > 1 ? destinations.map(({ weight = 1 }) => weight) : [];
  const total = sum(weights);
  const answer = (pick: number, abortDraw: number): Outcome =>
    route(mesh, client, request, { pick, abort: abortDraw, delay: miss }).outcome;
  const collect = new Kinds();
  const kindOf: number[] = [];
  if (weights.length === 0) kindOf.push(collect.add(answer(0, miss), destinations[0], 1 - abort));
  let before = 0;
  weights.forEach((weight, i) => {
    const chosen = answer((before + weight / 2) / total, miss);
    kindOf.push(collect.add(chosen, destinations[i], (1 - abort) * (weight / total)));
    before += weight;
  });
  const abortKind = abort > 0 ? collect.add(answer(0, hit), undefined, abort) : 0;
  const upstream = sum(collect.kinds.map(({ isUpstream, expected }) => (isUpstream ? expected : 0)));
  const mirrors = (effects?.mirrors ?? []).map(({ cluster, percent }) => ({
    cluster,
    percent,
    expected: (percent / 100) * upstream,
  }));
  return { kinds: collect.kinds, weights, kindOf, abortKind, delay, abort, mirrors };
}

/** Outcomes that say something about one destination. */
const reaching: ReadonlySet<Outcome['kind']> = new Set([
  'forwarded',
  'passthrough',
  'no-cluster',
  'no-endpoints',
  'tcp-forwarded',
  'tcp-closed',
]);

/** Kinds of answers in order of appearance; the same destination listed twice is one kind. */
class Kinds {
  readonly kinds: Kind[] = [];

  /** @returns the index of the kind */
  add(outcome: Outcome, destination: DestinationShare | undefined, expected: number): number {
    const { kind } = outcome;
    const reached = reaching.has(kind) ? destination : undefined;
    const key = reached ? `${kind} ${reached.cluster}` : kind;
    const known = this.kinds.findIndex((other) => other.key === key);
    const old = this.kinds[known];
    if (old) {
      this.kinds[known] = { ...old, expected: old.expected + expected };
      return known;
    }
    const values = { ...outcomeValues(outcome), destination: reached ? destinationsText([reached]) : '' };
    const isUpstream = kind === 'forwarded' || kind === 'passthrough';
    const label = message({ key: `kind.${kind}`, values });
    return this.kinds.push({ key, label, kind, ...(reached && { destination: reached }), expected, isUpstream }) - 1;
  }
}

/** @param mark S mod the sum of the weights (R-SIM-2) */
function destinationAt(weights: readonly number[], mark: number): number {
  let left = mark;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
