// Texts kept under a name, to be compared with: remembered between visits, bounded, and said where they cannot be. What is
// read back is checked; anything odd is left aside.
import { isObject } from '@portolan/engine';
import { create } from 'zustand';
import { translator } from '../i18n/translate.ts';
import { readStored, writeStored } from '../store/storage.ts';
import { useStore } from '../store/store.ts';
import { countText } from '../ui/number.ts';
import { simulationMessages } from './messages.en.ts';

const t = translator('simulation', simulationMessages);

export interface KeptState {
  readonly id: number;
  readonly name: string;
  readonly text: string;
}

/** Storage holds a few million characters at most, and the work itself comes first. */
export const mostStates = 20;
const mostText = 1_500_000;

export const useKeptStates = create<{ readonly states: readonly KeptState[] }>()(() => ({
  states: readStates(readStored('states')),
}));

export function readStates(value: unknown): readonly KeptState[] {
  const items: readonly unknown[] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return items.slice(0, mostStates).flatMap((item, id) => {
    if (!isObject(item)) return [];
    const { name, text } = item as { readonly name?: unknown; readonly text?: unknown };
    return typeof name === 'string' && typeof text === 'string' ? [{ id, name, text }] : [];
  });
}

/** @returns its id; undefined where there is no room for it, which is said */
export function keepState(name: string, text: string): number | undefined {
  const { states } = useKeptStates.getState();
  if (states.length >= mostStates) return refuse(t('tooManyStates', { limit: mostStates }));
  const size = states.reduce((sum, one) => sum + one.text.length, text.length);
  if (size > mostText) return refuse(t('statesTooLarge', { limit: countText(mostText) }));
  const id = Math.max(-1, ...states.map((one) => one.id)) + 1;
  put([...states, { id, name, text }]);
  return id;
}

/** @returns whether the name is free */
export function renameState(id: number, name: string): boolean {
  const { states } = useKeptStates.getState();
  if (name === '' || states.some((one) => one.id !== id && one.name === name)) return false;
  put(states.map((one) => (one.id === id ? { ...one, name } : one)));
  return true;
}

export function removeState(removed: KeptState): void {
  const { states } = useKeptStates.getState();
  put(states.filter(({ id }) => id !== removed.id));
  const at = states.indexOf(removed);
  const bringBack = () => {
    const now = useKeptStates.getState().states;
    if (!now.some(({ id }) => id === removed.id)) put([...now.slice(0, at), removed, ...now.slice(at)]);
  };
  const { notify } = useStore.getState();
  notify({
    tone: 'info',
    text: t('stateRemoved', { name: removed.name }),
    action: { label: t('undo'), run: bringBack },
  });
}

function put(states: readonly KeptState[]): void {
  useKeptStates.setState({ states });
  const isKept = writeStored(
    'states',
    states.map(({ name, text }) => ({ name, text })),
  );
  if (!isKept) useStore.getState().notify({ tone: 'error', text: t('statesNotKept') });
}

function refuse(text: string): undefined {
  useStore.getState().notify({ tone: 'error', text });
}
