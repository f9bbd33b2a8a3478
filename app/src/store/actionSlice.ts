// What stands over the page while somebody decides what to do: a menu, the command palette, one question with a few fields.
// What they hold is made by app/src/actions, which is loaded when the page rests.
import type { Ref } from '@portolan/engine';
import type { NodeId } from '@portolan/graph';
import type { StateCreator } from 'zustand';
import type { Target } from '../actions/action.ts';
import type { Question } from '../actions/question.ts';

export interface OpenMenu {
  readonly target: Target;
  /** CSS pixels in the window. */
  readonly at: { readonly x: number; readonly y: number };
}

/** A rule that the pointer carries to another place of its ladder. */
export interface RuleDrag {
  readonly rule: Ref;
  /** Indexes from 0. */
  readonly from: number;
  readonly to: number;
  /** How far down it has been carried, and how tall it is, in chart units. */
  readonly by: number;
  readonly height: number;
  /** CSS pixels in the window. */
  readonly pointer: { readonly x: number; readonly y: number };
  /** What letting go here would change. */
  readonly preview: Preview;
}

export interface Preview {
  readonly tone: 'same' | 'changes' | 'refused';
  readonly lines: readonly string[];
}

export interface ActionSlice {
  readonly menu: OpenMenu | undefined;
  readonly isPaletteOpen: boolean;
  readonly question: Question | undefined;
  readonly ruleDrag: RuleDrag | undefined;
  readonly isSearching: boolean;
  /** What the search on the chart has found; the other cards step back. Undefined while nothing is looked for. */
  readonly found: ReadonlySet<NodeId> | undefined;
  /** The condition whose chip is being written. */
  readonly writtenChip: Ref | undefined;
  openMenu(menu: OpenMenu): void;
  openPalette(): void;
  askFor(question: Question): void;
  /** Undefined when it is done. */
  writeChip(condition: Ref | undefined): void;
  /** Menu, palette and question. */
  closeOverlays(): void;
}

const nothing = { menu: undefined, isPaletteOpen: false, question: undefined } as const;

export const createActionSlice: StateCreator<ActionSlice> = (set) => ({
  ...nothing,
  ruleDrag: undefined,
  isSearching: false,
  found: undefined,
  writtenChip: undefined,
  openMenu: (menu) => set({ ...nothing, menu }),
  openPalette: () => set({ ...nothing, isPaletteOpen: true }),
  askFor: (question) => set({ ...nothing, question }),
  writeChip: (writtenChip) => set({ writtenChip }),
  closeOverlays: () => set(nothing),
});
