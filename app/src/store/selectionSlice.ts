// What is selected, and who selected it, so that the other panes can reveal it without taking the focus.
import type { Ref } from '@portolan/engine';
import type { StateCreator } from 'zustand';
import type { ViewSlice } from './viewSlice.ts';

export type SelectionOrigin = 'canvas' | 'editor' | 'details' | 'way' | 'problems' | 'link';

export interface SelectionSlice {
  readonly selection: Ref | undefined;
  /** Further objects that are acted on together with the selection. */
  readonly alsoSelected: readonly Ref[];
  readonly selectionOrigin: SelectionOrigin | undefined;
  /** Grows with every call of `select`, so that choosing the same thing again reveals it again. */
  readonly selectionTick: number;
  /** What the pointer rests on in the way or in a list; the canvas lights it. */
  readonly hovered: Ref | undefined;
  /** A stretch of the text that no Ref names, such as the place of a syntax mistake. Offsets in the whole text. */
  readonly textTarget: { readonly from: number; readonly to: number } | undefined;
  /** This one alone. */
  select(ref: Ref | undefined, origin: SelectionOrigin): void;
  /** Several objects of the chart; the first is the one that the other panes show. */
  selectAll(refs: readonly Ref[]): void;
  hover(ref: Ref | undefined): void;
  /** Brings a stretch of the text into view. */
  revealText(from: number, to: number): void;
}

type Touched = SelectionSlice & Pick<ViewSlice, 'panes'>;

const none: readonly Ref[] = [];

export const createSelectionSlice: StateCreator<Touched, [], [], SelectionSlice> = (set) => ({
  selection: undefined,
  alsoSelected: none,
  selectionOrigin: undefined,
  selectionTick: 0,
  hovered: undefined,
  textTarget: undefined,
  select: (selection, selectionOrigin) =>
    set(({ selectionTick, panes }) => ({
      selection,
      alsoSelected: none,
      selectionOrigin,
      selectionTick: selectionTick + 1,
      textTarget: undefined,
      panes: selection && panes.detailsOpen === 'on-selection' ? { ...panes, detailsOpen: true } : panes,
    })),
  selectAll: ([selection, ...alsoSelected]) =>
    set(({ selectionTick }) => ({
      selection,
      alsoSelected,
      selectionOrigin: 'canvas',
      selectionTick: selectionTick + 1,
      textTarget: undefined,
    })),
  hover: (hovered) => set({ hovered }),
  revealText: (from, to) => set({ textTarget: { from, to } }),
});
