// Helm and Go templates, recognised in text that is no YAML: one sentence instead of whatever the parser stumbled over.
import { lineAt, textProblem, type TextProblem } from './problem.ts';

// A character that is no blank ends the blanks: else endless ones would be tried at every length.
const action = /\{\{-?\s*(?:[^}\s][^}\n]*)?\}\}/g;

/** The first `{{ … }}` outside comments, those that stand bare as a value, key or line before those in quotes. */
export function templateProblem(text: string): TextProblem | undefined {
  const first = firstAction(text);
  if (first === undefined) return undefined;
  const values = { line: lineAt(text, first.index), snippet: shorten(first[0]) };
  return textProblem('yaml/template', { from: first.index, to: first.index + first[0].length }, values);
}

function firstAction(text: string): RegExpExecArray | undefined {
  let first: RegExpExecArray | undefined;
  action.lastIndex = 0;
  for (let found = action.exec(text); found !== null; found = action.exec(text)) {
    const lead = before(text, found.index);
    if (isBare(lead)) return found;
    if (!isComment(lead)) first ??= found;
    // What follows on its line is neither bare nor less of a comment.
    const lineEnd = text.indexOf('\n', found.index);
    action.lastIndex = Math.max(action.lastIndex, lineEnd < 0 ? text.length : lineEnd);
  }
  return first;
}

const before = (text: string, index: number): string => text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
const isComment = (lead: string): boolean => lead.trimStart().startsWith('#');
const isBare = (lead: string): boolean => /^\s*(?:- +)*(?:[\w./-]+: +)?$/.test(lead);
const shorten = (snippet: string): string => (snippet.length > 40 ? `${snippet.slice(0, 37)}…` : snippet);
