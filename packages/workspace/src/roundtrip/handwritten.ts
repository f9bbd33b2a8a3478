// Objects written as all sorts of people and tools would: every style of YAML that Kubernetes reads, mixed at random. What is
// read back must be the very objects; what is edited must keep the hand.
import { isObject, type Json, type JsonObject } from '@portolan/engine';
import { equalJson, printScalar } from '@portolan/text';
import type { Dice } from './dice.ts';
import { handwrittenScalar } from './handwrittenScalar.ts';

/** Habits of one document; each is left now and then. */
interface Hand {
  readonly eol: string;
  /** Columns to the right, of mappings and of lists under their key. */
  readonly step: number;
  readonly listStep: number;
  readonly flow: number;
  readonly comments: number;
  readonly blankLines: number;
  readonly anchors: number;
  /** Quoted keys, dashes on lines of their own, blanks at the end of lines. */
  readonly oddities: number;
}

export function someHand(dice: Dice, eol: string): Hand {
  const some = (): number => dice.pick([0, 0.05, 0.3]) ?? 0;
  return {
    eol,
    step: dice.pick([1, 2, 2, 2, 3, 4, 7]) ?? 2,
    listStep: dice.pick([0, 0, 1, 2, 2, 4]) ?? 0,
    flow: some(),
    comments: some(),
    blankLines: some() / 2,
    anchors: some(),
    oddities: some() / 3,
  };
}

/** An object in block style, from the first column on, each line with its end. */
export class Writer {
  readonly #dice: Dice;
  readonly #hand: Hand;
  readonly #anchored: { readonly name: string; readonly value: Json }[] = [];

  constructor(dice: Dice, hand: Hand) {
    this.#dice = dice;
    this.#hand = hand;
  }

  document(value: JsonObject): string {
    return this.#mapLines(value, 0).join('');
  }

