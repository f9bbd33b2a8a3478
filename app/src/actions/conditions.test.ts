import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { Json, Path } from '@portolan/engine';
import { comparisonsOf, jsonOf, needsName, pathOf, readCondition, subjects, type Condition } from './conditions.ts';

test.each<[Path, Json, Condition | undefined]>([
  [['uri'], { prefix: '/a' }, { subject: 'uri', name: '', comparison: 'prefix', value: '/a' }],
  [['headers', 'x'], {}, { subject: 'headers', name: 'x', comparison: 'present', value: '' }],
  [['headers', 'x'], null, { subject: 'headers', name: 'x', comparison: 'present', value: '' }],
  [['port'], 80, { subject: 'port', name: '', comparison: 'exact', value: '80' }],
  [['sourceLabels', 'app'], 'web', { subject: 'sourceLabels', name: 'app', comparison: 'exact', value: 'web' }],
  [['gateways'], ['mesh'], undefined],
  [['headers'], {}, undefined],
])('the condition at %j is %j', (path, json, condition) => {
  expect(readCondition(path, json)).toEqual(condition);
});

test('a header is named in lower case, as Istio asks', () => {
  expect(pathOf({ subject: 'headers', name: ' X-User ' })).toEqual(['headers', 'x-user']);
});

test('what is written is read back', () => {
  const condition = fc.constantFrom(...subjects).chain((subject) =>
    fc.record({
      subject: fc.constant(subject),
      name: needsName(subject) ? fc.stringMatching(/^[a-z-]{1,9}$/) : fc.constant(''),
      comparison: fc.constantFrom(...comparisonsOf(subject)),
      value: subject === 'port' ? fc.integer({ min: 1, max: 65535 }).map(String) : fc.string(),
    }),
  );
  fc.assert(
    fc.property(condition, (one) => {
      const read = readCondition(pathOf(one), jsonOf(one));
      expect(read).toEqual(one.comparison === 'present' ? { ...one, value: '' } : one);
    }),
  );
});
