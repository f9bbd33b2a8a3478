// The sentences of findings in a page, where they arrive late: no answer needs them. Until then findings have none.
import type { CatalogueName } from './sentences.ts';

type SentenceOf = (catalogue: CatalogueName, key: string) => string;

let given: SentenceOf | undefined;
let wasMissed = false;

export function sentenceOf(catalogue: CatalogueName, key: string): string {
  wasMissed ||= given === undefined;
  return given?.(catalogue, key) ?? '';
}

/** @returns whether a finding has gone without */
export function provideSentences(sentences: SentenceOf): boolean {
  given = sentences;
  return wasMissed;
}
