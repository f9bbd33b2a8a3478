// The text as it was loaded: what was opened, pasted over everything or brought back last. Told from the history alone, so
// that undoing an import also takes back what later changes are compared with.
import { applyEdits } from '@portolan/text';
import type { Document, HistoryStep } from './history.ts';

export function loadedText({ source, history }: Document): string {
  let { text } = source;
  for (const step of history.undo.toReversed()) {
    if (isLoad(step, text)) return text;
    text = applyEdits(text, step.edits);
  }
  return text;
}

/** What was added below is a change like others. */
function isLoad({ origin, edits }: HistoryStep, text: string): boolean {
  const [back] = edits;
  const isAddition = edits.length === 1 && back?.insert === '' && back.from > 0 && back.to === text.length;
  return origin === 'import' && !isAddition;
}
