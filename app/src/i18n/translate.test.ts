// What becomes of a catalogue's sentences.
import { expect, test } from 'vitest';
import { translator } from './translate.ts';

const t = translator('example', {
  plain: 'Requests',
  send: 'Send {n}',
  two: '{first} before {second}',
  rules_one: '{count} rule of {name}',
  rules_other: '{count} rules of {name}',
});

test('a sentence without values is as it is written', () => {
  expect(t('plain')).toBe('Requests');
});

test('values take the place of their names, as they are', () => {
  expect(t('send', { n: '1,000' })).toBe('Send 1,000');
  expect(t('two', { first: '$& {second} \\1', second: 2 })).toBe('$& {second} \\1 before 2');
});

test('a missing value leaves its name to see', () => {
  expect(t('send')).toBe('Send {n}');
});

test('an inherited name is no value', () => {
  expect(t('send', Object.create({ n: 1 }) as Record<string, number>)).toBe('Send {n}');
});

test.each([
  [0, '0 rules of a'],
  [1, '1 rule of a'],
  [2, '2 rules of a'],
])('the form for %d is %s', (count, sentence) => {
  expect(t('rules', { count, name: 'a' })).toBe(sentence);
});

test('every catalogue has its feature, and placeholders in single braces', () => {
  const files = import.meta.glob<Record<string, Record<string, string>>>('../*/messages.en.ts', { eager: true });
  const sentences = Object.values(files).flatMap((file) => Object.values(file).flatMap((one) => Object.values(one)));
  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter((text) => text.includes('{{'))).toEqual([]);
});
