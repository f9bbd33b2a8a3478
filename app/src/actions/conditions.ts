// One condition of a match entry in parts that a person can edit, and back: what it looks at, a name where it needs one, how
// it compares, and the value, or several values. What Istio thinks of the result is admission's business.
import { isObject, type Command, type Json, type Path, type Ref } from '@portolan/engine';

const http = ['uri', 'headers', 'queryParams', 'method', 'authority', 'withoutHeaders', 'scheme'] as const;
const sender = ['sourceLabels', 'sourceNamespace', 'gateways'] as const;

/** What a condition can look at, as fields of HTTPMatchRequest, TLSMatchAttributes and L4MatchAttributes. */
export const subjects = [...http, 'sniHosts', 'destinationSubnets', 'port', ...sender] as const;
export type Subject = (typeof subjects)[number];

export const protocols = ['http', 'tls', 'tcp'] as const;
export type Protocol = (typeof protocols)[number];

/** Of a place in a rule. */
export function protocolOf({ path }: Ref): Protocol {
  return protocols.find((one) => one === path[1]) ?? 'http';
}

/** What rules of a protocol can look at; the first is the likeliest. */
export function subjectsOf(protocol: Protocol): readonly Subject[] {
  switch (protocol) {
    case 'http':
      return [...http, 'port', ...sender];
    case 'tls':
      return ['sniHosts', 'port', 'destinationSubnets', ...sender];
    case 'tcp':
      return ['port', 'destinationSubnets', ...sender];
  }
}

/** `present` is `{}`: any value will do. */
export const comparisons = ['exact', 'prefix', 'regex', 'present'] as const;
export type Comparison = (typeof comparisons)[number];

export interface Condition {
  readonly subject: Subject;
  /** Of the header, parameter or label; empty for other subjects. */
  readonly name: string;
  readonly comparison: Comparison;
  /** Several with commas between them, where one of several will do. */
  readonly value: string;
}

/** Subjects that are told apart by a name. */
export function needsName(subject: Subject): boolean {
  return ['headers', 'queryParams', 'withoutHeaders', 'sourceLabels'].includes(subject);
}

/** Subjects that take several values: one of them has to fit. */
export function takesSeveral(subject: Subject): boolean {
  return ['sniHosts', 'destinationSubnets', 'gateways'].includes(subject);
}

/** Ways to compare; plain values are compared as a whole. */
export function comparisonsOf(subject: Subject): readonly Comparison[] {
  if (needsName(subject) && subject !== 'sourceLabels') return comparisons;
  const isText = ['uri', 'method', 'authority', 'scheme'].includes(subject);
  return isText ? ['exact', 'prefix', 'regex'] : ['exact'];
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
  if (takesSeveral(subject)) return valuesOf(value);
  if (subject === 'port') return /^\d+$/.test(value.trim()) ? Number(value) : value;
  if (comparisonsOf(subject).length === 1) return value;
  return comparison === 'present' ? {} : { [comparison]: value };
}

/** None of them holds a blank or a comma. */
export function valuesOf(value: string): readonly string[] {
  return value.split(/[\s,]+/).filter(Boolean);
}

/**
 * @param path below its match entry
 * @returns undefined for what is no single condition, such as all headers together
 */
export function readCondition([field, name]: Path, json: Json | undefined): Condition | undefined {
  const subject = subjects.find((one) => one === field);
  if (subject === undefined || (needsName(subject) && name === undefined)) return undefined;
  const base = { subject, name: name === undefined || !needsName(subject) ? '' : String(name) };
  if (typeof json === 'string' || typeof json === 'number') {
    return { ...base, comparison: 'exact', value: String(json) };
  }
  if (takesSeveral(subject)) {
    const isList = Array.isArray(json) && json.every((one) => typeof one === 'string');
    return isList ? { ...base, comparison: 'exact', value: json.join(', ') } : undefined;
  }
  if (json !== null && !isObject(json)) return undefined;
  const comparison = comparisons.find((one) => one !== 'present' && json?.[one] !== undefined);
  const value = comparison === undefined ? '' : json?.[comparison];
  return { ...base, comparison: comparison ?? 'present', value: typeof value === 'string' ? value : '' };
}

/** One list made into another, item by item: those that stay are not written again. */
export function changedList(at: Ref, before: readonly string[], after: readonly string[]): readonly Command[] {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same += 1;
  let end = 0;
  const least = Math.min(before.length, after.length) - same;
  while (end < least && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const gone = before.length - same - end;
  const fresh = after.slice(same, after.length - end);
  const item = (index: number): Ref => ({ resource: at.resource, path: [...at.path, index] });
  return [
    ...fresh.slice(0, gone).map((value, i): Command => ({ type: 'set-field', at: item(same + i), value })),
    ...fresh.slice(gone).map((value, i): Command => ({ type: 'insert-item', at, index: same + gone + i, value })),
    // The last first: the places of the others stay.
    ...Array.from({ length: Math.max(0, gone - fresh.length) }, (_, i): Command => {
      return { type: 'remove-item', at: item(same + gone - 1 - i) };
    }),
  ];
}
