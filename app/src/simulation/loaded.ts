// Texts to compare with: as it was loaded, as it was kept, as it is now.
import type { Resource } from '@portolan/engine';
import { applyEdits, readSource } from '@portolan/text';
import { readResources, type History } from '@portolan/workspace';

type Step = History['undo'][number];

let last: { readonly first: Step; readonly text: string } | undefined;

/** The text as it came in: before every change since the last import, or since the page was opened. */
export function loadedText(now: string, { undo }: History): string {
  const start = undo.findLastIndex(({ origin }) => origin === 'import') + 1;
  const [first, ...others] = undo.slice(start);
  if (!first) return now;
  // The text before a step stays what it is while later steps come and go.
  if (last?.first === first) return last.text;
  const text = [first, ...others].reduceRight((after, { edits }) => applyEdits(after, edits), now);
  last = { first, text };
  return text;
}

export function resourcesOf(text: string): readonly Resource[] {
  return readResources(readSource(text)).resources;
}
