import { expect, test } from 'vitest';
import { commentsOf, readSource } from './index.ts';

test.each<[string, string[]]>([
  ['a: 1 # one\n# two\nb: 2', ['# one', '# two']],
  ['# only\n\n  # these', ['# only', '# these']],
  ['--- # top\na: x#y\nb: "x # y"\nc: \'#\' # z\r\n', ['# top', '# z']],
  ['a: | # head\n  # text\n  b\n# below\n', ['# head', '# below']],
  ['a: one\n  two # after\n', ['# after']],
  ['a: [1, # one\n  "#2"] # all\n"# key": x\n', ['# one', '# all']],
  ['\uFEFF# first\na: 1\n', ['# first']],
  ['a: 1 # x\nb\nc: 2\n', []],
])('the comments of %j are %j', (text, comments) => {
  const content = readSource(text).documents[0]?.content;
  expect(content && commentsOf(content).map(({ from, to }) => text.slice(from, to))).toEqual(comments);
});
