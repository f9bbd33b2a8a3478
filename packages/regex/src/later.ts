// Patterns on RE2, which is fetched apart from the rest of the page. Until it is there, only simple patterns compile.
import { provideAutomata } from './automata.ts';
import { provideEngine } from './engine.ts';

export { findText, hasText } from './findText.ts';
export type { Budget, TextSet } from './findText.ts';
export { compileRegex } from './regex.ts';
export { compileSet } from './set.ts';
export type { RegexSet } from './set.ts';

let loading: Promise<boolean> | undefined;

/** Resolves when every pattern can be compiled. True when earlier answers were provisional and are to be asked anew. */
export function patternsReady(): Promise<boolean> {
  loading ??= import('re2js').then(({ RE2JS, RE2Set }) => provideEngine({ RE2JS, RE2Set }));
  return loading;
}

let loadingSets: Promise<void> | undefined;

/** Resolves when `findText` can answer. What it needs is large: only a worker should ask for it. */
export function textSetsReady(): Promise<void> {
  loadingSets ??= Promise.all([import('refa'), patternsReady()]).then(([{ CharSet, NFA, TooManyNodesError }]) =>
    provideAutomata({ CharSet, NFA, TooManyNodesError }),
  );
  return loadingSets;
}
