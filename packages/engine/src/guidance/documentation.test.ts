// Every field of the tables is documented, and nothing else is.
import { expect, test } from 'vitest';
import { fieldAt } from '../fields/kinds.ts';
import { fieldMessages } from '../messages/fields.ts';
import { documentationOf, keysOfFields } from './documentation.ts';

test('every field has a line, and every line a field', () => {
  expect([...keysOfFields().values()].sort()).toEqual(Object.keys(fieldMessages).sort());
});

test('a line is one sentence', () => {
  expect(Object.entries(fieldMessages).filter(([, line]) => !/^[^\n]{3,120}[.:]$/.test(line))).toEqual([]);
});

test('a field is found by itself, also where another table had it first', () => {
  const timeout = fieldAt('VirtualService', ['spec', 'http', 0, 'timeout']);
  expect(timeout && documentationOf(timeout)).toMatch(/time/i);
  const perPort = fieldAt('DestinationRule', ['spec', 'subsets', 0, 'trafficPolicy', 'loadBalancer', 'simple']);
  expect(perPort && documentationOf(perPort)).not.toBe('');
  expect(documentationOf({ type: 'bool' })).toBe('');
});
