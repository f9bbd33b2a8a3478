// The route list of one VirtualService for one proxy, port and gateway (R-MATCH-1 to R-MATCH-7, R-ACT-1 to R-ACT-16).
// What a request does with it is Envoy's half. Source: istio/istio pilot/pkg/networking/core/route/route.go.
import { isJwtClaim } from '../grammar.ts';
import type { Destination, HttpMatchRequest, HttpMirrorPolicy, StringMatch } from '../model/virtualService.ts';
import type {
  Cluster,
  Mirror,
  NamedMatch,
  Rejection,
  Route,
  RouteAction,
  RouteMatch,
  ValueMatch,
} from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import { isSubset } from './labels.ts';
import type { MeshService, MeshVirtualService, ResolvedHttpRoute, ResolvedMatch } from './mesh.ts';
import type { Proxy } from './proxy.ts';
import { rejectRule } from './reject.ts';

export interface RouteContext {
  readonly proxy: Proxy;
  /** Service port dialled, or the Gateway server's declared number (R-MATCH-2). */
  readonly listenerPort: number;
  /** `<namespace>/<name>` of the Gateway, or `mesh`. */
  readonly gateway: string;
  /** The Gateway server has a tls block (R-ACT-18). */
  readonly serverTls: boolean;
  /** The service that a destination host stands for when a port has to be inferred (R-ACT-5, R-GW-40). */
  readonly lookup: (host: string) => MeshService | undefined;
}

/** The routes of one VirtualService in one place. Which they are is settled at once; they are built when somebody asks. */
export interface RouteList {
  readonly virtualService: MeshVirtualService;
  readonly rejection: Rejection | undefined;
  readonly routes: () => readonly Route[];
}

interface Entry {
  readonly rule: ResolvedHttpRoute;
  readonly match: ResolvedMatch | undefined;
}

/** @returns undefined when no rule of the VirtualService applies here: it then steps aside (R-VS-15, R-GW-32) */
export function routeList(virtualService: MeshVirtualService, context: RouteContext): RouteList | undefined {
  const entries = entriesHere(virtualService, context);
  if (entries.length === 0) return undefined;
  let built: readonly Route[] | undefined;
  return {
    virtualService,
    rejection: firstOf(entries, ({ rule }) => rejectRule(rule)),
    routes: () => (built ??= entries.map(({ rule, match }) => buildRoute(virtualService, rule, match, context))),
  };
}

