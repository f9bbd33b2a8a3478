// Helm and Go templates, recognised in text that is no YAML: one sentence instead of whatever the parser stumbled over.
import { lineAt, textProblem, type TextProblem } from './problem.ts';

const action = /\{\{-?\s*[^}\n]*\}\}/g;

/** The first `{{ … }}` outside comments, those that stand bare as a value, key or line before those in quotes. */
export function templateProblem(text: string): TextProblem | undefined {
  if (!text.includes('{{')) return undefined;
  const found = [...text.matchAll(action)].filter(({ index }) => !isComment(before(text, index)));
  const first = found.find(({ index }) => isBare(before(text, index))) ?? found[0];
  if (first === undefined) return undefined;
  const values = { line: lineAt(text, first.index), snippet: shorten(first[0]) };
  return textProblem('yaml/template', { from: first.index, to: first.index + first[0].length }, values);
}

const before = (text: string, index: number): string => text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
const isComment = (lead: string): boolean => lead.trimStart().startsWith('#');
const isBare = (lead: string): boolean => /^\s*(?:- +)*(?:[\w./-]+: +)?$/.test(lead);
const shorten = (snippet: string): string => (snippet.length > 40 ? `${snippet.slice(0, 37)}…` : snippet);
