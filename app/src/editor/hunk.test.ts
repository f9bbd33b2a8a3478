import { expect, test } from 'vitest';
import { hunkAt, takeBack, type Hunk } from './hunk.ts';
import { linesOf } from './lines.ts';

const hunk = (original: readonly [number, number], modified: readonly [number, number]): Hunk => ({
  originalStartLineNumber: original[0],
  originalEndLineNumber: original[1],
  modifiedStartLineNumber: modified[0],
  modifiedEndLineNumber: modified[1],
});

test.each<[string, string, string, Hunk]>([
  ['a changed line', 'a\nb\nc\n', 'a\nB\nc\n', hunk([2, 2], [2, 2])],
  ['added lines', 'a\nc\n', 'a\nb\nb\nc\n', hunk([1, 0], [2, 3])],
  ['removed lines', 'a\nb\nc\n', 'a\nc\n', hunk([2, 2], [1, 0])],
  ['at the start', 'a\nb\n', 'b\n', hunk([1, 1], [0, 0])],
  ['added at the end, without a last line end', 'a', 'a\nb', hunk([1, 0], [2, 2])],
  ['removed at the end, without a last line end', 'a\nb', 'a', hunk([2, 2], [1, 0])],
  ['with line ends of Windows', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n', hunk([2, 2], [2, 2])],
  ['added at the end of a Windows text', 'a', 'a\r\nb', hunk([1, 0], [2, 2])],
  ['behind a byte order mark', '\uFEFFa\nb\n', '\uFEFFA\nb\n', hunk([1, 1], [1, 1])],
])('taking back %s leads to the loaded text', (_, loaded, now, change) => {
  const { from, to, insert } = takeBack(linesOf(loaded), linesOf(now), change);
  expect(now.slice(0, from) + insert + now.slice(to)).toBe(loaded);
});

test('one change taken back leaves the others', () => {
  const { from, to, insert } = takeBack(linesOf('a\nb\nc\nd'), linesOf('A\nb\nC\nd'), hunk([3, 3], [3, 3]));
  expect({ from, to, insert }).toEqual({ from: 4, to: 6, insert: 'c\n' });
});

test('the change at the caret, or the nearest', () => {
  const hunks = [hunk([1, 1], [1, 1]), hunk([5, 8], [5, 8]), hunk([20, 20], [19, 0])];
  expect(hunkAt(hunks, 6)).toBe(hunks[1]);
  expect(hunkAt(hunks, 3)).toBe(hunks[0]);
  expect(hunkAt(hunks, 17)).toBe(hunks[2]);
  expect(hunkAt([], 1)).toBeUndefined();
});
