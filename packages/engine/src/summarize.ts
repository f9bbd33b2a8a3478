// A decision in one line, as a message key with its values: for the answer line and for the last step of the trace.
import type { ClusterState, Comparison, Outcome, Routed, RuleRef, Step } from './decision.ts';
import { destinationName } from './names.ts';
import { assertNever } from './problem.ts';
import type { Values } from './trace.ts';

export interface Summary {
  readonly key: string;
  readonly values: Values;
  /** What was missing, where the trace says it. */
  readonly because?: Comparison;
}

/** `200 → go-server:8000 · rule 1 of httpserver`. The text is `message(summary)` of sentence.ts. */
export function summarize(decision: { readonly outcome: Outcome; readonly steps?: readonly Step[] }): Summary {
  const { outcome, steps = [] } = decision;
  const values = outcomeValues(outcome);
  const rule = 'rule' in outcome && outcome.rule ? '.rule' : '';
  switch (outcome.kind) {
    case 'forwarded':
      return { key: `summary.http${rule}`, values };
    case 'weighted':
      return { key: `summary.weighted${rule}`, values };
    case 'redirect':
    case 'https-redirect':
      return { key: `summary.redirect${rule}`, values };
    case 'direct-response':
    case 'fault-abort':
    case 'cors-preflight':
    case 'bad-request':
    case 'blackhole':
    case 'passthrough':
      return { key: `summary.${outcome.kind}${rule}`, values };
    case 'no-cluster':
    case 'no-endpoints':
      return withReason(`summary.failure${rule}`, values, steps);
    case 'not-found':
      return notFound(outcome, values, steps);
    case 'tcp-forwarded':
    case 'tcp-weighted':
      return { key: 'summary.tcp', values };
    case 'tcp-closed':
      return withReason('summary.tcp-closed', values, steps);
    case 'tcp-passthrough':
    case 'tcp-blackhole':
    case 'refused':
    case 'reset':
      return { key: `outcome.${outcome.kind}`, values };
    case 'config-rejected':
    case 'not-modelled':
      return { key: `outcome.${outcome.kind}`, values };
    default:
      return assertNever(outcome);
  }
}

/** A VirtualService that could have answered and stands aside says more than that none did. */
function notFound({ virtualHost }: Routed, values: Values, steps: readonly Step[]): Summary {
  const isCompared = steps.some(({ stage }) => stage === 'rule');
  const because = isCompared
    ? undefined
    : steps
        .filter(({ stage }) => stage === 'virtual-host')
        .flatMap(({ comparisons = [] }) => comparisons)
        .findLast(({ verdict }) => verdict === 'fail');
  if (because) return { key: 'summary.not-found.because', values, because };
  return {
    key: `summary.not-found${virtualHost === undefined ? '.no-host' : isRuleless(virtualHost) ? '.no-rules' : ''}`,
    values,
  };
}

/** The virtual host that pilot puts where a port has none (R-GW-30): its name says nothing to people. */
const isRuleless = (virtualHost: string): boolean => virtualHost.startsWith('blackhole:');

/** With the reason why a destination failed, if there is a trace: the first of several. */
function withReason(key: string, values: Values, steps: readonly Step[]): Summary {
  const failed = steps.find(({ stage, verdict }) => stage === 'destination' && verdict === 'fail');
  const because = failed?.comparisons?.find(({ verdict }) => verdict === 'fail');
  return because ? { key: `${key}.because`, values, because } : { key, values };
}

/** Key of the trace's last step, which says the outcome and nothing else. */
export function outcomeKey(outcome: Outcome): string {
  if (outcome.kind === 'not-found') {
    if (outcome.virtualHost === undefined) return 'outcome.not-found.no-host';
    if (isRuleless(outcome.virtualHost)) return 'outcome.not-found.no-rules';
  }
  if (outcome.kind === 'reset' && outcome.flags === undefined) return 'outcome.reset.handshake';
  return `outcome.${outcome.kind}`;
}

