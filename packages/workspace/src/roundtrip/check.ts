// The laws of editing, tried on one text: looking changes nothing; what you put you get back; no comment is lost; undo restores
// every byte.
import { applyCommand, isObject, type Command, type Json } from '@portolan/engine';
import {
  applyEdits,
  equalJson,
  invertEdits,
  locate,
  readSource,
  sourceProblems,
  type Path,
  type Source,
  type TextEdit,
} from '@portolan/text';
import { compile } from '../compile.ts';
import { change, emptyHistory, undo, type Document } from '../history.ts';
import { readResources } from '../resources.ts';
import { randomCommands } from './commands.ts';
import { lostComments } from './lostComments.ts';
import { Dice, type Random } from './dice.ts';
import { handwrittenFile } from './handwrittenFile.ts';

export interface Checked {
  readonly done: number;
  /** By type of command. */
  readonly counts: Readonly<Record<string, Count>>;
  /** Broken laws, in words, with what broke them. */
  readonly failures: readonly string[];
}

export interface Count {
  readonly done: number;
  /** By code: the text stays as it is. */
  readonly refused: Readonly<Record<string, number>>;
}

/** Called with every edit that was made, for people who want to see them. */
type Witness = (command: Command, before: string, after: string) => void;

/** @param edits how many random commands to try, one after the other on the text that the last one left */
export function checkText(text: string, edits: number, random: Random, witness?: Witness): Checked {
  const failures: string[] = [...look(text)];
  const tally = new Tally();
  let document: Document = { source: readSource(text), history: emptyHistory };
  for (let i = 0; i < edits && failures.length === 0; i++) {
    const { resources } = readResources(document.source);
    if (resources.length === 0) document = goBack(document, text, failures);
    for (const command of randomCommands(resources, random)) {
      const outcome = tryCommand(document.source, command);
      if (outcome.kind === 'failed') failures.push(outcome.failure);
      if (outcome.kind === 'refused') tally.refuse(command, outcome.code);
      if (outcome.kind !== 'done') break;
      tally.do(command);
      const before = document.source.text;
      document = change(document, { edits: outcome.edits, label: command.type, origin: 'command', at: i });
      witness?.(command, before, document.source.text);
    }
    // Edits add up to something unreadable only by accident; then begin anew.
    if (document.history.undo.length >= 12) document = goBack(document, text, failures);
  }
  goBack(document, text, failures);
  return { done: tally.done, counts: tally.counts, failures };
}

/** The same, on the objects of a text in another handwriting, which must be read as those objects. */
export function checkHandwritten(text: string, edits: number, random: Random): Checked {
  const values = readResources(readSource(text)).resources.flatMap(({ value }) => (isObject(value) ? [value] : []));
  const written = handwrittenFile(values, new Dice(random));
  const read = readResources(readSource(written)).resources.map(({ value }) => value);
  if (!sameValues(read, values)) return { done: 0, counts: {}, failures: [`other objects are read from\n${written}`] };
  return checkText(written, edits, random);
}

class Tally {
  done = 0;
  readonly counts: Record<string, { done: number; refused: Record<string, number> }> = {};

  do({ type }: Command): void {
    this.done++;
    this.#of(type).done++;
  }
  refuse({ type }: Command, code: string): void {
    const { refused } = this.#of(type);
    refused[code] = (refused[code] ?? 0) + 1;
  }
  #of(type: string) {
    return (this.counts[type] ??= { done: 0, refused: {} });
  }
}

function goBack(document: Document, text: string, failures: string[]): Document {
  let at = document;
  for (let step = undo(at); step !== undefined; step = undo(at)) at = { source: step.source, history: step.history };
  if (at.source.text !== text) failures.push('undo did not restore the text');
  return { source: at.source, history: emptyHistory };
}

/** Reading, locating and listing problems leave the text alone, and every place lies inside it. */
function look(text: string): string[] {
  const source = readSource(text);
  if (source.problems.length > 0) return [];
  const failures: string[] = [];
  if (source.documents.map(({ content }) => content.text).join('') !== text)
    failures.push('the documents are not the text');
  for (const { from, to } of sourceProblems(source)) {
    if (from < 0 || to < from || to > text.length) failures.push(`a problem lies outside the text: ${from}-${to}`);
  }
  for (const { content } of source.documents) {
    if (content.root === undefined || content.value === undefined) continue;
    for (const path of pathsOf(content.value)) {
      const place = locate(content, path)?.whole;
      if (place === undefined || place.from < 0 || place.to > content.text.length || place.from > place.to) {
        failures.push(`no place for ${path.join('.')}`);
      }
    }
  }
  return failures;
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? (value as readonly Json[]).map((item, i) => [i, item] as const)
    : Object.entries(value);
  return [path, ...entries.flatMap(([step, item]) => pathsOf(item, [...path, step]))];
}

type Outcome =
  | { readonly kind: 'done'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'failed'; readonly failure: string };

function tryCommand(source: Source, command: Command): Outcome {
  const { resources } = readResources(source);
  const failed = (why: string): Outcome => ({ kind: 'failed', failure: `${why}: ${JSON.stringify(command)}` });
  const meant = applyCommand(resources, command);
  const compiled = compile(source, resources, command);
  if (!compiled.ok) {
    if (meant.ok || compiled.error.code !== meant.error.code) {
      // Values may be changed where the text cannot: the refusal must then come from the text.
      if (!/^(?:edit|workspace)\//.test(compiled.error.code)) return failed(`refused as ${compiled.error.code}`);
    }
    return { kind: 'refused', code: compiled.error.code };
  }
  if (!meant.ok) return failed(`values refuse it (${meant.error.code}), the text does not`);
  const text = applyEdits(source.text, compiled.value);
  const after = readSource(text, source);
  const values = readResources(after).resources.map(({ value }) => value);
  if (!sameValues(values, meant.value)) return failed('the new text has other values');
  const afresh = readSource(text);
  if (!sameDocuments(after, afresh)) return failed('reading what changed differs from reading all');
  if (broken(after) > broken(source)) return failed('a document cannot be read any more');
  if (applyEdits(text, invertEdits(source.text, compiled.value)) !== source.text)
    return failed('the edits cannot be undone');
  const lost = lostComments(source, after, resources, command);
  if (lost.length > 0) return failed(`comments went without reason (${lost.join(', ')})`);
  return { kind: 'done', edits: compiled.value };
}

const sameValues = (a: readonly Json[], b: readonly Json[]): boolean =>
  a.length === b.length && a.every((value, i) => equalJson(value, b[i]));

const broken = ({ documents }: Source): number => documents.filter(({ content }) => content.state === 'broken').length;

const sameDocuments = (a: Source, b: Source): boolean =>
  a.documents.length === b.documents.length &&
  a.documents.every(({ offset, content }, i) => {
    const other = b.documents[i];
    return other?.offset === offset && other.content.state === content.state && other.content.text === content.text;
  });
