// What a splice comes to: edits, or the reason why the text is better edited by hand.
import type { TextEdit } from '../edit.ts';
import type { Path } from '../json.ts';
import type { TextProblemCode } from '../messages.ts';
import { lineAt, textProblem, type TextProblem } from '../problem.ts';

export type Spliced = readonly TextEdit[] | TextProblem;

export const isRefusal = (spliced: Spliced): spliced is TextProblem => !Array.isArray(spliced);

export function refusal(
  text: string,
  code: TextProblemCode,
  node: { from: number; to: number },
  path: Path = [],
): TextProblem {
  const place = { from: node.from, to: Math.max(node.to, Math.min(node.from + 1, text.length)) };
  return textProblem(code, place, { line: lineAt(text, node.from), path: path.join('.') });
}
