// One scalar in one of the many ways that YAML has for it, each read as the same value by Kubernetes.
import type { Json } from '@portolan/engine';
import { printScalar } from '@portolan/text';
import type { Dice } from './dice.ts';

export interface Surroundings {
  /** Of the key or dash that holds it. */
  readonly indent: number;
  readonly isInFlow: boolean;
  readonly eol: string;
  /** Whether blank lines may follow, which `+` would take for its own. */
  readonly hasBlankLines: boolean;
}

/** What stands behind the colon or dash and its blank; texts of several lines bring their lines. */
export function handwrittenScalar(value: Json, dice: Dice, around: Surroundings): string {
  if (value === null) return dice.pick(['null', '~', 'Null', 'NULL']) ?? 'null';
  if (typeof value === 'boolean') return handwrittenBoolean(value, dice);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return handwrittenText(value, dice, around);
  throw new Error('not a scalar');
}

function handwrittenBoolean(value: boolean, dice: Dice): string {
  const words = value ? ['true', 'True', 'yes', 'on', 'y'] : ['false', 'FALSE', 'no', 'Off', 'n'];
  return (dice.chance(0.6) ? words[0] : dice.pick(words)) ?? String(value);
}

function handwrittenText(value: string, dice: Dice, around: Surroundings): string {
  const block = around.isInFlow ? undefined : blockText(value, dice, around);
  if (block !== undefined && dice.chance(value.includes('\n') ? 0.8 : 0.06)) return block;
  const plain = printScalar(value, around.isInFlow);
  if (plain === value && dice.chance(0.7)) return dice.chance(0.1) ? foldedPlain(value, dice, around) : value;
  return dice.chance(0.5) && isSimple(value) ? singleQuoted(value, dice, around) : doubleQuoted(value, dice, around);
}

/** Printable on one line, without blanks at its ends. */
const isSimple = (value: string): boolean => /^[\x20-\x7e]*$/.test(value) && value.trim() === value;

/** The next line of a text goes on deeper than its holder; a blank and the line end are read as one blank. */
const lineBreak = (dice: Dice, { indent, eol }: Surroundings): string => eol + ' '.repeat(indent + 1 + dice.below(5));

/** Only between words that begin nothing of their own on their new line. */
function foldedPlain(value: string, dice: Dice, around: Surroundings): string {
  return value.replace(/(?<=\w) (?=\w)/, () => lineBreak(dice, around));
}

function singleQuoted(value: string, dice: Dice, around: Surroundings): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return dice.chance(0.1) ? foldedPlain(quoted, dice, around) : quoted;
}

function doubleQuoted(value: string, dice: Dice, around: Surroundings): string {
  const quoted = JSON.stringify(value).replace(/[\x7f-\uffff]/g, (char) => {
    return isAstralHalf(char) ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  if (!isSimple(value)) return quoted;
  if (dice.chance(0.1)) return foldedPlain(quoted, dice, around);
  if (!dice.chance(0.1)) return quoted;
  // A line that ends in a backslash goes on without a blank.
  return quoted.replace(/(?<=[a-z]{2})(?=[a-z])/, () => `\\${lineBreak(dice, around)}`);
}

const isAstralHalf = (char: string): boolean => /[\ud800-\udfff]/.test(char);

/** `|` and `>` with their signs; undefined where a text cannot be written so. */
function blockText(value: string, dice: Dice, { indent, eol, hasBlankLines }: Surroundings): string | undefined {
  const body = value.replace(/\n+$/, '');
  const ends = value.length - body.length;
  if (body === '' || /^[ \t\n]|[^\n\x20-\x7e]|[ \t]$/m.test(body)) return undefined;
  if (ends > 1 && hasBlankLines) return undefined;
  const isFolded = !body.includes('\n') && dice.chance(0.4);
  const step = 1 + dice.below(4);
  const sign = dice.chance(0.2) && indent + step > 0 ? String(step) : '';
  const chomp = ends === 0 ? '-' : ends === 1 && (hasBlankLines || !dice.chance(0.2)) ? '' : '+';
  const lead = ' '.repeat(indent + step);
  const lines = body.split('\n').map((line) => (line === '' ? '' : lead + line));
  const blanks = Array.from({ length: chomp === '+' ? ends - 1 : 0 }, () => '');
  const comment = dice.chance(0.15) ? ` ${dice.comment()}` : '';
  return [`${isFolded ? '>' : '|'}${sign}${chomp}${comment}`, ...lines, ...blanks].join(eol);
}
