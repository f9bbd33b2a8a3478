// What chance can make of one request: every kind of answer with its exact probability, and how a draw leads to one of them
// (R-SIM-2, R-SIM-5, R-SIM-8). Each kind is asked of `route` once; drawing then only says which kind it is.
import type { DestinationShare, Outcome } from '../decision.ts';
import { message } from '../sentence.ts';
import type { Client, Request } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { destinationsText, outcomeValues } from '../summarize.ts';

/** One kind of answer: a destination and what becomes of requests there, or an answer by Envoy itself. */
export interface AnswerKind {
  readonly key: string;
  /** `reviews:9080 v2`, `redirect (301)`, `aborted by a fault (503)`, `reviews:9080 v2, delayed by 2 s`… */
  readonly label: string;
  readonly kind: Outcome['kind'];
  readonly destination?: DestinationShare;
  /** A fault held the request up for so long before this answer. */
  readonly delayMs?: number;
}

export interface PlannedKind extends AnswerKind {
  /** Exact probability. */
  readonly expected: number;
  readonly isUpstream: boolean;
}

export interface PlannedMirror {
  readonly cluster: string;
  /** Share of the requests sent upstream, in millionths. */
  readonly millionths: number;
  /** Copies for each request asked. */
  readonly expected: number;
}

/** Places of kinds: at once, and after a delay. */
type Place = readonly [plain: number, delayed: number];

export interface Plan {
  readonly kinds: readonly PlannedKind[];
  /** Raw weights of the destinations; empty where none is chosen by chance. */
  readonly weights: readonly number[];
  readonly total: number;
  /** Where each destination's answers are among the kinds. */
  readonly places: readonly Place[];
  readonly abortPlace: Place;
  readonly delay: number;
  readonly abort: number;
  readonly mirrors: readonly PlannedMirror[];
}

/** Envoy compares with millionths; the default of 100 out of 100 always hits either way (R-SIM-4). */
export const mirrorScale = 1_000_000;

/** Draws that certainly hit, and certainly miss, whatever is not certain anyway. */
const hit = 0;
const miss = 1 - 2 ** -53;

export function planOf(mesh: Mesh, client: Client, request: Request): Plan {
  const { outcome } = route(mesh, client, request);
  const destinations = ('destinations' in outcome ? outcome.destinations : undefined) ?? [];
  const effects = 'effects' in outcome ? outcome.effects : undefined;
  const abort = (effects?.fault?.abort?.percent ?? 0) / 100;
  const delay = (effects?.fault?.delay?.percent ?? 0) / 100;
  const weights = destinations.length > 1 ? destinations.map(({ weight = 1 }) => weight) : [];
  const total = sum(weights);
  const answer = (pick: number, abortDraw: number): Outcome =>
    route(mesh, client, request, { pick, abort: abortDraw, delay: miss }).outcome;
  const kinds = new Kinds(delay, effects?.fault?.delay?.fixedMs ?? 0);
  const places: Place[] = [];
  if (weights.length === 0) places.push(kinds.add(answer(0, miss), destinations[0], 1 - abort));
  let before = 0;
  weights.forEach((weight, i) => {
    const chosen = answer((before + weight / 2) / total, miss);
    places.push(kinds.add(chosen, destinations[i], (1 - abort) * (weight / total)));
    before += weight;
  });
  const abortPlace: Place = abort > 0 ? kinds.add(answer(0, hit), undefined, abort) : [0, 0];
  const upstream = sum(kinds.list.map(({ isUpstream, expected }) => (isUpstream ? expected : 0)));
  const mirrors = (effects?.mirrors ?? []).map(({ cluster, percent }) => ({
    cluster,
    millionths: Math.round(percent * (mirrorScale / 100)),
    expected: (percent / 100) * upstream,
  }));
  return { kinds: kinds.list, weights, total, places, abortPlace, delay, abort, mirrors };
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
  readonly list: PlannedKind[] = [];
  readonly #delay: number;
  readonly #delayMs: number;

  constructor(delay: number, delayMs: number) {
    this.#delay = delay;
    this.#delayMs = delayMs;
  }

  add(outcome: Outcome, destination: DestinationShare | undefined, expected: number): Place {
    const { kind } = outcome;
    const reached = reaching.has(kind) ? destination : undefined;
    const values = { ...outcomeValues(outcome), destination: reached ? destinationsText([reached]) : '' };
    const label = message({ key: `kind.${kind}`, values });
    const base = {
      key: reached ? `${kind} ${reached.cluster}` : `${kind} ${label}`,
      label,
      kind,
      ...(reached && { destination: reached }),
      isUpstream: kind === 'forwarded' || kind === 'passthrough',
    };
    const plain = this.#put({ ...base, expected: expected * (1 - this.#delay) });
    if (this.#delay === 0) return [plain, plain];
    const delayMs = this.#delayMs;
    const delayed = {
      ...base,
      key: `${base.key} +${delayMs}`,
      label: message({ key: 'kind.delayed', values: { label, seconds: delayMs / 1000 } }),
      delayMs,
      expected: expected * this.#delay,
    };
    return [plain, this.#put(delayed)];
  }

  #put(kind: PlannedKind): number {
    const known = this.list.findIndex(({ key }) => key === kind.key);
    const old = this.list[known];
    if (!old) return this.list.push(kind) - 1;
    this.list[known] = { ...old, expected: old.expected + kind.expected };
    return known;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
