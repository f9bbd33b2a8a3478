// Operations on one document, checked: the new text is read again, and when it does not hold exactly the value that the
// operations mean, nothing is done and the place is named.
import { applyEdits, mergeEdits, type TextEdit } from '../edit.ts';
import { equalJson, valueAt, type Json } from '../json.ts';
import { parse } from '../parse.ts';
import { lineAt, textProblem, type TextProblem } from '../problem.ts';
import type { DocumentContent } from '../source.ts';
import { cutDocuments } from '../split.ts';
import { toJson } from '../toJson.ts';
import { nodeAt, walk, type Node } from '../tree.ts';
import { applyOperation, removedPath, type Operation, type SpliceOperation } from './operation.ts';
import { difference } from './difference.ts';
import { isRefusal, refusal } from './refusal.ts';
import { splice, type Readout } from './splice.ts';

export type Edited =
  { readonly ok: true; readonly value: readonly TextEdit[] } | { readonly ok: false; readonly error: TextProblem };

/** @returns edits with offsets in the document's text, or why there are none */
export function editDocument(content: DocumentContent, operations: readonly Operation[]): Edited {
  const broken = content.state === 'broken' ? content.problems.find(({ severity }) => severity === 'error') : undefined;
  if (broken !== undefined) {
    const line = lineAt(content.text, broken.from);
    return { ok: false, error: textProblem('edit/broken', broken, { line }) };
  }
  if (content.root === undefined || content.value === undefined) {
    return { ok: false, error: refusal(content.text, 'edit/missing', { from: 0, to: 0 }) };
  }
  let readout: Readout = { text: content.text, root: content.root, value: content.value };
  let edits: readonly TextEdit[] = [];
  for (const operation of operations) {
    const copied = asCopy(readout.value, operation);
    const copy = copied && carryOutAll(readout, copied);
    const step = copy && !('code' in copy) ? copy : carryOutAll(readout, refine(readout.value, operation));
    if ('code' in step) return { ok: false, error: step };
    edits = mergeEdits(edits, step.edits);
    readout = step.readout;
  }
  return { ok: true, value: edits };
}

function carryOutAll(before: Readout, operations: readonly SpliceOperation[]): Step | TextProblem {
  let readout = before;
  let edits: readonly TextEdit[] = [];
  for (const operation of operations) {
    const moved = operation.op === 'set' && 'like' in operation ? carryOut(readout, operation) : undefined;
    const step = moved && !('code' in moved) ? moved : carryOut(readout, printed(operation));
    if ('code' in step) return step;
    edits = mergeEdits(edits, step.edits);
    readout = step.readout;
  }
  return { edits, readout };
}

/** Without what it is like. */
function printed(operation: SpliceOperation): SpliceOperation {
  if (operation.op !== 'set' || !('like' in operation)) return operation;
  const { like: _, ...plain } = operation;
  return plain;
}

/** The item that it is like, and then what differs. */
function asCopy(value: Json, operation: Operation): SpliceOperation[] | undefined {
  if (operation.op !== 'insert' || operation.like === undefined) return undefined;
  const model = valueAt(value, operation.like);
  if (model === undefined) return undefined;
  const at = [...operation.path, operation.index];
  return [{ ...operation, value: model }, ...difference(model, operation.value, at, operation.order)];
}

/** A collection put in the place of another becomes the changes between them. */
function refine(value: Json, operation: Operation): SpliceOperation[] {
  if (operation.op === 'insert') {
    const { like: _, ...plain } = operation;
    return [plain];
  }
  if (operation.op === 'remove') return [{ op: 'set', path: removedPath(value, operation.path), value: undefined }];
  if (operation.op !== 'set' || operation.value === undefined) return [operation];
  const before = valueAt(value, operation.path);
  if (typeof before !== 'object' || before === null) return [operation];
  return difference(before, operation.value, operation.path, operation.order);
}

interface Step {
  readonly edits: readonly TextEdit[];
  readonly readout: Readout;
}

function carryOut(readout: Readout, operation: SpliceOperation): Step | TextProblem {
  const wanted = applyOperation(readout.value, operation);
  if (wanted === undefined) return impossible(readout, operation);
  if (equalJson(wanted, readout.value) && operation.op === 'set') return { edits: [], readout };
  const spliced = splice(readout, operation);
  if (isRefusal(spliced)) return spliced;
  const text = applyEdits(readout.text, spliced);
  const read = reread(text);
  if (read === undefined || !equalJson(read.value, wanted)) return unsafe(readout, operation);
  return { edits: spliced, readout: read };
}

function reread(text: string): Readout | undefined {
  if (cutDocuments(text, 0, text.length).length > 1) return undefined;
  const { root, problems } = parse(text);
  if (root === undefined || problems.length > 0) return undefined;
  const { value } = toJson(text, root);
  return value === undefined ? undefined : { text, root, value };
}

function impossible({ text, root, value }: Readout, operation: SpliceOperation): TextProblem {
  const at = nearest(root, operation);
  const isTyped = operation.path.length > 0 && typeof valueAt(value, operation.path.slice(0, -1)) !== 'object';
  const code = isTyped && valueAt(value, operation.path.slice(0, -1)) !== undefined ? 'edit/type' : 'edit/missing';
  const line = lineAt(text, at.from);
  return textProblem(code, at, { line, path: operation.path.join('.'), wanted: 'list or mapping' });
}

/** The text came out with another value than was meant: an anchor that is repeated elsewhere, or an unusual layout. */
function unsafe({ text, root }: Readout, operation: SpliceOperation): TextProblem {
  const at = nearest(root, operation);
  const anchored = [...walk(at)].find((node) => node.anchor !== undefined) ?? anchoredAbove(root, operation);
  const line = lineAt(text, (anchored ?? at).from);
  if (anchored?.anchor !== undefined) return textProblem('edit/anchor', anchored, { line, name: anchored.anchor });
  return textProblem('edit/layout', at, { line });
}

function nearest(root: Node, { path }: SpliceOperation): Node {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

function anchoredAbove(root: Node, { path }: SpliceOperation): Node | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(root, path.slice(0, length));
    if (node?.anchor !== undefined) return node;
  }
  return undefined;
}
