// Patterns of users on RE2, Envoy's engine: linear time, no look-around, bytes instead of characters (R-MATCH-13).
// Never JavaScript's RegExp: it accepts other patterns and can hang.
import type { RE2JS } from 're2js';
import { fromByteString, toByteString } from './bytes.ts';
import { engine } from './engine.ts';
import { asSimple, matchesSimple, type SimplePattern } from './simple.ts';

export interface Regex {
  readonly pattern: string;
  /** Set when the pattern is a literal with or without `.*` at its ends: an index can then do without the pattern. */
  readonly simple?: SimplePattern;
  /** Whether the pattern accepts the whole subject: anchored at both ends, as Envoy's route matchers do (R-MATCH-12). */
  fullMatch(subject: string): boolean;
  /**
   * Every non-overlapping match replaced, leftmost first; `\0`…`\9` in `rewrite` are groups, `\\` a backslash.
   * A rewrite that names a group the pattern lacks leaves the subject as it is. Source: RE2::GlobalReplace.
   */
  replaceAll(subject: string, rewrite: string): string;
}

export type RegexResult = { readonly ok: true; readonly value: Regex } | { readonly ok: false; readonly error: string };

const cache = new Map<string, RegexResult>();
const cacheLimit = 20_000;

/** Compiled once per pattern. The error is RE2's own sentence. */
export function compileRegex(pattern: string): RegexResult {
  const known = cache.get(pattern);
  if (known) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const simple = asSimple(pattern);
  // A literal compares the same as text and as bytes, and `.*` takes any number of either.
  const result: RegexResult = simple
    ? { ok: true, value: { ...onRe2(pattern), simple, fullMatch: (subject) => matchesSimple(simple, subject) } }
    : compile(pattern);
  if (result !== notYet) cache.set(pattern, result);
  return result;
}

const notYet: RegexResult = { ok: false, error: 'the pattern engine is still loading' };

function compile(pattern: string): RegexResult {
  const re2 = engine()?.RE2JS;
  if (!re2) return notYet;
  try {
    // Admission compiles the pattern as text (Go), Envoy as bytes: both must accept it.
    const bytes = toByteString(pattern);
    if (bytes !== pattern) re2.compile(pattern);
    return { ok: true, value: onRe2(pattern, re2.compile(bytes)) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

/** A regex evaluated by RE2 alone, compiled when first used. Exported for the proof that the fast path is equal. */
export function onRe2(pattern: string, compiled?: RE2JS): Regex {
  const re2 = (): RE2JS | undefined => (compiled ??= engine()?.RE2JS.compile(toByteString(pattern)));
  return {
    pattern,
    fullMatch: (subject) => re2()?.testExact(toByteString(subject)) ?? false,
    replaceAll: (subject, rewrite) => {
      const compiledNow = re2();
      if (!compiledNow) return subject;
      return fromByteString(globalReplace(compiledNow, toByteString(subject), toByteString(rewrite)));
    },
  };
}

/** Source: re2/re2.cc RE2::GlobalReplace. An empty match right behind the previous one is passed over. */
function globalReplace(re2: RE2JS, subject: string, rewrite: string): string {
  if (highestGroup(rewrite) > re2.groupCount()) return subject;
  const matcher = re2.matcher(subject);
  let out = '';
  let from = 0;
  let lastEnd = -1;
  while (from <= subject.length && matcher.find(from)) {
    const start = matcher.start();
    const end = matcher.end();
    out += subject.slice(from, start);
    if (start === end && start === lastEnd) {
      out += subject.slice(start, start + 1);
      from = start + 1;
      continue;
    }
    out += expand(rewrite, (group) => matcher.group(group) ?? '');
    from = lastEnd = end;
  }
  return out + subject.slice(from);
}

function highestGroup(rewrite: string): number {
  let highest = 0;
  for (const [, digit] of rewrite.matchAll(/\\([0-9\\])/g))
    if (digit !== '\\') highest = Math.max(highest, Number(digit));
  return highest;
}

/** RE2 stops at a backslash that stands before neither digit nor backslash. */
function expand(rewrite: string, group: (index: number) => string): string {
  let out = '';
  for (let i = 0; i < rewrite.length; i++) {
    const char = rewrite[i] ?? '';
    if (char !== '\\') {
      out += char;
      continue;
    }
    const next = rewrite[++i] ?? '';
    if (next === '\\') out += next;
    else if (next >= '0' && next <= '9') out += group(Number(next));
    else return out;
  }
  return out;
}
