// Cases for Envoy's route table check tool, which knows clusters by their whole names.
import {
  expectationText,
  route,
  runCase,
  type Case,
  type Expectation,
  type HttpRequest,
  type Json,
  type JsonObject,
  type Mesh,
} from '@portolan/engine';
import { say } from './messages.ts';
import type { ForeignFile } from './foreign.ts';

export function toRouterCheck(cases: readonly Case[], mesh: Mesh): ForeignFile {
  const lost: string[] = [];
  const tests = cases.flatMap((one) => {
    const { name, request, expect } = one;
    if (request.protocol !== 'http') {
      lost.push(say('lost/tcp', { name }));
      return [];
    }
    if (one.client.kind === 'sidecar') lost.push(say('lost/client', { name, client: one.client.namespace }));
    const isSecure = request.tls !== undefined;
    if (request.port !== (isSecure ? 443 : 80) || request.dial !== undefined) lost.push(say('lost/tls', { name }));
    const validate = validateOf(one, mesh, lost);
    if (Object.keys(validate).length > 0) return [{ test_name: name, input: inputOf(request), validate }];
    if (expect.length > 0) lost.push(say('lost/nothing', { name }));
    return [];
  });
  return { value: { tests }, lost };
}

function inputOf({ host = '', path, method, headers, tls }: HttpRequest): JsonObject {
  return {
    authority: host,
    path,
    method,
    ...(tls ? { ssl: true } : {}),
    ...(headers.length > 0 ? { additional_request_headers: headers.map(([key, value]) => ({ key, value })) } : {}),
  };
}

function validateOf(one: Case, mesh: Mesh, lost: string[]): JsonObject {
  const { checks } = runCase(mesh, one);
  const validate: Record<string, Json> = {};
  const matchers: Record<'request' | 'response', Json[]> = { request: [], response: [] };
  one.expect.forEach((expectation, i) => {
    const isSaid = sayIt(expectation, validate, matchers, clusterOf(one, mesh, checks[i]?.holds === true));
    if (!isSaid) lost.push(say('lost/expectation', { name: one.name, what: expectationText(expectation) }));
  });
  if (matchers.request.length > 0) validate['request_header_matches'] = matchers.request;
  if (matchers.response.length > 0) validate['response_header_matches'] = matchers.response;
  return validate;
}

/** The cluster that takes the request now, where that is what is expected. */
function clusterOf({ client, request }: Case, mesh: Mesh, holds: boolean): string | undefined {
  if (!holds) return undefined;
  const { outcome } = route(mesh, client, request);
  const destinations = ('destinations' in outcome ? outcome.destinations : undefined) ?? [];
  return destinations.length === 1 ? destinations[0]?.cluster : undefined;
}

/** @returns whether the tool can hold it */
function sayIt(
  expectation: Expectation,
  validate: Record<string, Json>,
  matchers: Readonly<Record<'request' | 'response', Json[]>>,
  cluster: string | undefined,
): boolean {
  if (expectation.kind === 'header') {
    matchers[expectation.of].push(matcherOf(expectation));
    return true;
  }
  // It knows no chance.
  if (expectation.not === true || ('percent' in expectation && expectation.percent !== undefined)) return false;
  switch (expectation.kind) {
    case 'destination':
      if (cluster === undefined) return false;
      validate['cluster_name'] = cluster;
      return true;
    case 'status':
      if (expectation.status !== 404) return false;
      validate['cluster_name'] = '';
      return true;
    case 'outcome':
      if (expectation.outcome !== 'not-found') return false;
      validate['cluster_name'] = '';
      return true;
    case 'redirect':
      validate['path_redirect'] = expectation.location;
      return true;
    case 'path':
      validate['path_rewrite'] = expectation.path;
      return true;
    case 'authority':
      validate['host_rewrite'] = expectation.authority;
      return true;
    case 'rule':
    case 'shares':
      return false;
  }
}

function matcherOf(expectation: Extract<Expectation, { readonly kind: 'header' }>): Json {
  const not = expectation.not === true ? { invert_match: true } : {};
  if (expectation.is === 'equal') return { name: expectation.name, string_match: { exact: expectation.value }, ...not };
  return { name: expectation.name, present_match: expectation.is === 'present', ...not };
}
