// Every problem of the text and of what it means in one list, in the order of the text.
import { sourceProblems, type Source } from '@portolan/text';
import { rangeOf, type Derived } from '@portolan/workspace';
import type { Ref, Severity } from '@portolan/engine';
import { missingIn } from './missing.ts';

export interface ListedProblem {
  readonly key: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | undefined;
  /** Offsets in the whole text; undefined when the place is not in it. */
  readonly place: { readonly from: number; readonly to: number } | undefined;
  /** The object it belongs to; absent for mistakes of the text itself. */
  readonly at: Ref | undefined;
}

const cache = new WeakMap<Derived, readonly ListedProblem[]>();

export function problemsOf(source: Source, derived: Derived): readonly ListedProblem[] {
  let listed = cache.get(derived);
  if (!listed) {
    const inText = sourceProblems(source).map(({ code, severity, message, hint, from, to }, i) => {
      return { key: `text ${i}`, code, severity, message, hint, place: { from, to }, at: undefined };
    });
    const inMeaning = [...derived.problems, ...missingIn(derived.graph)].map(({ code, severity, message, at }, i) => {
      return { key: `mesh ${i}`, code, severity, message, hint: undefined, place: rangeOf(derived, at), at };
    });
    listed = [...inText, ...inMeaning].sort((a, b) => (a.place?.from ?? 0) - (b.place?.from ?? 0));
    cache.set(derived, listed);
  }
  return listed;
}

export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
