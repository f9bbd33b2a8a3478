// Whether a rule can be reached: a request that does, checked by asking it, or the proof that none can.
import type { Budget } from '@portolan/regex';
import type { RuleRef } from '../decision.ts';
import type { Client, HttpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { compose } from './compose.ts';
import { guess } from './guess.ts';
import { placesOf, type Place } from './places.ts';
import { proveAt } from './prove.ts';
import type { Reach, Reason } from './result.ts';
import { sendersFor } from './senders.ts';
import { freshBudget } from './solve.ts';
import { reaches } from './target.ts';
import { whyNowhere } from './whyNowhere.ts';

/** How many of those who could ask have been heard. */
export interface ReachProgress {
  readonly done: number;
  readonly count: number;
}
/** A long answer in pieces: between two of them it can be given up. */
export type ReachSteps<T> = Generator<ReachProgress, T, undefined>;

/** @param client who is asked first; others follow where it cannot reach the rule */
export function reachRule(mesh: Mesh, client: Client, target: RuleRef): Reach {
  return finish(reachSteps(mesh, client, target));
}

export function finish<T>(steps: ReachSteps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export function* reachSteps(mesh: Mesh, client: Client, target: RuleRef): ReachSteps<Reach> {
  const { clients, isComplete } = sendersFor(mesh, client, target);
  const budget = freshBudget();
  const proofs: Reason[] = [];
  const doubts: Reason[] = [];
  for (const [done, sender] of clients.entries()) {
    const progress = { done, count: clients.length };
    yield progress;
    const answer = yield* reachFrom(mesh, sender, target, budget, progress);
    if (answer.kind === 'witness') return { kind: 'witness', client: sender, request: answer.request };
    (answer.kind === 'proved' ? proofs : doubts).push(...answer.because);
  }
  if (!isComplete) doubts.push({ message: 'reach.many-pods', values: { count: clients.length }, rule: '', at: [] });
  if (doubts.length > 0) return { kind: 'unknown', because: settled(doubts) };
  return { kind: 'unreachable', because: settled(proofs), clients };
}

/** What one sender can do. */
type Answer =
  | { readonly kind: 'witness'; readonly request: HttpRequest }
  | { readonly kind: 'proved' | 'doubtful'; readonly because: readonly Reason[] };

function* reachFrom(
  mesh: Mesh,
  client: Client,
  target: RuleRef,
  budget: Budget,
  progress: ReachProgress,
): ReachSteps<Answer> {
  const places = placesOf(mesh, client, target);
  for (const place of places) {
    const request = guessAt(mesh, place, target);
    if (request) return { kind: 'witness', request };
  }
  if (places.length === 0) return whyNowhere(mesh, client, target);
  const because: Reason[] = [];
  let isProved = true;
  for (const place of places) {
    for (const position of place.positions) {
      yield progress;
      const answer = proveAt(mesh, place, position, target, budget);
      if (answer.kind === 'witness') return answer;
      if (answer.kind === 'doubtful') isProved = false;
      because.push(...answer.because);
    }
  }
  return { kind: isProved ? 'proved' : 'doubtful', because };
}

/** The request that a reader would think of first, where it gets there. */
function guessAt(mesh: Mesh, place: Place, target: RuleRef): HttpRequest | undefined {
  for (const position of place.positions) {
    const found = place.virtualHost.routes[position];
    const request = found && compose(mesh, place, guess(place, found));
    if (request && reaches(route(mesh, place.client, request).outcome, target)) return request;
  }
  return undefined;
}

/** Each reason once; what the rules themselves say before what keeps the sender away from them. */
export function settled(reasons: readonly Reason[]): readonly Reason[] {
  const unique = [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
  const telling = unique.filter(({ message }) => message.startsWith('reach.'));
  return [...telling, ...unique.filter((reason) => !telling.includes(reason))];
}
