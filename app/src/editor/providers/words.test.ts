import { expect, test } from 'vitest';
import { durationWords } from './durationWords.ts';
import { code } from './markdown.ts';

test.each([
  [0, '0 milliseconds'],
  [1, '1 millisecond'],
  [0.5, '0.5 milliseconds'],
  [1000, '1 second'],
  [90_000, '1 minute 30 seconds'],
  [3_600_000, '1 hour'],
  [5_400_250, '1 hour 30 minutes 250 milliseconds'],
  [-2000, '−2 seconds'],
])('%d ms are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test.each([
  ['web', '`web`'],
  ['a`b', '``a`b``'],
  ['`a`', '`` `a` ``'],
  ['[x](command:y)', '`[x](command:y)`'],
  ['two\nlines', '`two lines`'],
  ['', '` `'],
])('%j cannot act in Markdown', (text, written) => {
  expect(code(text)).toBe(written);
});
