import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { amend } from './amend.ts';
import {
  burstMs,
  change,
  charLimit,
  emptyHistory,
  redo,
  replaceAll,
  stepLimit,
  undo,
  type Change,
  type Document,
} from './history.ts';

const start = (text: string): Document => ({ source: readSource(text), history: emptyHistory });
const type = (document: Document, at: number, insert: string, time: number): Document =>
  change(document, { edits: [{ from: at, to: at, insert }], label: 'Type', origin: 'typing', at: time });

test('typing in one go is one step; a pause, another place or a command begins a new one', () => {
  let document = start('a: \nb: \n');
  document = type(document, 3, '1', 0);
  document = type(document, 4, '2', 200);
  document = type(document, 5, '3', 400);
  expect(document.history.undo).toHaveLength(1);
  document = type(document, 6, '4', 400 + burstMs + 1);
  expect(document.history.undo).toHaveLength(2);
  document = type(document, 10, '5', 1500);
  expect(document.history.undo).toHaveLength(3);
  document = change(document, {
    edits: [{ from: 0, to: 1, insert: 'x' }],
    label: 'Rename',
    origin: 'command',
    at: 1501,
  });
  expect(document.history.undo.map(({ label }) => label)).toEqual(['Type', 'Type', 'Type', 'Rename']);
  expect(undo(document)).toMatchObject({ label: 'Rename', source: { text: 'a: 1234\nb:5 \n' } });
});

test('deleting backwards goes on with the burst', () => {
  let document = type(start('a: \n'), 3, 'xyz', 0);
  const erase = (from: number, time: number): Change => {
    return { edits: [{ from, to: from + 1, insert: '' }], label: 'Type', origin: 'typing', at: time };
  };
  document = change(change(document, erase(5, 100)), erase(4, 200));
  expect(document.source.text).toBe('a: x\n');
  expect(document.history.undo).toHaveLength(1);
  expect(undo(document)?.source.text).toBe('a: \n');
});

test('one drag of a slider is one step, the next drag another', () => {
  let document = start('weight: 10\n');
  const drag = (value: number, group: string): void => {
    const { text } = document.source;
    const edits = [{ from: 8, to: text.length - 1, insert: String(value) }];
    document = change(document, { edits, label: 'Set weight', origin: 'command', at: value, group });
  };
  for (const value of [20, 35, 100, 70]) drag(value, 'drag 1');
  drag(5, 'drag 2');
  expect(document.history.undo).toHaveLength(2);
  const back = undo(document);
  expect(back?.source.text).toBe('weight: 70\n');
  expect(back && undo(back)?.source.text).toBe('weight: 10\n');
});

test('redo leads forth again until something else is changed', () => {
  const typed = type(start('a: \n'), 3, '1', 0);
  const back = undo(typed);
  const forth = back && redo(back);
  expect(forth?.source.text).toBe('a: 1\n');
  expect(back && redo(type(back, 3, '2', 1))).toBeUndefined();
  expect(forth && type(forth, 4, '2', 1).history.undo).toHaveLength(2);
});

test('an untouched text has no history', () => {
  const document = start('a: 1\n');
  expect(undo(document)).toBeUndefined();
  expect(redo(document)).toBeUndefined();
  expect(change(document, { edits: replaceAll(document.source, 'a: 1\n'), label: '', origin: 'import', at: 0 })).toBe(
    document,
  );
});

test('undoing everything restores every byte, redoing everything too', () => {
  const anEdit = fc.record({
    at: fc.nat(),
    length: fc.nat(5),
    insert: fc.string({ maxLength: 3 }),
    time: fc.nat(1500),
  });
  const typing = fc.constantFrom('typing', 'command');
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(anEdit, typing), { maxLength: 12 }), (text, steps) => {
      let document = start(text);
      let time = 0;
      for (const [{ at, length, insert, time: pause }, origin] of steps) {
        const from = at % (document.source.text.length + 1);
        const to = Math.min(document.source.text.length, from + length);
        document = change(document, { edits: [{ from, to, insert }], label: 'x', origin, at: (time += pause) });
      }
      const last = document.source.text;
      for (let step = undo(document); step !== undefined; step = undo(document)) document = step;
      expect(document.source.text).toBe(text);
      for (let step = redo(document); step !== undefined; step = redo(document)) document = step;
      expect(document.source.text).toBe(last);
    }),
    { numRuns: 500 },
  );
});

