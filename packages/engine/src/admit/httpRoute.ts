// One HTTP rule of a VirtualService: which actions go together, and what each needs.
// Source: istio/istio pkg/config/validation/virtualservice.go, validation.go, agent/validation.go ValidateHTTPRetry.
import { refuse, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { fits, grpcStatusNames, retryConditions } from '../grammar.ts';
import type {
  CorsPolicy,
  HttpDirectResponse,
  HttpFaultInjection,
  HttpMatchRequest,
  HttpRedirect,
  HttpRetry,
  HttpRewrite,
  HttpRoute,
  L4RouteDestination,
} from '../model/virtualService.ts';
import { judgeRegex, utf8Length } from '../regexRule.ts';
import type { Path } from '../ref.ts';
import { admitGatewayNames } from './gatewayNames.ts';
import { admitAuthority, admitHeaders } from './headers.ts';
import { isStatusWithText } from './httpStatus.ts';

/** @param isDelegate the VirtualService has no hosts */
export function admitHttpRoute(findings: Findings, path: Path, rule: HttpRoute, isDelegate: boolean): void {
  const { match = [], route = [], rewrite, retries, corsPolicy, headers, fault, redirect, directResponse } = rule;
  admitActions(findings, path, rule, isDelegate);
  match.forEach(({ gateways }, i) => {
    if (gateways !== undefined) admitGatewayNames(findings, [...path, 'match', i, 'gateways'], gateways);
  });
  if (headers !== undefined) admitHeaders(findings, [...path, 'headers'], headers);
  if (fault !== undefined) admitFault(findings, [...path, 'fault'], fault);
  if (rule.mirrorPercent !== undefined) warn(findings, [...path, 'mirrorPercent'], 'V-VS-22');
  if (redirect !== undefined) admitRedirect(findings, [...path, 'redirect'], redirect, match);
  if (directResponse !== undefined) admitDirectResponse(findings, [...path, 'directResponse'], directResponse);
  if (retries !== undefined) admitRetries(findings, [...path, 'retries'], retries);
  if (rewrite !== undefined) admitRewrite(findings, [...path, 'rewrite'], rewrite);
  if (headers !== undefined) admitAuthority(findings, path, rewrite, headers);
  route.forEach((destination, i) => {
    if (destination.headers !== undefined)
      admitHeaders(findings, [...path, 'route', i, 'headers'], destination.headers);
  });
  admitWeights(findings, path, route);
  if (corsPolicy !== undefined) admitCors(findings, [...path, 'corsPolicy'], corsPolicy);
}

/** V-VS-41; parts of a millisecond are a finding of reading already. */
function admitCors(findings: Findings, path: Path, { maxAgeMs = 0 }: CorsPolicy): void {
  if (maxAgeMs <= 0 || !Number.isInteger(maxAgeMs) || maxAgeMs % 1000 === 0) return;
  refuse(findings, [...path, 'maxAge'], 'V-VS-41', { value: `${maxAgeMs}ms` }, `${Math.ceil(maxAgeMs / 1000)}s`);
}

/** V-VS-12 to V-VS-21. */
function admitActions(findings: Findings, path: Path, rule: HttpRoute, isDelegate: boolean): void {
  const { route = [], redirect, directResponse, fault, rewrite, delegate, mirror, mirrors = [] } = rule;
  const say = (key: string, code: string) => refuse(findings, [...path, key], code);
  if (delegate !== undefined && !isDelegate) {
    if (redirect !== undefined) say('redirect', 'V-VS-19');
    if (route.length > 0) say('route', 'V-VS-18');
    return;
  }
  if (delegate !== undefined) say('delegate', 'V-VS-20');
  if (redirect === undefined && directResponse === undefined) {
    if (route.length === 0) refuse(findings, path, 'V-VS-12');
  } else {
    if (route.length > 0 && redirect !== undefined) say('redirect', 'V-VS-13');
    else if (route.length > 0) say('directResponse', 'V-VS-14');
    if (redirect !== undefined && directResponse !== undefined) say('directResponse', 'V-VS-15');
    if (fault !== undefined) say('fault', 'V-VS-16');
    if (rewrite !== undefined) say('rewrite', 'V-VS-17');
  }
  if (mirror !== undefined && mirrors.length > 0) say('mirror', 'V-VS-21');
}

/** V-VS-42, V-VS-44, V-VS-46, V-VS-47, V-VS-49. */
function admitFault(findings: Findings, path: Path, fault: HttpFaultInjection): void {
  const { abort, delay } = fault;
  if (abort === undefined && delay === undefined) refuse(findings, path, 'V-VS-42');
  if (delay?.exponentialDelayMs !== undefined) refuse(findings, [...path, 'delay', 'exponentialDelay'], 'V-VS-49');
  if (abort === undefined) return;
  const at = [...path, 'abort'];
  const { httpStatus, grpcStatus, http2Error } = abort;
  if (http2Error !== undefined) refuse(findings, [...at, 'http2Error'], 'V-VS-47');
  else if (grpcStatus !== undefined && !fits('grpc-status', grpcStatus)) {
    refuse(findings, [...at, 'grpcStatus'], 'V-VS-46', { value: grpcStatus }, statusName(grpcStatus));
  } else if (httpStatus === undefined && grpcStatus === undefined) warn(findings, at, 'V-VS-44');
}

/** The gRPC status that a number or a name in another case means. */
function statusName(text: string): string | undefined {
  return /^\d+$/.test(text)
    ? grpcStatusNames[Number(text)]
    : grpcStatusNames.find((name) => name === text.toUpperCase());
}

/** V-VS-51 to V-VS-53. */
function admitRedirect(
  findings: Findings,
  path: Path,
  redirect: HttpRedirect,
  match: readonly HttpMatchRequest[],
): void {
  if (changesNothing(redirect)) refuse(findings, path, 'V-VS-51');
  const prefixRewrite = redirect.prefixRewrite ?? '';
  if (prefixRewrite === '') return;
  const at = [...path, 'prefixRewrite'];
  if ((redirect.uri ?? '') !== '') refuse(findings, at, 'V-VS-52');
  if (match.some(({ uri }) => uri !== undefined && uri.kind !== 'prefix')) refuse(findings, at, 'V-VS-53');
}

function changesNothing({
  uri = '',
  prefixRewrite = '',
  authority = '',
  scheme = '',
  port,
  derivePort,
}: HttpRedirect): boolean {
  return uri + prefixRewrite + authority + scheme === '' && port === undefined && derivePort === undefined;
}

/** V-VS-58, V-VS-59: 1 MiB is too much, 100 KiB is much. */
function admitDirectResponse(findings: Findings, path: Path, { body }: HttpDirectResponse): void {
  if (body === undefined) return;
  const bytes = body.string === undefined ? base64Length(body.bytes ?? '') : utf8Length(body.string);
  if (bytes > 1024 * 1024) refuse(findings, [...path, 'body'], 'V-VS-58');
  else if (bytes > 100 * 1024) warn(findings, [...path, 'body'], 'V-VS-59');
}

function base64Length(text: string): number {
  const digits = text.replace(/[=\s]+/g, '').length;
  return Math.floor((digits * 3) / 4);
}

const knownConditions: ReadonlySet<string> = new Set(retryConditions);

/** V-VS-61, V-VS-63. Items are not trimmed: a blank behind a comma spoils the item. */
function admitRetries(findings: Findings, path: Path, retries: HttpRetry): void {
  const { attempts = 0, perTryTimeoutMs, retryOn = '', retryRemoteLocalities } = retries;
  const isConfigured = perTryTimeoutMs !== undefined || retryOn !== '' || retryRemoteLocalities !== undefined;
  if (attempts === 0 && isConfigured) refuse(findings, path, 'V-VS-61');
  if (retryOn === '') return;
  const isKnown = (item: string): boolean => knownConditions.has(item) || isStatusWithText(item);
  const trimmed = retryOn.split(',').map((item) => item.trim());
  const instead = trimmed.every(isKnown) ? trimmed.join(',') : undefined;
  for (const item of retryOn.split(',')) {
    if (!isKnown(item)) refuse(findings, [...path, 'retryOn'], 'V-VS-63', { value: item }, instead);
  }
}

/** V-VS-64 to V-VS-66, and the pattern by V-VS-29 and V-VS-30. */
function admitRewrite(findings: Findings, path: Path, rewrite: HttpRewrite): void {
  const { uri = '', authority = '', uriRegexRewrite } = rewrite;
  if (uriRegexRewrite === undefined) {
    if (uri === '' && authority === '') refuse(findings, path, 'V-VS-64');
    return;
  }
  const at = [...path, 'uriRegexRewrite'];
  if (uri !== '') refuse(findings, at, 'V-VS-65');
  if (uriRegexRewrite.match === '' || uriRegexRewrite.rewrite === '') refuse(findings, at, 'V-VS-66');
  else judgeRegex(findings, [...at, 'match'], uriRegexRewrite.match);
}

/** V-VS-73, of a rule: the sum is one of 32 bits, as Istio's. */
export function admitWeights(
  findings: Findings,
  path: Path,
  route: readonly Pick<L4RouteDestination, 'weight'>[],
): void {
  const total = route.reduce((sum, { weight = 0 }) => (sum + weight) | 0, 0);
  if (route.length > 1 && total === 0) refuse(findings, [...path, 'route'], 'V-VS-73');
}
