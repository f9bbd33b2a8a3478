// The difference between two questions as single changes, in the words of a request bar.
import type { Client, HttpRequest } from '../request.ts';
import { targetOf } from './edit.ts';
import type { Reason, RequestChange } from './result.ts';
import { keyOf } from './senders.ts';

export interface Question {
  readonly client: Client;
  readonly request: HttpRequest;
}

/** What turns the first into the second. */
export function changesBetween(from: Question, to: Question): readonly RequestChange[] {
  const [before, after] = [from.request, to.request];
  const [old, now] = [targetOf(before), targetOf(after)];
  return [
    ...(keyOf(from.client) === keyOf(to.client) ? [] : [{ kind: 'sender', client: to.client } as const]),
    ...(connectionOf(before) === connectionOf(after) ? [] : [connectionChange(after)]),
    ...(before.host === after.host && old.origin === now.origin
      ? []
      : [{ kind: 'host', host: after.host ?? '' } as const]),
    ...(before.method === after.method ? [] : [{ kind: 'method', method: after.method } as const]),
    ...(old.path === now.path ? [] : [{ kind: 'path', path: now.path } as const]),
    ...queryChanges(old.query, now.query),
    ...headerChanges(before.headers, after.headers),
  ];
}

const connectionOf = ({ port, tls, dial }: HttpRequest): string => JSON.stringify([port, tls, dial]);

function connectionChange({ port, tls, dial }: HttpRequest): RequestChange {
  return { kind: 'port', port, ...(tls && { tls }), ...(dial === undefined ? {} : { dial }) };
}

function queryChanges(before: string | undefined, after: string | undefined): readonly RequestChange[] {
  const [old, now] = [parametersOf(before), parametersOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .map((name) => ({ kind: 'query', name, value: now.get(name) }));
}

/** The first value of each name, which is the one that conditions see. */
function parametersOf(query: string | undefined): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const part of query === undefined || query === '' ? [] : query.split('&')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    if (!parameters.has(name)) parameters.set(name, equals < 0 ? '' : part.slice(equals + 1));
  }
  return parameters;
}

type Headers = HttpRequest['headers'];

function headerChanges(before: Headers, after: Headers): readonly RequestChange[] {
  const names = new Map([...before, ...after].map(([name]) => [name.toLowerCase(), name]));
  return [...names].flatMap(([key, name]): readonly RequestChange[] => {
    const values = valuesOf(after, key);
    return valuesOf(before, key).join('\n') === values.join('\n') && isThere(before, key) === isThere(after, key)
      ? []
      : [{ kind: 'header', name, values }];
  });
}

const valuesOf = (headers: Headers, key: string): readonly string[] =>
  headers.flatMap(([name, value]) => (name.toLowerCase() === key ? [value] : []));
const isThere = (headers: Headers, key: string): boolean => headers.some(([name]) => name.toLowerCase() === key);

/** A change as `explainReach` tells it: a button's label. */
export function reasonOfChange(change: RequestChange): Reason {
  const reason = (message: string, values: Reason['values']): Reason => ({
    message: `change.${message}`,
    values,
    rule: '',
    at: [],
  });
  switch (change.kind) {
    case 'sender': {
      const { kind, namespace, labels } = change.client;
      const written = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
      return reason(`sender.${kind}`, { namespace, labels: written.join(', ') || '–' });
    }
    case 'port': {
      const { port, tls, dial } = change;
      const how = dial === undefined ? (tls ? 'tls' : 'plain') : 'dial';
      return reason(`port.${how}`, { port, dial: dial ?? '', sni: tls?.sni ?? '–' });
    }
    case 'method':
      return reason('method', { method: change.method });
    case 'host':
      return reason('host', { host: change.host });
    case 'path':
      return reason('path', { path: change.path });
    case 'query': {
      const { name, value } = change;
      if (value === undefined) return reason('query.remove', { name });
      return reason(value === '' ? 'query.empty' : 'query.set', { name, value });
    }
    case 'header': {
      const { name, values } = change;
      const value = values.join(', ');
      if (values.length === 0) return reason('header.remove', { name });
      return reason(value === '' ? 'header.empty' : 'header.set', { name, value });
    }
  }
}
