// One expectation held against an answer: whether it holds, and what came instead, as message keys with values.
import type { DestinationShare, HeaderList } from '../decision.ts';
import { destinationName, shortHost } from '../names.ts';
import { assertNever } from '../problem.ts';
import type { Mesh } from '../resolve/mesh.ts';
import type { Values } from '../trace.ts';
import { type Answer, locationOf, responseHeadersOf, statusOf, upstreamOf, type Way } from './answer.ts';
import type { Expectation, ExpectedDestination, ExpectedShare, RuleBinding } from './case.ts';
import { bindRule, findRule, type FoundRule } from './findRule.ts';
import { reachedBy, type Reached } from './reached.ts';

/** A sentence of messages/cases.ts. */
export interface Got {
  readonly key: string;
  readonly values: Values;
}

export interface Check {
  readonly holds: boolean;
  /** The rule that is expected is gone: the case needs another. */
  readonly isLost?: boolean;
  /** What was found instead; absent where it holds. */
  readonly got?: Got;
  /** The rule as it stands now, where it is remembered otherwise. */
  readonly rebound?: RuleBinding;
}

export function check(mesh: Mesh, answer: Answer, expectation: Expectation): Check {
  if (expectation.kind === 'rule') return checkRule(mesh, answer, expectation.rule, expectation.not === true);
  const found = look(answer, expectation);
  const holds = expectation.not === true ? found.never : found.always;
  return holds ? { holds } : { holds, got: found.got() };
}

/** Whether what is asked holds whichever way the request goes, and whether it holds in none. */
interface Look {
  readonly always: boolean;
  readonly never: boolean;
  readonly got: () => Got;
}

type Asked = Exclude<Expectation, { readonly kind: 'rule' }>;

function look(answer: Answer, asked: Asked): Look {
  switch (asked.kind) {
    case 'destination':
      return lookAtDestination(answer, asked);
    case 'shares':
      return lookAtShares(answer, asked.shares, asked.tolerance);
    case 'status':
      return inEachWay(answer, ({ outcome }) => statusOf(outcome), asked.status, 'got.status', asked);
    case 'outcome':
      return lookAtOutcome(answer, asked);
    case 'redirect':
      return inEachWay(answer, ({ outcome }) => locationOf(outcome), asked.location, 'got.redirect');
    case 'path':
      return inWaysOut(answer, ({ outcome }) => upstreamOf(outcome)?.path, asked.path, 'got.path');
    case 'authority':
      return inWaysOut(answer, ({ outcome }) => upstreamOf(outcome)?.authority, asked.authority, 'got.authority');
    case 'header':
      return lookAtHeader(answer, asked);
    default:
      return assertNever(asked);
  }
}

type Read = (way: Way) => string | number | undefined;

function inEachWay(
  { ways }: Pick<Answer, 'ways'>,
  read: Read,
  wanted: string | number,
  key: string,
  { percent, tolerance = 0 }: ExpectedShare = {},
): Look {
  const fits = (way: Way): boolean => read(way) === wanted;
  const got = (): Got => told(key, ways, read);
  if (percent === undefined) return { always: ways.length > 0 && ways.every(fits), never: !ways.some(fits), got };
  const share = ways.reduce((sum, way) => sum + (fits(way) ? way.share : 0), 0);
  const isNear = Math.abs(share * 100 - percent) <= tolerance + tiny;
  return { always: isNear, never: !isNear, got };
}

/** What leaves the proxy is asked of the requests that leave. */
function inWaysOut(answer: Answer, read: Read, wanted: string, key: string): Look {
  return inEachWay({ ways: waysOut(answer) }, read, wanted, key);
}

function waysOut({ ways }: Answer): readonly Way[] {
  const out = ways.filter(({ outcome }) => upstreamOf(outcome));
  const total = out.reduce((sum, { share }) => sum + share, 0);
  return total === 1 ? out : out.map((way) => ({ ...way, share: way.share / total }));
}

/** Destinations of which some can answer and others cannot are an outcome of the whole, beside those of its ways. */
function lookAtOutcome(answer: Answer, asked: Extract<Expectation, { readonly kind: 'outcome' }>): Look {
  const look = inEachWay(answer, ({ outcome }) => outcome.kind, asked.outcome, 'got.outcome', asked);
  const isSplit = asked.outcome === 'weighted' || asked.outcome === 'tcp-weighted';
  if (!isSplit || asked.percent !== undefined) return look;
  const always = answer.outcome.kind === asked.outcome && answer.abort === 0;
  return { ...look, always, never: !always };
}

/** `200 for 90 %, 503 for 10 %`; `key.none` where there is nothing to tell. */
function told(key: string, ways: readonly Way[], read: (way: Way) => string | number | undefined): Got {
  const shares = new Map<string | number | undefined, number>();
  for (const way of ways) shares.set(read(way), (shares.get(read(way)) ?? 0) + way.share);
  const values = [...shares].map(([value = '–', share]) =>
    shares.size > 1 ? `${value} for ${percentText(share)}` : value,
  );
  const isNone = [...shares.keys()].every((value) => value === undefined);
  return isNone ? { key: `${key}.none`, values: {} } : { key, values: { value: values.join(', ') } };
}

function lookAtDestination(answer: Answer, asked: ExpectedDestination): Look {
  const share = shareTo(answer.destinations, asked);
  return { always: share > 1 - tiny, never: share < tiny, got: () => gotDestinations(answer) };
}

