// One condition of an HTTP match entry in parts that a person can edit, and back: what it looks at, a name where it needs
// one, how it compares, and the value. What Istio thinks of the result is admission's business.
import { isObject, type Json, type Path } from '@portolan/engine';

/** What a condition can look at, as fields of HTTPMatchRequest. */
export const subjects = [
  'uri',
  'headers',
  'queryParams',
  'method',
  'authority',
  'withoutHeaders',
  'scheme',
  'port',
  'sourceLabels',
  'sourceNamespace',
] as const;
export type Subject = (typeof subjects)[number];

/** `present` is `{}`: any value will do. */
export const comparisons = ['exact', 'prefix', 'regex', 'present'] as const;
export type Comparison = (typeof comparisons)[number];

export interface Condition {
  readonly subject: Subject;
  /** Of the header, parameter or label; empty for other subjects. */
  readonly name: string;
  readonly comparison: Comparison;
  readonly value: string;
}

/** Subjects that are told apart by a name. */
export function needsName(subject: Subject): boolean {
  return ['headers', 'queryParams', 'withoutHeaders', 'sourceLabels'].includes(subject);
}

/** Ways to compare; plain values are compared as a whole. */
export function comparisonsOf(subject: Subject): readonly Comparison[] {
  if (subject === 'port' || subject === 'sourceLabels' || subject === 'sourceNamespace') return ['exact'];
  return needsName(subject) ? comparisons : ['exact', 'prefix', 'regex'];
}

/** Below its match entry: `headers.end-user`. Istio keeps names of headers in lower case. */
export function pathOf({ subject, name }: Pick<Condition, 'subject' | 'name'>): Path {
  if (!needsName(subject)) return [subject];
  return [subject, subject === 'headers' || subject === 'withoutHeaders' ? name.trim().toLowerCase() : name.trim()];
}

/** As pathOf, for a condition that was read: its name as it is written. */
export function placeOf({ subject, name }: Pick<Condition, 'subject' | 'name'>): Path {
  return needsName(subject) ? [subject, name] : [subject];
}

export function jsonOf({ subject, comparison, value }: Condition): Json {
  if (subject === 'port') return /^\d+$/.test(value.trim()) ? Number(value) : value;
  if (subject === 'sourceLabels' || subject === 'sourceNamespace') return value;
  return comparison === 'present' ? {} : { [comparison]: value };
}

/**
 * @param path below its match entry
 * @returns undefined for what is no single condition here, such as a list of gateways
 */
export function readCondition([field, name]: Path, json: Json | undefined): Condition | undefined {
  const subject = subjects.find((one) => one === field);
  if (subject === undefined || (needsName(subject) && name === undefined)) return undefined;
  const base = { subject, name: name === undefined ? '' : String(name) };
  if (typeof json === 'string' || typeof json === 'number') {
    return { ...base, comparison: 'exact', value: String(json) };
  }
  if (json !== null && !isObject(json)) return undefined;
  const comparison = comparisons.find((one) => one !== 'present' && json?.[one] !== undefined);
  const value = comparison === undefined ? '' : json?.[comparison];
  return { ...base, comparison: comparison ?? 'present', value: typeof value === 'string' ? value : '' };
}
