// Text edits: the only way in which text changes. Offsets are UTF-16 units in the text before the edits; a list of edits is
// sorted and does not overlap. What an edit means for YAML is the business of operations/.

export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** @param edits sorted by `from`, not overlapping (two insertions at one place are applied in their order) */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, insert } of edits) {
    if (from < at || to < from || to > text.length) throw new Error(`edit ${from}-${to} is out of order or range`);
    out += text.slice(at, from) + insert;
    at = to;
  }
  return out + text.slice(at);
}

/** The one edit that turns a text into another: what both ends have in common stays. */
export function between(old: string, text: string): TextEdit {
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === text.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail))
    tail++;
  return { from: head, to: old.length - tail, insert: text.slice(head, text.length - tail) };
}

/** The edits that lead back: `applyEdits(applyEdits(text, edits), invertEdits(text, edits)) === text`. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map(({ from, to, insert }) => {
    const inverse = { from: from + shift, to: from + shift + insert.length, insert: text.slice(from, to) };
    shift += insert.length - (to - from);
    return inverse;
  });
}

/**
 * One list that does what `first` and then `second` do.
 *
 * @param second offsets in the text after `first`
 */
export function mergeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const pieces = new PieceReader(first);
  let at = 0;
  for (const { from, to, insert } of second) {
    pieces.copy(from - at);
    pieces.skip(to - from);
    pieces.add(insert);
    at = to;
  }
  pieces.copy(Number.POSITIVE_INFINITY);
  return editsOf(pieces.out);
}

/** A new text as pieces: stretches kept from the old one (`to` may be Infinity, its end), and inserted text. */
type Piece = { readonly from: number; readonly to: number } | string;

function piecesOf(edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, insert } of edits) {
    pieces.push({ from: at, to: from }, insert);
    at = to;
  }
  pieces.push({ from: at, to: Number.POSITIVE_INFINITY });
  return pieces;
}

function editsOf(pieces: readonly Piece[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let insert = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      insert += piece;
    } else if (piece.from < piece.to) {
      if (piece.from > at || insert !== '') edits.push({ from: at, to: piece.from, insert });
      insert = '';
      at = piece.to;
    }
  }
  return edits;
}

class PieceReader {
  readonly out: Piece[] = [];
  readonly #left: Piece[];

  constructor(edits: readonly TextEdit[]) {
    this.#left = piecesOf(edits).reverse();
  }

  add(text: string): void {
    this.out.push(text);
  }
  copy(length: number): void {
    this.#take(length, this.out);
  }
  skip(length: number): void {
    this.#take(length, undefined);
  }

  #take(length: number, into: Piece[] | undefined): void {
    let left = length;
    while (left > 0) {
      const piece = this.#left.pop();
      if (piece === undefined) return;
      const [head, tail] = cut(piece, left);
      into?.push(head);
      left -= lengthOf(head);
      if (tail !== undefined) this.#left.push(tail);
    }
  }
}

const lengthOf = (piece: Piece): number => (typeof piece === 'string' ? piece.length : piece.to - piece.from);

function cut(piece: Piece, length: number): [Piece, Piece | undefined] {
  if (lengthOf(piece) <= length) return [piece, undefined];
  if (typeof piece === 'string') return [piece.slice(0, length), piece.slice(length)];
  const at = piece.from + length;
  return [
    { from: piece.from, to: at },
    { from: at, to: piece.to },
  ];
}
