// Cases for istio-config-validator. It compares the parts of the rule that takes a request, as they are written: so they are
// taken from the rule, where the case passes.
import {
  expectationText,
  isObject,
  runCase,
  type Case,
  type Expectation,
  type ExpectedDestination,
  type Json,
  type JsonObject,
  type Mesh,
} from '@portolan/engine';
import { say } from './messages.ts';
import type { ForeignFile } from './foreign.ts';

export function toConfigValidator(cases: readonly Case[], mesh: Mesh): ForeignFile {
  const lost: string[] = [];
  const testCases = cases.flatMap((one) => {
    const made = testOf(one, mesh, lost);
    if (!made) lost.push(say('lost/nothing', { name: one.name }));
    return made ? [made] : [];
  });
  return { value: { testCases }, lost };
}

function testOf(one: Case, mesh: Mesh, lost: string[]): JsonObject | undefined {
  const { name, description, request, expect } = one;
  if (request.protocol !== 'http') {
    lost.push(say('lost/tcp', { name }));
    return undefined;
  }
  const { verdict } = runCase(mesh, one);
  const asserted = verdict === 'pass' ? writtenRule(one, mesh) : undefined;
  const parts = asserted ?? fromExpectations(expect);
  for (const expectation of expect) {
    if (!isSaid(expectation, parts)) lost.push(say('lost/expectation', { name, what: expectationText(expectation) }));
  }
  if (one.client.kind === 'sidecar') lost.push(say('lost/client', { name, client: one.client.namespace }));
  if (request.tls || request.port !== 80 || request.dial !== undefined) lost.push(say('lost/tls', { name }));
  if (Object.keys(parts).length === 0) return undefined;
  const headers = Object.fromEntries(request.headers);
  return {
    description: description === undefined ? name : `${name}: ${description}`,
    wantMatch: !expect.some(({ not }) => not === true),
    request: {
      authority: [request.host ?? ''],
      method: [request.method],
      uri: [request.path],
      ...(request.headers.length > 0 ? { headers } : {}),
    },
    ...parts,
  };
}

/** The parts of the rule that the tool compares, as they stand in the text. */
function writtenRule(one: Case, mesh: Mesh): JsonObject | undefined {
  if (one.expect.some(({ not }) => not === true)) return undefined;
  const rule = runCase(mesh, one).reached.at(-1);
  const home = mesh.resources.find(({ id }) => id === rule?.virtualService)?.value;
  const spec = isObject(home) ? home['spec'] : undefined;
  const rules = isObject(spec) ? spec['http'] : undefined;
  const written = Array.isArray(rules) && rule?.list === 'http' ? (rules as readonly Json[])[rule.index] : undefined;
  if (!isObject(written)) return undefined;
  const parts = ['route', 'redirect', 'rewrite', 'fault', 'headers'].flatMap((key) => {
    const part = written[key];
    return part === undefined ? [] : [[key, part] as const];
  });
  return Object.fromEntries(parts);
}

function fromExpectations(expect: readonly Expectation[]): JsonObject {
  const [to] = expect.flatMap((one) => (one.kind === 'destination' ? [one] : []));
  const [split] = expect.flatMap((one) => (one.kind === 'shares' ? [one] : []));
  if (to) return { route: [{ destination: destinationOf(to) }] };
  if (!split) return {};
  return {
    route: split.shares.map((share) => ({ destination: destinationOf(share), weight: Math.round(share.percent) })),
  };
}

const destinationOf = ({ host, subset, port }: ExpectedDestination): JsonObject => ({
  host,
  ...(subset === undefined || subset === '' ? {} : { subset }),
  ...(port === undefined ? {} : { port: { number: port } }),
});

/** Which part of a rule says an expectation. */
function isSaid(expectation: Expectation, parts: JsonObject): boolean {
  switch (expectation.kind) {
    case 'destination':
    case 'shares':
    case 'rule':
      return 'route' in parts || 'redirect' in parts;
    case 'redirect':
      return 'redirect' in parts;
    case 'path':
    case 'authority':
      return 'rewrite' in parts;
    case 'header':
      return 'headers' in parts;
    case 'status':
    case 'outcome':
      return false;
  }
}
