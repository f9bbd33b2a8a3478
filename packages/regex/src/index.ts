// Patterns on RE2, at hand from the start. later.ts is the same for pages (package.json, condition `portolan-page`).
import { RE2JS, RE2Set } from 're2js';
import { CharSet, NFA, TooManyNodesError } from 'refa';
import { provideAutomata } from './automata.ts';
import { provideEngine } from './engine.ts';

provideEngine({ RE2JS, RE2Set });
provideAutomata({ CharSet, NFA, TooManyNodesError });

export { findText, hasText } from './findText.ts';
export type { Budget, TextSet } from './findText.ts';
export { compileRegex } from './regex.ts';
export { compileSet } from './set.ts';
export type { RegexSet } from './set.ts';

/** Resolves when every pattern can be compiled: at once here. True when earlier answers were provisional: never here. */
export const patternsReady = (): Promise<boolean> => Promise.resolve(false);

/** Resolves when `findText` can answer: at once here. */
export const textSetsReady = (): Promise<void> => Promise.resolve();
