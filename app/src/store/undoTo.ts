// Taking back what brought in a text and a question at once: the text is a step of the history, the rest is put back.
import type { Snapshot } from '@portolan/workspace';
import { askedIn } from './snapshot.ts';
import { useStore } from './store.ts';

/** @param before as it was when the text came in */
export function undoTo(before: Snapshot): void {
  const { undo, select } = useStore.getState();
  undo();
  useStore.setState(askedIn(before));
  select(before.selection, 'link');
}
