// What a chosen route does beside forwarding, as configured: timeout, retries, mirrors, fault (R-ACT-37…49).
// Source: pilot/pkg/networking/core/route/route.go and retry/retry.go.
import type { Effects } from '../decision.ts';
import type { HttpFaultInjection, HttpRetry } from '../model/virtualService.ts';
import type { Route, RouteAction } from '../proxy/config.ts';
import type { MeshSettings } from '../settings.ts';
import { abortOf, delayOf, type Fraction } from './fault.ts';

type Retries = NonNullable<Effects['retries']>;
type ForwardAction = Extract<RouteAction, { kind: 'forward' }>;

/** R-ACT-44: the status list is empty since 1.24. */
const builtInConditions = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes';

export function effectsOf(
  route: Route,
  action: ForwardAction,
  settings: Pick<MeshSettings, 'retryOn503ByDefault'>,
): Effects {
  const fault = faultEffect(route.fault);
  return {
    ...(action.timeoutMs !== undefined && action.timeoutMs > 0 && { timeoutMs: action.timeoutMs }),
    retries: retriesOf(action, settings),
    ...(action.mirrors.length > 0 && {
      mirrors: action.mirrors.map((mirror) => ({
        cluster: mirror.cluster.name,
        percent: percent(mirror.numerator, mirror.denominator),
        ...(mirror.at && { at: mirror.at }),
      })),
    }),
    ...(fault && { fault }),
  };
}

function retriesOf(action: ForwardAction, settings: Pick<MeshSettings, 'retryOn503ByDefault'>): Retries {
  if (action.noRetries) return { attempts: 0 };
  const policy = action.retries;
  if (!policy) {
    return { attempts: 2, on: builtInConditions, ...(settings.retryOn503ByDefault && { statusCodes: [503] }) };
  }
  if (!policy.attempts || policy.attempts <= 0) return { attempts: 0 };
  return {
    attempts: policy.attempts,
    ...conditionsOf(policy),
    ...(policy.perTryTimeoutMs && { perTryTimeoutMs: policy.perTryTimeoutMs }),
  };
}

/** Status codes leave the word list; a list of codes alone leaves an empty first word, as pilot writes it (R-ACT-45). */
function conditionsOf(policy: HttpRetry): Pick<Retries, 'on' | 'statusCodes'> {
  if (!policy.retryOn) return { on: builtInConditions };
  const words: string[] = [];
  const statusCodes: number[] = [];
  for (const part of policy.retryOn.split(',').map((word) => word.trim())) {
    if (part === '') continue;
    if (/^[+-]?\d+$/.test(part) && knownStatus.has(Number(part))) statusCodes.push(Number(part));
    else words.push(part);
  }
  const on = words.join(',');
  if (statusCodes.length === 0) return { on };
  return { on: on.includes('retriable-status-codes') ? on : `${on},retriable-status-codes`, statusCodes };
}

// The codes that Go's http.StatusText knows.
// prettier-ignore
const knownStatus: ReadonlySet<number> = new Set([
  100, 101, 102, 103, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308, 400, 401,
  402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428,
  429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
]);

const percent = (numerator: number, denominator: number): number => (numerator / denominator) * 100;

/** Also for routes that do not forward: a delegate may take a fault from its root (R-VS-29). */
export function faultEffect(fault: HttpFaultInjection | undefined): Effects['fault'] {
  const delay = fault && delayOf(fault);
  const abort = fault && abortOf(fault);
  if (!delay && !abort) return undefined;
  return {
    ...(delay && { delay: { fixedMs: delay.fixedMs, percent: asPercent(delay.chance) } }),
    ...(abort && { abort: { percent: asPercent(abort.chance), ...abort.status } }),
  };
}

const asPercent = ({ numerator, denominator }: Fraction): number => percent(numerator, denominator);
