// Tells the editor what can be folded, and follows what is typed in each model.
import { createFolding, type Folding } from './folding.ts';
import { monaco, yaml, type TextModel } from './monaco.ts';

/** What the editor takes (its option `foldingMaximumRegions`): it would leave out the same ones, after ten times the work. */
const mostFolds = 5000;

const foldings = new WeakMap<TextModel, Folding>();
const followed = new WeakSet<TextModel>();

export function provideFolding(): void {
  monaco.languages.registerFoldingRangeProvider(yaml, {
    provideFoldingRanges: (model) => [...foldingOf(model).folds()],
  });
}

function foldingOf(model: TextModel): Folding {
  let folding = foldings.get(model);
  if (!folding) foldings.set(model, (folding = createFolding(model.getLinesContent(), mostFolds)));
  if (!followed.has(model)) {
    followed.add(model);
    model.onDidChangeContent(({ changes, isFlush }) => {
      const [change] = changes;
      // Several places at once: read anew when next asked.
      if (isFlush || !change || changes.length > 1) foldings.delete(model);
      else follow(model, change);
    });
  }
  return folding;
}

function follow(model: TextModel, { range, text }: monaco.editor.IModelContentChange): void {
  const first = range.startLineNumber;
  const count = text.split(/\r\n|\r|\n/).length;
  const lines = Array.from({ length: count }, (_, i) => model.getLineContent(first + i));
  foldings.get(model)?.replace(first - 1, range.endLineNumber - first + 1, lines);
}
