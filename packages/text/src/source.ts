// The text and its documents, kept in step: what was not touched is not read again. Nothing here knows Istio.
import { wordsOf } from '#words';
import { between, type TextEdit } from './edit.ts';
import { fillIn } from './fill.ts';
import { isWaitingFor, parse, templateProblem } from './parse.ts';
import { lineAt, textProblem, type TextProblem } from './problem.ts';
import type { Json } from './json.ts';
import { reuseJson } from './reuse.ts';
import { cutDocuments } from './split.ts';
import { toJson } from './toJson.ts';
import type { Node } from './tree.ts';

/** Longer texts are refused: reading them would block the page. UTF-16 units. */
const sizeLimit = 12_000_000;

/**
 * One document as read from its own text alone. The object is the same as long as the text is: caches hang on it, and
 * equal documents may share it.
 */
export interface DocumentContent {
  readonly text: string;
  /** `empty`: nothing but comments; `broken`: has an error, see problems. */
  readonly state: 'good' | 'broken' | 'empty';
  /** As JSON. For a broken document its last good value, if it had one. */
  readonly value: Json | undefined;
  /** Offsets and lines relative to this document. */
  readonly problems: readonly TextProblem[];
  /** The tree behind `value`; undefined while broken or empty. */
  readonly root: Node | undefined;
}

export interface SourceDocument {
  /** Of the first character of the document, its `---` line included. */
  readonly offset: number;
  readonly content: DocumentContent;
}

export interface Source {
  readonly text: string;
  readonly documents: readonly SourceDocument[];
  /** What concerns the whole text, such as its size: then there are no documents. Absolute offsets. */
  readonly problems: readonly TextProblem[];
}

/**
 * @param previous whatever was read before: documents with the same text are taken from it
 * @param edits those that led here from `previous`; where they are not given, both texts are compared
 */
export function readSource(text: string, previous?: Source, edits?: readonly TextEdit[]): Source {
  if (previous?.text === text) return previous;
  if (text.length > sizeLimit) return refused(text, tooLarge(text));
  const known = sameEnds(text, previous ?? empty, edits);
  const head = known.before.at(-1);
  const from = head === undefined ? 0 : head.offset + head.content.text.length;
  const to = text.length - known.lengthAfter;
  const hasOthers = known.before.length + known.after.length > 0;
  const middle = from === to && hasOthers ? [] : readMiddle(text, from, to, known.between);
  const shift = text.length - (previous?.text.length ?? 0);
  const after =
    shift === 0 ? known.after : known.after.map(({ offset, content }) => ({ offset: offset + shift, content }));
  const source = { text, documents: [...known.before, ...middle, ...after], problems: [] };
  if (!previous) latestWhole = new WeakRef(source);
  // Ten thousand documents without a problem need not be asked again for the one that was read.
  if (previous && problemsCache.get(previous)?.length === 0) problemsCache.set(source, problemsIn(source, middle));
  return source;
}

const empty: Source = { text: '', documents: [], problems: [] };

/** What was read from nothing last: a text is looked at before it comes in, and need not be read twice. */
let latestWhole: WeakRef<Source> | undefined;

/** Whether a document waits for the library that reads it. */
export const isWaiting = ({ documents }: Source): boolean => documents.some(({ content }) => isWaitingFor(content));

/** The same text once the library is there: documents with problems are read anew, as it may know better and has the words. */
export function readAgain(source: Source): Source {
  const documents = source.documents.map((document) =>
    document.content.problems.length > 0
      ? { ...document, content: readContent(document.content.text, new Set([document.content])) }
      : document,
  );
  return { ...source, documents };
}

const problemsCache = new WeakMap<Source, readonly TextProblem[]>();

/** Every problem of the text, with absolute offsets and lines. */
export function sourceProblems(source: Source): readonly TextProblem[] {
  let problems = problemsCache.get(source);
  if (problems === undefined) problemsCache.set(source, (problems = problemsIn(source, source.documents)));
  return problems;
}

function problemsIn({ text, problems }: Source, documents: readonly SourceDocument[]): readonly TextProblem[] {
  const inDocuments = documents.filter(({ content }) => content.problems.length > 0);
  return [...problems, ...inDocuments.flatMap((document) => absolute(text, document))];
}

