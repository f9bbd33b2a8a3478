// What of the state a link holds.
import type { Snapshot } from '@portolan/workspace';
import type { State } from '../store/store.ts';

export function snapshotOf(state: State): Snapshot {
  const { source, request, client, selection, pins, settings } = state;
  return { text: source.text, request, client, pins, settings, ...(selection ? { selection } : {}) };
}
