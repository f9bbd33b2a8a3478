// Which dialog is open. One at a time; the dialogs themselves are loaded when the page rests.
import type { StateCreator } from 'zustand';

export type DialogName = 'share' | 'help' | 'examples' | 'import';

export interface DialogSlice {
  readonly dialog: DialogName | undefined;
  /** Text that waits for the person to say whether it replaces or joins what is here. */
  readonly incoming: { readonly text: string; readonly from: string } | undefined;
  openDialog(dialog: DialogName): void;
  offerImport(text: string, from: string): void;
  closeDialog(): void;
}

export const createDialogSlice: StateCreator<DialogSlice> = (set) => ({
  dialog: undefined,
  incoming: undefined,
  openDialog: (dialog) => set({ dialog }),
  offerImport: (text, from) => set({ dialog: 'import', incoming: { text, from } }),
  closeDialog: () => set({ dialog: undefined, incoming: undefined }),
});
