// A gesture as one step of the history, whatever number of commands it takes; a refusal is said in words and leaves the
// text as it was.
import type { Command } from '@portolan/engine';
import { dispatch } from '../../commands/dispatch.ts';
import { translator } from '../../i18n/translate.ts';
import { useStore } from '../../store/store.ts';
import { editingMessages } from './messages.en.ts';

const t = translator('editing', editingMessages);
let gestures = 0;

/** A name for what shall be one step of the history. */
export function newGroup(): string {
  gestures += 1;
  return `gesture ${gestures}`;
}

/** @returns whether it was done */
export function carryOut(commands: readonly Command[], label: string, group = newGroup()): boolean {
  const before = useStore.getState().source;
  for (const command of commands) {
    const done = dispatch(command, label, { group });
    if (done.ok) continue;
    if (useStore.getState().source !== before) useStore.getState().undo();
    refuse(done.error.message);
    return false;
  }
  return true;
}

export function refuse(reason: string): void {
  useStore.getState().notify({ tone: 'error', text: t('refused', { reason }) });
}
