// Age order: who wins when objects compete (R-GEN-3). Source: istio/istio pilot/pkg/model/config.go.
import { compareText } from '../host.ts';

/** What an object without creationTimestamp counts as: 2024-01-01T00:00:00Z, the convention of the recordings. */
export const undatedSeconds = 1_704_067_200;

export interface Aged {
  readonly name: string;
  readonly namespace: string;
  /** Seconds since 1970. */
  readonly createdAt?: number;
}

/** Older first, then by name, then by namespace: the name comes BEFORE the namespace. */
export function compareAge(a: Aged, b: Aged): number {
  return (
    (a.createdAt ?? undatedSeconds) - (b.createdAt ?? undatedSeconds) ||
    compareText(a.name, b.name) ||
    compareText(a.namespace, b.namespace)
  );
}
