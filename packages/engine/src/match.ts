// One request against the match of one route (R-MATCH-8…28): a list of conditions that all must hold. The same conditions
// decide and explain. Which routes exist, and in which order, is pilot's business (resolve/).
import { compileRegex } from '@portolan/regex';
import type { Comparison } from './decision.ts';
import type { AcceptedRequest } from './envoy/accept.ts';
import type { StringMatch } from './model/virtualService.ts';
import type { NamedMatch, RouteMatch, ValueMatch } from './proxy/config.ts';
import type { Ref } from './ref.ts';

type Values = Readonly<Record<string, string | number>>;

export interface Condition {
  /** Key of the message catalogue; the trace appends the verdict. */
  readonly message: string;
  readonly rule: string;
  /** Always there, so that all conditions have one shape: V8 reads those fastest. */
  readonly at: Ref | undefined;
  holds(request: AcceptedRequest): boolean;
  /** What was compared with what. */
  values(request: AcceptedRequest): Values;
}

export interface MatchSettings {
  /** Control planes before 1.22: a withoutHeaders condition with a value fails when the header is missing. */
  readonly withoutHeadersNeedsHeader: boolean;
}

const defaults: MatchSettings = { withoutHeadersNeedsHeader: false };
const cache = new WeakMap<RouteMatch, readonly Condition[]>();

/** Whether every condition holds; stops at the first that does not. */
export function allHold(conditions: readonly Condition[], request: AcceptedRequest): boolean {
  for (const condition of conditions) if (!condition.holds(request)) return false;
  return true;
}

export function matches(match: RouteMatch, request: AcceptedRequest, settings: MatchSettings = defaults): boolean {
  return allHold(conditionsOf(match, settings), request);
}

/** Every condition with its verdict, also those behind the first failure. */
export function compareAll(
  match: RouteMatch,
  request: AcceptedRequest,
  settings: MatchSettings = defaults,
): readonly Comparison[] {
  return conditionsOf(match, settings).map((condition) => {
    const { message, rule, at } = condition;
    const values = condition.values(request);
    const verdict = condition.holds(request) ? 'pass' : 'fail';
    return at ? { message, values, verdict, rule, at } : { message, values, verdict, rule };
  });
}

/** The conditions of a match, made once. */
export function conditionsOf(match: RouteMatch, settings: MatchSettings): readonly Condition[] {
  // The older reading is not cached: it is for comparing control planes, not for speed.
  if (settings.withoutHeadersNeedsHeader) return build(match, settings);
  const known = cache.get(match);
  if (known) return known;
  const built = build(match, settings);
  cache.set(match, built);
  return built;
}

function build(match: RouteMatch, settings: MatchSettings): readonly Condition[] {
  return [
    pathCondition(match),
    ...one('method', 'R-MATCH-23', match.method, (request) => request.method),
    ...one('authority', 'R-MATCH-24', match.authority, (request) => request.authority),
    ...one('scheme', 'R-MATCH-25', match.scheme, (request) => request.scheme),
    ...match.headers.map(headerCondition),
    ...match.withoutHeaders.map((named) => withoutHeaderCondition(named, settings)),
    ...match.queryParams.map(queryCondition),
    ...match.claims.map((named) => claimCondition(named, 'claim')),
    ...(match.withoutClaims ?? []).map((named) => claimCondition(named, 'without-claim')),
  ];
}

/** A StringMatch as a test of one text. A pattern that does not compile accepts nothing; admission refuses it anyway. */
function tester(match: StringMatch): (text: string) => boolean {
  switch (match.kind) {
    case 'exact':
      return (text) => text === match.value;
    case 'prefix':
      return (text) => text.startsWith(match.value);
    case 'regex':
      // Asked each time: on a page RE2 may arrive after this test was made.
      return (text) => {
        const compiled = compileRegex(match.value);
        return compiled.ok && compiled.value.fullMatch(text);
      };
    case 'present':
      return () => true;
  }
}

const wanted = (match: StringMatch): string => (match.kind === 'present' ? '' : match.value);

function pathCondition({ path, ignoreCase }: RouteMatch): Condition {
  const { kind, value } = path;
  const isAny = kind === 'prefix' && (value === '' || value === '/');
  const folds = ignoreCase && kind !== 'regex';
  const test = tester({ kind, value: folds ? foldCase(value) : value });
  return {
    message: isAny ? 'match.path.any' : `match.path.${kind}${folds ? '.ignore-case' : ''}`,
    rule: { exact: 'R-MATCH-10', prefix: isAny && !path.at ? 'R-MATCH-8' : 'R-MATCH-11', regex: 'R-MATCH-12' }[kind],
    at: path.at,
    holds: isAny ? isRooted : folds ? (request) => test(foldCase(request.cutPath)) : (request) => test(request.cutPath),
    values: (request) => ({ path: request.cutPath, want: value }),
  };
}

