// Named states: what is read back from storage, names that are taken, bounds, and a deleted one brought back.
import { beforeEach, expect, test, vi } from 'vitest';
import { useStore } from '../store/store.ts';
import { keepState, mostStates, readStates, removeState, renameState, useKeptStates } from './keptStates.ts';

/** The panes take their first sizes from the window. */
vi.hoisted(() => Object.assign(globalThis, { innerWidth: 1280, innerHeight: 800 }));

const names = () => useKeptStates.getState().states.map(({ name }) => name);
const said = () => useStore.getState().toasts.map(({ text }) => text);

beforeEach(() => {
  useKeptStates.setState({ states: [] });
  useStore.setState({ toasts: [] });
});

test.each<[unknown, readonly string[]]>([
  [undefined, []],
  ['text', []],
  [
    [{ name: 'a', text: '' }, 5, null, { name: 'b' }, { name: 3, text: '' }, { name: 'c', text: 'x' }],
    ['a', 'c'],
  ],
  [
    Array.from({ length: mostStates + 5 }, (_, i) => ({ name: `${i}`, text: '' })),
    Array.from({ length: mostStates }, (_, i) => `${i}`),
  ],
])('of %j what can be read is kept', (value, expected) => {
  expect(readStates(value).map(({ name }) => name)).toEqual(expected);
});

test('a name is taken once', () => {
  const first = keepState('a', 'x');
  keepState('b', 'y');
  expect(renameState(first ?? -1, 'b')).toBe(false);
  expect(renameState(first ?? -1, '')).toBe(false);
  expect(renameState(first ?? -1, 'c')).toBe(true);
  expect(names()).toEqual(['c', 'b']);
});

test('too many, and too long, are refused in words', () => {
  for (let i = 0; i < mostStates; i++) keepState(`${i}`, '');
  expect(keepState('more', '')).toBeUndefined();
  expect(said().at(-1)).toContain(`there are ${mostStates} states already`);
  useKeptStates.setState({ states: [] });
  expect(keepState('long', 'x'.repeat(2_000_000))).toBeUndefined();
  expect(said().at(-1)).toContain('longer than');
  expect(names()).toEqual([]);
});

test('without storage they are kept while the page is open, and that is said', () => {
  keepState('a', 'x');
  expect(names()).toEqual(['a']);
  expect(said().at(-1)).toContain('only while this page is open');
});

test('a deleted one is brought back to its place', () => {
  for (const name of ['a', 'b', 'c']) keepState(name, name);
  const second = useKeptStates.getState().states[1];
  if (second) removeState(second);
  expect(names()).toEqual(['a', 'c']);
  useStore
    .getState()
    .toasts.find(({ action }) => action)
    ?.action?.run();
  expect(names()).toEqual(['a', 'b', 'c']);
});
