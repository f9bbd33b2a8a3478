// Advice on a VirtualService: weights, deprecated fields, and matches that an earlier broader one hides beyond what
// Istio's webhook looks at. Sources: Kiali's checkers of routes; istioctl's deprecation analyzer; our own reading of
// first-match order (R-GEN-7).
import { admit } from '../admit/admit.ts';
import { report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { resolveShortName } from '../host.ts';
import type { VirtualService } from '../model/resource.ts';
import type { HttpMatchRequest, HttpRoute, L4RouteDestination, StringMatch } from '../model/virtualService.ts';
import type { Path } from '../ref.ts';

export function adviseVirtualService(findings: Findings, resource: VirtualService): void {
  const { http = [], tls = [], tcp = [] } = resource.spec;
  for (const [key, rules] of [['http', http] as const, ['tls', tls] as const, ['tcp', tcp] as const]) {
    rules.forEach(({ route = [] }, i) => adviseWeights(findings, ['spec', key, i, 'route'], route, resource.namespace));
  }
  http.forEach(({ fault }, i) => {
    if ((fault?.delay?.percent ?? 0) > 0) warn(findings, ['spec', 'http', i, 'fault', 'delay', 'percent'], 'V-VS-50');
  });
  adviseHidden(findings, resource, http);
}

/** V-VS-74 to V-VS-76. */
function adviseWeights(findings: Findings, path: Path, route: readonly L4RouteDestination[], namespace: string): void {
  const [first] = route;
  if (route.length === 1) {
    const weight = first?.weight ?? 0;
    if (weight > 0 && weight < 100) warn(findings, [...path, 0, 'weight'], 'V-VS-74');
    return;
  }
  const seen = new Set<string>();
  route.forEach(({ destination: { host, subset = '' } }, i) => {
    const target = `${resolveShortName(host, namespace, 'cluster.local')}|${subset}`;
    const value = subset === '' ? host : `${host}, subset ${subset}`;
    if (seen.has(target)) warn(findings, [...path, i, 'destination', 'host'], 'V-VS-75', { value });
    seen.add(target);
  });
  const total = route.reduce((sum, { weight = 0 }) => sum + weight, 0);
  if (route.length > 1 && total !== 100 && total !== 0)
    report(findings, path, { code: 'V-VS-76', values: { value: total }, severity: 'hint' });
}

/** V-VS-91, where the webhook has not already said that the match is not reached. */
function adviseHidden(findings: Findings, resource: VirtualService, rules: readonly HttpRoute[]): void {
  const said = new Set(admit(resource).map(({ at }) => at.path.slice(0, 5).join('/')));
  const earlier: { match: HttpMatchRequest; rule: number }[] = [];
  rules.forEach(({ match = [] }, i) => {
    match.forEach((entry, j) => {
      const path = ['spec', 'http', i, 'match', j];
      const hiding = earlier.find((other) => takesAllOf(other.match, entry));
      if (hiding !== undefined && !said.has(path.join('/'))) warn(findings, path, 'V-VS-91', { rule: hiding.rule + 1 });
      earlier.push({ match: entry, rule: i });
    });
  });
}

/** Whether every request that `narrow` takes is taken by `broad`, as far as the conditions themselves show it. */
function takesAllOf(broad: HttpMatchRequest, narrow: HttpMatchRequest): boolean {
  return (
    uriTakesAllOf(broad, narrow) &&
    textTakesAllOf(broad.scheme, narrow.scheme) &&
    textTakesAllOf(broad.method, narrow.method) &&
    textTakesAllOf(broad.authority, narrow.authority) &&
    mapTakesAllOf(broad.headers, narrow.headers, textTakesAllOf) &&
    mapTakesAllOf(broad.queryParams, narrow.queryParams, textTakesAllOf) &&
    mapTakesAllOf(broad.withoutHeaders, narrow.withoutHeaders, isSame) &&
    mapTakesAllOf(broad.sourceLabels, narrow.sourceLabels, (a, b) => a === b) &&
    (broad.port ?? narrow.port) === narrow.port &&
    (broad.sourceNamespace ?? narrow.sourceNamespace) === narrow.sourceNamespace &&
    (broad.gateways === undefined || narrow.gateways?.every((gateway) => broad.gateways?.includes(gateway)) === true)
  );
}

function uriTakesAllOf(broad: HttpMatchRequest, narrow: HttpMatchRequest): boolean {
  const { uri } = broad;
  if (uri === undefined || uri.kind === 'present') return true;
  if (uri.kind === 'prefix' && (uri.value === '/' || uri.value === '')) return true;
  if (uri.kind === 'regex' && uri.value === '.*') return true;
  if (narrow.uri === undefined || narrow.uri.kind === 'present') return false;
  if (broad.ignoreUriCase !== true) return narrow.ignoreUriCase !== true && textTakesAllOf(uri, narrow.uri);
  return textTakesAllOf(lowerCase(uri), lowerCase(narrow.uri));
}

function lowerCase(match: StringMatch): StringMatch {
  return match.kind === 'present' || match.kind === 'regex'
    ? match
    : { kind: match.kind, value: match.value.toLowerCase() };
}

function textTakesAllOf(broad: StringMatch | undefined, narrow: StringMatch | undefined): boolean {
  if (broad === undefined) return true;
  if (narrow === undefined) return false;
  if (broad.kind === 'present' || isSame(broad, narrow)) return true;
  if (broad.kind !== 'prefix' || narrow.kind === 'present' || narrow.kind === 'regex') return false;
  return narrow.value.startsWith(broad.value);
}

function isSame(a: StringMatch, b: StringMatch): boolean {
  return a.kind === b.kind && (a.kind === 'present' || b.kind === 'present' || a.value === b.value);
}

/** Every condition of the broad map must be met by one of the narrow map of the same name. */
function mapTakesAllOf<T>(
  broad: Readonly<Record<string, T>> | undefined,
  narrow: Readonly<Record<string, T>> | undefined,
  takesAll: (broad: T, narrow: T) => boolean,
): boolean {
  return Object.entries(broad ?? {}).every(([key, condition]) => {
    const other = narrow !== undefined && Object.hasOwn(narrow, key) ? narrow[key] : undefined;
    return other !== undefined && takesAll(condition, other);
  });
}
