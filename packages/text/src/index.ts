// YAML as an editable source: split, read with places, locate, and turn small operations into text edits.
export { applyEdits, invertEdits, mergeEdits, type TextEdit } from './edit.ts';
export { equalJson, valueAt, type Json, type JsonObject, type Path, type PathStep } from './json.ts';
export { lineAt, type TextProblem } from './problem.ts';
export type { TextProblemCode } from './messages.ts';
export {
  readDocuments,
  readSource,
  shiftProblem,
  sizeLimit,
  sourceProblems,
  type DocumentContent,
  type Source,
  type SourceDocument,
} from './source.ts';
export { keyRangeAt, locate, pathAt, rangeAt, type Located, type Range } from './locate.ts';
export { applyOperation, type Operation } from './operations/operation.ts';
export { editDocument, type Edited } from './operations/editDocument.ts';
export { bodyOf, insertDocument, printDocument, removeDocument } from './operations/documents.ts';
