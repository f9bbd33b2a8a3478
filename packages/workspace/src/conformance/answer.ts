// An outcome of the engine in the words of the recordings, less what the recorder could not see.
import type { Effects, HeaderList, Outcome, RuleRef } from '@portolan/engine';
import type { Answer, RecordedRequest } from './recording.ts';

/** What every pod of the recordings answers. */
export const echoResponse = {
  status: 200,
  headers: [
    ['x-powered-by', 'echo'],
    ['cache-control', 'no-cache'],
  ],
} as const;

export function answerOf(outcome: Outcome, request: RecordedRequest): Answer {
  const { kind } = outcome;
  switch (kind) {
    case 'refused':
    case 'config-rejected':
    case 'not-modelled':
      return { outcome: kind };
    case 'reset':
      return compact({ outcome: kind, flags: outcome.flags });
    case 'tcp-forwarded':
      // The echo hangs up on a request line with a method that is no token, and the client sees that.
      if (request.protocol === 'http' && !/^[!#$%&'*+\-.^_`|~\w]+$/.test(request.method ?? ''))
        return { outcome: 'reset' };
      return compact({ outcome: kind, destinations: destinationsOf(outcome) });
    case 'tcp-closed':
    case 'tcp-weighted':
    case 'tcp-passthrough':
    case 'tcp-blackhole':
      return compact({ outcome: kind, flags: outcome.flags, destinations: destinationsOf(outcome) });
    default: {
      const hasBody = kind === 'direct-response' || kind === 'fault-abort';
      return compact({
        outcome: kind,
        status: outcome.status,
        flags: outcome.flags,
        virtualHost: outcome.virtualHost,
        rule: outcome.rule && {
          ...ruleOf(outcome.rule),
          ...(outcome.delegate && { delegate: ruleOf(outcome.delegate) }),
        },
        destinations: destinationsOf(outcome),
        effects: outcome.effects && effectsOf(outcome.effects),
        upstream: isEchoSeen(request) ? upstreamOf(outcome) : undefined,
        responseHeaders: nonEmpty(visible(outcome.responseHeaders, hiddenInResponse)),
        body: hasBody ? outcome.body : undefined,
      });
    }
  }
}

/** The echo tells what it got in its body, which answers to HEAD and upgraded connections lack. */
function isEchoSeen({ method, headers = [] }: RecordedRequest): boolean {
  return method !== 'HEAD' && !headers.some(([name]) => name.toLowerCase() === 'upgrade');
}

type Routed = Extract<Outcome, { readonly upstream?: unknown }>;

function upstreamOf({ upstream }: Routed): unknown {
  return upstream && { ...upstream, headers: visible(upstream.headers, hiddenUpstream) ?? [] };
}

const hiddenUpstream =
  /^(x-envoy-.*|x-forwarded-(for|proto|client-cert)|x-request-id|x-b3-.*|b3|traceparent|tracestate|content-length|connection)$/;
const hiddenInResponse = /^(date|server|content-.*|connection|transfer-encoding|x-envoy-.*)$/;

function visible(headers: HeaderList | undefined, hidden: RegExp): HeaderList | undefined {
  return headers?.filter(([name]) => !hidden.test(name)).map(([name, value]) => [name, asLatin1(value)]);
}

/** The recorder read the bytes of header values as Latin-1. */
function asLatin1(value: string): string {
  const escaped = encodeURIComponent(value);
  return escaped.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

const nonEmpty = (headers: HeaderList | undefined): HeaderList | undefined => (headers?.length ? headers : undefined);

function ruleOf({ virtualService, http, match }: RuleRef): Readonly<Record<string, unknown>> {
  const name = virtualService.slice(virtualService.indexOf('/') + 1);
  return compactObject({ virtualService: name, http, match });
}

function destinationsOf(outcome: Extract<Outcome, { readonly destinations?: unknown }>): unknown {
  return outcome.destinations?.map(({ cluster, weight, state, pods }) =>
    compactObject({ cluster, weight, state, pods: state === 'ready' ? pods : undefined }),
  );
}

function effectsOf({ timeoutMs, retries, mirrors, fault }: Effects): unknown {
  return compactObject({
    timeout: duration(timeoutMs),
    retries:
      retries &&
      compactObject({
        attempts: retries.attempts,
        on: retries.on,
        perTryTimeout: duration(retries.perTryTimeoutMs),
        statusCodes: retries.statusCodes,
      }),
    mirrors: mirrors?.map(({ cluster, percent }) => ({ cluster, percent })),
    fault:
      fault &&
      compactObject({
        delay: fault.delay && { fixed: duration(fault.delay.fixedMs), percent: fault.delay.percent },
        abort:
          fault.abort &&
          compactObject({
            percent: fault.abort.percent,
            http_status: fault.abort.httpStatus,
            grpc_status: fault.abort.grpcStatus,
          }),
      }),
  });
}

/** As protobuf writes durations in JSON: whole seconds, or three digits behind the point. */
function duration(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined;
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${(ms / 1000).toFixed(3)}s`;
}

function compactObject(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function compact(fields: Readonly<Record<string, unknown>> & { readonly outcome: string }): Answer {
  return { ...compactObject(fields), outcome: fields.outcome };
}
