// The yaml library's errors in our words. It reports several for one mistake: the first of a line speaks for all of it.
import { depthLimit, problemLimit } from './limits.ts';
import type { TextProblemCode } from './messages.ts';
import { lineAt, textProblem, type TextProblem } from './problem.ts';

export interface LibraryError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

export function syntaxProblems(text: string, errors: readonly LibraryError[]): TextProblem[] {
  const problems: TextProblem[] = [];
  let lastLine = 0;
  for (const error of errors) {
    const from = Math.min(startOf(error, text), text.length);
    const line = lineAt(text, from);
    if (line === lastLine) continue;
    lastLine = line;
    problems.push(textProblem(codeOf(error, text), spanOf(text, from, error.pos[1]), { line, limit: depthLimit }));
    if (problems.length === problemLimit) break;
  }
  return problems;
}

/** Where the mistake was made: an open quotation mark is missed only at the end of the text. */
function startOf({ message, pos }: LibraryError, text: string): number {
  const quote = /^Missing closing (['"])quote/.exec(message)?.[1];
  if (quote !== undefined && isTabbedBelow({ pos }, text)) return text.indexOf('\n', pos[0]) + 1;
  return quote === undefined ? pos[0] : Math.max(0, text.lastIndexOf(quote, pos[0]));
}

function codeOf(error: LibraryError, text: string): TextProblemCode {
  const { code, message } = error;
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'yaml/tab';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return lineOf(text, error.pos[0]).includes(': ') ? 'yaml/colon' : 'yaml/no-colon';
    case 'MISSING_CHAR':
      if (message.includes('quote')) return isTabbedBelow(error, text) ? 'yaml/tab' : 'yaml/quote';
      return message.startsWith('Implicit map keys need') || message.includes(':') ? 'yaml/no-colon' : 'yaml/bracket';
    case 'BAD_INDENT':
      if (message.startsWith('Flow')) return isTabbed(text, error.pos[0]) ? 'yaml/tab' : 'yaml/bracket';
      return 'yaml/indent';
    case 'BLOCK_IN_FLOW':
      // `{a: b:}`: Kubernetes reads a word that ends in a colon.
      return /^[^\s,[\]{}]+:\s*$/.test(text.slice(...error.pos)) ? 'yaml/flow-colon' : 'yaml/bracket';
    case 'BAD_DQ_ESCAPE':
      return 'yaml/escape';
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_PROP_ORDER':
      return 'yaml/tag';
    case 'BAD_DIRECTIVE':
      return 'yaml/directive';
    case 'RESOURCE_EXHAUSTION':
      return 'yaml/too-deep';
    case 'UNEXPECTED_TOKEN':
      return isTabbed(text, error.pos[0])
        ? 'yaml/tab'
        : /flow|\[|\]|\{|\}/.test(message)
          ? 'yaml/bracket'
          : 'yaml/no-colon';
    default:
      return 'yaml/syntax';
  }
}

/** Whether the line of `offset` begins with a tab: the library then complains about something behind it. */
function isTabbed(text: string, offset: number): boolean {
  return /^ *\t/.test(lineOf(text, offset));
}

/** Whether the text that is quoted here goes on behind a tab on the next line. */
function isTabbedBelow({ pos }: Pick<LibraryError, 'pos'>, text: string): boolean {
  const end = text.indexOf('\n', pos[0]);
  return end >= 0 && isTabbed(text, end + 1);
}

function lineOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}

/** At least one character, and not beyond the line. */
function spanOf(text: string, from: number, to: number): { from: number; to: number } {
  const lineEnd = text.indexOf('\n', from);
  const end = Math.min(Math.max(to, from + 1), lineEnd <= from ? Math.max(to, from + 1) : lineEnd, text.length);
  return end > from ? { from, to: end } : { from: Math.max(0, end - 1), to: end };
}
