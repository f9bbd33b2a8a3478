// What changed since the text was loaded: both texts in one column, the lower of each pair is the text itself and can be typed
// in. Made when somebody first compares, within the editor's chunk.
import { loadedText } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { modelText } from './edits.ts';
import { hunkAt, takeBack } from './hunk.ts';
import { keepFromPage } from './keepFromPage.ts';
import { bindKeys } from './keys.ts';
import { linesOf } from './lines.ts';
import { editorMessages } from './messages.en.ts';
import { createModel, monaco, type TextModel } from './monaco.ts';
import { options } from './options.ts';
import type { TextBinding } from './textBinding.ts';

const t = translator('editor', editorMessages);

export interface Diff {
  go(direction: 'next' | 'previous'): void;
  /** Takes back the change at the caret, else the nearest. */
  takeBack(): void;
  dispose(): void;
}

/** @param onCount told whenever the number of changes is known anew */
export function openDiff(
  box: HTMLElement,
  model: TextModel,
  text: TextBinding,
  onCount: (count: number) => void,
): Diff {
  let loaded = linesOf(loadedText(useStore.getState()));
  const plain = (): string => modelText(loaded.text.replace(/^\uFEFF/, ''));
  const original = createModel(plain());
  const diff = monaco.editor.createDiffEditor(box, {
    ...options(),
    renderSideBySide: false,
    renderOverviewRuler: false,
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    ignoreTrimWhitespace: false,
    hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 4 },
    originalEditable: false,
  });
  diff.setModel({ original, modified: model });
  const editor = diff.getModifiedEditor();
  // The two labels of the diff editor's own options do not reach its editors.
  editor.updateOptions({ ariaLabel: t('label') });
  diff.getOriginalEditor().updateOptions({ ariaLabel: t('loadedText') });
  bindKeys(editor);
  const letGo = keepFromPage(box, editor, model);
  let isFresh = true;
  const updates = diff.onDidUpdateDiff(() => {
    const changes = diff.getLineChanges() ?? [];
    onCount(changes.length);
    if (isFresh && changes.length > 0) diff.revealFirstDiff();
    isFresh = false;
  });
  const stop = useStore.subscribe((state, before) => {
    // Typing never changes what was loaded.
    if (state.source === before.source || state.lastChange?.origin === 'typing') return;
    loaded = linesOf(loadedText(state));
    if (original.getValue() !== plain()) original.setValue(plain());
  });
  editor.focus();

  return {
    go: (direction) => {
      diff.goToDiff(direction);
      editor.focus();
    },
    takeBack: () => {
      const hunk = hunkAt(diff.getLineChanges() ?? [], editor.getPosition()?.lineNumber ?? 1);
      if (hunk === undefined) return;
      useStore.getState().change([takeBack(loaded, text.lines(), hunk)], t('takeBack'));
    },
    dispose: () => {
      updates.dispose();
      stop();
      letGo();
      diff.dispose();
      original.dispose();
    },
  };
}
