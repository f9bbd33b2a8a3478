// Which form a selection asks for: that of the innermost object with a form of its own (the resource, or an item of a list
// of objects), and the way to it from the resource.
import { fieldAt, type Json, type KnownKind, type Path, type Table } from '@portolan/engine';
import { valueAt } from '@portolan/text';

export interface Crumb {
  readonly path: Path;
  /** Of the list that the item stands in; absent for the resource itself. */
  readonly list?: string;
  /** From 1. */
  readonly n?: number;
}

/** @returns at least the crumb of the resource; the last one is the form's */
export function crumbsTo(kind: KnownKind, value: Json, selected: Path): readonly Crumb[] {
  const crumbs: Crumb[] = [{ path: [] }];
  for (const [i, step] of selected.entries()) {
    const path = selected.slice(0, i + 1);
    if (valueAt(value, path) === undefined) break;
    const list = selected[i - 1];
    if (typeof step === 'number' && typeof list === 'string' && fieldAt(kind, path)?.type === 'object')
      crumbs.push({ path, list, n: step + 1 });
  }
  return crumbs;
}

export interface FormTable {
  /** Of the object whose fields they are, below the form's place. */
  readonly path: Path;
  readonly fields: Table;
  /** Keys that are shown elsewhere or not at all. */
  readonly hidden: readonly string[];
}

/** Keys that say what an object is, and what only the server writes. */
const kindKeys = ['apiVersion', 'kind', 'status'];

/** The objects whose fields make up the form at a place: of a resource its `spec` and what stands beside it. */
export function tablesOf(kind: KnownKind, path: Path): readonly FormTable[] {
  const field = fieldAt(kind, path);
  if (field?.type !== 'object') return [];
  if (path.length > 0) return [{ path, fields: field.fields, hidden: [] }];
  const { spec, ...beside } = field.fields;
  const rest = Object.fromEntries(Object.entries(beside).filter(([key]) => !kindKeys.includes(key)));
  const own: FormTable[] = spec?.type === 'object' ? [{ path: ['spec'], fields: spec.fields, hidden: [] }] : [];
  return [...own, { path: [], fields: rest, hidden: [...kindKeys, 'spec'] }];
}

/** Whether `inner` lies at `outer` or below. */
export function isWithin(outer: Path, inner: Path): boolean {
  return outer.every((step, i) => step === inner[i]);
}
