// A large text that is wrong all over, told by its beginning: the library goes on to the end, and makes an object with a stack
// of every mistake, which takes seconds for a template of some megabytes. It reads from front to back, so that the mistakes of
// a beginning are those of the whole, but for what the cut itself leaves open.
import type { TextProblem } from './problem.ts';
import { problemLimit } from './limits.ts';
import { syntaxProblems, type LibraryError } from './syntax.ts';
import { templateProblem } from './template.ts';

/** Lengths of the beginnings that are tried; each only on texts of at least twice its length. UTF-16 units. */
const beginnings = [65_536, 262_144];
/** Mistakes this near to the cut may come from it. */
const margin = 1024;
/** Mistakes after which the rest is not worth looking for, though they stand on few lines. */
const errorLimit = 1000;

/**
 * Undefined unless a beginning of a large text already holds as many problems as are ever told.
 *
 * @param errorsOf the library's errors of a text
 */
export function earlyProblems(
  text: string,
  errorsOf: (beginning: string) => readonly LibraryError[],
): TextProblem[] | undefined {
  for (const length of beginnings) {
    if (text.length < 2 * length) return undefined;
    const lineEnd = text.lastIndexOf('\n', length) + 1;
    const cut = lineEnd > length / 2 ? lineEnd : length;
    const errors = errorsOf(text.slice(0, cut)).filter(({ pos }) => pos[1] < cut - margin);
    if (errors.length === 0) continue;
    const problems = syntaxProblems(text, errors);
    // Of a broken template nothing is told but that it is one.
    if (problems.length === problemLimit || errors.length >= errorLimit || templateProblem(text) !== undefined)
      return problems;
  }
  return undefined;
}
