// Delegation: http rules of another VirtualService in the place of a root's rule (R-VS-25 to R-VS-29).
// Source: istio/istio pilot/pkg/model/virtualservice.go, MergeHTTPRoutes.
import type { HttpMatchRequest, StringMatch } from '../model/virtualService.ts';
import type { InheritedField, ResolvedHttpRoute, ResolvedMatch } from './mesh.ts';

const inheritable: readonly InheritedField[] = [
  'rewrite',
  'directResponse',
  'timeoutMs',
  'retries',
  'fault',
  'mirror',
  'mirrors',
  'corsPolicy',
  'headers',
];

/** The delegate's rules as they stand in the root: those whose matches contradict the root's are dropped (R-VS-26). */
export function mergeDelegate(
  root: ResolvedHttpRoute,
  delegate: readonly ResolvedHttpRoute[],
  delegateId: ResolvedHttpRoute['at']['resource'],
): ResolvedHttpRoute[] {
  return delegate.flatMap((leaf) => {
    const matches = mergeMatches(root.matches, leaf.matches);
    if (matches === 'conflict') return [];
    const inherited = inheritable.filter((field) => leaf.route[field] === undefined && root.route[field] !== undefined);
    const route = { ...leaf.route };
    for (const field of inherited) Object.assign(route, { [field]: root.route[field] });
    // The percentages of `mirror` are inherited on their own, whatever the mirror came from (R-VS-29).
    for (const field of ['mirrorPercent', 'mirrorPercentage'] as const) {
      if (route[field] === undefined && root.route[field] !== undefined) {
        Object.assign(route, { [field]: root.route[field] });
      }
    }
    const name = joinNames(root.route.name, leaf.route.name);
    return [
      {
        route: name === undefined ? route : { ...route, name },
        ...(matches ? { matches } : {}),
        index: root.index,
        at: leaf.at,
        delegate: { virtualService: delegateId, http: leaf.index },
        rootAt: root.at,
        inherited,
      },
    ];
  });
}

function joinNames(root: string | undefined, leaf: string | undefined): string | undefined {
  if (!leaf) return root;
  return root ? `${root}-${leaf}` : leaf;
}

/** Joined matches beyond these are left out: a thousand on either side would be a million routes. */
export const mostMatches = 20_000;

function mergeMatches(
  root: readonly ResolvedMatch[] | undefined,
  leaf: readonly ResolvedMatch[] | undefined,
): readonly ResolvedMatch[] | undefined | 'conflict' {
  if (!root) return leaf?.map(asLeaf);
  if (!leaf) return root;
  const merged: ResolvedMatch[] = [];
  for (const inner of leaf) {
    if (merged.length >= mostMatches) break;
    const fitting = root.filter((outer) => !conflicts(outer.match, inner.match));
    if (fitting.length === 0) return 'conflict';
    for (const outer of fitting) merged.push(mergeMatch(outer, inner));
  }
  return merged;
}

function asLeaf(match: ResolvedMatch): ResolvedMatch {
  const { root, ...rest } = match;
  return root === undefined ? rest : { ...rest, leaf: root };
}

function mergeMatch(root: ResolvedMatch, leaf: ResolvedMatch): ResolvedMatch {
  const outer = root.match;
  const inner = leaf.match;
  const name = joinNames(outer.name, inner.name);
  const headers = { ...outer.headers, ...inner.headers };
  const withoutHeaders = { ...outer.withoutHeaders, ...inner.withoutHeaders };
  const queryParams = { ...outer.queryParams, ...inner.queryParams };
  const sourceLabels = { ...outer.sourceLabels, ...inner.sourceLabels };
  const { ignoreUriCase: _, ...outerRest } = outer;
  const match: HttpMatchRequest = {
    ...outerRest,
    ...inner,
    ...(name === undefined ? {} : { name }),
    headers,
    withoutHeaders,
    queryParams,
    sourceLabels,
    ...(inner.port || !outer.port ? {} : { port: outer.port }),
    ...(inner.sourceNamespace || !outer.sourceNamespace ? {} : { sourceNamespace: outer.sourceNamespace }),
    ...(inner.gateways?.length || !outer.gateways ? {} : { gateways: outer.gateways }),
  };
  return {
    match,
    ...(root.root === undefined ? {} : { root: root.root }),
    ...(leaf.root === undefined ? {} : { leaf: leaf.root }),
    sources: [...leaf.sources, ...root.sources],
  };
}

/** Whether a delegate's match contradicts a root's (R-VS-27). */
export function conflicts(root: HttpMatchRequest, leaf: HttpMatchRequest): boolean {
  if (
    valuesConflict(root.uri, leaf.uri) ||
    valuesConflict(root.scheme, leaf.scheme) ||
    valuesConflict(root.method, leaf.method) ||
    valuesConflict(root.authority, leaf.authority) ||
    tablesConflict(root.headers, leaf.headers) ||
    tablesConflict(root.withoutHeaders, leaf.withoutHeaders) ||
    tablesConflict(root.queryParams, leaf.queryParams)
  ) {
    return true;
  }
  if ((root.ignoreUriCase ?? false) !== (leaf.ignoreUriCase ?? false)) return true;
  if (root.port && leaf.port && root.port !== leaf.port) return true;
  if (root.sourceNamespace && leaf.sourceNamespace !== root.sourceNamespace) return true;
  for (const [key, value] of Object.entries(leaf.sourceLabels ?? {})) {
    const outer = root.sourceLabels?.[key];
    if (outer !== undefined && outer !== value) return true;
  }
  const outer = root.gateways ?? [];
  const inner = leaf.gateways ?? [];
  if (outer.length === 0 || inner.length === 0) return false;
  return outer.length < inner.length || inner.some((gateway) => !outer.includes(gateway));
}

type Table = Readonly<Record<string, StringMatch>> | undefined;

function tablesConflict(root: Table, leaf: Table): boolean {
  return Object.entries(leaf ?? {}).some(([key, value]) => valuesConflict(root?.[key], value));
}

/** Empty values count as unset, as protobuf's getters tell them. */
function valuesConflict(root: StringMatch | undefined, leaf: StringMatch | undefined): boolean {
  if (!root || !leaf) return false;
  const rootValue = root.kind === 'present' ? '' : root.value;
  const leafValue = leaf.kind === 'present' ? '' : leaf.value;
  if (root.kind === 'regex' || leaf.kind === 'regex') {
    if (rootValue !== '' && leafValue !== '') return true;
  }
  if (rootValue !== '' && root.kind === 'exact') {
    return leaf.kind !== 'exact' || leafValue !== rootValue;
  }
  if (rootValue !== '' && root.kind === 'prefix' && leafValue !== '' && leaf.kind !== 'regex') {
    return !leafValue.startsWith(rootValue);
  }
  return true;
}
