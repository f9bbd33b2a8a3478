// The name that somebody probably meant: smallest edit distance, letter case ignored first.

/**
 * @returns the closest of `names`, or undefined when none is close: a third of the letters may differ, or all but the last
 *   letter begins the name (`retry`, `retries`)
 */
export function nearest(wrong: string, names: readonly string[]): string | undefined {
  const folded = fold(wrong);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(folded.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(folded, fold(name), bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best ?? names.find((name) => folded.length > 3 && fold(name).startsWith(folded.slice(0, -1)));
}

/** `source_labels`, `Source-Labels` and `sourceLabels` are one word. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[-_\s]/g, '');
}

/** Levenshtein distance with neighbours swapped as one step; `limit` or more is returned as `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      next.push(value);
    }
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? limit, limit);
}
