// RE2's syntax as a tree, for questions about sets of texts. It reads patterns that RE2 has compiled and refuses, as
// `Unsupported`, what cannot be said without doubt; whether a pattern is right, and what it matches, is RE2's to say.
// Source: github.com/google/re2/wiki/Syntax.
import { bytes, complement, foldCase, fromRanges, named, posix, type Bytes } from './byteSets.ts';

export type Tree =
  | { readonly kind: 'bytes'; readonly set: Bytes }
  | { readonly kind: 'sequence'; readonly items: readonly Tree[] }
  | { readonly kind: 'choice'; readonly items: readonly Tree[] }
  | { readonly kind: 'repeat'; readonly item: Tree; readonly min: number; readonly max: number }
  /** The very beginning or end of the subject. */
  | { readonly kind: 'edge'; readonly edge: 'begin' | 'end' };

export class Unsupported extends Error {}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiLine: boolean;
}

const noFlags: Flags = { ignoreCase: false, dotAll: false, multiLine: false };

/** @param pattern one character per byte (bytes.ts), and one that RE2 compiles */
export function readPattern(pattern: string): Tree {
  const reader = new Reader(pattern);
  const tree = reader.choice(noFlags);
  if (!reader.isAtEnd) throw new Unsupported('unbalanced');
  return tree;
}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  private takes(piece: string): boolean {
    if (!this.text.startsWith(piece, this.at)) return false;
    this.at += piece.length;
    return true;
  }

  private find(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.text);
    if (found) this.at += found[0].length;
    return found ?? undefined;
  }

  private next(): string {
    const char = this.text[this.at++];
    if (char === undefined) throw new Unsupported('cut off');
    return char;
  }

  /** Flags given inside (`(?i)`) hold to the end of the group, over every `|` behind them. */
  choice(given: Flags): Tree {
    let flags = given;
    const items: Tree[] = [];
    let sequence: Tree[] = [];
    while (!this.isAtEnd && this.text[this.at] !== ')') {
      const change = this.find(/\(\?([imsU]*)(?:-([imsU]+))?\)/y);
      if (change) flags = changed(flags, change[1] ?? '', change[2] ?? '');
      else if (this.takes('|')) {
        items.push({ kind: 'sequence', items: sequence });
        sequence = [];
      } else if (this.takes('\\Q')) sequence.push(...this.quoted(flags));
      else sequence.push(this.repeated(this.atom(flags)));
    }
    items.push({ kind: 'sequence', items: sequence });
    const [only, ...others] = items;
    return only && others.length === 0 ? only : { kind: 'choice', items };
  }

  private quoted(flags: Flags): readonly Tree[] {
    const end = this.text.indexOf('\\E', this.at);
    const literal = this.text.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 2;
    const trees = [...literal].map((char) => one(char.charCodeAt(0), flags));
    const last = trees.pop();
    // A quantifier behind it is of the last character.
    return last ? [...trees, this.repeated(last)] : [];
  }

  private repeated(item: Tree): Tree {
    let tree = item;
    for (;;) {
      const found = this.find(/(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y);
      if (!found) return tree;
      tree = { kind: 'repeat', item: tree, ...bounds(found) };
    }
  }

  private atom(flags: Flags): Tree {
    const char = this.next();
    switch (char) {
      case '(':
        return this.group(flags);
      case '[':
        return { kind: 'bytes', set: this.charClass(flags) };
      case '.':
        return { kind: 'bytes', set: flags.dotAll ? complement([]) : complement(bytes('\n')) };
      case '^':
      case '$':
        if (flags.multiLine) throw new Unsupported('line edges');
        return { kind: 'edge', edge: char === '^' ? 'begin' : 'end' };
      case '\\':
        return this.escape(flags);
      default:
        return one(char.charCodeAt(0), flags);
    }
  }

  private group(flags: Flags): Tree {
    const named = this.find(/\?P?<\w+>/y);
    const change = named ? undefined : this.find(/\?([imsU]*)(?:-([imsU]+))?:/y);
    if (!named && !change && this.text[this.at] === '?') throw new Unsupported('group');
    const inside = change ? changed(flags, change[1] ?? '', change[2] ?? '') : flags;
    const tree = this.choice(inside);
    if (!this.takes(')')) throw new Unsupported('unbalanced');
    return tree;
  }

  private escape(flags: Flags): Tree {
    if (this.takes('A')) return { kind: 'edge', edge: 'begin' };
    if (this.takes('z')) return { kind: 'edge', edge: 'end' };
    const set = this.find(/[dDsSwW]/y);
    if (set) return { kind: 'bytes', set: named(set[0]) };
    return one(this.escapedCode(), flags);
  }

  /** The character that an escape stands for. */
  private escapedCode(): number {
    const hex = this.find(/x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]+)\})/y);
    if (hex) return parseInt(hex[1] ?? hex[2] ?? '', 16);
    const octal = this.find(/0[0-7]{0,2}|[1-7][0-7]{1,2}/y);
    if (octal) return parseInt(octal[0], 8);
    const char = this.next();
    const control = controls.get(char);
    if (control !== undefined) return control;
    if (/[A-Za-z0-9]/.test(char)) throw new Unsupported(`\\${char}`);
    return char.charCodeAt(0);
  }

  private charClass(flags: Flags): Bytes {
    const isNegated = this.takes('^');
    let set: Bytes = [];
    for (let isFirst = true; isFirst || !this.takes(']'); isFirst = false) set = [...set, ...this.classItem()];
    const folded = flags.ignoreCase ? fold(set) : set;
    return isNegated ? complement(folded) : folded;
  }

  private classItem(): Bytes {
    const known = this.find(/\[:(\^?)(\w+):\]/y);
    if (known) {
      const set = posix(known[2] ?? '');
      if (!set) throw new Unsupported(known[0]);
      return known[1] ? complement(set) : set;
    }
    const escaped = this.find(/\\([dDsSwW])/y);
    if (escaped) return named(escaped[1] ?? '');
    const from = this.classCode();
    // A `-` before the end of the class is itself.
    if (this.text[this.at] !== '-' || this.text[this.at + 1] === ']') return fromRanges([[from, from]]);
    this.at += 1;
    return fromRanges([[from, this.classCode()]]);
  }

  private classCode(): number {
    return this.takes('\\') ? this.escapedCode() : this.next().charCodeAt(0);
  }
}

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);

function changed(flags: Flags, on: string, off: string): Flags {
  const pick = (letter: string, before: boolean): boolean => on.includes(letter) || (before && !off.includes(letter));
  return {
    ignoreCase: pick('i', flags.ignoreCase),
    dotAll: pick('s', flags.dotAll),
    multiLine: pick('m', flags.multiLine),
  };
}

function bounds([, sign, from, comma, to]: RegExpExecArray): { readonly min: number; readonly max: number } {
  switch (sign) {
    case '*':
      return { min: 0, max: Infinity };
    case '+':
      return { min: 1, max: Infinity };
    case '?':
      return { min: 0, max: 1 };
    default: {
      const min = Number(from);
      return { min, max: comma === undefined ? min : to === undefined || to === '' ? Infinity : Number(to) };
    }
  }
}

function one(code: number, { ignoreCase }: Flags): Tree {
  const set = fromRanges([[code, code]]);
  return { kind: 'bytes', set: ignoreCase ? fold(set) : set };
}

/** Beyond ASCII the letters of a pair are no bytes of one character any more. */
function fold(set: Bytes): Bytes {
  if (set.some(([, last]) => last > 0x7f)) throw new Unsupported('letter case beyond ASCII');
  return foldCase(set);
}
