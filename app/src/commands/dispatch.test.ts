// The law of undo, through the store: whatever commands, typing and changes of cases did, in whatever order, each step back and
// each step forth restores text and cases to the byte.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Case, Command, Resource } from '@portolan/engine';
import { emptyHistory } from '@portolan/workspace';
import { readSource } from '@portolan/text';
import bookshop from '../../../public/examples/bookshop.yaml?raw';
import canary from '../../../public/examples/canary-header.yaml?raw';
import egress from '../../../public/examples/egress.yaml?raw';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { dispatch } from './dispatch.ts';

/** The panes take their first sizes from the window. */
vi.hoisted(() => Object.assign(globalThis, { innerWidth: 1280, innerHeight: 800 }));

const texts = [bookshop, canary, egress];

const someCase = (name: string): Case => ({
  id: name,
  name,
  client: { kind: 'gateway', namespace: 'istio-system', labels: {} },
  request: { protocol: 'tcp', port: 80 },
  expect: [],
});

/** About the resource, or one of its rules; the command may well be refused. */
const commands: readonly ((one: Resource, number: number) => Command)[] = [
  ({ id }) => ({ type: 'duplicate-resource', resource: id }),
  ({ id }) => ({ type: 'delete-resource', resource: id }),
  ({ id }, number) => ({ type: 'rename-resource', resource: id, name: `renamed-${number}` }),
  ({ namespace }, number) => ({ type: 'rename-namespace', from: namespace, to: `moved-${number}` }),
  ({ id }, number) => ({
    type: 'set-field',
    at: { resource: id, path: ['metadata', 'labels', 'tier'] },
    value: `${number}`,
  }),
  ({ id }) => ({ type: 'set-field', at: { resource: id, path: ['spec'] }, value: undefined }),
  ({ id }) => ({ type: 'split-evenly', at: { resource: id, path: ['spec', 'http', 0] } }),
  ({ id }, number) => ({ type: 'set-weights', at: { resource: id, path: ['spec', 'http', 0] }, weights: [number, 1] }),
  ({ id }) => ({ type: 'duplicate-item', at: { resource: id, path: ['spec', 'http', 0] } }),
  ({ id }) => ({ type: 'remove-item', at: { resource: id, path: ['spec', 'http', 0] } }),
  ({ id }, number) => ({ type: 'move-item', at: { resource: id, path: ['spec', 'http', 0] }, to: number % 3 }),
  ({ id }) => ({
    type: 'add-match',
    at: { resource: id, path: ['spec', 'http', 0] },
    value: { uri: { prefix: '/new' } },
  }),
  () => ({ type: 'create-missing', wanted: 'gateway', name: 'default/gone' }),
];

const aStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('command'), which: fc.nat(), about: fc.nat(), number: fc.nat(99) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('typing'),
      at: fc.nat(),
      length: fc.nat(4),
      insert: fc.constantFrom('', 'x', '\n', ' ', '{', '---\n', '# é😀'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('cases'), names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('redo') }) },
);
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

const now = () => {
  const { source, cases } = useStore.getState();
  return { text: source.text, cases };
};
const steps = () => useStore.getState().history.undo.length;

function take(step: Step, group: string | undefined): void {
  const state = useStore.getState();
  const grouped = group === undefined ? {} : { group };
  if ('which' in step) {
    const { resources } = derivedOf(state);
    const about = resources[step.about % Math.max(1, resources.length)];
    const make = commands[step.which % commands.length];
    if (about && make) dispatch(make(about, step.number), 'command', grouped);
  } else if ('insert' in step) {
    const { length } = state.source.text;
    const from = step.at % (length + 1);
    const edits = [{ from, to: Math.min(length, from + step.length), insert: step.insert }];
    state.change(edits, 'typing', { origin: 'typing' });
  } else if ('names' in step) {
    state.change([], 'cases', { cases: step.names.map(someCase), ...grouped });
  }
}

test('law: every step back and forth restores text and cases to the byte', () => {
  let made = 0;
  const someSteps = fc.array(fc.tuple(aStep, fc.option(fc.constantFrom('one', 'other'), { nil: undefined })), {
    minLength: 1,
    maxLength: 16,
  });
  fc.assert(
    fc.property(fc.constantFrom(...texts), someSteps, (text, sequence) => {
      useStore.setState({ source: readSource(text), history: emptyHistory, cases: [] });
      const first = now();
      /** What stood before each step that can be undone, and behind each that can be done again. */
      const before: ReturnType<typeof now>[] = [];
      const behind: ReturnType<typeof now>[] = [];
      const goBack = (): void => {
        const was = now();
        useStore.getState().undo();
        const expected = before.pop();
        expect(now()).toEqual(expected ?? was);
        if (expected) behind.push(was);
      };
      const goForth = (): void => {
        const was = now();
        useStore.getState().redo();
        const expected = behind.pop();
        expect(now()).toEqual(expected ?? was);
        if (expected) before.push(was);
      };
      for (const [step, group] of sequence) {
        if (step.kind === 'undo') goBack();
        else if (step.kind === 'redo') goForth();
        else {
          const [was, count] = [now(), steps()];
          take(step, group);
          if (steps() > count) before.push(was);
          if (useStore.getState().history.redo.length === 0) behind.length = 0;
          made += Number(now().text !== was.text);
        }
        expect(steps()).toBe(before.length);
      }
      const last = now();
      while (steps() > 0) goBack();
      expect(now()).toEqual(first);
      while (useStore.getState().history.redo.length > 0) goForth();
      if (sequence.every(([{ kind }]) => kind !== 'undo')) expect(now()).toEqual(last);
    }),
    { numRuns: 150 },
  );
  expect(made).toBeGreaterThan(300);
});
