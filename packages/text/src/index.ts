// YAML as an editable source, with the `yaml` library at hand from the start. later.ts is the same for pages (package.json,
// condition `portolan-page`).
import { parseAll } from './library.ts';
import { provideLibrary } from './parse.ts';
import { templateProblem } from './template.ts';

provideLibrary({ parseAll, templateProblem });

export * from './exports.ts';

/** Resolves when every text can be read: at once here. */
export const yamlReady = (): Promise<void> => Promise.resolve();
