// Taking back what brought in a text and a question at once: the text is a step of the history, the rest is put back.
import type { Snapshot } from '@portolan/workspace';
import { askedIn } from './snapshot.ts';
import { useStore } from './store.ts';

/** @param before as it was when the text came in */
export function undoTo(before: Snapshot): void {
  const { undo, select, source, cases } = useStore.getState();
  // What brought in the same again was no step.
  const isSame =
    source.text === before.text && (cases === before.cases || cases.length + (before.cases?.length ?? 0) === 0);
  if (!isSame) undo();
  useStore.setState(askedIn(before));
  select(before.selection, 'link');
}
