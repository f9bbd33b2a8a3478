// Patterns on RE2, at hand from the start. later.ts is the same for pages (package.json, condition `portolan-page`).
import { RE2JS, RE2Set } from 're2js';
import { provideEngine } from './engine.ts';

provideEngine({ RE2JS, RE2Set });

export { compileRegex } from './regex.ts';
export { compileSet } from './set.ts';
export type { RegexSet } from './set.ts';

/** Resolves when every pattern can be compiled: at once here. True when earlier answers were provisional: never here. */
export const patternsReady = (): Promise<boolean> => Promise.resolve(false);
