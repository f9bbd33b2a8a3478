// The state of the page as a link.
import { encodeShare, type ShareError } from '@portolan/workspace';
import type { Result } from '@portolan/engine';
import type { State } from '../store/store.ts';
import { snapshotOf } from './snapshot.ts';

export function linkOf(state: State): Result<string, ShareError> {
  const fragment = encodeShare(snapshotOf(state));
  if (!fragment.ok) return fragment;
  return { ok: true, value: `${location.origin}${location.pathname}#${fragment.value}` };
}
