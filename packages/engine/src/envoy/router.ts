// The HTTP connection manager of one filter chain: from an accepted request to a virtual host and its first matching
// route (R-HOST-21…26, R-GW-29, R-GEN-7). What the route then does is action.ts's.
import type { Comparison, Outcome, RuleRef, Verdict } from '../decision.ts';
import { compareAll } from '../match.ts';
import type { Route, RouteConfiguration, VirtualHost } from '../proxy/config.ts';
import type { HttpRequest } from '../request.ts';
import { acceptRequest, type AcceptedRequest, type Entrance } from './accept.ts';
import { act, describeRoute } from './action.ts';
import { traceHost, traceNoHost } from './hostTrace.ts';
import { localReply, replyFields } from './localReply.ts';
import { firstMatching, type RouteTable } from './routeIndex.ts';
import { perObject } from './perObject.ts';
import { comparedValues } from './ruleName.ts';
import type { Trace } from '../trace.ts';
import type { Run } from './run.ts';
import { findVirtualHost, knownHost, lookupHost, readyRoutes, type HostChoice } from './virtualHosts.ts';

export function routeHttp(run: Run, routes: RouteConfiguration, sent: HttpRequest, entrance: Entrance): Outcome {
  const known = knownHost(routes, sent.host);
  const accepted = acceptRequest(sent, entrance, known !== undefined);
  if (!accepted.ok) {
    const { status, message, rule, values } = accepted.refusal;
    run.trace?.add('request', 'fail', message, rule, { values });
    return { kind: 'bad-request', status };
  }
  const { request } = accepted;
  tracePath(run, sent, request);
  // The target may name another authority than the Host header.
  const isAsSent = request.authority === sent.host;
  const choice = chooseVirtualHost(run, routes, request, isAsSent ? known : undefined);
  const virtualHost = choice?.virtualHost;
  if (virtualHost?.requireTls && request.forwardedProto !== 'https') return redirectToHttps(run, request, virtualHost);
  const ready = choice && readyRoutes(choice, run.settings);
  const position = ready ? firstMatch(run, ready.table, request) : -1;
  const route = ready?.table.routes[position];
  if (request.upgrade !== undefined && request.upgrade !== 'websocket') {
    run.trace?.add('request', 'fail', 'request.upgrade', 'R-GW-43', { values: { upgrade: request.upgrade } });
    return { kind: 'bad-request', ...describeRoute(run, virtualHost, route), status: 403 };
  }
  if (!virtualHost || !route) return notFound(request, virtualHost);
  const answer = (ready.answers[position] ??= { fields: undefined, plain: undefined });
  return act(run, request, virtualHost, route, answer);
}

function tracePath(run: Run, sent: HttpRequest, request: AcceptedRequest): void {
  if (!run.trace || sent.path === request.path) return;
  const values = { from: sent.path, to: request.path };
  run.trace.add('request', 'info', 'request.normalised', 'R-MATCH-16', { values });
}

function chooseVirtualHost(
  run: Run,
  routes: RouteConfiguration,
  request: AcceptedRequest,
  known: HostChoice | undefined,
): HostChoice | undefined {
  const host = known?.domain ?? lookupHost(request.authority);
  const choice = known ?? findVirtualHost(routes, host);
  if (run.trace) {
    if (choice) traceHost(run.trace, routes, host, choice);
    else traceNoHost(run.trace, routes, host);
  }
  return choice;
}

function redirectToHttps(run: Run, request: AcceptedRequest, virtualHost: VirtualHost): Outcome {
  const location = `https://${request.authority}${request.path}`;
  run.trace?.add('virtual-host', 'pass', 'virtual-host.requires-tls', 'R-GW-29', {
    values: { location },
    at: virtualHost.at[0],
  });
  return { kind: 'https-redirect', ...replyFields(localReply(request, 301, '', { location })) };
}

/** In list order, no scoring: the position of the first whose conditions all hold, or -1. */
function firstMatch(run: Run, table: RouteTable, request: AcceptedRequest): number {
  const { routes } = table;
  const { trace } = run;
  if (!trace) return firstMatching(table, request);
  // In a long list the trace begins at the match; a list without a match is told in full.
  const start = isAbridged(run, routes) ? Math.max(0, firstMatching(table, request)) : 0;
  if (start > 0) {
    const values = { count: start, rules: ruleNumbers(routes)[start] ?? 0 };
    trace.add('rule', 'fail', 'rule.before', 'R-GEN-7', { values });
  }
  for (let index = start; index < routes.length; index++) {
    const route = routes[index];
    if (!route) break;
    const comparisons = compareAll(route.match, request, run.settings);
    const isMatch = areMet(comparisons);
    traceRoute(trace, route, comparisons, isMatch ? 'pass' : 'fail');
    if (isMatch) {
      traceLater(run, trace, routes, index, request);
      return index;
    }
  }
  traceNearest(run);
  return -1;
}

