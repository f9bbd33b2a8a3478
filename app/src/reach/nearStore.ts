// The one rule of which the page shows what would reach it. One at a time: asking about another closes this one.
import type { NearMiss, Reach, RuleRef } from '@portolan/engine';
import { create } from 'zustand';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { askWorker, stopAsking } from './askWorker.ts';

export type Near =
  | { readonly kind: 'working' }
  | { readonly kind: 'found'; readonly misses: readonly NearMiss[]; readonly reach: Reach | undefined }
  | { readonly kind: 'failed'; readonly reason: string };

interface NearState {
  readonly target: RuleRef | undefined;
  readonly near: Near;
  /** A change was just made: the focus goes to the rule that it reached. */
  readonly isArriving: boolean;
}

const working: Near = { kind: 'working' };

export const useNear = create<NearState>()(() => ({
  target: undefined,
  near: working,
  isArriving: false,
}));

export function toggleNear(target: RuleRef): void {
  if (isSameRule(useNear.getState().target, target)) return useNear.setState({ target: undefined });
  useNear.setState({ target, near: working });
  lookAgain();
}

export function stopLooking(): void {
  useNear.setState({ target: undefined });
  stopAsking('near');
}

/** Asks the changed request. The rule is the one taken then, so that there is nothing more to be near to. */
export function ask({ changes, client, request }: NearMiss): void {
  useNear.setState({ target: undefined, isArriving: true });
  const state = useStore.getState();
  if (changes.some(({ kind }) => kind === 'sender')) state.setClient(client);
  state.ask(request);
}

export function isSameRule(a: RuleRef | undefined, b: RuleRef): boolean {
  return a?.virtualService === b.virtualService && a.http === b.http && a.match === b.match;
}

function lookAgain(): void {
  const { target } = useNear.getState();
  if (!target) return;
  const state = useStore.getState();
  askWorker({ type: 'near', client: state.client, request: sentRequestOf(state), target }, 'near', (answer) => {
    const near: Near =
      'reason' in answer
        ? { kind: 'failed', reason: answer.reason }
        : { kind: 'found', misses: answer.misses, reach: answer.reach };
    useNear.setState({ near });
  });
}

// What is near depends on the question and on the mesh.
useStore.subscribe((state, before) => {
  if (!useNear.getState().target) return;
  const isSame =
    state.client === before.client &&
    sentRequestOf(state) === sentRequestOf(before) &&
    (state.source === before.source || derivedOf(state).mesh === derivedOf(before).mesh) &&
    state.settings === before.settings;
  if (!isSame) lookAgain();
});
