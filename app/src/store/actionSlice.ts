// What stands over the page while somebody decides what to do: a menu, the command palette, one question with a few fields.
// What they hold is made by app/src/actions, which is loaded when the page rests.
import type { StateCreator } from 'zustand';
import type { Target } from '../actions/action.ts';
import type { Question } from '../actions/question.ts';

export interface OpenMenu {
  readonly target: Target;
  /** CSS pixels in the window. */
  readonly at: { readonly x: number; readonly y: number };
}

export interface ActionSlice {
  readonly menu: OpenMenu | undefined;
  readonly isPaletteOpen: boolean;
  readonly question: Question | undefined;
  openMenu(menu: OpenMenu): void;
  openPalette(): void;
  askFor(question: Question): void;
  /** Menu, palette and question. */
  closeOverlays(): void;
}

const nothing = { menu: undefined, isPaletteOpen: false, question: undefined } as const;

export const createActionSlice: StateCreator<ActionSlice> = (set) => ({
  ...nothing,
  openMenu: (menu) => set({ ...nothing, menu }),
  openPalette: () => set({ ...nothing, isPaletteOpen: true }),
  askFor: (question) => set({ ...nothing, question }),
  closeOverlays: () => set(nothing),
});