function entriesHere(virtualService: MeshVirtualService, context: RouteContext): Entry[] {
  const entries: Entry[] = [];
  for (const rule of virtualService.http) {
    if (!rule.matches) return [...entries, { rule, match: undefined }]; // R-MATCH-3 (a)
    for (const match of rule.matches) {
      if (!appliesHere(match.match, context)) continue;
      entries.push({ rule, match });
      if (isCatchAll(match.match)) return entries; // R-MATCH-3 (b)
    }
  }
  return entries;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The conditions that are settled when the configuration is made (R-MATCH-2). */
function appliesHere(match: HttpMatchRequest, context: RouteContext): boolean {
  if (match.port && match.port !== context.listenerPort) return false;
  // `gateways` switches the source conditions off altogether.
  if (match.gateways && match.gateways.length > 0) return match.gateways.includes(context.gateway);
  const { labels, namespace } = context.proxy.client;
  if (!isSubset(match.sourceLabels ?? {}, labels)) return false;
  return !match.sourceNamespace || match.sourceNamespace === namespace;
}

/** R-MATCH-5. */
function isCatchAll(match: HttpMatchRequest): boolean {
  const { kind, value } = pathOf(match.uri);
  return (
    ((kind === 'prefix' && value === '/') || (kind === 'regex' && value === '.*')) &&
    !match.method &&
    !match.authority &&
    !match.scheme &&
    isEmpty(match.headers) &&
    isEmpty(match.withoutHeaders) &&
    isEmpty(match.queryParams)
  );
}

function isEmpty(table: object | undefined): boolean {
  return !table || Object.keys(table).length === 0;
}

/** Catch-alls go last, else the order stays (R-GW-26). */
export function catchAllsLast(routes: readonly Route[]): readonly Route[] {
  if (!routes.slice(0, -1).some(({ isCatchAll }) => isCatchAll)) return routes;
  return [...routes.filter((route) => !route.isCatchAll), ...routes.filter((route) => route.isCatchAll)];
}

function buildRoute(
  virtualService: MeshVirtualService,
  rule: ResolvedHttpRoute,
  match: ResolvedMatch | undefined,
  context: RouteContext,
): Route {
  const { route } = rule;
  const name = match?.match.name ? `${route.name ?? ''}.${match.match.name}` : route.name;
  const { delegate } = rule;
  return {
    ...(name === undefined ? {} : { name }),
    match: routeMatch(match),
    isCatchAll: isCatchAll(match?.match ?? {}),
    action: routeAction(rule, context),
    ...(route.headers ? { headers: route.headers } : {}),
    ...(route.fault ? { fault: route.fault } : {}),
    ...(route.corsPolicy ? { cors: route.corsPolicy } : {}),
    rule: {
      virtualService: virtualService.resource.id,
      http: rule.index,
      ...(match?.root === undefined ? {} : { match: match.root }),
    },
    ...(delegate ? { delegate: { ...delegate, ...(match?.leaf === undefined ? {} : { match: match.leaf }) } } : {}),
    at: match?.sources[0]?.at ?? rule.at,
    entryAt: rule.at,
  };
}

function routeMatch(resolved: ResolvedMatch | undefined): RouteMatch {
  const match = resolved?.match ?? {};
  const sources = resolved?.sources ?? [];
  const at = (field: keyof HttpMatchRequest): { at?: Ref } => {
    const source = sources.find((candidate) => candidate.match[field] !== undefined);
    return source ? { at: child(source.at, field) } : {};
  };
  const value = (field: 'method' | 'authority' | 'scheme'): ValueMatch | undefined => {
    const found = match[field];
    return found && { match: found, ...at(field) };
  };
  const table = (field: 'headers' | 'withoutHeaders' | 'queryParams'): NamedMatch[] =>
    Object.entries(match[field] ?? {}).map(([name, found]) => {
      const source = sources.find((candidate) => Object.hasOwn(candidate.match[field] ?? {}, name));
      return { name, match: found, ...(source ? { at: child(source.at, field, name) } : {}) };
    });
  const isClaim = ({ name }: NamedMatch): boolean => isJwtClaim(name);
  const headers = table('headers').sort(byName);
  const withoutHeaders = table('withoutHeaders').sort(byName);
  const method = value('method');
  const authority = value('authority');
  const scheme = value('scheme');
  return {
    path: { ...pathOf(match.uri), ...at('uri') },
    ignoreCase: match.ignoreUriCase ?? false,
    ...(method ? { method } : {}),
    ...(authority ? { authority } : {}),
    ...(scheme ? { scheme } : {}),
    headers: headers.filter((header) => !isClaim(header)),
    withoutHeaders: withoutHeaders.filter((header) => !isClaim(header)),
    queryParams: table('queryParams'),
    claims: headers.filter(isClaim),
    withoutClaims: withoutHeaders.filter(isClaim),
  };
}

function byName(a: NamedMatch, b: NamedMatch): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** R-MATCH-8: no uri, or an empty one, is the prefix `/`. */
function pathOf(uri: StringMatch | undefined): Pick<RouteMatch['path'], 'kind' | 'value'> {
  return !uri || uri.kind === 'present' ? { kind: 'prefix', value: '/' } : uri;
}

/** R-ACT-1: redirect, else direct response, else route. */
function routeAction(rule: ResolvedHttpRoute, context: RouteContext): RouteAction {
  const { route } = rule;
  if (route.redirect) {
    const { listenerPort, serverTls } = context;
    return { kind: 'redirect', redirect: route.redirect, listenerPort, serverTls };
  }
  if (route.directResponse) return { kind: 'direct-response', response: route.directResponse };
  const listed = route.route ?? [];
  const destinations = listed.map(({ destination, weight, headers }, i) => ({
    cluster: destinationCluster(destination, context),
    weight: weight ?? 0,
    ...(headers ? { headers } : {}),
    at: child(rule.at, 'route', i),
  }));
  return {
    kind: 'forward',
    // R-ACT-14, R-ACT-15: a weight of 0 only removes one of several.
    destinations: listed.length === 1 ? destinations : destinations.filter(({ weight }) => weight > 0),
    weighted: listed.length > 1,
    ...(route.rewrite ? { rewrite: route.rewrite } : {}),
    ...(route.timeoutMs === undefined ? {} : { timeoutMs: route.timeoutMs }),
    ...(route.retries ? { retries: route.retries } : {}),
    mirrors: mirrorsOf(rule, context),
  };
}

/** R-ACT-3 to R-ACT-7. */
export function destinationCluster(
  destination: Destination,
  context: Pick<RouteContext, 'proxy' | 'lookup' | 'listenerPort'>,
): Cluster {
  const service = context.lookup(destination.host);
  const only = service?.ports.length === 1 ? service.ports[0]?.number : undefined;
  const port = destination.port ? (destination.port.number ?? 0) : (only ?? context.listenerPort);
  return context.proxy.cluster(service?.externalName ?? destination.host, port, destination.subset);
}

function mirrorsOf(rule: ResolvedHttpRoute, context: RouteContext): Mirror[] {
  const { route, inherited, rootAt } = rule;
  const home = (field: 'mirror' | 'mirrors'): Ref => (rootAt && inherited.includes(field) ? rootAt : rule.at);
  const mirrors: Mirror[] = [];
  if (route.mirror) {
    const share = mirrorShare(route.mirrorPercentage, route.mirrorPercent);
    const cluster = destinationCluster(route.mirror, context);
    if (share) mirrors.push({ cluster, ...share, at: child(home('mirror'), 'mirror') });
  }
  route.mirrors?.forEach((mirror: HttpMirrorPolicy, i) => {
    const share = mirrorShare(mirror.percentage, undefined);
    if (!share || !mirror.destination) return;
    const cluster = destinationCluster(mirror.destination, context);
    mirrors.push({ cluster, ...share, at: child(home('mirrors'), 'mirrors', i) });
  });
  return mirrors;
}

/** R-ACT-48; the truncation is R-SIM-6. @returns undefined for an explicit 0: no mirror */
function mirrorShare(
  percentage: { readonly value: number } | undefined,
  percent: number | undefined,
): Pick<Mirror, 'numerator' | 'denominator'> | undefined {
  if (percentage) {
    return percentage.value > 0
      ? { numerator: Math.trunc(percentage.value * 10_000), denominator: 1_000_000 }
      : undefined;
  }
  if (percent === undefined) return { numerator: 100, denominator: 100 };
  return percent > 0 ? { numerator: percent, denominator: 100 } : undefined;
}
