// What later.ts fetches.
export { advise } from '../advise/advise.ts';
export { sentenceOf } from './sentences.ts';