test('the history is bounded in steps and characters, and the last step always stays', () => {
  let document = start('a: 0\n');
  for (let i = 0; i < stepLimit + 50; i++) {
    const edits = [{ from: 3, to: document.source.text.length - 1, insert: String(i) }];
    document = change(document, { edits, label: 'x', origin: 'command', at: i });
  }
  expect(document.history.undo).toHaveLength(stepLimit);
  const large = '#'.repeat(charLimit / 4);
  for (let i = 0; i < 6; i++) {
    const edits = [{ from: 0, to: document.source.text.length, insert: i % 2 === 0 ? large : 'a: 1\n' }];
    document = change(document, { edits, label: 'x', origin: 'import', at: i });
  }
  const kept = document.history.undo.flatMap(({ edits }) => edits.map(({ insert }) => insert.length));
  expect(kept.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(charLimit);
  expect(undo(document)?.source.text).toBe(large);
});

test.each([
  ['', ''],
  ['abc', 'abc'],
  ['abc', ''],
  ['aaa', 'aa'],
  ['abcd', 'abxd'],
])('replacing %j by %j touches only what differs', (old, now) => {
  const edits = replaceAll(readSource(old), now);
  expect(edits.length).toBe(old === now ? 0 : 1);
  for (const { from, to, insert } of edits) expect(old.slice(0, from) + insert + old.slice(to)).toBe(now);
});

const aCase = (id: string, name = id): Case => ({
  id,
  name,
  client: { kind: 'gateway', namespace: 'istio-system', labels: {} },
  request: { protocol: 'tcp', port: 80 },
  expect: [],
});
const setCases = (document: Document, cases: readonly Case[], at: number, group?: string): Document =>
  change(document, {
    edits: [],
    cases,
    label: 'cases',
    origin: 'command',
    at,
    ...(group === undefined ? {} : { group }),
  });

test('what was changed last is undone first, text or cases; the other stays', () => {
  const [a, b] = [aCase('a'), aCase('b')];
  let document: Document = { ...start('a: \n'), cases: [a] };
  document = type(setCases(type(document, 3, '1', 0), [a, b], 1), 4, '2', 2);
  expect(document.history.undo).toHaveLength(3);
  const seen: unknown[] = [];
  for (let step = undo(document); step !== undefined; step = undo(document)) {
    document = step;
    seen.push([step.source.text, step.cases?.map(({ id }) => id)]);
  }
  expect(seen).toEqual([
    ['a: 1\n', ['a', 'b']],
    ['a: 1\n', ['a']],
    ['a: \n', ['a']],
  ]);
});

test('one drag of a case past several others is one step', () => {
  const [a, b, c] = [aCase('a'), aCase('b'), aCase('c')];
  let document: Document = { ...start(''), cases: [a, b, c] };
  document = setCases(setCases(document, [b, a, c], 0, 'drag'), [b, c, a], 1, 'drag');
  expect(document.history.undo).toHaveLength(1);
  expect(undo(document)?.cases).toEqual([a, b, c]);
});

test('cases that are the same, or none before and after, are no step', () => {
  const cases = [aCase('a')];
  const document: Document = { ...start(''), cases };
  expect(setCases(document, cases, 0)).toBe(document);
  const none = start('');
  expect(setCases(none, [], 0)).toBe(none);
});

test('law: whatever was done to text and cases, undoing all of it restores both, redoing all of it too', () => {
  const someCases = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), name: fc.string({ maxLength: 3 }) }), {
    maxLength: 4,
  });
  const anEdit = fc.record({ at: fc.nat(), length: fc.nat(5), insert: fc.string({ maxLength: 3 }) });
  const aStep = fc.record(
    {
      edit: anEdit,
      cases: someCases,
      /** Cases that follow the step by themselves. */
      follow: someCases,
      origin: fc.constantFrom('typing', 'command', 'import'),
      group: fc.constantFrom('one', 'other'),
      pause: fc.nat(1500),
      turn: fc.constantFrom('undo', 'redo'),
    },
    { requiredKeys: ['origin', 'pause'] },
  );
  const made = (drafts: readonly { id: string; name: string }[]) => drafts.map(({ id, name }) => aCase(id, name));
  fc.assert(
    fc.property(fc.string(), someCases, fc.array(aStep, { maxLength: 14 }), (text, drafts, steps) => {
      const first = made(drafts);
      let document: Document = { ...start(text), cases: first };
      let at = 0;
      for (const { edit, cases, follow, origin, group, pause, turn } of steps) {
        at += pause;
        if (turn) document = (turn === 'undo' ? undo : redo)(document) ?? document;
        const { length } = document.source.text;
        const from = (edit?.at ?? 0) % (length + 1);
        const edits = edit ? [{ from, to: Math.min(length, from + edit.length), insert: edit.insert }] : [];
        const grouped = group === undefined ? {} : { group };
        document = change(document, { edits, cases: cases && made(cases), label: 'x', origin, at, ...grouped });
        if (follow && document.history.undo.length > 0) document = { ...document, ...amend(document, made(follow)) };
      }
      const last = [document.source.text, document.cases];
      for (let step = undo(document); step !== undefined; step = undo(document)) document = step;
      expect([document.source.text, document.cases]).toEqual([text, first]);
      for (let step = redo(document); step !== undefined; step = redo(document)) document = step;
      if (steps.every(({ turn }) => turn === undefined)) expect([document.source.text, document.cases]).toEqual(last);
    }),
    { numRuns: 1000 },
  );
});
