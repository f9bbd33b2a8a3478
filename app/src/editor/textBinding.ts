// Keeps the editor's model equal to the store's text. The store owns the text: typing goes to it as edits, and whatever
// else changes the text is replayed here as small ranges, so that caret, selection and scroll stay.
import { useStore } from '../store/store.ts';
import { translator } from '../i18n/translate.ts';
import { editorMessages } from './messages.en.ts';
import { diffText } from './diff.ts';
import { editsFromModel, editsToModel, modelText, type LineRange, type ModelChange } from './edits.ts';
import { editedLines, linesOf, type Lines } from './lines.ts';
import type { CodeEditor, TextModel } from './monaco.ts';

export interface TextBinding {
  /** Lines of the store's text as the model shows it now. */
  lines(): Lines;
  dispose(): void;
}

export interface TextBindingOptions {
  /** Called after changes from outside were replayed, with the lines they touched (1-based, new text). */
  readonly onReplayed: (touched: readonly LineSpan[]) => void;
}

export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

const t = translator('editor', editorMessages);

export function bindText(editor: CodeEditor, model: TextModel, options: TextBindingOptions): TextBinding {
  let lines = linesOf(useStore.getState().source.text);
  let isReplaying = false;
  let isTyping = false;

  const write = (changes: readonly ModelChange[]): void => {
    isReplaying = true;
    try {
      const scroll = scrollAfter(editor, changes);
      model.pushEditOperations(
        null,
        changes.map(({ range, text }) => ({ range, text })),
        () => null,
      );
      if (scroll !== undefined) editor.setScrollTop(scroll);
    } finally {
      isReplaying = false;
    }
  };

  /** The model differs although the ranges said otherwise, such as when CR and LF came to stand together. */
  const mend = (): void => {
    const shown = linesOf(model.getValue());
    const wanted = modelText(lines.text.replace(/^\uFEFF/, ''));
    write(editsToModel(shown, diffText(shown.text, wanted)));
  };

  const typed = model.onDidChangeContent((event) => {
    if (isReplaying) return;
    const edits = editsFromModel(lines, event.changes);
    const before = lines.text.length;
    isTyping = true;
    try {
      useStore.getState().change(edits, t('typing'), { origin: 'typing' });
    } finally {
      isTyping = false;
    }
    const { text } = useStore.getState().source;
    const grown = edits.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
    const first = edits[0];
    const last = edits.at(-1);
    lines = first && last ? editedLines(lines, text, first.from, last.to) : linesOf(text);
    if (text.length !== before + grown || model.getLineCount() !== lines.starts.length) {
      lines = linesOf(text);
      mend();
    }
  });

  const stop = useStore.subscribe((state) => {
    if (isTyping || state.source.text === lines.text) return;
    const changes = editsToModel(lines, diffText(lines.text, state.source.text));
    lines = linesOf(state.source.text);
    write(changes);
    if (model.getLineCount() !== lines.starts.length) mend();
    options.onReplayed(touchedLines(changes));
  });

  return {
    lines: () => lines,
    dispose: () => {
      typed.dispose();
      stop();
    },
  };
}

/** Where to scroll so that the first visible line stays where it is, when lines above it come or go. */
function scrollAfter(editor: CodeEditor, changes: readonly ModelChange[]): number | undefined {
  const top = editor.getVisibleRanges()[0]?.startLineNumber ?? 1;
  const above = changes
    .filter(({ range }) => range.endLineNumber < top)
    .reduce((sum, change) => sum + addedLines(change), 0);
  if (above === 0) return undefined;
  return editor.getScrollTop() + above * (editor.getTopForLineNumber(2) - editor.getTopForLineNumber(1));
}

/** @param changes in order */
function touchedLines(changes: readonly ModelChange[]): LineSpan[] {
  let shift = 0;
  return changes.map((change) => {
    const first = change.range.startLineNumber + shift;
    shift += addedLines(change);
    return { first, last: change.range.endLineNumber + shift };
  });
}

function addedLines({ range, text }: { readonly range: LineRange; readonly text: string }): number {
  return text.split('\n').length - 1 - (range.endLineNumber - range.startLineNumber);
}
