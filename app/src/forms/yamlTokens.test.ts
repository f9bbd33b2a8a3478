import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outdented, tokensOf } from './yamlTokens.ts';

const read = (line: string) =>
  tokensOf(line)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`);

test.each<[string, readonly string[]]>([
  ['  weight: 90 # Friday', ['key weight', 'mark :', 'number 90', 'comment # Friday']],
  [
    '- uri: { prefix: "/a#b" }',
    ['mark -', 'key uri', 'mark :', 'mark {', 'key prefix', 'mark :', 'text "/a#b"', 'mark }'],
  ],
  ['host: web.default.svc', ['key host', 'mark :']],
  ['# all', ['comment # all']],
  ['', []],
])('%s', (line, tokens) => {
  expect(read(line)).toEqual(tokens);
});

test('tokens together are the line, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = text.replaceAll(/[\r\n]/g, ' ');
      expect(
        tokensOf(line)
          .map((token) => token.text)
          .join(''),
      ).toBe(line);
    }),
  );
});

test('a part of a text begins at the margin', () => {
  const text = 'spec:\n  http:\n    - timeout: 5s\n      retries:\n        attempts: 2\n';
  const from = text.indexOf('timeout');
  expect(outdented(text, from, text.length)).toBe('timeout: 5s\nretries:\n  attempts: 2');
});

test('a comment behind the last value belongs to it', () => {
  const text = 'a: 1 # first\n# second\nb: {c: 2} # third\n';
  expect(outdented(text, 0, 4)).toBe('a: 1 # first');
  expect(outdented(text, text.indexOf('{c') + 1, text.indexOf('}'))).toBe('c: 2');
});
