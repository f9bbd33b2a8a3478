import { expect, test } from 'vitest';
import { headerLines, withLine, withoutLine } from './headerLines.ts';

const value = { set: { 'x-a': '1' }, add: { 'x-b': '2', 'x-c': '3' }, remove: ['x-d'], other: true };

test('operations are lines in the order of set, add, remove', () => {
  expect(headerLines(value).map(({ operation, name }) => `${operation} ${name}`)).toEqual([
    'set x-a',
    'add x-b',
    'add x-c',
    'remove x-d',
  ]);
  expect(headerLines('nonsense')).toEqual([]);
  expect(headerLines({ set: ['nonsense'], remove: 'nonsense' })).toEqual([]);
});

test('a line that is taken away leaves nothing empty behind', () => {
  expect(withoutLine(value, { operation: 'set', name: 'x-a', value: '1' })).toEqual({
    add: value.add,
    remove: value.remove,
    other: true,
  });
  expect(withoutLine({ remove: ['x'] }, { operation: 'remove', name: 'x', value: undefined })).toBeUndefined();
});

test('a line that is put keeps the others', () => {
  expect(withLine(value, { operation: 'add', name: 'x-e', value: '5' }).add).toEqual({ ...value.add, 'x-e': '5' });
  expect(withLine(value, { operation: 'remove', name: 'x-e', value: undefined }).remove).toEqual(['x-d', 'x-e']);
  expect(withLine({}, { operation: 'set', name: 'x', value: undefined })).toEqual({ set: { x: '' } });
});
