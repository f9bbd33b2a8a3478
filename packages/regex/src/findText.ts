// Whether there is a text that some conditions accept and others do not, and the shortest one. The only answers are a text,
// the proof that there is none, and that it is not known; a search that grows too large gives up and says so.
import { automata, automatonOf, TooLarge, type Automaton } from './automata.ts';
import { fromByteString, toByteString } from './bytes.ts';
import { automatonOfLiterals } from './literals.ts';
import { engine } from './engine.ts';
import { compileRegex } from './regex.ts';
import { foldCase } from './byteSets.ts';
import { readPattern, Unsupported, type Tree } from './syntax.ts';

/** A set of texts, as a condition of a rule names it. `ignoreCase` folds ASCII letters. */
export type TextSet =
  | { readonly kind: 'exact' | 'prefix'; readonly value: string; readonly ignoreCase?: boolean }
  /** The whole text on RE2; a pattern that RE2 refuses accepts nothing. */
  | { readonly kind: 'regex'; readonly value: string };

export interface TextQuestion {
  readonly all: readonly TextSet[];
  readonly none: readonly TextSet[];
}

export type TextAnswer =
  | { readonly kind: 'text'; readonly text: string }
  /** Proved. */
  | { readonly kind: 'empty' }
  /** `unsupported`: a construct that cannot be said as a set here; `loading`: ask again when `textSetsReady`. */
  | { readonly kind: 'unknown'; readonly because: 'too-large' | 'unsupported' | 'loading' };

/** Steps that may still be taken; shared by searches that belong together. */
export interface Budget {
  left: number;
}

/** A third of a second or so. */
const mostSteps = 4_000_000;

/**
 * The shortest text in all of the first sets and in none of the others; of several, the one that reads best.
 *
 * @param budget what the search may cost, and what it did cost is taken from it
 */
export function findText({ all, none }: TextQuestion, budget: Budget = { left: mostSteps }): TextAnswer {
  try {
    const outside = unwanted(none);
    const found = search(all.map(known), outside, budget);
    if (found === undefined) return { kind: 'empty' };
    const text = fromByteString(found);
    if (toByteString(text) === found) return { kind: 'text', text };
    // What was found is bytes of no text: ask again among texts.
    const again = search([...all, anyText].map(known), outside, budget);
    return again === undefined ? { kind: 'empty' } : { kind: 'text', text: fromByteString(again) };
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'unknown', because: 'too-large' };
    if (error instanceof Unsupported) return { kind: 'unknown', because: 'unsupported' };
    if (error instanceof Loading) return { kind: 'unknown', because: 'loading' };
    throw error;
  }
}

/** Whether a text is in a set, as rules' conditions are evaluated. */
export function hasText(set: TextSet, text: string): boolean {
  if (set.kind === 'regex') {
    const compiled = compileRegex(set.value);
    return compiled.ok && compiled.value.fullMatch(text);
  }
  const [whole, value] = set.ignoreCase ? [lower(text), lower(set.value)] : [text, set.value];
  return set.kind === 'exact' ? whole === value : whole.startsWith(value);
}

const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

class Loading extends Error {}

/** Well-formed UTF-8. */
const anyText: TextSet = {
  kind: 'regex',
  value: String.raw`([\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})*`,
};

/** Texts and prefixes to keep out of are walked as one. */
function unwanted(sets: readonly TextSet[]): readonly Automaton[] {
  const isLiteral = (set: TextSet): set is Exclude<TextSet, { kind: 'regex' }> =>
    set.kind !== 'regex' && set.ignoreCase !== true;
  const literals = sets.filter(isLiteral);
  if (literals.length < 2) return sets.map(known);
  const together = automatonOfLiterals(literals.map(({ kind, value }) => ({ kind, bytes: toByteString(value) })));
  return [together, ...sets.filter((set) => !isLiteral(set)).map(known)];
}

const cache = new Map<string, Automaton | 'too-large' | 'unsupported'>();
const cacheLimit = 5000;

