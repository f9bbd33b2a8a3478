// Which component shows which dialog.
import type { FunctionComponent } from 'react';
import { ExamplesDialog } from '../examples/ExamplesDialog.tsx';
import { ImportDialog } from '../files/ImportDialog.tsx';
import { HelpDialog } from '../help/HelpDialog.tsx';
import { ReachDialog } from '../reach/ReachDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { ShareDialog } from '../share/ShareDialog.tsx';
import type { DialogName } from '../store/dialogSlice.ts';
import { RequestsDialog } from '../tester/RequestsDialog.tsx';

const dialogs: Readonly<Record<DialogName, FunctionComponent>> = {
  share: ShareDialog,
  help: HelpDialog,
  examples: ExamplesDialog,
  import: ImportDialog,
  requests: RequestsDialog,
  settings: SettingsDialog,
  reach: ReachDialog,
};

export default function OpenDialog({ dialog }: { readonly dialog: DialogName }) {
  const Shown = dialogs[dialog];
  return <Shown />;
}
