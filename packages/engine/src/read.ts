// Reads a JSON value by a field: the typed value of the model, and beside it what the CRD schema and the limits of single
// values have against it. Nothing is thrown away silently and nothing throws: what cannot be read is left out and said.
// Sources: apiextensions-apiserver (null keys are dropped, null items refused), golang/protobuf jsonpb (texts of numbers,
// numbers of enums), istio/istio pkg/config/validation for the limits.
import { parseDuration } from './duration.ts';
import { fieldOf, modelKey } from './field.ts';
import type { Field, OneOf, Table } from './field.ts';
import { report, shown } from './findings.ts';
import type { Finding, Findings } from './findings.ts';
import { fits } from './grammar.ts';
import type { StringMatch } from './model/virtualService.ts';
import { nearest } from './nearest.ts';
import { assertNever } from './problem.ts';
import { judgeRegex } from './regexRule.ts';
import { isObject } from './ref.ts';
import type { Json, JsonObject, Path, PathStep } from './ref.ts';
import { planOf, zeroOf } from './zero.ts';

/** The walk: where it stands, and what it has found. */
export interface Walk {
  readonly findings: Findings;
  readonly path: PathStep[];
  /** Places whose value decode had to make up or leave out, so that nothing more can be said of them. */
  readonly unread: Path[];
  /** The root of the object is open: keys outside the five are V-MD-01, below they are V-MD-02. */
  readonly unknownTop: string;
}

/** What a field holds in the model; `undefined` where the value cannot be read. */
type Read = unknown;

type Of<T extends Field['type']> = Extract<Field, { readonly type: T }>;

export function readField(walk: Walk, field: Field, value: unknown): Read {
  switch (field.type) {
    case 'string':
      return readText(walk, field, value, field.required !== undefined);
    case 'int':
    case 'number':
      return readNumber(walk, field, value);
    case 'bool':
      return typeof value === 'boolean' ? value : wrongType(walk, 'bool', value);
    case 'duration':
      return readDuration(walk, field, value);
    case 'enum':
      return readEnum(walk, field, value);
    case 'intOrString':
      return typeof value === 'string' || Number.isInteger(value) ? value : wrongType(walk, 'intOrString', value);
    case 'stringMatch':
      return readStringMatch(walk, field, value);
    case 'list':
      return readList(walk, field, value);
    case 'map':
      return readMap(walk, field, value);
    case 'object':
      return isObject(value) ? readObject(walk, field, value) : wrongType(walk, 'object', value);
    case 'any':
      return value;
    default:
      return assertNever(field);
  }
}

function say(walk: Walk, finding: Finding): void {
  report(walk.findings, walk.path, finding);
}

/** Something is said of a place, and nothing can be read there. */
function giveUp(walk: Walk, finding: Finding): undefined {
  say(walk, finding);
  walk.unread.push([...walk.path]);
  return undefined;
}

function wrongType(walk: Walk, wanted: Field['type'], value: unknown): undefined {
  const instead = wanted === 'list' ? ([value] as Json) : undefined;
  return giveUp(walk, { code: 'V-MD-04', message: `type/${wanted}`, values: { value: shown(value) }, instead });
}

/** A value of the right type that breaks a limit of its field. */
function breach(walk: Walk, field: Field, value: unknown, instead?: Json): void {
  say(walk, { ...breachOf(field, value), instead });
}

function breachOf(field: Field, value: unknown): Finding {
  const values = { value: shown(value) };
  return field.code === undefined ? { code: 'V-MD-04', message: 'value/limit', values } : { code: field.code, values };
}

function readText(walk: Walk, field: Of<'string'>, value: unknown, judgeEmpty: boolean): Read {
  if (typeof value !== 'string') return wrongType(walk, 'string', value);
  const tooLong = field.maxLength !== undefined && value.length > field.maxLength;
  const malformed = field.grammar !== undefined && (value !== '' || judgeEmpty) && !fits(field.grammar, value);
  if (tooLong || malformed) breach(walk, field, value, otherCase(field, value));
  return value;
}

