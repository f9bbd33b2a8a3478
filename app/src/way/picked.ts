// What leaves for each destination of the present answer.
import { decisionOf, derivedOf, remember, sentRequestOf } from '../store/derived.ts';
import type { State } from '../store/store.ts';
import { pickEach } from './pickEach.ts';

export const pickedOf = remember(
  (state: State) => [derivedOf(state).mesh, state.client, sentRequestOf(state), decisionOf(state)] as const,
  (asked) => pickEach(...asked),
);
