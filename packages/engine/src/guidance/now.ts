// Help with mistakes, at hand from the start. later.ts is the same for pages (package.json, condition `portolan-page`).
export { advise } from '../advise/advise.ts';
export { documentationOf } from './documentation.ts';

/**
 * Resolves when advice can be given and findings have their sentences: at once here.
 *
 * @returns whether there are findings without sentences, so that everything is to be read anew: never here
 */
export const guidanceReady = (): Promise<boolean> => Promise.resolve(false);
