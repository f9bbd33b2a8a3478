// Weights that keep their value while others of their rule are moved. No part of the text: a help for the hand.
import type { Ref } from '@portolan/engine';
import { useStore, type State } from '../store/store.ts';

function placeOf({ resource, path }: Ref, index: number): string {
  return `${resource} ${path.join('.')} ${index}`;
}

/** Indices of the destinations of a rule that are locked. */
export function lockedIn(
  { lockedWeights }: Pick<State, 'lockedWeights'>,
  rule: Ref,
  count: number,
): ReadonlySet<number> {
  const all = Array.from({ length: lockedWeights.size === 0 ? 0 : count }, (_, i) => i);
  return new Set(all.filter((i) => lockedWeights.has(placeOf(rule, i))));
}

export function toggleLock(rule: Ref, index: number): void {
  const place = placeOf(rule, index);
  useStore.setState(({ lockedWeights }) => {
    const next = new Set(lockedWeights);
    if (!next.delete(place)) next.add(place);
    return { lockedWeights: next };
  });
}
