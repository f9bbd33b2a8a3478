// What follows from the state, memoised on the identity of what it is computed from; never a field of the store.
import { route, type Decision } from '@portolan/engine';
import { pathOf, type LitPath } from '@portolan/graph';
import { derive, type Derived } from '@portolan/workspace';
import type { State } from './store.ts';

/** Resources, mesh, graph and problems of the current text. */
export const derivedOf: (state: Pick<State, 'source' | 'settings' | 'pins'>) => Derived = remember(
  (state: Pick<State, 'source' | 'settings' | 'pins'>) => [state.source, state.settings, state.pins] as const,
  ([source, settings, pins]) => derive(source, settings, pins),
);

/** The answer to the current request. */
export const decisionOf: (state: State) => Decision = remember(
  (state: State) => [derivedOf(state).mesh, state.client, state.request] as const,
  ([mesh, client, request]) => route(mesh, client, request),
);

/** Which nodes, rules and edges the answer lights. */
export const litPathOf: (state: State) => LitPath = remember(
  (state: State) => [decisionOf(state), derivedOf(state).graph] as const,
  ([decision, graph]) => pathOf(decision, graph),
);

/** Keeps the last result as long as every input is the same object. */
function remember<S, I extends readonly unknown[], R>(inputs: (state: S) => I, compute: (inputs: I) => R): (state: S) => R {
  let last: { readonly inputs: I; readonly result: R } | undefined;
  return (state) => {
    const now = inputs(state);
    if (!last || now.some((input, i) => input !== last?.inputs[i])) last = { inputs: now, result: compute(now) };
    return last.result;
  };
}
