// A rule at another place of its list, and what that changed.
import type { Ref } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import type { Preview } from '../store/actionSlice.ts';
import { useStore } from '../store/store.ts';
import { actionMessages } from './messages.en.ts';
import { perform, tellWithUndo } from './perform.ts';
import { previewOf } from './preview.ts';

const t = translator('actions', actionMessages);

/** @param to the index afterwards. The rule stays selected. */
export function moveRule(ref: Ref, to: number): boolean {
  const label = t('rule.move.step', { from: Number(ref.path[2]) + 1, to: to + 1 });
  if (!perform({ type: 'move-item', at: ref, to }, label)) return false;
  useStore.getState().select({ resource: ref.resource, path: [...ref.path.slice(0, 2), to] }, 'canvas');
  return true;
}

/** As moveRule; what it changes is told. */
export function moveRuleAloud(ref: Ref, to: number): void {
  const preview = previewOf({ type: 'move-item', at: ref, to });
  if (moveRule(ref, to)) tellMove(preview);
}

/** Says what a move changed, where it changed anything. */
export function tellMove(preview: Preview): void {
  if (preview.tone === 'changes') tellWithUndo(preview.lines.join(' '));
}
