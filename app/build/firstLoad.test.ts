import { expect, test } from 'vitest';
import { complaint } from './firstLoad.ts';

const accepted = { gzipped: 240_000, parts: { react: 900_000, 'packages/engine': 100_000, zustand: 5_000 } };

test('what fits is let through', () => {
  expect(complaint({ ...accepted, gzipped: 250_000 }, accepted)).toBeUndefined();
});

test('what does not fit is refused, with what grew, most first', () => {
  const parts = { react: 900_000, 'packages/engine': 130_000, moment: 300_000, zustand: 4_000 };
  expect(complaint({ gzipped: 250_001, parts }, accepted)?.split('\n')).toEqual([
    'The first load is 250.0 kB gzipped; 250.0 kB are allowed.',
    'Grown since 240.0 kB were accepted (bytes before minifying):',
    '  moment: +300000 bytes, now 300000',
    '  packages/engine: +30000 bytes, now 130000',
    'Load it later with import(), or make it smaller.',
  ]);
});

test('Monaco is refused whatever it weighs', () => {
  const parts = { ...accepted.parts, 'monaco-editor': 1 };
  expect(complaint({ gzipped: 1, parts }, accepted)).toContain('Monaco is part of the first load');
});