/**
 * For each route the number of its rule in the list: a rule that has several matches is several routes, one behind the other.
 * Counted once per list, as every key asks anew.
 */
const ruleNumbers = perObject((routes: readonly Route[]): readonly number[] => {
  let number = 0;
  return routes.map((route, i) => (i === 0 || isOneRule(routes[i - 1], route) ? number : ++number));
});

function isOneRule(a: Route | undefined, b: Route | undefined): boolean {
  return isOneRef(a?.rule, b?.rule) && isOneRef(a?.delegate, b?.delegate);
}

function isOneRef(a: RuleRef | undefined, b: RuleRef | undefined): boolean {
  return a?.http === b?.http && a?.virtualService === b?.virtualService;
}

/** Envoy compares none of them; who asks for every rule wants to know what they would have said. */
function traceLater(run: Run, trace: Trace, routes: readonly Route[], taken: number, request: AcceptedRequest): void {
  const count = routes.length - taken - 1;
  if (count === 0) return;
  const numbers = ruleNumbers(routes);
  const values = { count, rules: (numbers.at(-1) ?? 0) - (numbers[taken] ?? 0) };
  trace.add('rule', 'skip', 'rule.skipped', 'R-GEN-7', { values });
  if (!run.tellsEveryRule) return;
  for (const one of routes.slice(taken + 1))
    traceRoute(trace, one, compareAll(one.match, request, run.settings), 'skip');
}

const areMet = (comparisons: readonly Comparison[]): boolean => comparisons.every(({ verdict }) => verdict === 'pass');

function traceRoute(trace: Trace, route: Route, comparisons: readonly Comparison[], verdict: Verdict): void {
  const failed = comparisons.filter((comparison) => comparison.verdict === 'fail').length;
  const from = route.rule ? 'rule' : isCatchAll(route) ? 'catch-all' : 'default-route';
  const rule = route.rule ? 'R-GEN-7' : isCatchAll(route) ? 'R-VS-21' : 'R-VS-19';
  const found = failed === 0 ? 'matches' : 'fails';
  const values = comparedValues(route, failed, comparisons.length);
  const { at } = route;
  trace.add('rule', verdict, `${from}.${found}${verdict === 'skip' ? '-later' : ''}`, rule, {
    values,
    at,
    comparisons,
  });
}

/** The route behind domain `*` of a shared route configuration: on as dialled, or 502 (R-VS-21). */
function isCatchAll({ action }: Route): boolean {
  return (
    action.kind === 'blackhole' || (action.kind === 'forward' && action.destinations[0]?.cluster.host === undefined)
  );
}

/** Whether the routes before the match are only counted: nobody reads hundreds, and telling them takes long. */
function isAbridged(run: Run, routes: readonly Route[]): boolean {
  return !run.tellsEveryRule && routes.length > 64;
}

/** Of several rules that failed, the one that met the most of its conditions: it is told last. */
function traceNearest({ trace }: Run): void {
  const failed = trace?.steps.filter(({ stage, verdict }) => stage === 'rule' && verdict === 'fail') ?? [];
  const misses = (comparisons: readonly Comparison[]): number =>
    comparisons.filter(({ verdict }) => verdict === 'fail').length;
  const met = (comparisons: readonly Comparison[]): number => comparisons.length - misses(comparisons);
  const ranked = failed.toSorted((a, b) => {
    const [left, right] = [a.comparisons ?? [], b.comparisons ?? []];
    return misses(left) - misses(right) || met(right) - met(left);
  });
  const nearest = ranked[0];
  if (!trace || !nearest || failed.length < 2) return;
  trace.add('rule', 'info', 'rule.nearest', nearest.rule, {
    values: nearest.values,
    at: nearest.at,
    comparisons: (nearest.comparisons ?? []).filter(({ verdict }) => verdict === 'fail'),
  });
}

function notFound(request: AcceptedRequest, virtualHost: VirtualHost | undefined): Outcome {
  return {
    kind: 'not-found',
    flags: 'NR',
    ...(virtualHost && { virtualHost: virtualHost.name }),
    ...replyFields(localReply(request, 404, '')),
  };
}