/** The rule that says what a client sees of this outcome. */
export function outcomeRule(outcome: Outcome): string {
  // R-HOST-23 speaks of a virtual host that was chosen.
  if (outcome.kind === 'not-found' && outcome.virtualHost === undefined) return 'R-HOST-21';
  if (outcome.kind === 'not-found' && isRuleless(outcome.virtualHost ?? '')) return 'R-GW-30';
  return outcomeRules[outcome.kind];
}

const outcomeRules: Readonly<Record<Outcome['kind'], string>> = {
  forwarded: 'R-SIM-10',
  weighted: 'R-ACT-15',
  redirect: 'R-ACT-20',
  'direct-response': 'R-ACT-22',
  'fault-abort': 'R-ACT-40',
  'cors-preflight': 'R-ACT-51',
  'https-redirect': 'R-GW-29',
  'not-found': 'R-HOST-23',
  'no-cluster': 'R-ACT-10',
  'no-endpoints': 'R-ACT-11',
  passthrough: 'R-VS-21',
  blackhole: 'R-VS-21',
  'bad-request': 'R-HOST-26',
  'tcp-forwarded': 'R-L4-10',
  'tcp-closed': 'R-L4-11',
  'tcp-weighted': 'R-L4-10',
  'tcp-passthrough': 'R-OUT-9',
  'tcp-blackhole': 'R-OUT-9',
  refused: 'R-GW-38',
  reset: 'R-GW-35',
  'config-rejected': 'R-RES-2',
  'not-modelled': 'R-GEN-1',
};

export function outcomeValues(outcome: Outcome): Values {
  switch (outcome.kind) {
    case 'refused':
      return {};
    case 'reset':
      return { flags: outcome.flags ?? '' };
    case 'config-rejected':
      return { reason: outcome.reason };
    case 'not-modelled':
      return { what: outcome.what };
    case 'tcp-forwarded':
    case 'tcp-closed':
    case 'tcp-weighted':
    case 'tcp-passthrough':
    case 'tcp-blackhole':
      return { flags: outcome.flags ?? '', destinations: destinationsText(outcome.destinations, false) };
    default:
      return routedValues(outcome);
  }
}

function routedValues(outcome: Routed & Pick<Outcome, 'kind'>): Values {
  const { kind, status = '', flags = '', virtualHost = '', responseHeaders, rule, delegate } = outcome;
  const location = responseHeaders?.find(([name]) => name === 'location')?.[1] ?? '';
  const destinations = outcome.destinations ? destinationsText(outcome.destinations) : '';
  if (!rule) return { kind, status, flags, virtualHost, destinations, location };
  return {
    ...{ kind, status, flags, virtualHost, destinations, location },
    ...{ rule: rule.http + 1, virtualService: nameOf(rule) },
    ...(delegate && { delegateRule: delegate.http + 1, delegate: nameOf(delegate) }),
  };
}

/** `shop` of `VirtualService/default/shop`. */
const nameOf = ({ virtualService }: RuleRef): string => virtualService.slice(virtualService.lastIndexOf('/') + 1);

/**
 * `web-svc:80 v1 90 %, web-svc:80 v2 10 % (503 UH)`: the first label of each host, shares only where there are several, and
 * what becomes of a share that no pod answers where others are answered.
 */
export function destinationsText(destinations: Routed['destinations'] = [], isHttp = true): string {
  const isMixed = destinations.some(({ state }) => failures[state] !== failures[destinations[0]?.state ?? 'ready']);
  return destinations
    .map(({ cluster, share, state, ...destination }) => {
      const name = destinationName({ name: cluster, ...destination });
      const flag = isMixed ? failures[state] : undefined;
      const failure = flag === undefined ? '' : ` (${isHttp ? '503 ' : ''}${flag})`;
      return destinations.length > 1 ? `${name} ${Math.round(share * 1000) / 10} %${failure}` : name;
    })
    .join(', ');
}

/** Response flags of Envoy (R-ACT-10, R-ACT-11). */
const failures: Readonly<Record<ClusterState, string | undefined>> = {
  missing: 'NC',
  empty: 'UH',
  ready: undefined,
  external: undefined,
};
