// What was typed into a form and is not in the text: still being typed, or wrong, or refused. It waits at its place, also
// while another form is shown, until it is put right, taken back, or the text under it changes.
import type { Ref } from '@portolan/engine';
import { create } from 'zustand';

export interface Draft {
  readonly text: string;
  /** The value in the text when it was typed. */
  readonly base: string;
  /** Why it is not written; empty while it is being typed. */
  readonly reasons: readonly string[];
}

interface Drafts {
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Why the last change at a place was refused, where nothing typed tells it. */
  readonly refusals: Readonly<Record<string, string>>;
  keep(place: string, draft: Draft | undefined): void;
  refuse(place: string, reason: string | undefined): void;
  /** Places below this one mean other things now: items have moved. */
  forget(place: string): void;
}

export function placeOf({ resource, path }: Ref): string {
  return JSON.stringify([resource, ...path]);
}

export const useDrafts = create<Drafts>()((set) => ({
  drafts: {},
  refusals: {},
  keep: (place, draft) => set(({ drafts }) => ({ drafts: changed(drafts, place, draft) })),
  refuse: (place, reason) =>
    set((state) => (state.refusals[place] === reason ? state : { refusals: changed(state.refusals, place, reason) })),
  forget: (place) =>
    set(({ drafts, refusals }) => ({ drafts: outside(drafts, place), refusals: outside(refusals, place) })),
}));

function changed<T>(all: Readonly<Record<string, T>>, key: string, value: T | undefined): Readonly<Record<string, T>> {
  const others = Object.entries(all).filter(([other]) => other !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}

function outside<T>(all: Readonly<Record<string, T>>, place: string): Readonly<Record<string, T>> {
  const below = `${place.slice(0, -1)},`;
  return Object.fromEntries(Object.entries(all).filter(([other]) => !other.startsWith(below)));
}
