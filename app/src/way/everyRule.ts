// The answer with every rule told, those behind the match included. Asked only when somebody opens them.
import { route, type Decision } from '@portolan/engine';
import { derivedOf, remember, sentRequestOf } from '../store/derived.ts';
import type { State } from '../store/store.ts';

export const everyRuleOf: (state: State) => Decision = remember(
  (state: State) => [derivedOf(state).mesh, state.client, sentRequestOf(state), state.isGuided] as const,
  ([mesh, client, request]) => route(mesh, client, request, { trace: 'every-rule' }),
);
