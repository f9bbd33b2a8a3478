// What can be folded: each document of the text, and inside it each block by its indentation. Lines count from 1.

export interface Fold {
  readonly start: number;
  readonly end: number;
}

/**
 * @param lines contents without line ends
 * @returns ordered by their start; a fold reaches to the last line with content
 */
export function foldsOf(lines: readonly string[]): Fold[] {
  const folds: Fold[] = [];
  const open: { readonly line: number; readonly indent: number }[] = [];
  let last = 0;
  const closeTo = (indent: number): void => {
    for (let top = open.at(-1); top && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (last > top.line) folds.push({ start: top.line, end: last });
    }
  };
  lines.forEach((line, i) => {
    const indent = indentOf(line);
    if (indent === undefined) return;
    closeTo(indent);
    last = i + 1;
    open.push({ line: i + 1, indent });
  });
  closeTo(-Infinity);
  return folds.sort((a, b) => a.start - b.start);
}

/**
 * Columns before the content; undefined for blank lines and comments. `- ` counts half a step deeper than the key above it, which may
 * stand in the same column; a document marker is shallower than everything.
 */
function indentOf(line: string): number | undefined {
  const spaces = line.search(/\S/);
  if (spaces < 0 || line[spaces] === '#') return undefined;
  if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) return -1;
  return line[spaces] === '-' && /^-(?:\s|$)/.test(line.slice(spaces)) ? spaces + 0.5 : spaces;
}
