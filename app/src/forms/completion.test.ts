import { fieldAt } from '@portolan/engine';
import { expect, test } from 'vitest';
import { matching, withPicked } from './completion.ts';

const all = ['web', 'web-2', 'api.web.example', 'db'].map((value) => ({ value, detail: '' }));
const values = (text: string, isUntouched = false) => matching(all, text, isUntouched).map(({ value }) => value);

test('an untouched field offers everything; a typed one what begins with it, then what holds it', () => {
  expect(values('db', true)).toHaveLength(4);
  expect(values('')).toHaveLength(4);
  expect(values('WE')).toEqual(['web', 'web-2', 'api.web.example']);
  expect(values('web')).toEqual(['web-2', 'api.web.example']);
  expect(values('nothing')).toEqual([]);
});

test('of a list in one text only the last part is replaced', () => {
  const retryOn = fieldAt('VirtualService', ['spec', 'http', 0, 'retries', 'retryOn']);
  const host = fieldAt('VirtualService', ['spec', 'hosts', 0]);
  if (!retryOn || !host) throw new Error('no such field');
  expect(withPicked(retryOn, '5xx,res', 'reset')).toBe('5xx,reset');
  expect(withPicked(retryOn, 'res', 'reset')).toBe('reset');
  expect(withPicked(host, 'a,b', 'web')).toBe('web');
});
