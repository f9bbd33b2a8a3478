// The state of the page as a link.
import { toFragment } from '@portolan/workspace';
import type { State } from '../store/store.ts';
import { snapshotOf } from '../store/snapshot.ts';

/** Browsers open longer addresses, but little else carries them. UTF-16 units. */
const longestLink = 500_000;
/** Packing longer texts would hold the page up for seconds. UTF-16 units. */
const longestText = 4_000_000;

/** Undefined when it would be too long for a link. */
export function linkOf(state: State): string | undefined {
  if (state.source.text.length > longestText) return undefined;
  const fragment = toFragment(snapshotOf(state));
  if (fragment.length > longestLink) return undefined;
  return `${location.origin}${location.pathname}#${fragment}`;
}
