// Opens the editor in an element and ties it to the store; the only way to an editor from outside this folder's chunk.
import { translator } from '../i18n/translate.ts';
import { editorMessages } from './messages.en.ts';
import { fileMessages } from '../files/messages.en.ts';
import { readIncoming } from '../files/import.ts';
import { useStore } from '../store/store.ts';
import { modelText } from './edits.ts';
import { createFlash } from './flash.ts';
import { foldsOf } from './folding.ts';
import { bindMarks } from './marks.ts';
import { monaco, yaml, type CodeEditor, type TextModel } from './monaco.ts';
import { provideLanguage } from './providers/provide.ts';
import { bindSelection } from './selectionBinding.ts';
import { bindText } from './textBinding.ts';
import { followTheme } from './theme.ts';

const t = translator('editor', editorMessages);
const files = translator('files', fileMessages);

/** Where the view was when the pane was closed last. */
let lastView: monaco.editor.ICodeEditorViewState | null = null;

monaco.languages.registerFoldingRangeProvider(yaml, {
  provideFoldingRanges: (model) => foldsOf(model.getLinesContent()),
});

/** @returns how to close it */
export function openEditor(box: HTMLElement): () => void {
  const stopTheme = followTheme();
  // Line ends are the store's business: the model always has LF.
  const model = monaco.editor.createModel(modelText(useStore.getState().source.text), yaml, nextUri());
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  const editor = monaco.editor.create(box, { ...options(), model });
  if (lastView) editor.restoreViewState(lastView);
  bindKeys(editor);
  bindExplain(editor);
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
    keepFromPage(box, editor, model),
    provideLanguage(editor, text),
    () => text.dispose(),
    () => flash.dispose(),
    stopTheme,
  ];
  // The icons' font comes with the editor, not when the first icon is drawn.
  void document.fonts.load('16px codicon');
  return () => {
    lastView = editor.saveViewState();
    for (const close of closers) close();
    editor.dispose();
    model.dispose();
  };
}

let opened = 0;

/** Peeks show the last part of the name. */
function nextUri(): monaco.Uri {
  return monaco.Uri.parse(`portolan://${++opened}/text.yaml`);
}

function options(): monaco.editor.IStandaloneEditorConstructionOptions {
  const style = getComputedStyle(document.documentElement);
  return {
    ariaLabel: t('label'),
    automaticLayout: true,
    fontFamily: style.getPropertyValue('--font-mono'),
    fontSize: 13,
    lineHeight: 20,
    minimap: { enabled: false },
    overviewRulerLanes: 2,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'line',
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 10,
    glyphMargin: false,
    folding: true,
    showFoldingControls: 'always',
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    wordWrap: 'off',
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: true,
    // The text is the person's: nothing is trimmed, closed or reformatted behind their back.
    trimAutoWhitespace: false,
    unusualLineTerminators: 'off',
    formatOnPaste: false,
    formatOnType: false,
    links: false,
    colorDecorators: false,
    bracketPairColorization: { enabled: false },
    wordBasedSuggestions: 'off',
    quickSuggestions: { other: 'on', strings: 'on', comments: 'off' },
    // A complete word and Enter make a new line, not the same word again.
    acceptSuggestionOnEnter: 'smart',
    acceptSuggestionOnCommitCharacter: false,
    suggest: { showWords: false, showIcons: true, preview: false, insertMode: 'replace' },
    suggestSelection: 'first',
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
    fixedOverflowWidgets: true,
    padding: { top: 8, bottom: 8 },
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
    stickyScroll: { enabled: false },
  };
}

/** Undo and redo are the store's: one history over everything. */
function bindKeys(editor: CodeEditor): void {
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

/** Monaco's own keys for it begin with Ctrl+K, which is the page's. */
function bindExplain(editor: CodeEditor): void {
  editor.addAction({
    id: 'portolan.explain',
    label: t('explain'),
    keybindings: [monaco.KeyMod.Alt | monaco.KeyCode.KeyI],
    contextMenuGroupId: 'navigation',
    run: () => editor.trigger('portolan', 'editor.action.showHover', { focus: 'noAutoFocus' }),
  });
}

/** What is typed and pasted here is meant for the text, not for the page's own keys and imports. */
function keepFromPage(box: HTMLElement, editor: CodeEditor, model: TextModel): () => void {
  const keydown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  };
  const paste = (event: ClipboardEvent): void => event.stopPropagation();
  const pasteAll = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!readIncoming(pasted, files('fromClipboard'))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const selection = editor.getSelection();
    if (pasted === '' || !selection || !selection.equalsRange(model.getFullModelRange())) return;
    // The whole text is replaced: then it is taken as it is, line ends and byte order mark included.
    event.preventDefault();
    event.stopPropagation();
    useStore.getState().replaceText(pasted, t('pasted'));
    editor.setPosition(model.getFullModelRange().getEndPosition());
  };
  // Whatever scrolls something into view natively (a reader, a test) must not move Monaco's own layers.
  const unscroll = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement) || !target.classList.contains('editor-scrollable')) return;
    target.scrollLeft = 0;
    target.scrollTop = 0;
  };
  box.addEventListener('keydown', keydown);
  box.addEventListener('paste', pasteAll, { capture: true });
  box.addEventListener('paste', paste);
  box.addEventListener('scroll', unscroll, { capture: true });
  return () => {
    box.removeEventListener('keydown', keydown);
    box.removeEventListener('paste', pasteAll, { capture: true });
    box.removeEventListener('paste', paste);
    box.removeEventListener('scroll', unscroll, { capture: true });
  };
}
