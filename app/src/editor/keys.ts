// Keys of the editors that Monaco does not bring, or that mean something else here.
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { editorMessages } from './messages.en.ts';
import { monaco, type CodeEditor } from './monaco.ts';
import { tidy } from './tidy.ts';

const t = translator('editor', editorMessages);

/** Undo and redo are the store's: one history over everything. */
export function bindKeys(editor: CodeEditor): void {
  const { KeyMod, KeyCode } = monaco;
  editor.addAction({
    id: 'portolan.undo',
    label: t('undo'),
    keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ],
    run: () => useStore.getState().undo(),
  });
  editor.addAction({
    id: 'portolan.redo',
    label: t('redo'),
    keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
    run: () => useStore.getState().redo(),
  });
}

/** Monaco's own keys for an explanation begin with Ctrl+K, which is the page's. */
export function bindActions(editor: CodeEditor): void {
  editor.addAction({
    id: 'portolan.explain',
    label: t('explain'),
    keybindings: [monaco.KeyMod.Alt | monaco.KeyCode.KeyI],
    contextMenuGroupId: 'navigation',
    run: () => editor.trigger('portolan', 'editor.action.showHover', { focus: 'noAutoFocus' }),
  });
  editor.addAction({
    id: 'portolan.tidy',
    label: t('tidy'),
    keybindings: [monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF],
    contextMenuGroupId: '1_modification',
    run: tidy,
  });
  editor.addAction({
    id: 'portolan.compare',
    label: t('compare'),
    contextMenuGroupId: '1_modification',
    run: () => useStore.getState().setComparing(true),
  });
}
