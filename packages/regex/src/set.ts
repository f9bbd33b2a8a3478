// Many patterns at once: which of them accept a subject, in one pass over it.
import { toByteString } from './bytes.ts';
import { engine } from './engine.ts';

export interface RegexSet {
  /**
   * Indexes of the patterns that accept the whole subject, ascending; undefined when the set gave up (it would have grown
   * too large), which says nothing about any pattern.
   */
  matching(subject: string): readonly number[] | undefined;
}

/** @returns undefined when one of the patterns does not compile, all of them are too much, or RE2 has not arrived */
export function compileSet(patterns: readonly string[]): RegexSet | undefined {
  const RE2Set = engine()?.RE2Set;
  if (!RE2Set) return undefined;
  try {
    const set = new RE2Set(RE2Set.ANCHOR_BOTH);
    for (const pattern of patterns) set.add(toByteString(pattern));
    set.compile();
    return {
      matching: (subject) => {
        try {
          return set.match(toByteString(subject)).toSorted((a, b) => a - b);
        } catch {
          return undefined;
        }
      },
    };
  } catch {
    return undefined;
  }
}
