// Saved cases as they come from outside: a link, storage, a file that people wrote. What cannot be read is left out, with its
// place and the reason; all else stands.
import {
  isObject,
  type Case,
  type Expectation,
  type ExpectedDestination,
  type Json,
  type JsonObject,
  type RuleBinding,
} from '@portolan/engine';
import { readClient, readRequest } from '../share/asked.ts';

export type CaseTroubleCode =
  'list' | 'object' | 'name' | 'client' | 'request' | 'expect' | 'kind' | 'expectation' | 'many';
export interface CaseTrouble {
  readonly code: CaseTroubleCode;
  readonly path: readonly (string | number)[];
}
export interface ReadCases {
  readonly cases: readonly Case[];
  readonly troubles: readonly CaseTrouble[];
}

/** More would neither fit into a link nor on a page. */
const mostCases = 20_000;

/** @param path where the list stands in its file */
export function readCases(value: Json, path: CaseTrouble['path'] = []): ReadCases {
  if (!Array.isArray(value)) return { cases: [], troubles: [{ code: 'list', path }] };
  const troubles: CaseTrouble[] = [];
  const ids = new Set<string>();
  const cases = (value as readonly Json[]).slice(0, mostCases).flatMap((item, i): readonly Case[] => {
    const read = readCase(item, i, [...path, i]);
    if ('code' in read) {
      troubles.push(read);
      return [];
    }
    const id = freeId(read.id, ids);
    ids.add(id);
    return [read.id === id ? read : { ...read, id }];
  });
  if (value.length > mostCases) troubles.push({ code: 'many', path: [...path, mostCases] });
  return { cases, troubles };
}

/** The id itself, or the first like it that is not taken. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let n = 2;
  while (taken.has(`${id}-${n}`)) n++;
  return `${id}-${n}`;
}

const usualRequest = { protocol: 'http', method: 'GET', port: 80, path: '/', headers: [] };

function readCase(value: Json, index: number, path: CaseTrouble['path']): Case | CaseTrouble {
  if (!isObject(value)) return { code: 'object', path };
  const { id = `case-${index + 1}`, name, description, group } = value;
  if (typeof name !== 'string') return { code: 'name', path: [...path, 'name'] };
  const client = readClient(value['client']);
  if (!client) return { code: 'client', path: [...path, 'client'] };
  const asked = value['request'];
  const request = isObject(asked) ? readRequest({ ...usualRequest, ...asked }) : undefined;
  if (!request) return { code: 'request', path: [...path, 'request'] };
  const expect = readExpectations(value['expect'] ?? [], [...path, 'expect']);
  if ('code' in expect) return expect;
  return {
    id: typeof id === 'string' ? id : `case-${index + 1}`,
    name,
    ...(typeof description === 'string' && { description }),
    ...(typeof group === 'string' && { group }),
    client,
    request,
    expect,
  };
}

function readExpectations(value: Json, path: CaseTrouble['path']): readonly Expectation[] | CaseTrouble {
  if (!Array.isArray(value)) return { code: 'expect', path };
  const read: Expectation[] = [];
  for (const [i, item] of (value as readonly Json[]).entries()) {
    const kind = isObject(item) ? item['kind'] : undefined;
    const reader =
      typeof kind === 'string' && Object.hasOwn(readers, kind) ? readers[kind as Expectation['kind']] : undefined;
    if (!isObject(item) || !reader) return { code: 'kind', path: [...path, i] };
    const expectation = reader(item);
    if (!expectation) return { code: 'expectation', path: [...path, i] };
    read.push(item['not'] === true ? { ...expectation, not: true } : expectation);
  }
  return read;
}

const isText = (value: Json | undefined): value is string => typeof value === 'string';
const isNumber = (value: Json | undefined): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: Json | undefined): value is number => isNumber(value) && Number.isInteger(value) && value >= 0;

type Reader = (value: JsonObject) => Expectation | undefined;
const readers: Readonly<Record<Expectation['kind'], Reader>> = {
  rule: ({ rule }) => {
    const read = readBinding(rule);
    return read && { kind: 'rule', rule: read };
  },
  destination: (value) => {
    const read = readDestination(value);
    return read && { kind: 'destination', ...read };
  },
  shares: ({ shares, tolerance = 0 }) => {
    if (!Array.isArray(shares) || !isNumber(tolerance)) return undefined;
    const read = (shares as readonly Json[]).flatMap((share) => {
      const destination = isObject(share) ? readDestination(share) : undefined;
      const percent = isObject(share) ? share['percent'] : undefined;
      return destination && isNumber(percent) ? [{ ...destination, percent }] : [];
    });
    return read.length === shares.length ? { kind: 'shares', shares: read, tolerance } : undefined;
  },
  status: ({ status, ...part }) => (isCount(status) ? ofShare({ kind: 'status', status }, part) : undefined),
  // An outcome that this version does not know never comes.
  outcome: ({ outcome, ...part }) =>
    isText(outcome)
      ? ofShare({ kind: 'outcome', outcome: outcome as Extract<Expectation, { kind: 'outcome' }>['outcome'] }, part)
      : undefined,
  redirect: ({ location }) => (isText(location) ? { kind: 'redirect', location } : undefined),
  path: ({ path }) => (isText(path) ? { kind: 'path', path } : undefined),
  authority: ({ authority }) => (isText(authority) ? { kind: 'authority', authority } : undefined),
  header: ({ of, name, is, value }) => {
    if ((of !== 'request' && of !== 'response') || !isText(name)) return undefined;
    if (is === 'equal') return isText(value) ? { kind: 'header', of, name, is, value } : undefined;
    return is === 'present' || is === 'absent' ? { kind: 'header', of, name, is } : undefined;
  },
};

/** With the share of the requests that it is expected of, where one is given; undefined where it is no number. */
function ofShare<T extends Expectation>(expectation: T, { percent, tolerance }: JsonObject): T | undefined {
  if ((percent !== undefined && !isNumber(percent)) || (tolerance !== undefined && !isNumber(tolerance)))
    return undefined;
  return {
    ...expectation,
    ...(percent === undefined ? {} : { percent }),
    ...(tolerance === undefined ? {} : { tolerance }),
  };
}

function readDestination({ host, subset, port }: JsonObject): ExpectedDestination | undefined {
  if (!isText(host) || (subset !== undefined && !isText(subset)) || (port !== undefined && !isCount(port)))
    return undefined;
  return { host, ...(subset === undefined ? {} : { subset }), ...(port === undefined ? {} : { port }) };
}

function readBinding(value: Json | undefined): RuleBinding | undefined {
  if (!isObject(value)) return undefined;
  const { virtualService, list = 'http', index, of = 0, match, name, conditions, action } = value;
  if (!isText(virtualService) || !isCount(index) || !isCount(of)) return undefined;
  if (list !== 'http' && list !== 'tls' && list !== 'tcp') return undefined;
  return {
    virtualService: virtualService as RuleBinding['virtualService'],
    list,
    index,
    of,
    ...(isCount(match) && { match }),
    ...(isText(name) && { name }),
    ...(isText(conditions) && { conditions }),
    ...(isText(action) && { action }),
  };
}
