// Brackets that belong together are marked beside the caret; not in texts so long that Monaco, which parses all of one for
// them when typing rests, would hold the page up.
import type { monaco } from './monaco.ts';

/** Lines; parsing ten times as many takes 50 to 70 ms (`pnpm bench editing`, the longest task while typing). */
const most = 20_000;

/** @returns what ends it */
export function bindBrackets(editor: monaco.editor.IStandaloneCodeEditor, model: monaco.editor.ITextModel): () => void {
  let isMarked = true;
  const follow = (): void => {
    if (isMarked === model.getLineCount() <= most) return;
    isMarked = !isMarked;
    editor.updateOptions({ matchBrackets: isMarked ? 'always' : 'never' });
  };
  follow();
  const listening = model.onDidChangeContent(follow);
  return () => listening.dispose();
}
