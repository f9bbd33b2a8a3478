// What follows from the state, memoised on the identity of what it is computed from; never a field of the store.
import { route, type Decision, type Request } from '@portolan/engine';
import { pathOf, type LitPath } from '@portolan/graph';
import { derive, type Derived } from '@portolan/workspace';
import type { State } from './store.ts';

/** Resources, mesh, graph and problems of the current text. */
export const derivedOf: (state: State) => Derived = remember(
  // When advice arrives, nothing else has changed and only the problems are told anew.
  (state: State) => [state.source, state.settings, state.pins, state.folds, state.byNamespace, state.isGuided] as const,
  ([source, settings, pins, folds, byNamespace]) => derive(source, settings, pins, folds, byNamespace),
);

/** The request as it is sent: header rows that have no name yet are not. */
export const sentRequestOf: (state: State) => Request = remember(
  (state: State) => [state.request] as const,
  ([request]) => {
    if (request.protocol !== 'http' || request.headers.every(([name]) => name !== '')) return request;
    return { ...request, headers: request.headers.filter(([name]) => name !== '') };
  },
);

/** The answer to the current request. Notes beside it arrive with advice. */
export const decisionOf: (state: State) => Decision = remember(
  (state: State) => [derivedOf(state).mesh, state.client, sentRequestOf(state), state.isGuided] as const,
  ([mesh, client, request]) => route(mesh, client, request, { trace: true }),
);

/** Which nodes, rules and edges the answer lights. */
export const litPathOf: (state: State) => LitPath = remember(
  (state: State) => [decisionOf(state), derivedOf(state).graph] as const,
  ([decision, graph]) => pathOf(decision, graph),
);

/** Keeps the last result as long as every input is the same object. */
export function remember<S, I extends readonly unknown[], R>(
  inputs: (state: S) => I,
  compute: (inputs: I) => R,
): (state: S) => R {
  let last: { readonly inputs: I; readonly result: R } | undefined;
  return (state) => {
    const now = inputs(state);
    if (!last || now.some((input, i) => input !== last?.inputs[i])) last = { inputs: now, result: compute(now) };
    return last.result;
  };
}
