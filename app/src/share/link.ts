// The state of the page as a link.
import { toFragment } from '@portolan/workspace';
import type { State } from '../store/store.ts';
import { snapshotOf } from '../store/snapshot.ts';

/** Browsers open longer addresses, but little else carries them. UTF-16 units. */
const longestLink = 500_000;
/** Packing longer texts would hold the page up for seconds. UTF-16 units. */
const longestText = 4_000_000;

/** Packing more would hold the page up. */
const mostCases = 2_000;

interface Link {
  readonly address: string;
  /** Whether the saved cases, if any, are in it. */
  readonly hasCases: boolean;
}

/** Undefined when it would be too long for a link. */
export function linkOf(state: State): Link | undefined {
  if (state.source.text.length > longestText) return undefined;
  const { cases, ...rest } = snapshotOf(state);
  const whole = toFragment(cases && cases.length <= mostCases ? { ...rest, cases } : rest);
  const isWhole = whole.length <= longestLink && (cases?.length ?? 0) <= mostCases;
  // The text is what a link is for; cases too many for it are kept in a file.
  const fragment = isWhole || !cases ? whole : toFragment(rest);
  if (fragment.length > longestLink) return undefined;
  return { address: `${location.origin}${location.pathname}#${fragment}`, hasCases: isWhole };
}
