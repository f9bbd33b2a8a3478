// The sentences of text problems in a page: they arrive with the library, as plain text has no problems. Until then there are none.
import type { ProblemText, TextProblemCode } from './messages.ts';

type WordsOf = (code: TextProblemCode) => ProblemText;

let given: WordsOf | undefined;
const silence: ProblemText = { message: '', hint: '' };

export const wordsOf: WordsOf = (code) => given?.(code) ?? silence;

export function provideWords(words: WordsOf): void {
  given = words;
}
