// The work itself, remembered between visits. What is read back is checked; anything odd is left aside. Fetched when the page
// rests, or at the start of one that has work to remember.
import { snapshotFromJson, snapshotToJson, type Snapshot } from '@portolan/workspace';
import { readStored, writeStored } from './storage.ts';
import { translator } from '../i18n/translate.ts';
import { fileMessages } from '../files/messages.en.ts';
import { snapshotOf } from './snapshot.ts';
import { useStore, type State } from './store.ts';

const t = translator('files', fileMessages);

/** Longer texts are not kept: storage holds a few million characters at most. */
const mostKept = 2_000_000;
const quietMs = 400;

/** The last work, and the work that a link has put aside. */
export function rememberedWork(slot: 'work' | 'earlier'): Snapshot | undefined {
  return snapshotFromJson(readStored(slot));
}

export function keepWork(slot: 'work' | 'earlier', work: Snapshot): boolean {
  if (work.text.length > mostKept) return false;
  return writeStored(slot, snapshotToJson(work));
}

/**
 * Writes view and work down a moment after they change, and when the page is left.
 *
 * @param since what was last remembered
 */
export function keepRemembering(since: State): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  let wasWarned = false;
  const write = () => {
    if (!isDirty) return;
    isDirty = false;
    const state = useStore.getState();
    const { theme, dockTab, panes, byNamespace } = state;
    writeStored('view', { theme, dockTab, panes, byNamespace });
    if (keepWork('work', snapshotOf(state)) || wasWarned) return;
    wasWarned = true;
    state.notify({ tone: 'error', text: t('notRemembered') });
  };
  const notice = (state: State, before: State) => {
    if (!kept.some((key) => state[key] !== before[key])) return;
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(write, quietMs);
  };
  notice(useStore.getState(), since);
  useStore.subscribe(notice);
  window.addEventListener('pagehide', write);
}

const kept = [
  'theme',
  'dockTab',
  'panes',
  'byNamespace',
  'source',
  'request',
  'client',
  'pins',
  'folds',
  'selection',
  'settings',
  'cases',
  'mix',
] as const;
