// What later.ts fetches.
export { parseAll } from './library.ts';
export { wordsOf } from './words.ts';
