// From one text to another in small edits: how changes made outside the editor are replayed on it, so that caret,
// selection and scroll stay where they are. A line end is never cut in two.
import type { TextEdit } from '@portolan/text';

/** Above this many pairs of lines the middle is replaced as one piece. */
const MAX_PAIRS = 1_000_000;

/** Edits in offsets of `before`, in order, not touching each other; empty when the texts are equal. */
export function diffText(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const prefix = commonPrefix(before, after);
  const suffix = commonSuffix(before, after, prefix);
  const middle = { from: prefix, to: before.length - suffix, insert: after.slice(prefix, after.length - suffix) };
  if (middle.from === middle.to || middle.insert === '') return [middle];
  return byLines(before, after, prefix, suffix);
}

/** Between the common ends: keep equal lines, and trim what is equal inside the lines that differ. */
function byLines(before: string, after: string, prefix: number, suffix: number): TextEdit[] {
  const from = lineStart(before, prefix);
  // Both texts are equal behind the suffix, so the end of that line lies equally far behind in both.
  const rest = lineEnd(before, before.length - suffix) - (before.length - suffix);
  const oldLines = splitKeepingEnds(before.slice(from, before.length - suffix + rest));
  const newLines = splitKeepingEnds(after.slice(from, after.length - suffix + rest));
  if (oldLines.length * newLines.length > MAX_PAIRS) {
    return [{ from: prefix, to: before.length - suffix, insert: after.slice(prefix, after.length - suffix) }];
  }
  const edits: TextEdit[] = [];
  let at = from;
  for (const hunk of hunks(oldLines, newLines)) {
    const removed = hunk.removed.join('');
    if (hunk.kept !== undefined) at += hunk.kept.length;
    else {
      const edit = trimmed(at, removed, hunk.added.join(''));
      if (edit) edits.push(edit);
      at += removed.length;
    }
  }
  return edits;
}

type Hunk =
  | { readonly kept: string; readonly removed: readonly string[]; readonly added: readonly string[] }
  | { readonly kept?: undefined; readonly removed: readonly string[]; readonly added: readonly string[] };

/** Longest common subsequence of lines, read off as kept lines and hunks between them. */
function hunks(a: readonly string[], b: readonly string[]): Hunk[] {
  const width = b.length + 1;
  const best = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] =
        a[i] === b[j]
          ? (best[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const out: Hunk[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    if (removed.length + added.length > 0) out.push({ removed, added });
    removed = [];
    added = [];
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const oldLine = a[i];
    const newLine = b[j];
    if (oldLine !== undefined && oldLine === newLine) {
      flush();
      out.push({ kept: oldLine, removed: [], added: [] });
      i++;
      j++;
    } else if (
      newLine === undefined ||
      (oldLine !== undefined && (best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0))
    ) {
      removed.push(oldLine ?? '');
      i++;
    } else {
      added.push(newLine);
      j++;
    }
  }
  flush();
  return out;
}

function trimmed(at: number, removed: string, added: string): TextEdit | undefined {
  if (removed === added) return undefined;
  const prefix = commonPrefix(removed, added);
  const suffix = commonSuffix(removed, added, prefix);
  return { from: at + prefix, to: at + removed.length - suffix, insert: added.slice(prefix, added.length - suffix) };
}

function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let n = 0;
  while (n < limit && a.charCodeAt(n) === b.charCodeAt(n)) n++;
  while (n > 0 && (cutsPair(a, n) || cutsPair(b, n))) n--;
  return n;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  const limit = Math.min(a.length, b.length) - prefix;
  let n = 0;
  while (n < limit && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++;
  while (n > 0 && (cutsPair(a, a.length - n) || cutsPair(b, b.length - n))) n--;
  return n;
}

/** Whether `at` lies between CR and LF, or between the halves of one character. */
function cutsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const left = text.charCodeAt(at - 1);
  const right = text.charCodeAt(at);
  return (left === 13 && right === 10) || (left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff);
}

function lineStart(text: string, at: number): number {
  // lastIndexOf reads a negative index as 0.
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  if (at > 0 && text.charCodeAt(at - 1) === 10) return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function splitKeepingEnds(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
