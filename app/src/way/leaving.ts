// The request as it came beside the request as it leaves for the pod: what of it a rule matched, and what changed.
import type { Comparison, HeaderList, HttpRequest, Step, UpstreamRequest } from '@portolan/engine';

export interface HeaderChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'same';
  /** As it leaves, or as it came where it does not leave. */
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** By name whatever its case, in the order in which they leave; those that do not leave come last. */
export function headerChanges(before: HeaderList, after: HeaderList): readonly HeaderChange[] {
  const had = byName(before);
  const has = byName(after);
  const leaving = [...has].map(([key, { name, values }]): HeaderChange => {
    const old = had.get(key)?.values ?? [];
    const isSame = old.length === values.length && old.every((value, i) => value === values[i]);
    return { kind: old.length === 0 ? 'added' : isSame ? 'same' : 'changed', name, before: old, after: values };
  });
  const gone = [...had].filter(([key]) => !has.has(key));
  return [
    ...leaving,
    ...gone.map(([, { name, values }]): HeaderChange => ({ kind: 'removed', name, before: values, after: [] })),
  ];
}

function byName(
  headers: HeaderList,
): ReadonlyMap<string, { readonly name: string; readonly values: readonly string[] }> {
  const found = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const entry = found.get(key) ?? { name, values: [] };
    entry.values.push(value);
    found.set(key, entry);
  }
  return found;
}

export interface MatchedPath {
  /** Of the path as the rules see it: normalised. */
  readonly matched: string;
  readonly rest: string;
}

/** The part of the path that the rule asked for; all of it where a pattern or an exact path did. */
export function matchedPath(steps: readonly Step[], sent: string): MatchedPath {
  const taken = steps.find(({ stage, verdict }) => stage === 'rule' && verdict === 'pass');
  const condition = taken?.comparisons?.find(({ message }) => message.startsWith('match.path.'));
  const query = sent.includes('?') ? sent.slice(sent.indexOf('?')) : '';
  const path = condition ? text(condition, 'path') : sent.slice(0, sent.length - query.length);
  const length = condition ? matchedLength(condition, path) : 0;
  return { matched: path.slice(0, length), rest: path.slice(length) + query };
}

function matchedLength(condition: Comparison, path: string): number {
  if (condition.message === 'match.path.any') return 0;
  return condition.message.startsWith('match.path.prefix') ? text(condition, 'want').length : path.length;
}

const text = ({ values }: Comparison, name: string): string => String(values[name] ?? '');

/** Whether the pod sees anything else than the rules saw. */
export function isUnchanged(request: HttpRequest, upstream: UpstreamRequest): boolean {
  return (
    request.path === upstream.path &&
    (request.host ?? '') === upstream.authority &&
    headerChanges(request.headers, upstream.headers).every(({ kind }) => kind === 'same')
  );
}
