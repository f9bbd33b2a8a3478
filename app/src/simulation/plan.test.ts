// Steps of a canary: what is typed, the weights of a step, the lines it changes.
import { decode } from '@portolan/engine';
import { applyEdits } from '@portolan/text';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffText } from '../editor/diff.ts';
import { diffLines, percentOf, readSteps, splitRules, weightsOf } from './plan.ts';

test.each([
  ['5, 25, 50, 100', [5, 25, 50, 100]],
  ['1% 2.5% 100%', [1, 2.5, 100]],
  ['0;100', [0, 100]],
  ['', undefined],
  ['5, many', undefined],
  ['-1', undefined],
  ['101', undefined],
  [Array.from({ length: 13 }, (_, i) => i).join(), undefined],
])('%s is read as %j', (text, steps) => {
  expect(readSteps(text)).toEqual(steps);
});

test.each([
  [25, 1, [75, 25]],
  [25, 0, [25, 75]],
  [100, 1, [0, 100]],
  [2.5, 1, [975, 25]],
  [0.25, 1, [9975, 25]],
])('%f %% of destination %i: weights %j', (percent, canary, weights) => {
  expect(weightsOf(percent, canary)).toEqual(weights);
  expect(percentOf(weights, canary)).toBeCloseTo(percent, 9);
});

test('without weights there is no share', () => {
  expect(percentOf([undefined, undefined], 1)).toBeUndefined();
});

test('rules with two destinations are found, in http, tls and tcp', () => {
  const to = (...hosts: string[]) => ({ route: hosts.map((host) => ({ destination: { host }, weight: 50 })) });
  const { resource } = decode({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'vs', namespace: 'app' },
    spec: { hosts: ['a.test'], http: [to('a'), to('a', 'b'), to('a', 'b', 'c')], tcp: [to('c', 'd')] },
  });
  expect(splitRules(resource ? [resource] : []).map(({ kind, n, destinations }) => [kind, n, destinations])).toEqual([
    ['http', 2, ['a', 'b']],
    ['tcp', 1, ['c', 'd']],
  ]);
});

test('a diff has the lines around what changes, numbered in their text', () => {
  const before = 'a\nb: 1\nc\nd\ne: 2\nf\n';
  const edits = [
    { from: 5, to: 6, insert: '10' },
    { from: 14, to: 15, insert: '3\n  x: y' },
  ];
  expect(diffLines(before, edits).map(({ sign, number, text }) => `${sign}${number} ${text}`)).toEqual([
    ' 1 a',
    '-2 b: 1',
    '+2 b: 10',
    ' 3 c',
    ' 4 d',
    '-5 e: 2',
    '+5 e: 3',
    '+6   x: y',
    ' 6 f',
  ]);
});

test('two changes in one line are one line of the diff', () => {
  const before = 'route: [{ weight: 90 }, { weight: 10 }]';
  const edits = [
    { from: 18, to: 20, insert: '75' },
    { from: 34, to: 36, insert: '25' },
  ];
  expect(diffLines(before, edits).map(({ sign, text }) => sign + text)).toEqual([
    `-${before}`,
    '+route: [{ weight: 75 }, { weight: 25 }]',
  ]);
});

test('law: the removed lines are of the old text, the added ones of the new', () => {
  const text = fc.array(fc.constantFrom('a', 'b: 1', '  c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = diffText(before, after);
      expect(applyEdits(before, edits)).toBe(after);
      for (const { sign, number, text: line } of diffLines(before, edits)) {
        const lines = (sign === '+' ? after : before).split('\n');
        expect(line).toBe(lines[number - 1]);
      }
    }),
  );
});
