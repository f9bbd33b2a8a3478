import { expect, test } from 'vitest';
import { fieldAt } from './fields/kinds.ts';
import { judgeValue, tryPattern } from './judge.ts';
import type { Json, Path } from './ref.ts';

const rule: Path = ['spec', 'http', 0];

test.each<[Path, Json, RegExp | undefined]>([
  [[...rule, 'timeout'], '5s', undefined],
  [[...rule, 'timeout'], '1.5ms', /whole milliseconds|timeout/i],
  [[...rule, 'timeout'], '5', /is no timeout/],
  [[...rule, 'timeout'], 5, /duration/],
  [[...rule, 'retries', 'attempts'], 3, undefined],
  [[...rule, 'retries', 'attempts'], 'three', /whole number/],
  [[...rule, 'retries', 'attempts'], -1, /./],
  [[...rule, 'route', 0, 'destination', 'host'], 'web', undefined],
  [[...rule, 'route', 0, 'destination', 'host'], 'we b', /./],
  [[...rule, 'route', 0, 'destination', 'port', 'number'], 70000, /./],
  [[...rule, 'match', 0, 'uri'], { regex: '(' }, /./],
  [[...rule, 'match', 0, 'uri'], { prefix: '' }, undefined],
  [[...rule, 'match', 0, 'method'], { prefix: '' }, /./],
  [[...rule, 'match', 0, 'headers'], { 'end-user': { exact: 'jason' } }, undefined],
  [[...rule, 'match', 0, 'sourceLabels'], { 'no good': 'x' }, /./],
])('%j with %j', (path, value, complaint) => {
  const field = fieldAt('VirtualService', path);
  if (!field) throw new Error('no such field');
  const [first] = judgeValue(field, value);
  if (complaint === undefined) expect(first).toBeUndefined();
  else expect(first).toMatch(complaint);
});

test.each([
  ['/v[0-9]+/.*', '/v1/x', false, 'matches'],
  ['/v[0-9]+', '/v1/x', false, 'differs'],
  ['/v[0-9]+', '/v1/x', true, 'matches'],
  ['(?=x)', 'x', false, 'refused'],
])('%s on %s (a part will do: %s): %s', (pattern, text, part, kind) => {
  expect(tryPattern(pattern, text, part).kind).toBe(kind);
});
