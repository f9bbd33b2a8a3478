// What becomes of a catalogue's sentences.
import { expect, test } from 'vitest';
import { catalogues } from './catalogues.ts';
import { translator } from './translate.ts';

const t = translator('simulation');

test('a sentence without values is as it is written', () => {
  expect(t('count')).toBe('Requests');
});

test('values take the place of their names, as they are', () => {
  expect(t('send', { n: '1,000' })).toBe('Send 1,000');
  expect(t('failed', { reason: '$& {n} \\1' })).toBe('The simulation stopped: $& {n} \\1');
  expect(t('mirrors', { cluster: '{count}', count: 2, expected: 3 })).toContain('{count}: 2');
});

test('a missing value leaves its name to see', () => {
  expect(t('send')).toBe('Send {n}');
});

test('an inherited name is no value', () => {
  expect(t('send', Object.create({ n: 1 }) as Record<string, number>)).toBe('Send {n}');
});

test.each([
  [0, 'other'],
  [1, 'one'],
  [2, 'other'],
] as const)('the form of %d is %s', (count, category) => {
  const [stem, feature] = plural();
  const translate = translator(feature) as (key: string, values: Record<string, number>) => string;
  const written = (catalogues[feature] as Readonly<Record<string, string>>)[`${stem}_${category}`] ?? '';
  expect(translate(stem, { count })).toBe(written.replaceAll('{count}', String(count)));
});

test('no catalogue holds a placeholder of another library', () => {
  const all = Object.values(catalogues).flatMap((catalogue) => Object.values(catalogue));
  expect(all.filter((text) => text.includes('{{'))).toEqual([]);
});

/** Any sentence with plural forms and no other value than the count. */
function plural(): readonly [string, keyof typeof catalogues] {
  for (const [feature, catalogue] of Object.entries(catalogues)) {
    for (const [key, text] of Object.entries<string>(catalogue)) {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      if (key.endsWith('_other') && names.every((name) => name === 'count')) {
        return [key.slice(0, -'_other'.length), feature as keyof typeof catalogues];
      }
    }
  }
  throw new Error('no catalogue has plural forms');
}
