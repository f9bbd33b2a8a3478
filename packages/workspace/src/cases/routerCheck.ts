// Cases of Envoy's route table check tool: an input, and what the route chosen for it must be.
// Source: envoyproxy/envoy docs configuration/operations/tools/router_check, test/tools/router_check/validation.proto.
import {
  isObject,
  type Case,
  type Client,
  type Expectation,
  type HttpRequest,
  type Json,
  type JsonObject,
} from '@portolan/engine';
import { say, type CaseFileCode } from './messages.ts';
import type { ForeignCases } from './foreign.ts';

export function fromRouterCheck(value: Json, client: Client): ForeignCases {
  if (!Array.isArray(value)) return { cases: [], troubles: [{ code: 'file/list', path: ['tests'] }], notes: [] };
  const cases: Case[] = [];
  const troubles: ForeignCases['troubles'][number][] = [];
  const notes: string[] = [];
  (value as readonly Json[]).forEach((item, i) => {
    const path = ['tests', i];
    const { input, validate, test_name: given } = isObject(item) ? item : {};
    const request = isObject(input) ? requestOf(input) : undefined;
    if (!request || !isObject(input)) return void troubles.push({ code: 'file/input', path: [...path, 'input'] });
    const name = typeof given === 'string' && given !== '' ? given : `test ${i + 1}`;
    const note = (code: CaseFileCode) => void notes.push(say(code, { name }));
    if (input['random_value'] !== undefined) note('note/random');
    if (input['internal'] === true || input['runtime'] !== undefined) note('note/internal');
    const expect = isObject(validate) ? expectationsOf(validate, note) : [];
    if (expect.length === 0) return void troubles.push({ code: 'file/validate', path: [...path, 'validate'] });
    cases.push({ id: `test-${i + 1}`, name, client, request, expect });
  });
  return { cases, troubles, notes };
}

/** Older files write `:authority`, and `field` for `key`. */
function requestOf(input: JsonObject): HttpRequest | undefined {
  const text = (name: string): string | undefined => {
    const found = input[name] ?? input[`:${name}`];
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  const [host, path] = [text('authority'), text('path')];
  if (host === undefined || path === undefined) return undefined;
  const isTls = input['ssl'] === true;
  const headers = pairsOf(input['additional_request_headers'] ?? input['additional_headers']);
  return {
    protocol: 'http',
    method: text('method') ?? 'GET',
    host,
    port: isTls ? 443 : 80,
    path,
    headers,
    ...(isTls ? { tls: { sni: host.replace(/:\d*$/, '') } } : {}),
  };
}

function pairsOf(value: Json | undefined): readonly (readonly [string, string])[] {
  const items: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [];
  return items.flatMap((item) => {
    const key = isObject(item) ? (item['key'] ?? item['field']) : undefined;
    const text = isObject(item) ? (item['value'] ?? '') : '';
    return typeof key === 'string' && typeof text === 'string' ? [[key, text] as const] : [];
  });
}

function expectationsOf(validate: JsonObject, note: (code: CaseFileCode) => void): readonly Expectation[] {
  const text = (name: string): string | undefined => {
    const found = validate[name];
    return typeof found === 'string' ? found : undefined;
  };
  const found: Expectation[] = [];
  const cluster = text('cluster_name');
  if (cluster !== undefined) found.push(...clusterOf(cluster));
  const [host, path, redirect] = [text('host_rewrite'), text('path_rewrite'), text('path_redirect')];
  if (host !== undefined && host !== '') found.push({ kind: 'authority', authority: host });
  if (path !== undefined && path !== '') found.push({ kind: 'path', path });
  if (redirect !== undefined && /^[a-z]+:\/\//.test(redirect)) found.push({ kind: 'redirect', location: redirect });
  else if (redirect !== undefined && redirect !== '') note('note/pathless');
  if (validate['virtual_cluster_name'] !== undefined) note('note/virtual-cluster');
  if (validate['virtual_host_name'] !== undefined) note('note/virtual-host');
  for (const of of ['request', 'response'] as const)
    found.push(...matchersOf(validate[`${of}_header_matches`], of, note));
  for (const [name, value] of pairsOf(validate['header_fields']))
    found.push({ kind: 'header', of: 'request', name, is: 'equal', value });
  return found;
}

/** `outbound|80|v1|web.default.svc.cluster.local`; without a cluster no route is found. */
function clusterOf(cluster: string): readonly Expectation[] {
  if (cluster === '') return [{ kind: 'outcome', outcome: 'not-found' }];
  const [, port, subset = '', host] = /^outbound_?\|(\d+)\|([^|]*)\|(.+)$/.exec(cluster) ?? [];
  if (host === undefined) return [{ kind: 'destination', host: cluster }];
  return [{ kind: 'destination', host, subset, port: Number(port) }];
}

function matchersOf(
  value: Json | undefined,
  of: 'request' | 'response',
  note: (code: CaseFileCode) => void,
): readonly Expectation[] {
  const items: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [];
  return items.flatMap((item): readonly Expectation[] => {
    if (!isObject(item) || typeof item['name'] !== 'string') return [];
    const { name } = item;
    const not = item['invert_match'] === true ? { not: true } : {};
    const match = isObject(item['string_match']) ? item['string_match']['exact'] : item['exact_match'];
    if (typeof match === 'string') return [{ kind: 'header', of, name, is: 'equal', value: match, ...not }];
    if (typeof item['present_match'] === 'boolean')
      return [{ kind: 'header', of, name, is: item['present_match'] ? 'present' : 'absent', ...not }];
    note('note/matcher');
    return [];
  });
}
