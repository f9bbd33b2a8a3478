import { expect, test } from 'vitest';
import { readHeaderLines } from './headerLines.ts';

test.each([
  ['end-user: jason', [['end-user', 'jason']], []],
  [
    'A: 1\r\nA:2\n\nB : c:d',
    [
      ['A', '1'],
      ['A', '2'],
      ['B', 'c:d'],
    ],
    [],
  ],
  [
    '> Accept: */*\n> X-A: 1',
    [
      ['Accept', '*/*'],
      ['X-A', '1'],
    ],
    [],
  ],
  ['GET / HTTP/1.1\nHost: a', [['Host', 'a']], ['GET / HTTP/1.1']],
  [':authority: a\nx: 1', [['x', '1']], [':authority: a']],
  ['one\ntwo', [], ['one', 'two']],
])('%j has headers %j, and besides %j', (text, headers, others) => {
  expect(readHeaderLines(text)).toEqual({ headers, others });
});

test.each(['', 'end-user', 'two words'])('%j is no line of headers', (text) => {
  expect(readHeaderLines(text)).toBeUndefined();
});
