// The sentences of text problems. laterWords.ts stands in its place in pages (package.json, condition `portolan-page`).
import { messages, type ProblemText, type TextProblemCode } from './messages.ts';

export const wordsOf = (code: TextProblemCode): ProblemText => messages[code];
