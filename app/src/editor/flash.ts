// A short glow on the lines that a visual edit changed.
import type { CodeEditor } from './monaco.ts';
import styles from './Editor.module.css';
import type { LineSpan } from './textBinding.ts';

const flashMs = 1400;
/** More lines than this are no small edit; a glow over the whole page would tell nothing. */
const mostLines = 60;

export interface Flash {
  show(spans: readonly LineSpan[]): void;
  dispose(): void;
}

export function createFlash(editor: CodeEditor): Flash {
  const glow = editor.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    show: (spans) => {
      clearTimeout(timer);
      const lines = spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
      glow.set(
        (lines > mostLines ? [] : spans).map(({ first, last }) => ({
          range: { startLineNumber: first, startColumn: 1, endLineNumber: last, endColumn: 1 },
          options: { isWholeLine: true, className: styles.flash ?? '' },
        })),
      );
      timer = setTimeout(() => glow.clear(), flashMs);
    },
    dispose: () => {
      clearTimeout(timer);
      glow.clear();
    },
  };
}