function known(set: TextSet): Automaton {
  const refa = automata();
  if (!refa || !engine()) throw new Loading();
  const key = `${set.kind}${set.kind !== 'regex' && set.ignoreCase ? '~' : '='}${set.value}`;
  let automaton = cache.get(key);
  if (!automaton) {
    if (cache.size >= cacheLimit) cache.clear();
    try {
      automaton = automatonOf(refa, treeOf(set));
    } catch (error) {
      if (error instanceof TooLarge) automaton = 'too-large';
      else if (error instanceof Unsupported) automaton = 'unsupported';
      else throw error;
    }
    cache.set(key, automaton);
  }
  if (automaton === 'too-large') throw new TooLarge();
  if (automaton === 'unsupported') throw new Unsupported();
  return automaton;
}

const nothing: Tree = { kind: 'bytes', set: [] };
const anything: Tree = { kind: 'repeat', item: { kind: 'bytes', set: [[0, 0xff]] }, min: 0, max: Infinity };

function treeOf(set: TextSet): Tree {
  const text = toByteString(set.value);
  if (set.kind === 'regex') return compileRegex(set.value).ok ? readPattern(text) : nothing;
  const items = [...text].map((char): Tree => {
    const code = char.charCodeAt(0);
    const alone = [[code, code]] as const;
    return { kind: 'bytes', set: set.ignoreCase ? foldCase(alone) : alone };
  });
  return { kind: 'sequence', items: set.kind === 'prefix' ? [...items, anything] : items };
}

/** Where every automaton stands after some text, and how one got there. */
interface Stand {
  readonly states: readonly number[];
  readonly from: Stand | undefined;
  readonly byte: number;
}

/** Breadth first over all automata at once, so that the first text found is the shortest. */
function search(all: readonly Automaton[], none: readonly Automaton[], budget: Budget): string | undefined {
  let left = Math.min(budget.left, mostSteps);
  const before = left;
  const automatons = [...all, ...none];
  const ways = representatives(automatons);
  const isHopeless = (states: readonly number[]): boolean =>
    states.some((state, i) => {
      const automaton = automatons[i];
      return i < all.length ? automaton?.isDead(state) : automaton?.isSettled(state);
    });
  const isFound = (states: readonly number[]): boolean =>
    states.every((state, i) => automatons[i]?.accepts(state) === i < all.length);
  const seen = new Set<string>();
  const queue: Stand[] = [];
  const visit = (stand: Stand): boolean => {
    const key = stand.states.join();
    if (seen.has(key) || isHopeless(stand.states)) return false;
    seen.add(key);
    queue.push(stand);
    return isFound(stand.states);
  };
  const start: Stand = { states: automatons.map((one) => one.start), from: undefined, byte: 0 };
  if (visit(start)) return '';
  for (let i = 0; i < queue.length; i++) {
    const from = queue[i];
    if (!from) break;
    for (const byte of ways) {
      left -= automatons.length;
      if (left < 0) {
        budget.left -= before;
        throw new TooLarge();
      }
      const states = from.states.map((state, n) => automatons[n]?.step(state, byte) ?? 0);
      const stand: Stand = { states, from, byte };
      if (visit(stand)) {
        budget.left -= before - left;
        return wordOf(stand);
      }
    }
  }
  budget.left -= before - left;
  return undefined;
}

function wordOf(end: Stand): string {
  let word = '';
  for (let stand = end; stand.from; stand = stand.from) word = String.fromCharCode(stand.byte) + word;
  return word;
}

/** One byte of each class that all automata share, the most readable ones first. */
function representatives(automatons: readonly Automaton[]): readonly number[] {
  const seen = new Set<string>();
  return byReadability.filter((byte) => {
    const key = automatons.map(({ classOf }) => classOf[byte]).join();
    return seen.size < seen.add(key).size;
  });
}

const byReadability: readonly number[] = [
  ...new Set([
    ...[...'abcdefghijklmnopqrstuvwxyz1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./'].map((char) => char.charCodeAt(0)),
    ...Array.from({ length: 94 }, (_, i) => 0x21 + i),
    0x20,
    ...Array.from({ length: 256 }, (_, i) => 0xff - i),
  ]),
];
