// Texts that would keep the parser busy for minutes, told by one look at their brackets: no YAML is meant that way.
import { depthLimit } from './limits.ts';
import { lineAt, textProblem, type TextProblem } from './problem.ts';

/** Quotes are not looked at, so a text may hold some brackets that have no partner. */
const strayLimit = 500;

/** Undefined for every text that is worth parsing. */
export function guard(text: string): TextProblem | undefined {
  let open = 0;
  let stray = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x5b || char === 0x7b) open++;
    else if (char === 0x5d || char === 0x7d) {
      if (open > 0) open--;
      else stray++;
    }
    if (open > depthLimit + strayLimit)
      return textProblem('yaml/too-deep', { from: i, to: i + 1 }, { limit: depthLimit });
    if (stray > strayLimit) return textProblem('yaml/bracket', { from: i, to: i + 1 }, { line: lineAt(text, i) });
  }
  return undefined;
}
