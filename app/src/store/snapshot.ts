// The state of the page as a snapshot, and a snapshot as the state: for links and for what is remembered between visits.
import { isObject, type Json } from '@portolan/engine';
import { emptyHistory, type Folds, type Snapshot } from '@portolan/workspace';
import { readSource } from '@portolan/text';
import type { State } from './store.ts';

export function snapshotOf(state: State): Snapshot {
  const { source, request, client, selection, pins, settings, folds, cases, mix } = state;
  return {
    text: source.text,
    request,
    client,
    pins,
    settings,
    view: Object.keys(folds).length > 0 ? { folds } : {},
    ...(cases.length > 0 ? { cases } : {}),
    ...(mix.length > 0 ? { mix } : {}),
    ...(selection ? { selection } : {}),
  };
}

/** All but the text, which is a step of the history where there is one. */
export function askedIn({ request, client, pins, settings, view, cases = [], mix = [] }: Snapshot): Partial<State> {
  return {
    request,
    client,
    pins,
    settings,
    folds: readFolds(view?.['folds']),
    cases,
    mix,
    notes: [],
    logged: undefined,
  };
}

/** Links come from anywhere: what is no fold is left aside. */
function readFolds(value: Json | undefined): Folds {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'));
}

/** A page that begins with the snapshot. */
export function startOf(snapshot: Snapshot): Partial<State> {
  return { ...askedIn(snapshot), source: readSource(snapshot.text), history: emptyHistory };
}
