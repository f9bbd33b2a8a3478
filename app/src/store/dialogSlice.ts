// Which dialog is open. One at a time; the dialogs themselves are loaded when the page rests.
import type { ConnectionReach, ListedRule, Reach } from '@portolan/engine';
import type { ReadRequest } from '@portolan/workspace';
import type { StateCreator } from 'zustand';

export type DialogName = 'share' | 'help' | 'examples' | 'import' | 'requests' | 'settings' | 'reach';

interface ToldReach {
  readonly rule: ListedRule;
  readonly reach?: Reach | ConnectionReach;
}

export interface DialogSlice {
  readonly dialog: DialogName | undefined;
  /** Text that waits for the person to say whether it replaces or joins what is here. */
  readonly incoming: { readonly text: string; readonly from: string } | undefined;
  /** Pasted requests among which the person chooses one to ask. */
  readonly offered: readonly ReadRequest[];
  /** The rule for which a request is looked for, and what came of it once that is known. */
  readonly toldReach: ToldReach | undefined;
  openDialog(dialog: DialogName): void;
  offerImport(text: string, from: string): void;
  offerRequests(requests: readonly ReadRequest[]): void;
  tellReach(told: ToldReach): void;
  closeDialog(): void;
}

export const createDialogSlice: StateCreator<DialogSlice> = (set) => ({
  dialog: undefined,
  incoming: undefined,
  offered: [],
  toldReach: undefined,
  openDialog: (dialog) => set({ dialog }),
  offerImport: (text, from) => set({ dialog: 'import', incoming: { text, from } }),
  offerRequests: (offered) => set({ dialog: 'requests', offered }),
  tellReach: (toldReach) => set({ dialog: 'reach', toldReach }),
  closeDialog: () => set({ dialog: undefined, incoming: undefined, offered: [], toldReach: undefined }),
});
