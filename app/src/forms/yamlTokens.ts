// A light reading of YAML for the eye alone: keys, texts, numbers, comments. What it reads wrongly is only coloured wrongly.

export type TokenKind = 'plain' | 'key' | 'text' | 'number' | 'comment' | 'mark';
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const pieces =
  /(?<comment>(?<=^|\s)#.*$)|(?<key>"(?:[^"\\]|\\.)*"(?=\s*:)|'[^']*'(?=\s*:)|[^\s#'"[\]{},:&*!|>-][^\s'"[\]{},#:]*(?=\s*:(?:\s|$)))|(?<text>"(?:[^"\\]|\\.)*"?|'[^']*'?)|(?<mark>[[\]{},]|^\s*-(?=\s|$)|:(?=\s|$)|[|>][-+]?\s*$)|(?<number>(?<=^|[\s[,:])-?\d+(?:\.\d+)?(?=$|[\s\],}]))/g;

/** The tokens of one line; together they are the line. */
export function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const found of line.matchAll(pieces)) {
    if (found.index > from) tokens.push({ kind: 'plain', text: line.slice(from, found.index) });
    const kind = Object.entries(found.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    tokens.push({ kind: (kind ?? 'plain') as TokenKind, text: found[0] });
    from = found.index + found[0].length;
  }
  if (from < line.length) tokens.push({ kind: 'plain', text: line.slice(from) });
  return tokens;
}

/** A longer comment behind the last value is cut. */
const mostComment = 400;

/** A stretch of text from the beginning of its line, moved left as far as its first line stands in. */
export function outdented(text: string, from: number, to: number): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const indent = from - start;
  const own = text.slice(from, to).trimEnd();
  const behind = /^[ \t]*#[^\r\n]*/.exec(text.slice(from + own.length, to + mostComment))?.[0] ?? '';
  const lines = `${own}${behind}`.split(/\r?\n/);
  return lines.map((line, i) => (i === 0 ? line : line.slice(Math.min(indent, line.search(/\S|$/))))).join('\n');
}
