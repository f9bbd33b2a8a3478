import { fieldAt, type Json, type KnownKind, type Path, type Table } from '@portolan/engine';
import { expect, test } from 'vitest';
import { rowsOf } from './rows.ts';

function table(kind: KnownKind, path: Path): Table {
  const field = fieldAt(kind, path);
  if (field?.type !== 'object') throw new Error('no object there');
  return field.fields;
}
const rule = table('VirtualService', ['spec', 'http', 0]);
const loadBalancer = table('DestinationRule', ['spec', 'trafficPolicy', 'loadBalancer']);
const none = new Set<string>();

function shown(fields: Table, value: Json | undefined, added: ReadonlySet<string> = none): readonly string[] {
  return rowsOf(fields, value, added).shown.map((row) =>
    row.kind === 'field' ? row.key : `one of ${row.members.map(({ key }) => key).join('|')}: ${row.present ?? '-'}`,
  );
}

test('what is there is shown in the order of the table; the rest can be added', () => {
  const { absent } = rowsOf(rule, { timeout: '5s', match: [] }, none);
  expect(shown(rule, { timeout: '5s', match: [] })).toEqual(['match', 'timeout']);
  expect(absent.map(({ key }) => key)).toContain('retries');
  expect(absent.at(-1)?.key).toBe('mirrorPercent');
});

test('a field that was chosen is shown before anything is written', () => {
  expect(shown(rule, {}, new Set(['retries']))).toEqual(['retries']);
});

test('a required field is shown though it is missing', () => {
  expect(shown(table('VirtualService', ['spec', 'http', 0, 'route', 0]), { weight: 1 })).toEqual([
    'destination',
    'weight',
  ]);
});

test('another spelling of a field is that field', () => {
  expect(shown(rule, { mirror_percent: 5 })).toEqual(['mirror_percent']);
  expect(rowsOf(rule, { mirror_percent: 5 }, none).unknown).toEqual([]);
});

test('keys of no table are listed', () => {
  expect(rowsOf(rule, { nonsense: 1, constructor: 2, timeout: '1s' }, none).unknown).toEqual([
    'nonsense',
    'constructor',
  ]);
});

test('fields that exclude each other are one choice, unless two of them are there', () => {
  const one = 'one of simple|consistentHash|backendUtilization';
  expect(shown(loadBalancer, { simple: 'RANDOM' })).toEqual([`${one}: simple`]);
  expect(shown(loadBalancer, {}, new Set(['consistentHash']))).toEqual([`${one}: -`]);
  expect(shown(loadBalancer, { simple: 'RANDOM', consistentHash: {} })).toEqual(['simple', 'consistentHash']);
  expect(rowsOf(loadBalancer, { simple: 'RANDOM' }, none).absent.map(({ key }) => key)).not.toContain('consistentHash');
});

test('what is no object shows nothing of it', () => {
  expect(shown(rule, 'text')).toEqual([]);
  expect(shown(rule, null)).toEqual([]);
});