  /** The lines of a mapping whose keys stand at `indent`. */
  #mapLines(map: JsonObject, indent: number): string[] {
    const lead = ' '.repeat(indent);
    return this.#pairs(map).flatMap(([key, value]) => [...this.#above(indent), lead + this.#pair(key, value, indent)]);
  }

  /** Its entries, of which a mapping written above may bring some. */
  #pairs(map: JsonObject): readonly (readonly [string, Json | Merge])[] {
    const entries = Object.entries(map);
    const merged = this.#anchored.find(({ value }) => isPart(value, map) && this.#dice.chance(0.7));
    if (merged === undefined || !isObject(merged.value)) return entries;
    const { name, value } = merged;
    return [['<<', new Merge(name)], ...entries.filter(([key]) => !Object.hasOwn(value, key))];
  }

  #pair(key: string, value: Json | Merge, indent: number): string {
    const { eol, step, listStep, flow, oddities } = this.#hand;
    if (value instanceof Merge) return `<<: *${value.name}${this.#lineEnd()}`;
    const colon = `${this.#key(key)}:`;
    const alias = this.#aliasOf(value);
    if (alias !== undefined) return `${colon} *${alias}${this.#lineEnd()}`;
    const anchor = this.#anchorFor(value);
    const gap = this.#dice.chance(oddities) ? '  ' : ' ';
    if (isScalar(value) || isEmpty(value) || this.#dice.chance(flow)) {
      if (value === null && anchor === '' && this.#dice.chance(0.3)) return colon + this.#lineEnd();
      return colon + gap + anchor + this.#inline(value, indent);
    }
    const head = colon + (anchor === '' ? '' : ` ${anchor.trimEnd()}`) + this.#lineEnd();
    if (isObject(value)) return head + this.#mapLines(value, indent + step).join('');
    if (Array.isArray(value)) return head + this.#listLines(value as readonly Json[], indent + listStep).join('');
    return head + eol;
  }

  #listLines(list: readonly Json[], indent: number): string[] {
    const lead = ' '.repeat(indent);
    return list.flatMap((item) => [...this.#above(indent), lead + this.#item(item, indent)]);
  }

  #item(value: Json, indent: number): string {
    const { flow, oddities } = this.#hand;
    const alias = this.#aliasOf(value);
    if (alias !== undefined) return `- *${alias}${this.#lineEnd()}`;
    const anchor = this.#anchorFor(value);
    const gap = this.#dice.chance(oddities) ? 3 : 1;
    const dash = `-${' '.repeat(gap)}`;
    if (isScalar(value) || isEmpty(value) || this.#dice.chance(flow))
      return dash + anchor + this.#inline(value, indent);
    const isBelow = anchor !== '' || this.#dice.chance(oddities);
    const inner = isBelow ? indent + 1 + this.#dice.below(4) : indent + 1 + gap;
    const lines = isObject(value) ? this.#mapLines(value, inner) : this.#listLines(value as readonly Json[], inner);
    if (isBelow) {
      // Kubernetes takes no tab behind a dash.
      const end = this.#lineEnd().replace('\t', ' ');
      return `-${anchor === '' ? '' : ` ${anchor.trimEnd()}`}${end}${lines.join('')}`;
    }
    // What stands above the first entry has no place behind the dash.
    const first = lines.findIndex((line) => !/^\s*(?:#|$)/.test(line));
    return dash + lines.slice(first).join('').trimStart();
  }

  /** On the line of its key or dash, with the line's end. */
  #inline(value: Json, indent: number): string {
    if (isScalar(value)) {
      const text = handwrittenScalar(value, this.#dice, {
        indent,
        isInFlow: false,
        eol: this.#hand.eol,
        hasBlankLines: this.#hand.blankLines > 0,
      });
      const isBlock = /^[|>][^\r\n]*\r?\n/.test(text) && typeof value === 'string';
      return text + (isBlock ? this.#hand.eol : this.#lineEnd());
    }
    return this.#flowText(value, indent) + this.#lineEnd();
  }

  /** Commas and brackets, over several lines now and then. */
  #flowText(value: Json, indent: number): string {
    const dice = this.#dice;
    const { eol, oddities, comments } = this.#hand;
    if (isScalar(value)) return handwrittenScalar(value, dice, { indent, isInFlow: true, eol, hasBlankLines: true });
    const [open, close] = isObject(value) ? '{}' : '[]';
    const parts = isObject(value)
      ? Object.entries(value).map(([key, one]) => `${this.#flowKey(key)}: ${this.#flowText(one, indent)}`)
      : (value as readonly Json[]).map((one) => this.#flowText(one, indent));
    if (parts.length === 0) return open + (dice.chance(oddities) ? ' ' : '') + close;
    const gap = dice.chance(0.3) ? ' ' : '';
    if (!dice.chance(0.2)) return open + gap + parts.join(dice.chance(oddities) ? ' , ' : ', ') + gap + close;
    const lead = eol + ' '.repeat(indent + 1 + dice.below(4));
    const comment = dice.chance(comments) ? ` ${dice.comment()}` : '';
    const last = dice.chance(0.3) ? ',' : '';
    return `${open}${comment}${lead}${parts.join(`,${lead}`)}${last}${eol}${' '.repeat(indent + 1)}${close}`;
  }

  #flowKey(key: string): string {
    return this.#dice.chance(this.#hand.oddities) ? JSON.stringify(key) : printScalar(key, true);
  }

  #key(key: string): string {
    if (!this.#dice.chance(this.#hand.oddities)) return printScalar(key, false);
    return /^[\w./-]+$/.test(key) && this.#dice.chance(0.5) ? `'${key}'` : JSON.stringify(key);
  }

  /** Comments and blank lines above an entry: mostly at its column. */
  #above(indent: number): string[] {
    const { eol, comments, blankLines } = this.#hand;
    const dice = this.#dice;
    const lines: string[] = [];
    if (dice.chance(blankLines)) lines.push((dice.chance(0.2) ? ' ' : '') + eol);
    while (dice.chance(comments / 2)) {
      // Deeper, it would go on with a text above.
      const column = dice.chance(0.8) ? indent : dice.below(indent + 1);
      lines.push(' '.repeat(column) + dice.comment() + eol);
      if (dice.chance(blankLines / 2)) lines.push(eol);
    }
    return lines;
  }

  #lineEnd(): string {
    const { eol, comments, oddities } = this.#hand;
    const dice = this.#dice;
    if (dice.chance(comments / 2)) return `${dice.pick([' ', '  ', '\t', ' \t']) ?? ' '}${dice.comment()}${eol}`;
    return (dice.chance(oddities) ? (dice.pick([' ', '\t', '   ']) ?? '') : '') + eol;
  }

  #aliasOf(value: Json): string | undefined {
    const same = this.#anchored.find((one) => equalJson(one.value, value));
    return same !== undefined && this.#dice.chance(0.7) ? same.name : undefined;
  }

  /** With the blank behind it; known from then on, so that nothing inside can refer to it. */
  #anchorFor(value: Json): string {
    if (value === null || !this.#dice.chance(this.#hand.anchors / 4)) return '';
    const name = `a${this.#anchored.length + 1}`;
    this.#anchored.push({ name, value });
    return `&${name} `;
  }
}

class Merge {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const isScalar = (value: Json): boolean => typeof value !== 'object' || value === null;
const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Whether a mapping holds some of the entries of another, and no more. */
function isPart(part: Json, whole: JsonObject): boolean {
  if (!isObject(part)) return false;
  const entries = Object.entries(part);
  return (
    entries.length > 0 &&
    entries.length < Object.keys(whole).length &&
    entries.every(([key, value]) => Object.hasOwn(whole, key) && equalJson(whole[key], value))
  );
}