/** The known text that this one is in another case. */
function otherCase({ values = [], grammar }: Of<'string'>, text: string): string | undefined {
  const upper = text.toUpperCase();
  return grammar === 'protocol' ? nearest(text, values) : values.find((known) => known.toUpperCase() === upper);
}

const bounds = {
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  uint64: [0, 18446744073709551615],
} as const;

function readNumber(walk: Walk, field: Of<'int' | 'number'>, value: unknown): Read {
  const number = typeof value === 'string' ? numberInText(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return wrongType(walk, field.type, value);
  if (typeof value === 'string') {
    say(walk, { code: 'V-MD-04', message: `type/${field.type}`, values: { value: shown(value) }, instead: number });
  }
  let [least, most]: readonly [number, number] = [-Infinity, Infinity];
  if (field.type === 'int') {
    if (!Number.isInteger(number)) return wrongType(walk, 'int', value);
    [least, most] = bounds[field.format ?? 'uint32'];
    if (number < least || number > most) return giveUp(walk, breachOf(field, value));
  }
  if (number === 0 && field.zero === 'unset') return 0;
  const [min, max] = [field.min ?? least, field.max ?? most];
  if (number < min || number > max)
    breach(walk, field, value, field.means === 'percentage' ? Math.min(Math.max(number, min), max) : undefined);
  return number;
}

/** jsonpb reads numbers in quotes too. */
function numberInText(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function readDuration(walk: Walk, field: Of<'duration'>, value: unknown): Read {
  if (typeof value !== 'string') return wrongType(walk, 'duration', value);
  const ms = parseDuration(value);
  if (ms === undefined) return giveUp(walk, { ...breachOf(field, value), instead: inSeconds(value) });
  const isOff = field.range === 'or-zero' && Math.trunc(ms) === 0;
  const isTooSmall = field.range !== 'any' && ms < 1;
  const isTooFine = (field.range === 'set' || field.range === 'or-zero') && !Number.isInteger(ms);
  if (!isOff && (isTooSmall || isTooFine)) breach(walk, field, value);
  return ms;
}

/** `timeout: "30"` was meant in seconds, most likely. */
function inSeconds(text: string): string | undefined {
  return /^[1-9]\d*(?:\.\d{1,3})?$/.test(text) ? `${text}s` : undefined;
}

function readEnum(walk: Walk, field: Of<'enum'>, value: unknown): Read {
  if (typeof value === 'string' && field.values.includes(value)) return value;
  const guess = typeof value === 'number' ? field.values[value] : nearest(String(value), field.values);
  giveUp(walk, {
    code: field.code ?? 'V-MD-05',
    message: guess === undefined ? 'enum/unknown' : 'enum/near',
    values: { value: shown(value), guess: guess ?? '', values: field.values.join(', ') },
    instead: guess,
  });
  return typeof value === 'number' ? guess : undefined;
}

function readList(walk: Walk, field: Of<'list'>, value: unknown): Read {
  if (!Array.isArray(value)) return wrongType(walk, 'list', value);
  const { minItems = 0, maxItems = Infinity } = field;
  if (value.length < minItems || value.length > maxItems) {
    say(walk, {
      code: field.code ?? 'V-MD-04',
      message: 'list/size',
      values: { count: value.length, least: minItems, most: maxItems },
    });
  }
  return value.map((item: unknown, i) => {
    walk.path.push(i);
    const read = item === null ? nullItem(walk, field) : readItem(walk, field.of, item);
    walk.path.pop();
    // A place that cannot be read keeps its index for the ones behind it.
    return read === undefined ? zeroOf(field.of) : read;
  });
}

function readItem(walk: Walk, of: Field, item: unknown): Read {
  return of.type === 'string' ? readText(walk, of, item, true) : readField(walk, of, item);
}

function nullItem(walk: Walk, field: Of<'list'>): undefined {
  return giveUp(walk, { code: field.nullItem ?? 'V-MD-06', message: 'null/item' });
}

function readMap(walk: Walk, field: Of<'map'>, value: unknown): Read {
  if (!isObject(value)) return wrongType(walk, 'map', value);
  const keys = Object.keys(value);
  if (keys.length > (field.maxProperties ?? Infinity)) breach(walk, field, keys.length);
  const entries: [string, Read][] = [];
  for (const key of keys) {
    const item = value[key];
    if (item === null || item === undefined) continue;
    walk.path.push(key);
    if (field.keys !== undefined && !fits(field.keys, key)) breach(walk, field, key);
    const read = readField(walk, field.of, item);
    walk.path.pop();
    if (read !== undefined) entries.push([key, read]);
  }
  // fromEntries defines own properties, whatever the key is called.
  return Object.fromEntries(entries);
}

function readObject(walk: Walk, field: Of<'object'>, value: JsonObject): Read {
  const table = planOf(field.fields);
  const read: Record<string, Read> = {};
  for (const key of Object.keys(value)) {
    const found = fieldOf(field.fields, key);
    if (found === undefined) {
      if (field.open !== true) unknownKey(walk, field.fields, key);
      continue;
    }
    const item = value[key];
    if (item === null || item === undefined) continue;
    walk.path.push(key);
    const itemRead = readField(walk, found.field, item);
    walk.path.pop();
    if (itemRead !== undefined) read[modelKey(found.key, found.field)] = itemRead;
  }
  for (const [key, filled] of table.filled) {
    const name = modelKey(key, filled);
    if (read[name] !== undefined) continue;
    if ((value[key] ?? null) === null) absent(walk, key, filled);
    read[name] = zeroOf(filled);
  }
  for (const group of table.groups) excluding(walk, group, value);
  return read;
}

/** Said at the place where the field would stand. A number that is not there counts as 0, which may be out of range. */
function absent(walk: Walk, key: string, field: Field): void {
  const isBadZero = field.type === 'int' && field.zero !== 'unset' && (field.min ?? 0) > 0;
  const code = field.required ?? (isBadZero ? field.code : undefined);
  if (code === undefined) return;
  walk.path.push(key);
  giveUp(walk, { code, message: 'field/missing', values: { field: key } });
  walk.path.pop();
}

function excluding(walk: Walk, group: OneOf, value: JsonObject): void {
  const given = group.keys.filter((key) => (value[key] ?? null) !== null);
  if (given.length > 1) say(walk, { code: 'V-MD-07', values: { fields: given.join(', ') } });
}

function unknownKey(walk: Walk, table: Table, key: string): void {
  const guess = nearest(key, Object.keys(table));
  const code = walk.path.length === 0 ? walk.unknownTop : 'V-MD-02';
  walk.path.push(key);
  say(walk, {
    code,
    message: guess === undefined ? 'field/unknown' : 'field/unknown-near',
    values: { field: key, guess: guess ?? '' },
  });
  walk.path.pop();
}

function readStringMatch(walk: Walk, field: Of<'stringMatch'>, value: unknown): Read {
  if (!isObject(value)) return wrongType(walk, 'stringMatch', value);
  const read = readObject(walk, { type: 'object', fields: field.fields }, value) as Record<string, string>;
  const match = stringMatchOf(read);
  if (match.kind === 'present') {
    if (field.notEmpty === true) breach(walk, field, '{}');
    return match;
  }
  walk.path.push(match.kind);
  judgeStringMatch(walk, field, match);
  walk.path.pop();
  return match;
}

function stringMatchOf(read: Readonly<Record<string, string>>): StringMatch {
  for (const kind of ['exact', 'prefix', 'regex'] as const) {
    const value = read[kind];
    if (value !== undefined) return { kind, value };
  }
  return { kind: 'present' };
}

function judgeStringMatch(
  walk: Walk,
  field: Of<'stringMatch'>,
  match: Exclude<StringMatch, { kind: 'present' }>,
): void {
  if (match.value === '' && field.notEmpty === true) return breach(walk, field, '""');
  if (match.kind === 'prefix' && match.value === '' && field.emptyPrefix !== true)
    return say(walk, { code: 'V-VS-27' });
  if (match.kind !== 'regex' || (field.star === true && match.value === '*')) return;
  if (match.value === '') return say(walk, { code: 'V-VS-28' });
  judgeRegex(walk.findings, walk.path, match.value);
}
