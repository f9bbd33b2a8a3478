// What is written, for a copy of it elsewhere: quotes, layout and comments stay. What stands above an item of a list speaks of the
// original alone; what stands above a key moves with it.
import type { Path } from '../json.ts';
import { nodeAt, pairNamed, walk, type Node } from '../tree.ts';
import { linesOf } from './block.ts';
import { column, lineEnd, lineStart } from './lines.ts';

export interface Copy {
  /** From the dash on, its first line without indentation; undefined where it was written otherwise. */
  readonly inBlock: (indent: number) => string | undefined;
  /** Between brackets. */
  readonly inFlow: string | undefined;
}

/** Undefined where a copy would mean something else: an anchor stands once. */
export function copyOf({ text, root }: { text: string; root: Node }, path: Path): Copy | undefined {
  const list = nodeAt(root, path.slice(0, -1));
  const index = path.at(-1);
  const item = list?.kind === 'seq' && typeof index === 'number' ? list.items[index] : undefined;
  if (item === undefined || [...walk(item.value)].some(({ anchor, tag }) => (anchor ?? tag) !== undefined))
    return undefined;
  const { dash, value } = item;
  const written = text.slice(value.from, value.to);
  return {
    inFlow: dash === undefined ? written : undefined,
    inBlock: (indent) => {
      if (dash === undefined || value.from === value.to || lineStart(text, value.from) !== lineStart(text, dash))
        return undefined;
      return shifted(text.slice(dash, lineEnd(text, value.to)), indent - column(text, dash));
    },
  };
}

/** A key of a block mapping with all that is said of it; the first line without indentation. */
export function entryAt({ text, root }: { text: string; root: Node }, path: Path): Pick<Copy, 'inBlock'> | undefined {
  const map = nodeAt(root, path.slice(0, -1));
  const pair = map?.kind === 'map' && !map.flow ? pairNamed(map, String(path.at(-1))) : undefined;
  if (map?.kind !== 'map' || pair?.value.kind !== 'scalar' || (pair.value.anchor ?? pair.value.tag) !== undefined)
    return undefined;
  const extent = linesOf(text, map, map.pairs.indexOf(pair));
  if (extent === undefined) return undefined;
  const lines = text
    .slice(extent.from, extent.to)
    .replace(/\r?\n$/, '')
    .trimStart();
  return { inBlock: (indent) => shifted(lines, indent - column(text, pair.key.from)) };
}

/** Lines below the first moved to the right, or to the left as far as there are blanks. */
function shifted(lines: string, columns: number): string | undefined {
  if (columns === 0) return lines;
  const [first = '', ...rest] = lines.split('\n');
  const moved = rest.map((line) => {
    if (line.trim() === '') return line;
    if (columns > 0) return ' '.repeat(columns) + line;
    return /^ *$/.test(line.slice(0, -columns)) ? line.slice(-columns) : undefined;
  });
  return moved.includes(undefined) ? undefined : [first, ...moved].join('\n');
}
