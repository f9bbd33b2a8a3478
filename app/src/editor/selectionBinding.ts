// What is selected, both ways: the caret selects the place that it stands in, and what another pane selects is shown and
// marked here. The focus stays where it is.
import type { Ref } from '@portolan/engine';
import { rangeOf, refAt } from '@portolan/workspace';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { rangeBetween } from './edits.ts';
import styles from './Editor.module.css';
import { offsetAt } from './lines.ts';
import { monaco, type CodeEditor } from './monaco.ts';
import type { TextBinding } from './textBinding.ts';

/** The caret rests this long before it selects. */
const restMs = 120;
/** Of a long stretch, this many lines are brought into view. */
const shownLines = 12;

export function bindSelection(editor: CodeEditor, text: TextBinding): () => void {
  const marked = editor.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (from: number, to: number): void => {
    const range = rangeBetween(text.lines(), from, to);
    marked.set([{ range, options: { isWholeLine: true, className: styles.marked ?? '' } }]);
    const endLineNumber = Math.min(range.endLineNumber, range.startLineNumber + shownLines);
    editor.revealRangeNearTopIfOutsideViewport({ ...range, startColumn: 1, endLineNumber, endColumn: 1 }, scrollType());
  };
  const follow = (ref: Ref | undefined): void => {
    const range = ref && rangeOf(derivedOf(useStore.getState()), ref);
    if (range) show(range.from, range.to);
    else marked.clear();
  };
  const selectCaret = (): void => {
    const position = editor.getPosition();
    if (!position || !editor.hasTextFocus()) return;
    const state = useStore.getState();
    const ref = refAt(derivedOf(state), offsetAt(text.lines(), position));
    if (ref && !isSame(ref, state.selection)) state.select(ref, 'editor');
  };

  const caret = editor.onDidChangeCursorPosition((event) => {
    // A change from outside carries the caret along; that is no wish to select.
    if (event.reason === monaco.editor.CursorChangeReason.RecoverFromMarkers) return;
    clearTimeout(timer);
    timer = setTimeout(selectCaret, restMs);
  });
  const stop = useStore.subscribe((state, before) => {
    if (state.selectionTick !== before.selectionTick) {
      if (state.selectionOrigin === 'editor') marked.clear();
      else follow(state.selection);
    }
    if (state.textTarget && state.textTarget !== before.textTarget) show(state.textTarget.from, state.textTarget.to);
  });
  const { selection, textTarget } = useStore.getState();
  if (textTarget) show(textTarget.from, textTarget.to);
  else follow(selection);

  return () => {
    clearTimeout(timer);
    caret.dispose();
    stop();
    marked.clear();
  };
}

function scrollType(): monaco.editor.ScrollType {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return isCalm ? monaco.editor.ScrollType.Immediate : monaco.editor.ScrollType.Smooth;
}

function isSame(a: Ref, b: Ref | undefined): boolean {
  return a.resource === b?.resource && a.path.length === b.path.length && a.path.every((step, i) => step === b.path[i]);
}
