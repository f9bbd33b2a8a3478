// Values as YAML, in a given style: only what is new is ever printed, never what was there.
import { isJsonArray, isJsonObject, type Json } from '../json.ts';
import { plainKey, resolvePlain } from '../scalar.ts';
import { heightOf, isWrittenInFlow } from './layout.ts';
import type { ScalarStyle } from '../tree.ts';
import type { Style } from './style.ts';

/** Whether a value fits behind its key or dash on the same line. */
export function isInline(value: Json): boolean {
  if (isJsonArray(value)) return value.length === 0;
  if (isJsonObject(value)) return Object.keys(value).length === 0;
  return true;
}

/**
 * A value in block style. The first line has no indentation; the others are indented for `indent`, the column of the keys
 * or dashes.
 */
export function printBlock(value: Json, indent: number, style: Style): string {
  const line = style.eol + ' '.repeat(indent);
  if (isJsonArray(value) && value.length > 0) {
    return value.map((item) => printItem(item, indent, style)).join(line);
  }
  if (isJsonObject(value) && !isInline(value)) {
    return Object.entries(value)
      .map(([key, field]) => printPair(key, field, indent, style))
      .join(line);
  }
  return printInline(value, indent, style);
}

/** `key: value`, or the key and its value on the lines below. `indent`: the column of the key. */
export function printPair(key: string, value: Json, indent: number, style: Style): string {
  return `${printKey(key, 'plain', style, false)}:${printBehind(value, indent, style)}`;
}

/** A dash at column `indent` and its item. */
export function printItem(value: Json, indent: number, style: Style): string {
  return `- ${printShort(value, true, indent, style) ?? printBlock(value, indent + 2, style)}`;
}

/** In brackets, where the neighbourhood would write it so and it fits on the line. */
function printShort(value: Json, isItem: boolean, indent: number, style: Style): string | undefined {
  const isShort = heightOf(value) > 0 && isWrittenInFlow(value, isItem, style.layouts);
  return isShort ? printFitting(value, indent, style) : undefined;
}

/** In brackets; undefined for what has no place on one line. */
export function printFitting(value: Json, indent: number, style: Style): string | undefined {
  if (hasLines(value)) return undefined;
  const text = printFlow(value, style);
  return indent + text.length <= lineLimit ? text : undefined;
}

/** Columns: nobody writes longer lines by choice. */
const lineLimit = 120;

function hasLines(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\n');
  if (isJsonArray(value)) return value.some(hasLines);
  return isJsonObject(value) && Object.values(value).some(hasLines);
}

/** What stands behind the colon of a key at column `indent`. */
export function printBehind(value: Json, indent: number, style: Style): string {
  if (isInline(value)) return ` ${printInline(value, indent + style.step, style)}`;
  const short = printShort(value, false, indent, style);
  if (short !== undefined) return ` ${short}`;
  const inner = indent + (isJsonArray(value) ? style.listStep : style.step);
  return style.eol + ' '.repeat(inner) + printBlock(value, inner, style);
}

/** @param indent for the lines of a text of several lines */
function printInline(value: Json, indent: number, style: Style): string {
  if (typeof value !== 'string') return printFlow(value, style);
  if (value.includes('\n')) return printLiteral(value, indent, style) ?? doubleQuoted(value);
  return printText(value, 'plain', style, false);
}

export function printFlow(value: Json, style: Style): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return style.isJson ? doubleQuoted(value) : printText(value, 'plain', style, true);
  if (isJsonArray(value)) return `[${value.map((item) => printFlow(item, style)).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, field]) => printFlowPair(key, field, style));
  return pairs.length === 0 ? '{}' : `{${style.braceGap}${pairs.join(', ')}${style.braceGap}}`;
}

export function printFlowPair(key: string, value: Json, style: Style): string {
  return `${style.isJson ? doubleQuoted(key) : printKey(key, 'plain', style, true)}: ${printFlow(value, style)}`;
}

/** @param old how the key that it replaces is written */
export function printKey(key: string, old: ScalarStyle, style: Style, inFlow: boolean): string {
  if (old === 'double' || (old === 'single' && !isPrintable(key))) return doubleQuoted(key);
  if (old === 'single') return singleQuoted(key);
  return isPlainText(key, inFlow) && plainKey(key) === key ? key : quoted(key, style);
}

/** One line of text in the style of what it replaces, as far as that style can hold it. */
export function printText(value: string, old: ScalarStyle, style: Style, inFlow: boolean): string {
  if (old === 'double' || !isPrintable(value)) return doubleQuoted(value);
  if (old === 'single') return singleQuoted(value);
  return isPlainText(value, inFlow) && resolvePlain(value) === value ? value : quoted(value, style);
}

/** A text of one line, in quotes only where YAML would read something else. */
export function printScalar(value: string, inFlow: boolean): string {
  return isPlainText(value, inFlow) && resolvePlain(value) === value ? value : doubleQuoted(value);
}

/** `|` and the lines below it; undefined where YAML would need more care, such as a first line that begins with blanks. */
export function printLiteral(value: string, indent: number, style: Style): string | undefined {
  const body = value.replace(/\n+$/, '');
  const ends = value.length - body.length;
  if (body === '' || /^[ \t\n]/.test(body) || !isPrintable(value.replaceAll('\n', '')) || /[ \t]$/m.test(body))
    return undefined;
  if (ends > 1) return undefined;
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return [ends === 0 ? '|-' : '|', ...lines].join(style.eol);
}

const quoted = (value: string, style: Style): string =>
  style.quote === 'single' && isPrintable(value) ? singleQuoted(value) : doubleQuoted(value);

const singleQuoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Nothing that needs an escape. */
function isPrintable(value: string): boolean {
  return !/[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/.test(value) && !/\p{Surrogate}/u.test(value);
}

/** Whether a text can stand without quotes as far as syntax goes; careful rather than complete. */
function isPlainText(value: string, inFlow: boolean): boolean {
  if (value === '' || !isPrintable(value) || value.trim() !== value) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`=~<]/.test(value)) return false;
  if (/: |:$| #|\t/.test(value) || value.includes('{{')) return false;
  // Other readers of YAML 1.1 see times, dates and base-60 numbers in these.
  if (/^[\d+.][\d:_.+-]*(?:[tT ].*)?$/.test(value) && /\d[:-]\d/.test(value)) return false;
  // The question mark: Kubernetes does not take it in brackets (go.yaml.in/yaml/v2 yaml_parser_scan_plain_scalar).
  return !inFlow || !/[,[\]{}?]/.test(value);
}
