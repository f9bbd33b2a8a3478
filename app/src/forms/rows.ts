// What a form shows of one object: its fields in the order of their table, those that could be added, and the keys that no
// table knows.
import { fieldOf, isObject, oneOfs, type Field, type Json, type Table } from '@portolan/engine';

export interface FieldRow {
  readonly kind: 'field';
  /** As the text spells it. */
  readonly key: string;
  readonly field: Field;
}
/** Fields that exclude each other, of which at most one is there. */
export interface ChoiceRow {
  readonly kind: 'choice';
  readonly members: readonly FieldRow[];
  /** The one that is there. */
  readonly present: string | undefined;
  /** The one that was chosen to be added. */
  readonly added: string | undefined;
}
export interface Rows {
  readonly shown: readonly (FieldRow | ChoiceRow)[];
  readonly absent: readonly FieldRow[];
  readonly unknown: readonly string[];
}

/**
 * @param value an object, or nothing where it is yet to be made
 * @param added keys that are wanted, though nothing is written under them yet
 */
export function rowsOf(table: Table, value: Json | undefined, added: ReadonlySet<string>): Rows {
  const object = isObject(value) ? value : {};
  const spelled = new Map<string, string>();
  const unknown: string[] = [];
  for (const key of Object.keys(object)) {
    const known = fieldOf(table, key);
    if (known) spelled.set(known.key, key);
    else unknown.push(key);
  }
  const rows = Object.entries(table).map(([key, field]): FieldRow => ({
    kind: 'field',
    key: spelled.get(key) ?? key,
    field,
  }));
  const isPresent = ({ key }: FieldRow): boolean => Object.hasOwn(object, key);
  const isShown = (row: FieldRow): boolean => isPresent(row) || added.has(row.key) || row.field.required !== undefined;
  const choices = choicesOf(table, rows, isPresent, added);
  const shown: (FieldRow | ChoiceRow)[] = [];
  const absent: FieldRow[] = [];
  for (const row of rows) {
    const choice = choices.get(row.field.group ?? '');
    if (choice !== undefined) {
      if (!shown.includes(choice)) shown.push(choice);
    } else if (isShown(row)) shown.push(row);
    else absent.push(row);
  }
  const isOld = ({ field }: FieldRow): number => (field.deprecated === undefined ? 0 : 1);
  return { shown, absent: absent.toSorted((a, b) => isOld(a) - isOld(b)), unknown };
}

/** By group: those with a member that is there or wanted. Two that are there break the rule, and are shown as they stand. */
function choicesOf(
  table: Table,
  rows: readonly FieldRow[],
  isPresent: (row: FieldRow) => boolean,
  added: ReadonlySet<string>,
): ReadonlyMap<string, ChoiceRow> {
  const choices = new Map<string, ChoiceRow>();
  for (const { group } of oneOfs(table)) {
    const members = rows.filter(({ field }) => field.group === group);
    const present = members.filter(isPresent);
    const wanted = members.find(({ key }) => added.has(key));
    if (members.length < 2 || present.length > 1 || (present.length === 0 && wanted === undefined)) continue;
    choices.set(group, { kind: 'choice', members, present: present[0]?.key, added: wanted?.key });
  }
  return choices;
}