function lookAtShares(
  answer: Answer,
  shares: readonly (ExpectedDestination & { readonly percent: number })[],
  tolerance: number,
): Look {
  const isNear = shares.every(
    (wanted) => Math.abs(shareTo(answer.destinations, wanted) * 100 - wanted.percent) <= tolerance + tiny,
  );
  return { always: isNear, never: !isNear, got: () => gotDestinations(answer) };
}

/** Shares are sums of fractions. */
const tiny = 1e-9;

function shareTo(destinations: readonly DestinationShare[], asked: ExpectedDestination): number {
  return destinations.reduce((sum, one) => sum + (isDestination(one, asked) ? one.share : 0), 0);
}

function isDestination(one: DestinationShare, { host, subset, port }: ExpectedDestination): boolean {
  const isHost = one.host === undefined ? one.cluster === host : isSameHost(one.host, host);
  return isHost && (subset === undefined || (one.subset ?? '') === subset) && (port === undefined || one.port === port);
}

/** `web`, `web.default` and `web.default.svc` stand for `web.default.svc.cluster.local`. */
function isSameHost(whole: string, asked: string): boolean {
  if (whole === asked) return true;
  return shortHost(whole) !== whole && whole.startsWith(`${asked}.`);
}

function gotDestinations({ destinations, abort }: Answer): Got {
  if (destinations.length === 0) return { key: 'got.destination.none', values: {} };
  const names = destinations.map(({ cluster, share, ...one }) => {
    const name = destinationName({ name: cluster, ...one });
    return destinations.length > 1 || abort > 0 ? `${name} ${percentText(share)}` : name;
  });
  const values = { value: names.join(', ') };
  return abort > 0
    ? { key: 'got.destination.abort', values: { ...values, percent: percentText(abort) } }
    : { key: 'got.destination', values };
}

function lookAtHeader(answer: Answer, asked: Extract<Expectation, { readonly kind: 'header' }>): Look {
  const name = asked.name.toLowerCase();
  const read = ({ outcome }: Way): readonly string[] =>
    valuesOf(asked.of === 'response' ? responseHeadersOf(outcome) : (upstreamOf(outcome)?.headers ?? []), name);
  const fits = (way: Way): boolean => {
    const values = read(way);
    return asked.is === 'equal' ? values.includes(asked.value) : values.length > 0 === (asked.is === 'present');
  };
  const ways = asked.of === 'response' ? answer.ways : waysOut(answer);
  return {
    always: ways.length > 0 && ways.every(fits),
    never: !ways.some(fits),
    got: () => {
      const got = told('got.header', ways, (way) => (read(way).length > 0 ? read(way).join(', ') : undefined));
      return { key: got.key, values: { ...got.values, name: asked.name } };
    },
  };
}

const valuesOf = (headers: HeaderList, lower: string): readonly string[] =>
  headers.flatMap(([name, value]) => (name.toLowerCase() === lower ? [value] : []));

/** `33.3 %`. */
const percentText = (share: number): string => `${Math.round(share * 1000) / 10} %`;

function checkRule(mesh: Mesh, answer: Answer, binding: RuleBinding, not: boolean): Check {
  const reached = reachedBy(answer.outcome);
  const found = findRule(mesh, binding);
  const got = (): Got => gotRule(mesh, reached);
  // A rule that is gone takes no request; yet whoever expects that of it means a rule that is there.
  if (!found) return { holds: false, isLost: true, got: got() };
  const now = bindRule(mesh, { ...found, ...(binding.match === undefined ? {} : { match: binding.match }) });
  const rebound = now && !isSameBinding(now, binding) ? { rebound: now } : {};
  const isReached = reached.some((one) => isSameRule(one, found) && (binding.match ?? one.match) === one.match);
  const holds = isReached !== not;
  return holds ? { holds, ...rebound } : { holds, got: got(), ...rebound };
}

const isSameRule = (a: FoundRule, b: FoundRule): boolean =>
  a.virtualService === b.virtualService && a.list === b.list && a.index === b.index;

function isSameBinding(a: RuleBinding, b: RuleBinding): boolean {
  const isSamePlace = isSameRule(a, b) && a.of === b.of && a.name === b.name;
  return isSamePlace && a.conditions === b.conditions && a.action === b.action;
}

function gotRule(mesh: Mesh, reached: readonly Reached[]): Got {
  const [rule] = reached;
  if (!rule) return { key: 'got.rule.none', values: {} };
  return { key: 'got.rule', values: { value: ruleText(mesh, rule) } };
}

/** `rule 2 “canary” of reviews (match 1)`: how a rule is called in one breath; numbers from 1. */
export function ruleText(mesh: Mesh, rule: FoundRule & { readonly match?: number }): string {
  const bound = bindRule(mesh, rule);
  return ruleName({ ...rule, ...(bound?.name === undefined ? {} : { name: bound.name }) });
}

export function ruleName(rule: FoundRule & { readonly match?: number; readonly name?: string }): string {
  const list = rule.list === 'http' ? '' : `${rule.list.toUpperCase()} `;
  const virtualService = rule.virtualService.slice(rule.virtualService.lastIndexOf('/') + 1);
  const name = rule.name === undefined ? '' : ` “${rule.name}”`;
  const match = rule.match === undefined ? '' : ` (match ${rule.match + 1})`;
  return `${list}rule ${rule.index + 1}${name} of ${virtualService}${match}`;
}
