// Cross-origin requests as Envoy's CORS filter treats them (R-ACT-50…54).
// Source: envoy source/extensions/filters/http/cors/cors_filter.cc; pilot TranslateCORSPolicy.
import { compileRegex } from '@portolan/regex';
import type { HeaderList } from '../decision.ts';
import type { CorsPolicy, StringMatch } from '../model/virtualService.ts';
import type { AcceptedRequest } from './accept.ts';

export interface CorsVerdict {
  readonly origin: string;
  readonly isAllowed: boolean;
  /** OPTIONS with an origin and a requested method (R-ACT-51). */
  readonly isPreflight: boolean;
}

/** Undefined when the request has no Origin: then the policy says nothing. */
export function judgeCors(policy: CorsPolicy, request: AcceptedRequest): CorsVerdict | undefined {
  const origin = request.headers.get('origin');
  if (!origin) return undefined;
  const isPreflight = request.method === 'OPTIONS' && !!request.headers.get('access-control-request-method');
  return { origin, isAllowed: allowsOrigin(policy, origin), isPreflight };
}

/** Whether Envoy answers the preflight itself. */
export function answersPreflight(policy: CorsPolicy, verdict: CorsVerdict): boolean {
  return verdict.isPreflight && (verdict.isAllowed || policy.unmatchedPreflights === 'IGNORE');
}

function allowsOrigin(policy: CorsPolicy, origin: string): boolean {
  const rules: readonly StringMatch[] = policy.allowOrigins?.length
    ? policy.allowOrigins
    : (policy.allowOrigin ?? []).map((value) => ({ kind: 'exact', value }));
  // A rule that would accept the literal `*` allows all (R-ACT-50).
  return rules.some((rule) => accepts(rule, '*') || accepts(rule, origin));
}

function accepts(rule: StringMatch, text: string): boolean {
  switch (rule.kind) {
    case 'exact':
      return text === rule.value;
    case 'prefix':
      return text.startsWith(rule.value);
    case 'regex': {
      const regex = compileRegex(rule.value);
      return regex.ok && regex.value.fullMatch(text);
    }
    case 'present':
      return false;
  }
}

/** Headers of the local 200 to a preflight, in Envoy's order. */
export function preflightHeaders(policy: CorsPolicy, verdict: CorsVerdict, request: AcceptedRequest): HeaderList {
  const headers: [string, string][] = [];
  if (verdict.isAllowed) headers.push(['access-control-allow-origin', verdict.origin]);
  if (policy.allowCredentials) headers.push(['access-control-allow-credentials', 'true']);
  const echo = (name: string): string => request.headers.get(name) ?? '';
  const methods = listed(policy.allowMethods, () => echo('access-control-request-method'));
  if (methods !== undefined) headers.push(['access-control-allow-methods', methods]);
  const allowed = listed(policy.allowHeaders, () => echo('access-control-request-headers'));
  if (allowed !== undefined) headers.push(['access-control-allow-headers', allowed]);
  if (policy.maxAgeMs !== undefined) {
    headers.push(['access-control-max-age', String(Math.trunc(policy.maxAgeMs / 1000))]);
  }
  if (policy.exposeHeaders?.length) headers.push(['access-control-expose-headers', policy.exposeHeaders.join(',')]);
  return headers;
}

/** The list joined, or what was asked for when it is `*` alone (R-ACT-54). */
function listed(list: readonly string[] | undefined, echo: () => string): string | undefined {
  if (!list?.length) return undefined;
  const joined = list.join(',');
  return joined === '*' ? echo() : joined;
}

/** Headers that an ordinary response to an allowed origin gets, replacing the upstream's (R-ACT-52). */
export function responseCorsHeaders(policy: CorsPolicy, verdict: CorsVerdict): HeaderList {
  if (!verdict.isAllowed) return [];
  const headers: [string, string][] = [['access-control-allow-origin', verdict.origin]];
  if (policy.allowCredentials) headers.push(['access-control-allow-credentials', 'true']);
  if (policy.exposeHeaders?.length) headers.push(['access-control-expose-headers', policy.exposeHeaders.join(',')]);
  return headers;
}
