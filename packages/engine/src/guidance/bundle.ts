// What later.ts fetches.
export { advise } from '../advise/advise.ts';
export { documentationOf } from './documentation.ts';
export * as notes from './notes.ts';
export { sentenceOf } from './sentences.ts';
