// What the page remembers between visits: how it looks, and the work itself. What is read back is checked; anything odd
// is left aside.
import { isObject, type Json } from '@portolan/engine';
import { snapshotFromJson, snapshotToJson, type Snapshot } from '@portolan/workspace';
import { readStored, writeStored } from './storage.ts';
import { translator } from '../i18n/translate.ts';
import { fileMessages } from '../files/messages.en.ts';
import { snapshotOf } from './snapshot.ts';
import { useStore, type State } from './store.ts';
import { defaultPanes, type DockTab, type Panes, type Theme } from './viewSlice.ts';

const t = translator('files', fileMessages);

/** Longer texts are not kept: storage holds a few million characters at most. */
const mostKept = 2_000_000;
const quietMs = 400;

export function rememberedView(): Partial<State> {
  const view = readStored('view');
  if (!isObject(view)) return {};
  const { theme, dockTab, panes } = view;
  return {
    ...(isOneOf(theme, themes) ? { theme } : {}),
    ...(isOneOf(dockTab, dockTabs) ? { dockTab } : {}),
    panes: readPanes(panes),
  };
}

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const dockTabs: readonly DockTab[] = ['way', 'histogram', 'problems'];

function isOneOf<T extends string>(value: unknown, all: readonly T[]): value is T {
  return all.some((one) => one === value);
}

function readPanes(value: Json | undefined): Panes {
  const given = isObject(value) ? value : {};
  const flag = <K extends keyof Panes>(key: K) => (typeof given[key] === 'boolean' ? given[key] : defaultPanes[key]);
  const size = (key: keyof Panes) => {
    const kept = given[key];
    return typeof kept === 'number' && kept >= 90 && kept <= 800 ? kept : Number(defaultPanes[key]);
  };
  return {
    editorOpen: flag('editorOpen'),
    detailsOpen: flag('detailsOpen'),
    dockOpen: flag('dockOpen'),
    editorWidth: size('editorWidth'),
    detailsWidth: size('detailsWidth'),
    dockHeight: size('dockHeight'),
  };
}

/** The last work, and the work that a link has put aside. */
export function rememberedWork(slot: 'work' | 'earlier'): Snapshot | undefined {
  return snapshotFromJson(readStored(slot));
}

export function keepWork(slot: 'work' | 'earlier', work: Snapshot): boolean {
  if (work.text.length > mostKept) return false;
  return writeStored(slot, snapshotToJson(work));
}

/** Writes view and work down a moment after they change, and when the page is left. */
export function keepRemembering(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  let wasWarned = false;
  const write = () => {
    if (!isDirty) return;
    isDirty = false;
    const state = useStore.getState();
    const { theme, dockTab, panes } = state;
    writeStored('view', { theme, dockTab, panes });
    if (keepWork('work', snapshotOf(state)) || wasWarned) return;
    wasWarned = true;
    state.notify({ tone: 'error', text: t('notRemembered') });
  };
  useStore.subscribe((state, before) => {
    if (!kept.some((key) => state[key] !== before[key])) return;
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(write, quietMs);
  });
  window.addEventListener('pagehide', write);
}

const kept = ['theme', 'dockTab', 'panes', 'source', 'request', 'client', 'pins', 'selection', 'settings'] as const;
