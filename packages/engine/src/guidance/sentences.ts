// The sentences of findings. laterSentences.ts stands in its place in pages (package.json, condition `portolan-page`).
import { admissionMessages } from '../messages/admission.ts';
import { adviceMessages } from '../messages/advice.ts';

const sentences = { admission: admissionMessages, advice: adviceMessages };
export type CatalogueName = keyof typeof sentences;

export function sentenceOf(catalogue: CatalogueName, key: string): string {
  return sentences[catalogue][key] ?? key;
}