function absolute(text: string, { offset, content }: SourceDocument): readonly TextProblem[] {
  const lines = lineAt(text, offset) - 1;
  return content.problems.map((problem) => shiftProblem(problem, offset, lines));
}

/** A problem of a document as one of the text that begins `offset` characters and `lines` lines earlier. */
export function shiftProblem(problem: TextProblem, offset: number, lines: number): TextProblem {
  const values = { ...problem.values };
  for (const name of ['line', 'first']) {
    const line = values[name];
    if (typeof line === 'number') values[name] = line + lines;
  }
  const text = wordsOf(problem.code);
  return {
    ...problem,
    values,
    message: fillIn(text.message, values),
    hint: fillIn(text.hint, values),
    from: problem.from + offset,
    to: problem.to + offset,
    ...(problem.also && { also: { from: problem.also.from + offset, to: problem.also.to + offset } }),
  };
}

const refused = (text: string, problem: TextProblem): Source => ({ text, documents: [], problems: [problem] });

function tooLarge(text: string): TextProblem {
  const values = { size: Math.round(text.length / 1e6), limit: sizeLimit / 1e6 };
  return textProblem('yaml/too-large', { from: 0, to: 0 }, values);
}

/** What only binary files have, and Kubernetes refuses. Source: go.yaml.in/yaml/v2 readerc.go (yaml_parser_update_buffer). */
function controlCharacter(text: string): TextProblem | undefined {
  const control = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/.exec(text);
  if (control === null) return undefined;
  const at = control.index;
  const character = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return textProblem('yaml/binary', { from: at, to: at + 1 }, { line: lineAt(text, at), character });
}

/**
 * A carriage return without a line feed is a line break for Kubernetes, and none for `kubectl`, which cuts documents, or for
 * most editors: what such a text says depends on who reads it. Between comments it says nothing either way. Other breaks of
 * YAML 1.1 are told by dialect.ts.
 */
