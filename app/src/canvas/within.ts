// Places of the configuration against each other.
import type { Ref } from '@portolan/engine';

/** Whether `ref` is `whole` or lies inside it. */
export function startsWith(ref: Ref, whole: Ref): boolean {
  return (
    ref.resource === whole.resource &&
    whole.path.length <= ref.path.length &&
    whole.path.every((step, i) => step === ref.path[i])
  );
}

export function isSamePlace(a: Ref, b: Ref): boolean {
  return a.path.length === b.path.length && startsWith(a, b);
}
