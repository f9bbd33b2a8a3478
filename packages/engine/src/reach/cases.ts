// Requests worth keeping for a rule: one that reaches it, those at the edge of its conditions, and one that does not reach
// it. Deterministic: the same mesh gives the same requests.
import type { RuleRef } from '../decision.ts';
import type { StringMatch } from '../model/virtualService.ts';
import type { Route, RouteMatch } from '../proxy/config.ts';
import type { Client, HttpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { targetOf, withHeader, withPath, withQuery } from './edit.ts';
import { placesOf } from './places.ts';
import { reachRule } from './reach.ts';
import type { GeneratedCase, Reason } from './result.ts';
import { reaches } from './target.ts';

/**
 * Cases for a rule, or for one of its match entries. Without an entry, all of them have their turn. Empty where no request is
 * known to reach it: `reachRule` says why.
 *
 * @param client who asks, where that sender reaches the rule
 */
export function generateCases(mesh: Mesh, client: Client, target: RuleRef): readonly GeneratedCase[] {
  const found = targetsOf(mesh, target).flatMap((one) => casesOf(mesh, client, one));
  const seen = new Set<string>();
  return found.filter(({ client: sender, request }) => {
    const key = JSON.stringify([sender, request]);
    return seen.size < seen.add(key).size;
  });
}

/** The entries of a rule one by one; the rule itself where it has none. */
function targetsOf(mesh: Mesh, target: RuleRef): readonly RuleRef[] {
  const { spec } = mesh.virtualServices.find(({ resource }) => resource.id === target.virtualService)?.resource ?? {};
  const entries = target.match === undefined ? (spec?.http?.[target.http]?.match ?? []) : [];
  return entries.length === 0 ? [target] : entries.map((_, match) => ({ ...target, match }));
}

function casesOf(mesh: Mesh, client: Client, target: RuleRef): readonly GeneratedCase[] {
  const reach = reachRule(mesh, client, target);
  if (reach.kind !== 'witness') return [];
  const { client: sender, request } = reach;
  const make = (kind: GeneratedCase['kind'], { request: changed, note }: Variant): GeneratedCase => ({
    kind,
    reaches: reaches(route(mesh, sender, changed).outcome, target),
    rule: target,
    client: sender,
    request: changed,
    note,
  });
  const positive = make('positive', { request, note: reasonOf('case.positive', {}) });
  const match = matchOf(mesh, sender, target);
  if (!match) return [positive];
  const boundaries = edgesOf(request, match).map((variant) => make('boundary', variant));
  const negative = missesOf(request, match)
    .map((variant) => make('negative', variant))
    .find((one) => !one.reaches);
  return [positive, ...boundaries, ...(negative ? [negative] : [])];
}

/** What the rule's route asks for, at the first place where it stands. */
function matchOf(mesh: Mesh, client: Client, target: RuleRef): RouteMatch | undefined {
  const [place] = placesOf(mesh, client, target);
  const found: Route | undefined = place?.virtualHost.routes[place.positions[0] ?? -1];
  return found?.match;
}

interface Variant {
  readonly request: HttpRequest;
  readonly note: Reason;
}

function reasonOf(message: string, values: Reason['values']): Reason {
  return { message, values, rule: '', at: [] };
}

const variant = (request: HttpRequest, message: string, values: Reason['values']): Variant => ({
  request,
  note: reasonOf(message, values),
});

/** Just inside and just outside of each condition. */
function edgesOf(request: HttpRequest, match: RouteMatch): readonly Variant[] {
  return [
    ...pathEdges(request, match.path),
    ...match.headers.flatMap(({ name, match: value }) =>
      valueEdges(value).map((edge) =>
        variant(withHeader(request, name, [edge]), 'case.header-edge', { name, value: edge }),
      ),
    ),
    ...match.queryParams.flatMap(({ name, match: value }) =>
      valueEdges(value).map((edge) =>
        variant(withQuery(request, name, edge), 'case.query-edge', { name, value: edge }),
      ),
    ),
  ];
}

function pathEdges(request: HttpRequest, { kind, value }: RouteMatch['path']): readonly Variant[] {
  const at = (path: string, message: string): Variant => variant(withPath(request, path), message, { path });
  switch (kind) {
    case 'exact':
      return [at(value.endsWith('/') ? value.slice(0, -1) || '/' : `${value}/`, 'case.slash')];
    case 'prefix':
      if (value === '' || value === '/') return [];
      return [
        at(value, 'case.prefix'),
        at(`${value}x`, 'case.longer'),
        ...(value.endsWith('/') ? [] : [at(`${value}/x`, 'case.below')]),
      ];
    case 'regex':
      return [at(`${targetOf(request).path}/`, 'case.slash')];
  }
}

function valueEdges(match: StringMatch): readonly string[] {
  switch (match.kind) {
    case 'exact':
      return [`${match.value}x`];
    case 'prefix':
      return [match.value, `${match.value}x`];
    case 'regex':
    case 'present':
      return [];
  }
}

/** Requests that lack one thing the rule asks for; the most particular condition first. */
function missesOf(request: HttpRequest, match: RouteMatch): readonly Variant[] {
  const { path } = match;
  const otherMethods = ['GET', 'POST', 'DELETE'].filter((method) => method !== request.method);
  return [
    ...match.headers.map(({ name }) => variant(withHeader(request, name, []), 'case.no-header', { name })),
    ...match.queryParams.map(({ name }) => variant(withQuery(request, name, undefined), 'case.no-query', { name })),
    ...match.withoutHeaders.map(({ name, match: value }) => {
      const unwanted = value.kind === 'exact' || value.kind === 'prefix' ? value.value : '1';
      return variant(withHeader(request, name, [unwanted]), 'case.unwanted-header', { name, value: unwanted });
    }),
    ...(match.method ? otherMethods.map((method) => variant({ ...request, method }, 'case.method', { method })) : []),
    ...otherPaths(path.value).map((other) => variant(withPath(request, other), 'case.path', { path: other })),
    variant({ ...request, host: 'elsewhere.example' }, 'case.host', { host: 'elsewhere.example' }),
  ];
}

/** Shorter by its last character, and far away. */
function otherPaths(path: string): readonly string[] {
  const shorter = path.slice(0, -1);
  return [...(shorter.length > 1 && shorter.startsWith('/') ? [shorter] : []), '/elsewhere'];
}
