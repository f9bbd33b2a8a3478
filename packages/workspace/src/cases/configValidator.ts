// Cases of istio-config-validator: hosts, methods and URIs that are all combined, and what the matching rule's route, redirect,
// rewrite, headers… must be.
// Source: github.com/getyourguide/istio-config-validator docs/test-cases.md.
import {
  isObject,
  type Case,
  type Client,
  type Expectation,
  type ExpectedDestination,
  type HttpRequest,
  type Json,
  type JsonObject,
} from '@portolan/engine';
import type { ForeignCases } from './foreign.ts';
import { say, type CaseFileCode } from './messages.ts';

export function fromConfigValidator(value: Json, client: Client): ForeignCases {
  if (!Array.isArray(value)) return { cases: [], troubles: [{ code: 'file/list', path: ['testCases'] }], notes: [] };
  const cases: Case[] = [];
  const troubles: ForeignCases['troubles'][number][] = [];
  const notes: string[] = [];
  (value as readonly Json[]).forEach((item, i) => {
    const path = ['testCases', i];
    const requests = isObject(item) ? requestsOf(item['request']) : [];
    if (!isObject(item) || requests.length === 0)
      return void troubles.push({ code: 'file/input', path: [...path, 'request'] });
    const name = textOf(item['description']) ?? `testCase ${i + 1}`;
    const expect = expectationsOf(item, (code) => notes.push(say(code, { name })));
    if (expect.length === 0) return void troubles.push({ code: 'file/validate', path });
    requests.forEach((request, n) => {
      const isOne = requests.length === 1;
      cases.push({
        id: `test-${i + 1}${isOne ? '' : `-${n + 1}`}`,
        name: isOne ? name : `${request.method} ${request.host ?? ''}${request.path}`,
        ...(isOne ? {} : { group: name }),
        client,
        request,
        expect,
      });
    });
  });
  return { cases, troubles, notes };
}

const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const textsOf = (value: Json | undefined): readonly string[] => {
  const items: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value ?? null];
  return items.flatMap((item) => textOf(item) ?? []);
};

/** Every host with every method and URI. */
function requestsOf(value: Json | undefined): readonly HttpRequest[] {
  if (!isObject(value)) return [];
  const given = isObject(value['headers']) ? value['headers'] : {};
  const headers = Object.entries(given).map(([name, header]) => [name, String(header)] as const);
  return textsOf(value['authority']).flatMap((host) =>
    textsOf(value['uri']).flatMap((path) =>
      textsOf(value['method']).map((method) => ({ protocol: 'http', method, host, port: 80, path, headers })),
    ),
  );
}

function expectationsOf(item: JsonObject, note: (code: CaseFileCode) => void): readonly Expectation[] {
  // Without wantMatch the tool wants none; its own examples say so.
  const not = item['wantMatch'] !== true;
  const found = [...routeOf(item['route']), ...redirectOf(item['redirect'], note), ...rewriteOf(item['rewrite'], note)];
  const headers = headersOf(item['headers'], note);
  if (item['fault'] !== undefined) note('note/fault');
  if (item['delegate'] !== undefined) note('note/delegate');
  return [...found, ...headers].map((expectation) => (not ? { ...expectation, not } : expectation));
}

function routeOf(value: Json | undefined): readonly Expectation[] {
  const routes: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [];
  const read = routes.flatMap((route) => {
    const to = isObject(route) ? destinationOf(route['destination']) : undefined;
    const weight = isObject(route) ? route['weight'] : undefined;
    return to ? [{ to, weight: typeof weight === 'number' ? weight : undefined }] : [];
  });
  const [only] = read;
  if (!only) return [];
  if (read.length === 1) return [{ kind: 'destination', ...only.to }];
  const total = read.reduce((sum, { weight = 0 }) => sum + weight, 0);
  if (total === 0) return [];
  const shares = read.map(({ to, weight = 0 }) => ({ ...to, percent: Math.round((weight / total) * 10_000) / 100 }));
  return [{ kind: 'shares', shares, tolerance: 0.5 }];
}

function destinationOf(value: Json | undefined): ExpectedDestination | undefined {
  if (!isObject(value)) return undefined;
  const host = textOf(value['host']);
  const subset = textOf(value['subset']);
  const port = isObject(value['port']) ? value['port']['number'] : undefined;
  if (host === undefined) return undefined;
  return { host, ...(subset === undefined ? {} : { subset }), ...(typeof port === 'number' ? { port } : {}) };
}

/** The status at least; the location only where it is the whole of it. */
function redirectOf(value: Json | undefined, note: (code: CaseFileCode) => void): readonly Expectation[] {
  if (!isObject(value)) return [];
  note('note/redirect-parts');
  const code = value['redirectCode'];
  return [{ kind: 'status', status: typeof code === 'number' ? code : 301 }];
}

function rewriteOf(value: Json | undefined, note: (code: CaseFileCode) => void): readonly Expectation[] {
  if (!isObject(value)) return [];
  if (value['uri'] !== undefined || value['uriRegexRewrite'] !== undefined) note('note/rewrite');
  const authority = textOf(value['authority']);
  return authority === undefined ? [] : [{ kind: 'authority', authority }];
}

function headersOf(value: Json | undefined, note: (code: CaseFileCode) => void): readonly Expectation[] {
  if (!isObject(value)) return [];
  note('note/headers');
  return (['request', 'response'] as const).flatMap((of) => {
    const operations = value[of];
    if (!isObject(operations)) return [];
    const given = [operations['set'], operations['add']].flatMap((part) =>
      isObject(part) ? Object.entries(part) : [],
    );
    return [
      ...given.map(([name, text]): Expectation => ({ kind: 'header', of, name, is: 'equal', value: String(text) })),
      ...textsOf(operations['remove']).map((name): Expectation => ({ kind: 'header', of, name, is: 'absent' })),
    ];
  });
}
