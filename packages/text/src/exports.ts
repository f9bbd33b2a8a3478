// What the package offers, whichever way its library comes (index.ts, later.ts).
export { commentsOf, type Comment } from './comments.ts';
export { applyEdits, between, invertEdits, mergeEdits, type TextEdit } from './edit.ts';
export { equalJson, valueAt, type Path } from './json.ts';
export { locate, pathAt, type Located } from './locate.ts';
export { bodyOf, insertDocument, printDocument, removeDocument } from './operations/documents.ts';
export { editDocument } from './operations/editDocument.ts';
export { formatSource } from './operations/format.ts';
export type { Operation } from './operations/operation.ts';
export { printScalar } from './operations/print.ts';
export { lineAt, type TextProblem } from './problem.ts';
export {
  isWaiting,
  readAgain,
  readSource,
  shiftProblem,
  sourceProblems,
  type DocumentContent,
  type Source,
  type SourceDocument,
} from './source.ts';
