// What can be folded: each document of the text, and inside it each block by its indentation. Lines count from 1 in folds.
// Indentation is kept line by line, as a letter typed inside a line changes no fold.

export interface Fold {
  readonly start: number;
  readonly end: number;
}

export interface Folding {
  /** Lines `[first, first + removed)`, from 0, have become these. Contents without line ends. */
  replace(first: number, removed: number, lines: readonly string[]): void;
  /** Ordered by their start; a fold reaches to the last line with content. The same list while it says the same. */
  folds(): readonly Fold[];
}

/** Undefined for blank lines and comments. */
type Indent = number | undefined;

/** @param most folds to tell: of more, the deepest are left out, and of the deepest level that has room the last ones */
export function createFolding(lines: readonly string[], most = Infinity): Folding {
  let indents = lines.map(indentOf);
  let known: readonly Fold[] | undefined;
  return {
    replace: (first, removed, now) => {
      const next = now.map(indentOf);
      if (next.length === removed && next.every((indent, i) => indent === indents[first + i])) return;
      indents = indents.slice(0, first).concat(next, indents.slice(first + removed));
      known = undefined;
    },
    folds: () => (known ??= foldsOf(indents, most)),
  };
}

function foldsOf(indents: readonly Indent[], most: number): readonly Fold[] {
  /** For each line the last line of its fold, and how many folds there are around it. */
  const ends = new Int32Array(indents.length);
  const levels = new Int32Array(indents.length);
  const open: number[] = [];
  let last = 0;
  const closeTo = (indent: number): void => {
    for (let i = open.at(-1); i !== undefined && (indents[i] ?? 0) >= indent; i = open.at(-1)) {
      ends[i] = last;
      open.pop();
    }
  };
  indents.forEach((indent, i) => {
    if (indent === undefined) return;
    closeTo(indent);
    last = i + 1;
    levels[i] = open.length;
    open.push(i);
  });
  closeTo(-Infinity);
  const isFold = (i: number): boolean => (ends[i] ?? 0) > i + 1;
  const { whole, part } = room(levels, isFold, most);
  let left = part;
  const folds: Fold[] = [];
  ends.forEach((end, i) => {
    if (!isFold(i)) return;
    const level = levels[i] ?? 0;
    if (level < whole || (level === whole && left-- > 0)) folds.push({ start: i + 1, end });
  });
  return folds;
}

/** @returns how many levels there is room for, and for how many folds of the next */
function room(levels: Int32Array, isFold: (i: number) => boolean, most: number): { whole: number; part: number } {
  const counts: number[] = [];
  levels.forEach((level, i) => {
    if (isFold(i)) counts[level] = (counts[level] ?? 0) + 1;
  });
  let part = most;
  for (const [level, count] of counts.entries()) {
    if (count > part) return { whole: level, part };
    part -= count;
  }
  return { whole: counts.length, part: 0 };
}

/**
 * Columns before the content. `- ` counts half a step deeper than the key above it, which may stand in the same column; a
 * document marker is shallower than everything.
 */
function indentOf(line: string): Indent {
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
