import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration } from './duration.ts';

test.each([
  ['1m30s', 90_000],
  ['500ms', 500],
  ['1.1s', 1100],
  ['0.5ms', 0.5],
  ['1h0.25m', 3_615_000],
  ['.5s', 500],
  ['5.s', 5000],
  ['100us', 0.1],
  ['1500µs', 1.5],
  ['2000000ns', 2],
  ['0', 0],
  ['0s', 0],
  ['-2s', -2000],
  ['+2s', 2000],
  ['8760h', 31_536_000_000],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '5', '1.5', 's', '.s', '-', '1d', '1 s', '1s ', '1e3s', '1s2', '99999999999h', '１s'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test('whole milliseconds stay whole, however they are written', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (ms) => {
      const seconds = `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}s`;
      expect([parseDuration(`${ms}ms`), parseDuration(seconds), parseDuration(`${ms * 1000}us`)]).toEqual([ms, ms, ms]);
    }),
  );
});
