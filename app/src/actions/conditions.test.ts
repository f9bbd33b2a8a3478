import { applyCommand, decode, type Json, type Path, type Resource } from '@portolan/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changedList,
  comparisonsOf,
  jsonOf,
  needsName,
  pathOf,
  readCondition,
  subjects,
  takesSeveral,
  valuesOf,
  type Condition,
} from './conditions.ts';

test.each<[Path, Json, Condition | undefined]>([
  [['uri'], { prefix: '/a' }, { subject: 'uri', name: '', comparison: 'prefix', value: '/a' }],
  [['headers', 'x'], {}, { subject: 'headers', name: 'x', comparison: 'present', value: '' }],
  [['headers', 'x'], null, { subject: 'headers', name: 'x', comparison: 'present', value: '' }],
  [['port'], 80, { subject: 'port', name: '', comparison: 'exact', value: '80' }],
  [['sourceLabels', 'app'], 'web', { subject: 'sourceLabels', name: 'app', comparison: 'exact', value: 'web' }],
  [['gateways'], ['mesh', 'b'], { subject: 'gateways', name: '', comparison: 'exact', value: 'mesh, b' }],
  [['sniHosts', 0], ['a', 'b'], { subject: 'sniHosts', name: '', comparison: 'exact', value: 'a, b' }],
  [['sniHosts'], [1], undefined],
  [['headers'], {}, undefined],
  [['sourceSubnet'], '10.0.0.0/8', undefined],
])('the condition at %j is %j', (path, json, condition) => {
  expect(readCondition(path, json)).toEqual(condition);
});

test('a header is named in lower case, as Istio asks', () => {
  expect(pathOf({ subject: 'headers', name: ' X-User ' })).toEqual(['headers', 'x-user']);
});

test('values are parted by commas and blanks', () => {
  expect(valuesOf(' a.example , *.b.example\t10.0.0.0/8,')).toEqual(['a.example', '*.b.example', '10.0.0.0/8']);
});

const word = fc.stringMatching(/^[a-z*./0-9]{1,6}$/);

test('what is written is read back', () => {
  const condition = fc.constantFrom(...subjects).chain((subject) =>
    fc.record({
      subject: fc.constant(subject),
      name: needsName(subject) ? fc.stringMatching(/^[a-z-]{1,9}$/) : fc.constant(''),
      comparison: fc.constantFrom(...comparisonsOf(subject)),
      value: takesSeveral(subject)
        ? fc.array(word, { minLength: 1 }).map((words) => words.join(', '))
        : subject === 'port'
          ? fc.integer({ min: 1, max: 65535 }).map(String)
          : fc.string(),
    }),
  );
  fc.assert(
    fc.property(condition, (one) => {
      const read = readCondition(pathOf(one), jsonOf(one));
      expect(read).toEqual(one.comparison === 'present' ? { ...one, value: '' } : one);
    }),
  );
});

test('a changed list becomes the other one, and writes no more than what differs', () => {
  const few = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(few, few, (before, after) => {
      const value = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'v' } };
      const { resource } = decode({ ...value, spec: { hosts: before } });
      if (!resource) throw new Error('no resource');
      const commands = changedList({ resource: resource.id, path: ['spec', 'hosts'] }, before, after);
      const applied = applyCommand([resource] as readonly Resource[], { type: 'several', commands });
      expect(applied).toMatchObject({ ok: true, value: [{ spec: { hosts: after } }] });
      expect(commands.length).toBeLessThanOrEqual(Math.max(before.length, after.length));
      if (before.join() === after.join()) expect(commands).toEqual([]);
    }),
  );
});
