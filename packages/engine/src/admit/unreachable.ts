// Rules of a VirtualService that no request can reach, as far as Istio's webhook looks: rules behind one without matches,
// matches that were there before, and longer prefixes behind shorter ones. All are warnings.
// Source: istio/istio pkg/config/validation/validation.go analyzeUnreachableHTTPRules and its two siblings.
import { warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type { HttpMatchRequest, StringMatch, VirtualServiceSpec } from '../model/virtualService.ts';
import type { Path } from '../ref.ts';

export function warnOfUnreachable(findings: Findings, { http = [], tls = [], tcp = [] }: VirtualServiceSpec): void {
  const matches = warnOfRepeated(findings, ['spec', 'http'], http, nameless);
  warnOfRepeated(findings, ['spec', 'tls'], tls, (match) => match);
  warnOfRepeated(findings, ['spec', 'tcp'], tcp, (match) => match);
  warnOfHiddenPrefixes(findings, matches);
}

function nameless({ name: _, ...match }: HttpMatchRequest): object {
  return match;
}

interface Placed<M> {
  readonly match: M;
  readonly path: Path;
  /** Index of the rule, from 0. */
  readonly rule: number;
}

/**
 * V-VS-86 to V-VS-89.
 * @returns the matches that are there for the first time
 */
function warnOfRepeated<M>(
  findings: Findings,
  path: Path,
  rules: readonly { readonly match?: readonly M[] }[],
  content: (match: M) => object,
): Placed<M>[] {
  const fresh: Placed<M>[] = [];
  if (rules.length < 2 && (rules[0]?.match?.length ?? 0) < 2) {
    return rules.flatMap(({ match = [] }) =>
      match.map((m, i) => ({ match: m, path: [...path, 0, 'match', i], rule: 0 })),
    );
  }
  const seen = new Map<string, number>();
  let catchAll = -1;
  rules.forEach(({ match = [] }, i) => {
    if (match.length === 0) {
      if (catchAll >= 0) warn(findings, [...path, i], 'V-VS-86', { rule: catchAll + 1 });
      catchAll = i;
      return;
    }
    let repeated = 0;
    match.forEach((entry, j) => {
      const at = [...path, i, 'match', j];
      if (catchAll >= 0) return warn(findings, at, 'V-VS-87', { rule: catchAll + 1 });
      const key = sortedJson(content(entry));
      const before = seen.get(key);
      if (before === undefined) {
        seen.set(key, i);
        fresh.push({ match: entry, path: at, rule: i });
      } else {
        warn(findings, at, 'V-VS-89', { rule: before + 1 });
        repeated++;
      }
    });
    if (repeated === match.length) warn(findings, [...path, i], 'V-VS-88');
  });
  return fresh;
}

/** Equal for equal content, whatever the order of keys in the text. */
function sortedJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  const entries = Object.entries(value);
  if (entries.length > 1) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${sortedJson(part)}`).join(',')}}`;
}

/** What Istio compares of a match with a uri prefix. Regexes count as empty. */
interface Prefixed {
  readonly placed: Placed<HttpMatchRequest>;
  readonly prefix: string;
  readonly port: number;
  readonly method: string;
  readonly authority: string;
  readonly maps: readonly Readonly<Record<string, string>>[];
}

/** V-VS-90. */
function warnOfHiddenPrefixes(findings: Findings, matches: readonly Placed<HttpMatchRequest>[]): void {
  const prefixed = matches.flatMap(prefixedOf);
  prefixed.forEach((later, i) => {
    const hiding = prefixed.slice(0, i).find((earlier) => hides(earlier, later));
    if (hiding === undefined) return;
    const values = { value: later.prefix, other: hiding.prefix, rule: hiding.placed.rule + 1 };
    warn(findings, [...later.placed.path, 'uri', 'prefix'], 'V-VS-90', values);
  });
}

function prefixedOf(placed: Placed<HttpMatchRequest>): readonly Prefixed[] {
  const { uri, port = 0, method, authority, headers = {}, queryParams = {}, withoutHeaders = {} } = placed.match;
  if (uri?.kind !== 'prefix' || uri.value === '') return [];
  const maps = [headers, queryParams, withoutHeaders].map((map) =>
    Object.fromEntries(Object.entries(map).map(([key, match]) => [key, condition(match)])),
  );
  return [
    {
      placed,
      prefix: uri.value,
      port,
      method: condition(method) || 'exact:GET',
      authority: condition(authority),
      maps,
    },
  ];
}

function condition(match: StringMatch | undefined): string {
  if (match === undefined || match.kind === 'present' || match.kind === 'regex' || match.value === '') return '';
  return `${match.kind}:${match.value}`;
}

function hides(earlier: Prefixed, later: Prefixed): boolean {
  if (earlier.prefix === later.prefix || !later.prefix.startsWith(earlier.prefix) || earlier.port !== later.port)
    return false;
  if (!earlier.method.startsWith(later.method) || !earlier.authority.startsWith(later.authority)) return false;
  return earlier.maps.every((map, i) => {
    const other = later.maps[i] ?? {};
    const keys = Object.keys(map);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && (map[key] ?? '').startsWith(other[key] ?? ''))
    );
  });
}