function loneReturn(text: string): TextProblem | undefined {
  for (const { index: at } of text.matchAll(/\r(?!\n)/g)) {
    const isInComment = text[text.lastIndexOf('\n', at - 1) + 1] === '#';
    if (isInComment && /^[ \t]*(?:#|[\r\n]|$)/.test(text.slice(at + 1, at + 1 + nearby))) continue;
    return textProblem('yaml/line-end', { from: at, to: at + 1 }, { line: lineAt(text, at) });
  }
  return undefined;
}

/** Characters in which a comment begins, or its line is as good as not blank. */
const nearby = 80;

interface SameEnds {
  readonly before: readonly SourceDocument[];
  readonly between: readonly SourceDocument[];
  readonly after: readonly SourceDocument[];
  readonly lengthAfter: number;
}

/** The documents at both ends that an edit somewhere between has left alone. The outermost touched ones are read anew. */
function sameEnds(text: string, { text: old, documents }: Source, edits: readonly TextEdit[] | undefined): SameEnds {
  const { from, to } = stretchOf(edits ?? [between(old, text)]);
  const shift = text.length - old.length;
  const whole = documents.findIndex((document) => endOf(document) > from);
  // The last of them may have grown at its end, or have lost the `---` line that closed it.
  let first = Math.max(0, (whole < 0 ? documents.length : whole) - 1);
  while (first > 0 && !startsWithMarker(text.slice(endOf(documents[first - 1]), endOf(documents[first - 1]) + 4)))
    first--;
  const untouched = documents.findIndex(
    ({ offset, content }, i) =>
      i > first && offset >= to && text[offset + shift - 1] === '\n' && startsWithMarker(content.text),
  );
  // Directives may have come to stand in front of the first of them: it is read anew with the others.
  const last = untouched < 0 ? documents.length : untouched + 1;
  return {
    before: documents.slice(0, first),
    between: documents.slice(first, last),
    after: documents.slice(last),
    lengthAfter: untouched < 0 ? 0 : old.length - endOf(documents[untouched]),
  };
}

/** From the first edit to the last. */
function stretchOf(edits: readonly TextEdit[]): Pick<TextEdit, 'from' | 'to'> {
  return { from: edits[0]?.from ?? 0, to: edits.at(-1)?.to ?? 0 };
}

const endOf = (document: SourceDocument | undefined): number =>
  document === undefined ? 0 : document.offset + document.content.text.length;

/** Only a document that opens with `---` itself cannot flow into what stands in front of it. */
const startsWithMarker = (text: string): boolean => /^---(?=[ \t\r\n]|$)/.test(text);

/** Pairs of old and new documents that are looked at to see which became which. */
const comparisonLimit = 10_000;

function readMiddle(text: string, from: number, to: number, old: readonly SourceDocument[]): SourceDocument[] {
  const byText = new Map(old.map(({ content }) => [content.text, content]));
  const starts = cutDocuments(text, from, to);
  const pieces = starts.map((start, i) => text.slice(start, starts[i + 1] ?? to));
  const left = new Set(old.map(({ content }) => content));
  for (const piece of pieces) {
    const same = byText.get(piece);
    if (same !== undefined) left.delete(same);
  }
  // When everything is replaced, nothing grew out of anything.
  if (pieces.length * left.size > comparisonLimit) left.clear();
  const isOfMany = old.length > 0 || pieces.length > 1;
  const ready = old.length > 0 && left.size === 0 ? soundByText(latestWhole?.deref()) : nothing;
  return pieces.map((piece, i) => {
    const offset = starts[i] ?? from;
    const content = byText.get(piece) ?? ready.get(piece) ?? readContent(ownCopy(piece, isOfMany), left);
    return { offset, content };
  });
}

const nothing: ReadonlyMap<string, DocumentContent> = new Map();

/** Those of which nothing more can be said when more is known. */
function soundByText(source: Source | undefined): ReadonlyMap<string, DocumentContent> {
  const contents = (source?.documents ?? []).map(({ content }) => content);
  const sound = contents.filter(({ state, problems }) => state === 'good' && problems.length === 0);
  return new Map(sound.map((content) => [content.text, content]));
}

/** A slice keeps the whole text it was cut from in memory; a document that outlives many texts must not. */
function ownCopy(piece: string, isOfMany: boolean): string {
  return isOfMany ? ` ${piece}`.slice(1) : piece;
}

function readContent(text: string, candidates: Set<DocumentContent>): DocumentContent {
  const foreign = controlCharacter(text) ?? loneReturn(text);
  if (foreign !== undefined) return broken(text, [foreign], candidates);
  const { root, problems } = parse(text);
  if (problems.some(({ severity }) => severity === 'error')) return broken(text, problems, candidates);
  if (root === undefined) return { text, state: 'empty', value: undefined, problems, root: undefined };
  const json = toJson(text, root);
  const all = [...problems, ...json.problems];
  if (json.value === undefined) return broken(text, all, candidates);
  const value = reuseJson(takeLikest(text, candidates)?.value, json.value);
  return { text, state: 'good', value, problems: all, root };
}

function broken(text: string, problems: readonly TextProblem[], candidates: Set<DocumentContent>): DocumentContent {
  const ancestor = takeLikest(text, candidates);
  const template = problems[0]?.code === 'yaml/binary' ? undefined : templateProblem(text);
  const told = template === undefined ? problems : [template];
  return { text, state: 'broken', value: ancestor?.value, problems: told, root: undefined };
}

/** The former document that one grew out of, which no other may then have grown out of. */
function takeLikest(text: string, candidates: Set<DocumentContent>): DocumentContent | undefined {
  const found = likest(text, candidates);
  if (found !== undefined) candidates.delete(found);
  return found;
}

/** The one that shares most of its beginning and end. */
function likest(text: string, candidates: ReadonlySet<DocumentContent>): DocumentContent | undefined {
  let best: DocumentContent | undefined;
  let bestShare = 0;
  for (const candidate of candidates) {
    const share = sharedEnds(text, candidate.text) / Math.max(text.length, candidate.text.length, 1);
    if (share > bestShare) {
      best = candidate;
      bestShare = share;
    }
  }
  return bestShare > 0.3 ? best : undefined;
}

function sharedEnds(a: string, b: string): number {
  const { from, to } = between(a, b);
  return a.length - (to - from);
}
