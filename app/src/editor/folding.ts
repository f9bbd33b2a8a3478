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
  /** For each line the last line of its fold. */
  const ends = new Int32Array(lines.length);
  const open: number[] = [];
  const indents: number[] = [];
  let last = 0;
  const closeTo = (indent: number): void => {
    while (open.length > 0 && (indents.at(-1) ?? 0) >= indent) {
      indents.pop();
      ends[open.pop() ?? 0] = last;
    }
  };
  for (let i = 0; i < lines.length; i++) {
    const indent = indentOf(lines[i] ?? '');
    if (indent === undefined) continue;
    closeTo(indent);
    last = i + 1;
    open.push(i);
    indents.push(indent);
  }
  closeTo(-Infinity);
  const folds: Fold[] = [];
  ends.forEach((end, i) => {
    if (end > i + 1) folds.push({ start: i + 1, end });
  });
  return folds;
}

/**
 * Columns before the content; undefined for blank lines and comments. `- ` counts half a step deeper than the key above it, which may
 * stand in the same column; a document marker is shallower than everything.
 */
function indentOf(line: string): number | undefined {
  // Asked for every line of the text: patterns would take several times as long.
  let spaces = 0;
  while (isBlank(line, spaces)) spaces++;
  if (spaces === line.length || line[spaces] === '#') return undefined;
  const isMarker = spaces === 0 && (line.startsWith('---') || line.startsWith('...'));
  if (isMarker && (line.length === 3 || isBlank(line, 3))) return -1;
  const isItem = line[spaces] === '-' && (line.length === spaces + 1 || isBlank(line, spaces + 1));
  return isItem ? spaces + 0.5 : spaces;
}

function isBlank(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(line.charAt(at)));
}
