// One undo history over the text and the saved cases: what was changed last is undone first, whichever it was. Pure: the time
// comes in with the change.
import type { Case } from '@portolan/engine';
import { applyEdits, between, invertEdits, mergeEdits, readSource, type Source, type TextEdit } from '@portolan/text';

export interface HistoryStep {
  readonly label: string;
  readonly origin: string;
  readonly group?: string;
  /** Milliseconds; only differences count. */
  readonly at: number;
  /** What leads to the other side: back for a step to undo, forth for one to redo. */
  readonly edits: readonly TextEdit[];
  /** The cases of the other side, where they are not those of this one. */
  readonly cases?: readonly Case[];
}

export interface History {
  /** The last is the next to undo. */
  readonly undo: readonly HistoryStep[];
  /** The last is the next to redo. */
  readonly redo: readonly HistoryStep[];
}
export const emptyHistory: History = { undo: [], redo: [] };

export interface Document {
  readonly source: Source;
  readonly history: History;
  readonly cases?: readonly Case[] | undefined;
}

export interface Change {
  /** None where the cases alone change. */
  readonly edits: readonly TextEdit[];
  /** The cases as they are afterwards; absent = as before. */
  readonly cases?: readonly Case[] | undefined;
  /** In the imperative, for the undo menu. */
  readonly label: string;
  /** `typing` merges into bursts; whatever else is a step of its own, unless `group` says otherwise. */
  readonly origin: string;
  /** Milliseconds. */
  readonly at: number;
  /** Changes with the same group, one after the other, are one step: one drag of a slider. */
  readonly group?: string;
}

export type Stepped = Document & { readonly edits: readonly TextEdit[]; readonly label: string };

/** A pause in typing longer than this begins a new step. */
export const burstMs = 1000;
/** However fast one types, a step holds no more than this. */
const burstLength = 400;
/** Bounds of the memory that the history takes: steps, and characters kept in all of them. */
export const stepLimit = 1000;
export const charLimit = 40_000_000;

export function change(document: Document, { edits, cases, ...step }: Change): Document {
  const { source, history, cases: casesBefore = [] } = document;
  const isText = cases === undefined || cases === casesBefore || cases.length + casesBefore.length === 0;
  if (edits.length === 0 && isText) return document;
  const back: HistoryStep = {
    ...step,
    edits: invertEdits(source.text, edits),
    ...(!isText && { cases: casesBefore }),
  };
  const last = history.undo.at(-1);
  const isOne = last !== undefined && history.redo.length === 0 && belongsTo(last, back, edits);
  const undo = isOne
    ? [...history.undo.slice(0, -1), { ...back, ...last, at: step.at, edits: mergeEdits(back.edits, last.edits) }]
    : [...history.undo, back];
  return { source: edited(source, edits), cases: cases ?? casesBefore, history: { undo: bounded(undo), redo: [] } };
}

const edited = (source: Source, edits: readonly TextEdit[]): Source =>
  edits.length === 0 ? source : readSource(applyEdits(source.text, edits), source, edits);

/** The change one step back, with the edits made for it; undefined when there is none. */
export function undo(document: Document): Stepped | undefined {
  return turn(document, document.history.undo, (steps, opposite) => ({
    undo: steps,
    redo: [...document.history.redo, opposite],
  }));
}

/** The text as it was that many steps ago. */
export function earlierText({ source, history }: Document, steps: number): string {
  const back = steps > 0 ? history.undo.slice(-steps) : [];
  return back.reduceRight((text, step) => applyEdits(text, step.edits), source.text);
}

export function redo(document: Document): Stepped | undefined {
  return turn(document, document.history.redo, (steps, opposite) => ({
    undo: [...document.history.undo, opposite],
    redo: steps,
  }));
}

/** One edit that turns the text into another. */
export function replaceAll({ text: old }: Source, text: string): TextEdit[] {
  return old === text ? [] : [between(old, text)];
}

function turn(
  document: Document,
  steps: readonly HistoryStep[],
  next: (left: readonly HistoryStep[], opposite: HistoryStep) => History,
): Stepped | undefined {
  const step = steps.at(-1);
  if (step === undefined) return undefined;
  const { source, cases } = document;
  // A step that was undone is closed: typing after redo begins anew.
  const { group: _group, ...rest } = step;
  const opposite: HistoryStep = {
    ...rest,
    at: Number.NEGATIVE_INFINITY,
    edits: invertEdits(source.text, step.edits),
    ...(step.cases && { cases: cases ?? [] }),
  };
  return {
    source: edited(source, step.edits),
    cases: step.cases ?? cases,
    history: next(steps.slice(0, -1), opposite),
    edits: step.edits,
    label: step.label,
  };
}

function belongsTo(last: HistoryStep, next: HistoryStep, edits: readonly TextEdit[]): boolean {
  if (next.group !== undefined) return next.group === last.group;
  if (last.group !== undefined || next.origin !== 'typing' || last.origin !== 'typing') return false;
  if (next.at - last.at > burstMs || next.at < last.at) return false;
  const typed = last.edits[0];
  const edit = edits[0];
  if (typed === undefined || edit === undefined || last.edits.length > 1 || edits.length > 1) return false;
  if (typed.to - typed.from > burstLength || edit.insert.length > burstLength) return false;
  // `typed` spans what was inserted: the burst goes on at its edges or inside.
  return edit.to >= typed.from && edit.from <= typed.to;
}

function bounded(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  let first = Math.max(0, steps.length - stepLimit);
  let chars = 0;
  for (let i = steps.length - 1; i >= first; i--) {
    const { edits = [], cases = [] } = steps[i] ?? {};
    // A list of cases shares them with its neighbours.
    chars += edits.reduce((sum, { insert }) => sum + insert.length, cases.length);
    // The newest step stays whatever it takes: an import can always be undone.
    if (chars > charLimit && i < steps.length - 1) first = i + 1;
  }
  return first === 0 ? steps : steps.slice(first);
}
