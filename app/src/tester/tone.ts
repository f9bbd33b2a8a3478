// How an outcome is shown: its icon and colour, never the colour alone. The words come from the engine.
import { assertNever, type Outcome } from '@portolan/engine';

export type Tone = 'good' | 'bad' | 'mixed' | 'unknown';

/** `good`: the request got an answer that the configuration means to give; redirects and 4xx by design included. */
export function toneOf({ kind }: Pick<Outcome, 'kind'>): Tone {
  switch (kind) {
    case 'forwarded':
    case 'redirect':
    case 'https-redirect':
    case 'direct-response':
    case 'cors-preflight':
    case 'passthrough':
    case 'tcp-forwarded':
    case 'tcp-passthrough':
      return 'good';
    case 'weighted':
    case 'tcp-weighted':
      return 'mixed';
    case 'fault-abort':
    case 'not-found':
    case 'no-cluster':
    case 'no-endpoints':
    case 'blackhole':
    case 'bad-request':
    case 'tcp-closed':
    case 'tcp-blackhole':
    case 'refused':
    case 'reset':
    case 'config-rejected':
      return 'bad';
    case 'not-modelled':
      return 'unknown';
    default:
      return assertNever(kind);
  }
}
