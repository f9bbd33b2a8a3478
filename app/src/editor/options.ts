// How every editor of the page looks and behaves.
import { translator } from '../i18n/translate.ts';
import { editorMessages } from './messages.en.ts';
import type { monaco } from './monaco.ts';

const t = translator('editor', editorMessages);

/** An editor's own option does not reach its model, which would look for brackets in the whole text at every key. */
const forModels = { 'bracketPairColorization.enabled': false };

/** Of every editor of the page. */
export function options(): monaco.editor.IStandaloneEditorConstructionOptions {
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
    lineDecorationsWidth: 16,
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
    ...forModels,
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
