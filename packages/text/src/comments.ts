// The comments of one document: where they stand and what they say. A `#` inside a text is none.
import type { DocumentContent } from './source.ts';
import { walk, type Node } from './tree.ts';

export interface Comment {
  /** Of the `#`, in the document's text. */
  readonly from: number;
  /** In front of the line's end. */
  readonly to: number;
}

/** @returns in the order of the text; none for a document that cannot be read */
export function commentsOf({ text, root, state }: DocumentContent): readonly Comment[] {
  if (state === 'broken') return [];
  const texts = root === undefined ? [] : [...walk(root)].flatMap((node) => spanOf(text, node) ?? []);
  texts.sort((a, b) => a.from - b.from);
  const comments: Comment[] = [];
  const pattern = /(?<=^|[ \t\uFEFF])#[^\r\n]*/gm;
  let next = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const from = found.index;
    while ((texts[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next++;
    const inside = texts[next];
    if (inside !== undefined && inside.from <= from) pattern.lastIndex = inside.to;
    else comments.push({ from, to: from + found[0].trimEnd().length });
  }
  return comments;
}

/** What a scalar takes of the text, where a comment cannot stand: of a block scalar, the lines below its header. */
function spanOf(text: string, node: Node): Comment | undefined {
  if (node.kind !== 'scalar' || node.from === node.to) return undefined;
  const isBlock = node.style === 'literal' || node.style === 'folded';
  return { from: isBlock ? Math.min(node.to, text.indexOf('\n', node.from) + 1) : node.from, to: node.to };
}
