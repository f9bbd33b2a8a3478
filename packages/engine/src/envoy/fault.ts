// Fault injection: which faults a route has, how likely they are, and whether they hit one request (R-ACT-37…42, R-SIM-5).
// Source: pilot TranslateFault; envoy source/extensions/filters/http/fault/fault_filter.cc.
import type { HttpFaultInjection } from '../model/virtualService.ts';
import type { Draws } from './run.ts';

/** A chance as Envoy stores it. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

const never: Fraction = { numerator: 0, denominator: 100 };

/** R-SIM-6: truncated in IEEE doubles, so that 0.57 becomes 5699. */
function millionths(percentage: { readonly value: number }): Fraction {
  return { numerator: Math.trunc(percentage.value * 10_000), denominator: 1_000_000 };
}

/** Chance of the delay: `percentage`, else the deprecated integer, else never (R-ACT-37). */
function delayChance(delay: NonNullable<HttpFaultInjection['delay']>): Fraction {
  if (delay.percentage) return millionths(delay.percentage);
  return delay.percent ? { numerator: delay.percent, denominator: 100 } : never;
}

function abortChance(abort: NonNullable<HttpFaultInjection['abort']>): Fraction {
  return abort.percentage ? millionths(abort.percentage) : never;
}

export interface DelayFault {
  readonly fixedMs: number;
  readonly chance: Fraction;
}
export interface AbortFault {
  readonly status: { readonly httpStatus: number } | { readonly grpcStatus: number };
  readonly chance: Fraction;
}

export function delayOf({ delay }: HttpFaultInjection): DelayFault | undefined {
  return delay?.fixedDelayMs === undefined ? undefined : { fixedMs: delay.fixedDelayMs, chance: delayChance(delay) };
}

/** An abort without a status is ignored (R-ACT-38). */
export function abortOf({ abort }: HttpFaultInjection): AbortFault | undefined {
  if (!abort) return undefined;
  const chance = abortChance(abort);
  if (abort.httpStatus !== undefined) return { status: { httpStatus: abort.httpStatus }, chance };
  const grpcStatus = abort.grpcStatus === undefined ? undefined : grpcCodes[abort.grpcStatus.toUpperCase()];
  return grpcStatus === undefined ? undefined : { status: { grpcStatus }, chance };
}

export interface FaultDraw {
  readonly isDelayed: boolean;
  readonly abort?: AbortFault;
}

const noFault: FaultDraw = { isDelayed: false };

/** Delay first, then the abort with a draw of its own; both may hit (R-ACT-40). */
export function drawFault(fault: HttpFaultInjection | undefined, draws: Draws): FaultDraw {
  if (!fault) return noFault;
  const delay = delayOf(fault);
  const abort = abortOf(fault);
  return {
    isDelayed: delay !== undefined && hits(delay.chance, draws.delay),
    ...(abort && hits(abort.chance, draws.abort) && { abort }),
  };
}

/** Without a draw only what is certain happens. */
function hits({ numerator, denominator }: Fraction, draw: number | undefined): boolean {
  if (numerator >= denominator) return true;
  return draw !== undefined && Math.floor(draw * denominator) < numerator;
}

/** Names of google.rpc.Code, as `grpcStatus` has them. */
const grpcCodes: Readonly<Record<string, number>> = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
};
