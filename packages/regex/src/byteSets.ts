// Sets of bytes as ranges: the character classes of RE2 over bytes.

/** First and last of each range; in no order, and they may meet. */
export type Bytes = readonly (readonly [first: number, last: number])[];

/** What lies beyond a byte is no byte, and left out: no subject has it. */
export function fromRanges(ranges: Bytes): Bytes {
  return ranges.filter(([first]) => first <= 0xff).map(([first, last]) => [first, Math.min(last, 0xff)] as const);
}

export const bytes = (text: string): Bytes =>
  [...text].map((char) => [char.charCodeAt(0), char.charCodeAt(0)] as const);

export function complement(set: Bytes): Bytes {
  const inside = membersOf(set);
  const ranges: [number, number][] = [];
  for (let byte = 0; byte <= 0xff; byte++) {
    if (inside[byte]) continue;
    const last = ranges.at(-1);
    if (last?.[1] === byte - 1) last[1] = byte;
    else ranges.push([byte, byte]);
  }
  return ranges;
}

/** By byte. */
function membersOf(set: Bytes): readonly boolean[] {
  const inside = Array<boolean>(256).fill(false);
  for (const [first, last] of set) inside.fill(true, first, last + 1);
  return inside;
}

/** With the other case of each ASCII letter. */
export function foldCase(set: Bytes): Bytes {
  const shifted = (first: number, last: number, by: number): Bytes =>
    set.flatMap(([from, to]) => {
      const [low, high] = [Math.max(from, first), Math.min(to, last)];
      return low <= high ? [[low + by, high + by] as const] : [];
    });
  return [...set, ...shifted(0x41, 0x5a, 32), ...shifted(0x61, 0x7a, -32)];
}

const digit: Bytes = [[0x30, 0x39]];
const upper: Bytes = [[0x41, 0x5a]];
const lower: Bytes = [[0x61, 0x7a]];
const alpha: Bytes = [...upper, ...lower];
const alnum: Bytes = [...digit, ...alpha];
const word: Bytes = [...alnum, ...bytes('_')];

/** `\d`, `\S` and the like. */
export function named(letter: string): Bytes {
  const set = { d: digit, s: bytes('\t\n\f\r '), w: word }[letter.toLowerCase()] ?? [];
  return letter === letter.toLowerCase() ? set : complement(set);
}

const classes: ReadonlyMap<string, Bytes> = new Map<string, Bytes>([
  ['alnum', alnum],
  ['alpha', alpha],
  ['ascii', [[0, 0x7f]]],
  ['blank', bytes('\t ')],
  ['cntrl', [[0, 0x1f], ...bytes('\x7f')]],
  ['digit', digit],
  ['graph', [[0x21, 0x7e]]],
  ['lower', lower],
  ['print', [[0x20, 0x7e]]],
  ['punct', complement([...alnum, [0, 0x20], [0x7f, 0xff]])],
  ['space', bytes('\t\n\v\f\r ')],
  ['upper', upper],
  ['word', word],
  ['xdigit', [...digit, [0x41, 0x46], [0x61, 0x66]]],
]);

/** `[:alpha:]` and the like. */
export const posix = (name: string): Bytes | undefined => classes.get(name);