const isRooted = ({ cutPath }: AcceptedRequest): boolean => cutPath.startsWith('/');

/** ASCII letters only (R-MATCH-14). */
const foldCase = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function one(
  field: 'method' | 'authority' | 'scheme',
  rule: string,
  value: ValueMatch | undefined,
  read: (request: AcceptedRequest) => string,
): readonly Condition[] {
  if (!value) return [];
  const test = tester(value.match);
  return [
    {
      message: `match.${field}.${value.match.kind}`,
      rule,
      at: value.at,
      holds: (request) => test(read(request)),
      values: (request) => ({ got: read(request), want: wanted(value.match) }),
    },
  ];
}

/** Names of parts of the request that are kept apart from its headers. */
const isPseudo = (name: string): boolean => name === 'host' || name.startsWith(':');

/** Values of a header as conditions see them; pseudo headers have one (R-MATCH-22). */
function headerValues(name: string): (request: AcceptedRequest) => readonly string[] {
  switch (name) {
    case ':method':
      return (request) => [request.method];
    case ':authority':
    case 'host':
      return (request) => [request.authority];
    case ':scheme':
      return (request) => [request.scheme];
    case ':path':
      return (request) => [request.path];
    default:
      return (request) => request.headers.values(name);
  }
}

/** A regex that is exactly `*` asks for presence (R-MATCH-19, R-MATCH-21). */
export function asPresence(match: StringMatch): StringMatch {
  return match.kind === 'regex' && match.value === '*' ? { kind: 'present' } : match;
}

function headerCondition(named: NamedMatch): Condition {
  const match = asPresence(named.match);
  const test = tester(match);
  const name = named.name.toLowerCase();
  const read = headerValues(name);
  return {
    message: `match.header.${match.kind}`,
    rule: match.kind === 'present' ? 'R-MATCH-19' : 'R-MATCH-20',
    at: named.at,
    holds: isPseudo(name) ? (request) => read(request).some(test) : (request) => request.headers.some(name, test),
    values: (request) => headerFacts(named.name, match, read(request)),
  };
}

function withoutHeaderCondition(named: NamedMatch, settings: MatchSettings): Condition {
  const match = asPresence(named.match);
  const test = tester(match);
  const read = headerValues(named.name.toLowerCase());
  const holds = (values: readonly string[]): boolean => {
    if (match.kind === 'present') return values.length === 0;
    if (values.length > 0) return !values.some(test);
    // A missing header is compared as the empty text.
    return !settings.withoutHeadersNeedsHeader && !test('');
  };
  return {
    message: `match.without-header.${match.kind}`,
    rule: 'R-MATCH-21',
    at: named.at,
    holds: (request) => holds(read(request)),
    values: (request) => headerFacts(named.name, match, read(request)),
  };
}

/** `count` 0 tells the catalogue that the header is missing. */
function headerFacts(name: string, match: StringMatch, values: readonly string[]): Values {
  return { name, want: wanted(match), got: values.join(' | '), count: values.length };
}

function queryCondition(named: NamedMatch): Condition {
  const match = asPresence(named.match);
  const test = tester(match);
  return {
    message: `match.query.${match.kind}`,
    rule: match.kind === 'present' ? 'R-MATCH-27' : 'R-MATCH-28',
    at: named.at,
    holds: (request) => {
      const value = queryValue(request.query, named.name);
      return value !== undefined && test(value);
    },
    values: (request) => {
      const value = queryValue(request.query, named.name);
      return { name: named.name, want: wanted(match), got: value ?? '', count: value === undefined ? 0 : 1 };
    },
  };
}

/** The first value of a query parameter, nothing decoded (R-MATCH-28). */
export function queryValue(query: string | undefined, name: string): string | undefined {
  if (query === undefined || query === '') return undefined;
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    if ((equals < 0 ? part : part.slice(0, equals)) === name) return equals < 0 ? '' : part.slice(equals + 1);
  }
  return undefined;
}

/** No authentication filter runs, so that no request has claims. */
function claimCondition(named: NamedMatch, kind: 'claim' | 'without-claim'): Condition {
  return {
    message: `match.${kind}`,
    rule: 'R-VS-7',
    at: named.at,
    holds: () => kind === 'without-claim',
    values: () => ({ name: named.name, want: wanted(named.match) }),
  };
}
