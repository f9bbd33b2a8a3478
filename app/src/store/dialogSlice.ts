// Which dialog is open. One at a time; the dialogs themselves are loaded when the page rests.
import type { Reach, RuleRef } from '@portolan/engine';
import type { ReadRequest } from '@portolan/workspace';
import type { StateCreator } from 'zustand';

export type DialogName = 'share' | 'help' | 'examples' | 'import' | 'requests' | 'settings' | 'reach';

export interface DialogSlice {
  readonly dialog: DialogName | undefined;
  /** Text that waits for the person to say whether it replaces or joins what is here. */
  readonly incoming: { readonly text: string; readonly from: string } | undefined;
  /** Pasted requests among which the person chooses one to ask. */
  readonly offered: readonly ReadRequest[];
  /** Why no request reaches a rule. */
  readonly toldReach: { readonly target: RuleRef; readonly reach: Exclude<Reach, { kind: 'witness' }> } | undefined;
  openDialog(dialog: DialogName): void;
  offerImport(text: string, from: string): void;
  offerRequests(requests: readonly ReadRequest[]): void;
  tellReach(target: RuleRef, reach: Exclude<Reach, { kind: 'witness' }>): void;
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
  tellReach: (target, reach) => set({ dialog: 'reach', toldReach: { target, reach } }),
  closeDialog: () => set({ dialog: undefined, incoming: undefined, offered: [], toldReach: undefined }),
});
