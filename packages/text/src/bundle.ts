// What later.ts fetches.
export { parseAll } from './library.ts';
export { templateProblem } from './template.ts';
export { wordsOf } from './words.ts';
