// The state of the page as a snapshot, and a snapshot as the state: for links and for what is remembered between visits.
import { emptyHistory, type Snapshot } from '@portolan/workspace';
import { readSource } from '@portolan/text';
import type { State } from './store.ts';

export function snapshotOf(state: State): Snapshot {
  const { source, request, client, selection, pins, settings, cases } = state;
  return {
    text: source.text,
    request,
    client,
    pins,
    settings,
    view: {},
    ...(cases.length > 0 ? { cases } : {}),
    ...(selection ? { selection } : {}),
  };
}

/** All but the text, which is a step of the history where there is one. */
export function askedIn({ request, client, pins, settings, cases = [] }: Snapshot): Partial<State> {
  return { request, client, pins, settings, cases, notes: [], logged: undefined };
}

/** A page that begins with the snapshot. */
export function startOf(snapshot: Snapshot): Partial<State> {
  return { ...askedIn(snapshot), source: readSource(snapshot.text), history: emptyHistory };
}
