// Opens the editor in an element and ties it to the store; the only way to an editor from outside this folder's chunk.
import { useStore } from '../store/store.ts';
import { bindBrackets } from './brackets.ts';
import { modelText } from './edits.ts';
import { createFlash } from './flash.ts';
import { provideFolding } from './foldModel.ts';
import { keepFromPage } from './keepFromPage.ts';
import { bindActions, bindKeys } from './keys.ts';
import { bindMarks } from './marks.ts';
import { createModel, monaco } from './monaco.ts';
import { openDiff, type Diff } from './openDiff.ts';
import { options } from './options.ts';
import { provideLanguage } from './providers/provide.ts';
import { bindSelection } from './selectionBinding.ts';
import { bindText } from './textBinding.ts';
import { followTheme } from './theme.ts';

/** Where the view was when the pane was closed last. */
let lastView: monaco.editor.ICodeEditorViewState | null = null;

provideFolding();

/** An editor that is open. */
export interface Opened {
  /** Shows what changed since the text was loaded, in an element of its own. */
  compare(box: HTMLElement, onCount: (count: number) => void): Diff;
  focus(): void;
  close(): void;
}

export function openEditor(box: HTMLElement): Opened {
  const stopTheme = followTheme();
  const model = createModel(modelText(useStore.getState().source.text), nextUri());
  const editor = monaco.editor.create(box, { ...options(), model });
  if (lastView) editor.restoreViewState(lastView);
  bindKeys(editor);
  bindActions(editor);
  const flash = createFlash(editor);
  const text = bindText(editor, model, {
    onReplayed: (touched) => {
      const { lastChange } = useStore.getState();
      if (lastChange?.origin !== 'import') return flash.show(touched);
      // New text is read from its first line, whatever was looked at before.
      const first = lastChange.edits[0]?.from === 0 ? 1 : touched[0]?.first;
      if (first !== undefined) editor.setScrollTop(editor.getTopForLineNumber(first));
    },
  });
  const closers = [
    bindSelection(editor, text),
    bindMarks(editor, model, text),
    bindBrackets(editor, model),
    keepFromPage(box, editor, model),
    provideLanguage(editor, text),
    () => text.dispose(),
    () => flash.dispose(),
    stopTheme,
  ];
  // The icons' font comes with the editor, not when the first icon is drawn.
  void document.fonts.load('16px codicon');
  return {
    compare: (place, onCount) => openDiff(place, model, text, onCount),
    focus: () => editor.focus(),
    close: () => {
      lastView = editor.saveViewState();
      for (const close of closers) close();
      editor.dispose();
      model.dispose();
    },
  };
}

let opened = 0;

/** Peeks show the last part of the name. */
function nextUri(): monaco.Uri {
  return monaco.Uri.parse(`portolan://${++opened}/text.yaml`);
}
