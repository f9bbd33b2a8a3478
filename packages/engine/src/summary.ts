// Matches in a few characters, for chips and lists: what a rule asks for, condition by condition. Whether a request meets
// a condition is match.ts's business.
import { summaryMessages } from './messages/summary.ts';
import type { SummaryKey } from './messages/summary.ts';
import type {
  HttpMatchRequest,
  L4MatchAttributes,
  StringMatch,
  TcpMatchAttributes,
  TlsMatchAttributes,
} from './model/virtualService.ts';
import { child } from './ref.ts';
import type { PathStep, Ref } from './ref.ts';

export type MatchPartKind =
  | 'uri'
  | 'scheme'
  | 'method'
  | 'authority'
  | 'header'
  | 'without-header'
  | 'query'
  | 'port'
  | 'source-labels'
  | 'source-namespace'
  | 'gateways'
  | 'sni'
  | 'subnets'
  | 'source-subnet';

/** One condition of a match entry. `message` and `values` are `text` in parts, for another language. */
export interface MatchPart {
  readonly kind: MatchPartKind;
  readonly message: SummaryKey;
  readonly values: Readonly<Record<string, string | number>>;
  readonly text: string;
  readonly ref: Ref;
}

/** `text` with its `{{placeholders}}` filled; a name without a value stays as it is. */
function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/**
 * The conditions of one match entry; all must hold. Empty when the entry asks for nothing (it takes every request). What Istio
 * does not read is told as such, and asks for nothing.
 *
 * @param at where the entry stands
 */
export function matchSummary(
  match: HttpMatchRequest | TlsMatchAttributes | L4MatchAttributes | TcpMatchAttributes,
  at: Ref,
): readonly MatchPart[] {
  const parts: MatchPart[] = [];
  const add: Add = (kind, message, values, ...path) => {
    parts.push({ kind, message, values, text: fill(summaryMessages[message], values), ref: child(at, ...path) });
  };
  httpParts(match, add);
  if ('sniHosts' in match && match.sniHosts) add('sni', 'sni.list', { list: match.sniHosts.join(', ') }, 'sniHosts');
  if ('destinationSubnets' in match && match.destinationSubnets)
    add('subnets', 'subnets.list', { list: match.destinationSubnets.join(', ') }, 'destinationSubnets');
  if ('sourceSubnet' in match && match.sourceSubnet)
    add('source-subnet', 'source-subnet.unread', { value: match.sourceSubnet }, 'sourceSubnet');
  if (match.port !== undefined) add('port', 'port.exact', { value: match.port }, 'port');
  for (const [name, value] of Object.entries(match.sourceLabels ?? {}))
    add('source-labels', 'source-labels.exact', { name, value }, 'sourceLabels', name);
  if (match.sourceNamespace)
    add('source-namespace', 'source-namespace.exact', { value: match.sourceNamespace }, 'sourceNamespace');
  if (match.gateways?.length) add('gateways', 'gateways.list', { list: match.gateways.join(', ') }, 'gateways');
  return parts;
}

type Add = (
  kind: MatchPartKind,
  message: SummaryKey,
  values: Readonly<Record<string, string | number>>,
  ...path: readonly PathStep[]
) => void;

function httpParts(match: HttpMatchRequest, add: Add): void {
  if (match.method) add('method', `method.${match.method.kind}`, valueOf(match.method), 'method');
  if (match.uri) {
    const { kind } = match.uri;
    // ignoreUriCase has no say over regex (R-MATCH-14).
    const anyCase = match.ignoreUriCase === true && (kind === 'exact' || kind === 'prefix');
    add('uri', anyCase ? `uri.${kind}-any-case` : `uri.${kind}`, valueOf(match.uri), 'uri');
  }
  for (const kind of ['scheme', 'authority'] as const) {
    const field = match[kind];
    if (field) add(kind, `${kind}.${field.kind}`, valueOf(field), kind);
  }
  for (const [kind, field] of maps)
    for (const [name, value] of Object.entries(match[field] ?? {}))
      add(kind, `${kind}.${value.kind}`, { name, ...valueOf(value) }, field, name);
}

const maps = [
  ['header', 'headers'],
  ['without-header', 'withoutHeaders'],
  ['query', 'queryParams'],
] as const;

function valueOf(match: StringMatch): Readonly<Record<string, string>> {
  return match.kind === 'present' ? {} : { value: match.value };
}
