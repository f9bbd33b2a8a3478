// A traffic mix: several kinds of requests with their shares, such as 80 % from the web and 20 % from phones.
import { err, ok, type Result } from '../problem.ts';
import type { Client, Request } from '../request.ts';

export interface TrafficProfile {
  readonly name: string;
  /** Who sends these requests; the simulation's client where it is not said. */
  readonly client?: Client;
  readonly request: Request;
  /** A relative weight: shares need not sum to 100. */
  readonly share: number;
}

/** Why a mix cannot be sent. `index` is the profile at fault. */
export type MixRefusal =
  | { readonly reason: 'empty' }
  | { readonly reason: 'all-zero' }
  | { readonly reason: 'negative' | 'not-a-number'; readonly index: number };

/** The profiles' shares of the whole, which sum to 1. */
export function mixShares(profiles: readonly TrafficProfile[]): Result<readonly number[], MixRefusal> {
  if (profiles.length === 0) return err({ reason: 'empty' });
  for (const [index, { share }] of profiles.entries()) {
    if (!Number.isFinite(share)) return err({ reason: 'not-a-number', index });
    if (share < 0) return err({ reason: 'negative', index });
  }
  const largest = Math.max(...profiles.map(({ share }) => share));
  if (largest === 0) return err({ reason: 'all-zero' });
  // Divided first: the sum of very large shares would be infinite.
  const parts = profiles.map(({ share }) => share / largest);
  const total = parts.reduce((sum, part) => sum + part, 0);
  return ok(parts.map((part) => part / total));
}
