// The forms that single values must have, as Istio's webhook and the CRD schemas judge them: names, hosts, addresses,
// labels, headers. Whether the thing named exists is no business of this file.
// Sources: istio/istio pkg/config/labels, pkg/config/validation/agent/validation.go, pkg/jwt/routing.go.
import { parseProtocol } from './resolve/protocol.ts';

const dnsLabelForm = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const wildcardLabelForm = /^(?:\*|(?:\*|\*-)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;
const qualifiedNameForm = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const tokenForm = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
const objectNameForm = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const objectLabelForm = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const serviceNameForm = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;

/** G-LABEL. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && dnsLabelForm.test(text);
}

function isDomainTail(text: string): boolean {
  const labels = text.split('.');
  const last = labels[labels.length - 1] ?? '';
  // Go reads the last label as a 64-bit number; longer ones overflow and pass as names.
  if (/^\d{1,18}$/.test(last)) return false;
  return labels.every((label, i) => (label === '' && i === labels.length - 1) || isDnsLabel(label));
}

/** G-FQDN. */
export function isDomain(text: string): boolean {
  return text !== '' && text.length <= 255 && isDomainTail(text);
}

/** G-WILD: a star only in the first label, as its whole or in front. */
export function isWildcardDomain(text: string): boolean {
  if (text === '' || text.length > 255) return false;
  const dot = text.indexOf('.');
  const first = dot < 0 ? text : text.slice(0, dot);
  return first.length <= 63 && wildcardLabelForm.test(first) && (dot < 0 || isDomainTail(text.slice(dot + 1)));
}

/** A star that is neither alone nor followed by a dot at the start. */
export function isPartialWildcard(text: string): boolean {
  return text.includes('*') && text.length !== 1 && !text.startsWith('*.');
}

/** `outbound_.8080_._.NAME`: the names that AUTO_PASSTHROUGH gateways see. */
export function isAutoPassthroughName(text: string): boolean {
  const parts = text.split('_');
  return (
    text.length <= 255 &&
    parts[0] === 'outbound' &&
    parts.length >= 4 &&
    /\d/.test(parts[1] ?? '') &&
    /[a-zA-Z]/.test(parts[3] ?? '')
  );
}

const ipv4Form = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

function isIpv6(text: string): boolean {
  const [address = '', zone] = text.split('%', 2);
  if (zone === '') return false;
  const halves = address.split('::');
  if (halves.length > 2 || !address.includes(':')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups[groups.length - 1] ?? '';
  const count = groups.length + (ipv4Form.test(last) ? 1 : 0);
  const wellFormed = groups.every(
    (g, i) => /^[0-9a-fA-F]{1,4}$/.test(g) || (i === groups.length - 1 && ipv4Form.test(g)),
  );
  if (!wellFormed || (last.includes('.') && address.endsWith('::'))) return false;
  return halves.length === 2 ? count < 8 : count === 8;
}

/** An IPv4 or IPv6 address as Go's netip reads it: no leading zeros, an IPv6 zone allowed. */
export function isAddress(text: string): boolean {
  return ipv4Form.test(text) || isIpv6(text);
}

/** G-IP: an address, or with one slash a CIDR block. */
export function isSubnet(text: string): boolean {
  const parts = text.split('/');
  if (parts.length !== 2) return isAddress(text);
  const [address = '', length = ''] = parts;
  if (!/^(?:0|[1-9]\d{0,2})$/.test(length)) return false;
  if (ipv4Form.test(address)) return Number(length) <= 32;
  return !address.includes('%') && isIpv6(address) && Number(length) <= 128;
}

/** A file or `@name` behind `unix://`. */
export function isUnixPath(text: string): boolean {
  return text.startsWith('@') || (text.startsWith('/') && !text.endsWith('/'));
}

/** G-LBL: a name, with an optional `domain/` in front. */
function isLabelKey(text: string): boolean {
  const slash = text.lastIndexOf('/');
  const domain = text.slice(0, Math.max(0, slash));
  const name = text.slice(slash + 1);
  const isDomainPart =
    slash < 0 || (domain.length <= 253 && domain.split('.').every((label) => dnsLabelForm.test(label)));
  return isDomainPart && name.length <= 63 && qualifiedNameForm.test(name);
}
function isLabelValue(text: string): boolean {
  return text === '' || qualifiedNameForm.test(text);
}
function isHeaderName(text: string): boolean {
  return tokenForm.test(text);
}

/** G-JWT. */
export function isJwtClaim(text: string): boolean {
  const prefix = '@request.auth.claims';
  if (text.slice(0, prefix.length).toLowerCase() !== prefix) return false;
  const rest = text.slice(prefix.length);
  return (rest.startsWith('.') && rest.length > 1) || (rest.startsWith('[') && rest.endsWith(']') && rest.length > 2);
}

const pseudoHeaders = new Set([':method', ':scheme', ':authority', ':path', ':status']);

/** What `Access-Control-Allow-Methods` may list. */
export const corsMethodNames = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  '*',
] as const;
const corsMethods: ReadonlySet<string> = new Set(corsMethodNames);

/** What `retryOn` may list, beside numbers of HTTP statuses. */
export const retryConditions = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
] as const;

/** The canonical names of gRPC's status codes, by number. */
export const grpcStatusNames = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;
const grpcStatuses: ReadonlySet<string> = new Set(grpcStatusNames);

function isVisibility(text: string): boolean {
  return text === '.' || text === '*' || isDnsLabel(text);
}

const checks = {
  'dns-label': isDnsLabel,
  // The webhook allows 63 characters, the CRD schema one less.
  'endpoint-port-name': (text: string) => text.length < 63 && isDnsLabel(text),
  domain: isDomain,
  'wildcard-domain': isWildcardDomain,
  'destination-host': (text: string) => text !== '*' && isWildcardDomain(text),
  'domain-or-address': (text: string) => isDomain(text) || isAddress(text),
  address: isAddress,
  subnet: isSubnet,
  'label-key': isLabelKey,
  'label-value': isLabelValue,
  'object-label-value': (text: string) => text.length <= 63 && isLabelValue(text),
  'annotation-key': (text: string) => isLabelKey(text.toLowerCase()),
  'selector-key': (text: string) => text !== '' && !text.includes('*'),
  'selector-value': (text: string) => !text.includes('*'),
  'match-header': (text: string) => pseudoHeaders.has(text) || isHeaderName(text) || isJwtClaim(text),
  'cors-header': (text: string) => text === '*' || isHeaderName(text),
  'cors-method': (text: string) => corsMethods.has(text),
  'grpc-status': (text: string) => grpcStatuses.has(text),
  'redirect-scheme': (text: string) => text === 'http' || text === 'https',
  'tunnel-protocol': (text: string) => text === 'CONNECT' || text === 'POST',
  protocol: (text: string) => parseProtocol(text) !== 'auto',
  visibility: isVisibility,
  'visibility-or-none': (text: string) => text === '~' || isVisibility(text),
  'not-empty': (text: string) => text !== '',
  'object-name': (text: string) => text.length <= 253 && objectNameForm.test(text),
  'service-name': (text: string) => text.length <= 63 && serviceNameForm.test(text),
  'namespace-name': (text: string) => text.length <= 63 && objectLabelForm.test(text),
} as const;

/** A form of text; the sentence for a breach hangs on the field's finding. */
export type Grammar = keyof typeof checks;

export function fits(grammar: Grammar, text: string): boolean {
  return checks[grammar](text);
}
