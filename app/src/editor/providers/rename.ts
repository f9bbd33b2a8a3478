// Rename across all documents: one command, one step of the history.
import { nameAt, renameOf } from '@portolan/workspace';
import { dispatch } from '../../commands/dispatch.ts';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { rangeBetween } from '../edits.ts';
import { offsetAt } from '../lines.ts';
import { monaco, yaml } from '../monaco.ts';
import type { TextBinding } from '../textBinding.ts';
import { providerMessages } from './messages.en.ts';

const t = translator('editor/providers', providerMessages);

export function provideRename(text: TextBinding): monaco.IDisposable {
  const named = (position: monaco.IPosition) =>
    nameAt(derivedOf(useStore.getState()), offsetAt(text.lines(), position));
  return monaco.languages.registerRenameProvider(yaml, {
    resolveRenameLocation: (_, position) => {
      const found = named(position);
      if (found === undefined) {
        const range = monaco.Range.fromPositions(position);
        return { range, text: '', rejectReason: t('nothingToRename') };
      }
      return { range: rangeBetween(text.lines(), found.range.from, found.range.to), text: found.name };
    },
    provideRenameEdits: (_, position, name) => {
      const found = named(position);
      if (found === undefined) return { edits: [] };
      const done = dispatch(renameOf(found.thing, name), t('rename', { from: found.name, to: name }));
      if (!done.ok) useStore.getState().notify({ tone: 'error', text: done.error.message });
      // The store has replayed the change on the model already.
      return { edits: [] };
    },
  });
}
