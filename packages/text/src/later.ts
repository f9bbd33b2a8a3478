// As index.ts, with the `yaml` library fetched apart from the rest of the page. Until it is there, documents that need it say
// that they wait (`isWaiting`).
import { provideWords } from './laterWords.ts';
import { provideLibrary } from './parse.ts';

export * from './exports.ts';

let loading: Promise<void> | undefined;

/** Resolves when every text can be read. Sources that were waiting are then to be read again: readAgain. */
export function yamlReady(): Promise<void> {
  loading ??= import('./bundle.ts').then(({ wordsOf, ...library }) => {
    provideLibrary(library);
    provideWords(wordsOf);
  });
  return loading;
}
