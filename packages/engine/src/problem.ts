// A user's mistake as a value. A Problem says what is wrong, where, and what to do; it never stops the rest.
import type { Command } from './command.ts';
import type { Ref } from './ref.ts';

export type Severity = 'error' | 'warning' | 'hint';

export interface Problem {
  /** Stable and documented: an id of the catalogue (`V-VS-05`, `X-…`) or one of our own (`decode/wrong-type`). */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, then what to do. */
  readonly message: string;
  readonly at: Ref;
  readonly fixes?: readonly Command[];
}

export type Result<T, E = Problem> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** For the default branch of a switch: the compiler proves that it is never reached. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
