import { expect, test } from 'vitest';
import { headerLines, withChanged, withLine, withoutLine } from './headerLines.ts';

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

test('a line under another name keeps its place', () => {
  const line = { operation: 'add', name: 'x-b', value: '2' } as const;
  expect(Object.keys(withChanged(value, line, { ...line, name: 'x-e' }).add ?? {})).toEqual(['x-e', 'x-c']);
  expect(withChanged(value, line, { ...line, name: 'x-c' }).add).toEqual({ 'x-c': '2' });
  expect(withChanged(value, line, { ...line, operation: 'set' })).toEqual({
    ...value,
    set: { 'x-a': '1', 'x-b': '2' },
    add: { 'x-c': '3' },
  });
  const removal = { operation: 'remove', name: 'x-d', value: undefined } as const;
  const two = { remove: ['x-d', 'x-f'] };
  expect(withChanged(two, removal, { ...removal, name: 'x-e' })).toEqual({ remove: ['x-e', 'x-f'] });
  expect(withChanged(two, removal, { ...removal, name: 'x-f' })).toEqual({ remove: ['x-f'] });
});
