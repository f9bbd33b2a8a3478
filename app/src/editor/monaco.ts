// The editor core, loaded lazily as one chunk: YAML colours and the contributions that people use, no language service.
// Nothing is fetched from elsewhere; the worker (Monaco's own, for diffs) is a file of ours.
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/documentSymbols/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/quickOutline/register';
import 'monaco-editor/features/referenceSearch/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/yaml/register';
// Named here so that it comes in this chunk and not in a request of its own when the first line is coloured.
import 'monaco-editor/languages/definitions/yaml/yaml';

// The first is started at once: nothing is fetched when somebody compares.
let spare: Worker | undefined = new EditorWorker();
globalThis.MonacoEnvironment = {
  getWorker: () => {
    const worker = spare ?? new EditorWorker();
    spare = undefined;
    return worker;
  },
};

export { monaco };
export type CodeEditor = monaco.editor.IStandaloneCodeEditor;
export type TextModel = monaco.editor.ITextModel;

export const yaml = 'yaml';

/** Line ends are the store's business: a model always has LF. */
export function createModel(text: string, uri?: monaco.Uri): TextModel {
  const model = monaco.editor.createModel(text, yaml, uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  return model;
}
