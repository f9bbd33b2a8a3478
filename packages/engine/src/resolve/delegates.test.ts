import { describe, expect, test } from 'vitest';
import type { HttpMatchRequest, StringMatch } from '../model/virtualService.ts';
import { resourceId } from '../ref.ts';
import { conflicts, mergeDelegate } from './delegates.ts';
import type { ResolvedHttpRoute } from './mesh.ts';

const exact = (value: string): StringMatch => ({ kind: 'exact', value });
const prefix = (value: string): StringMatch => ({ kind: 'prefix', value });
const regex = (value: string): StringMatch => ({ kind: 'regex', value });
const present: StringMatch = { kind: 'present' };

describe('a delegate match contradicts a root match (R-VS-27)', () => {
  test.each<[string, HttpMatchRequest, HttpMatchRequest, boolean]>([
    ['nothing on one side', { uri: prefix('/a') }, {}, false],
    ['nothing on the other', {}, { uri: regex('.*') }, false],
    ['prefix inside prefix', { uri: prefix('/a') }, { uri: prefix('/a/b') }, false],
    ['exact inside prefix', { uri: prefix('/a') }, { uri: exact('/ab') }, false],
    ['prefix outside prefix', { uri: prefix('/a/b') }, { uri: prefix('/a') }, true],
    ['same exact', { uri: exact('/a') }, { uri: exact('/a') }, false],
    ['other exact', { uri: exact('/a') }, { uri: exact('/b') }, true],
    ['prefix under exact', { uri: exact('/a') }, { uri: prefix('/a') }, true],
    ['two patterns', { uri: regex('/a') }, { uri: regex('/a') }, true],
    ['pattern and value', { uri: regex('/a') }, { uri: exact('/a') }, true],
    ['present and value', { headers: { x: present } }, { headers: { x: exact('1') } }, true],
    ['value and present', { headers: { x: exact('1') } }, { headers: { x: present } }, true],
    ['prefix and present', { headers: { x: prefix('1') } }, { headers: { x: present } }, true],
    ['other headers', { headers: { x: exact('1') } }, { headers: { y: exact('1') } }, false],
    ['letter case', { ignoreUriCase: true }, {}, true],
    ['ports', { port: 80 }, { port: 81 }, true],
    ['one port', { port: 80 }, {}, false],
    ['source namespace left out', { sourceNamespace: 'a' }, {}, true],
    ['source namespace added', {}, { sourceNamespace: 'a' }, false],
    ['label with two values', { sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'b' } }, true],
    ['labels side by side', { sourceLabels: { app: 'a' } }, { sourceLabels: { tier: 'b' } }, false],
    ['gateways within', { gateways: ['a/g', 'mesh'] }, { gateways: ['mesh'] }, false],
    ['gateways beyond', { gateways: ['a/g'] }, { gateways: ['mesh'] }, true],
  ])('%s', (_, root, leaf, contradicts) => {
    expect(conflicts(root, leaf)).toBe(contradicts);
  });
});

const rootId = resourceId('VirtualService', 'a', 'root');
const leafId = resourceId('VirtualService', 'a', 'leaf');

function rule(
  id: typeof rootId,
  route: ResolvedHttpRoute['route'],
  matches?: readonly HttpMatchRequest[],
): ResolvedHttpRoute {
  const at = { resource: id, path: ['spec', 'http', 0] };
  const resolved = matches?.map((match, i) => ({
    match,
    root: i,
    sources: [{ match, at: { ...at, path: [...at.path, 'match', i] } }],
  }));
  return { route, ...(resolved ? { matches: resolved } : {}), index: 0, at, inherited: [] };
}

describe('a delegate in its root', () => {
  test('every delegate match is joined with every root match it does not contradict, the delegate outside', () => {
    const root = rule(rootId, { delegate: { name: 'leaf' } }, [{ uri: prefix('/a') }, { port: 80 }]);
    const leaf = rule(leafId, {}, [{ uri: prefix('/a/1') }, { uri: prefix('/b') }]);
    const [merged] = mergeDelegate(root, [leaf], leafId);
    expect(merged?.matches?.map(({ match, root: r, leaf: l }) => [match.uri, match.port, r, l])).toEqual([
      [prefix('/a/1'), undefined, 0, 0],
      [prefix('/a/1'), 80, 1, 0],
      [prefix('/b'), 80, 1, 1],
    ]);
  });

  test('a rule with a match that contradicts all of the root vanishes', () => {
    const root = rule(rootId, {}, [{ uri: prefix('/a') }]);
    const leaf = rule(leafId, {}, [{ uri: prefix('/a/1') }, { uri: prefix('/b') }]);
    expect(mergeDelegate(root, [leaf], leafId)).toEqual([]);
  });

  test('without matches on one side the other side stays', () => {
    const open = rule(leafId, {});
    const closed = rule(rootId, {}, [{ uri: exact('/') }]);
    expect(mergeDelegate(closed, [open], leafId)[0]?.matches).toEqual(closed.matches);
    const merged = mergeDelegate(rule(rootId, {}), [rule(leafId, {}, [{ uri: exact('/') }])], leafId);
    expect(merged[0]?.matches?.[0]).toMatchObject({ leaf: 0, match: { uri: exact('/') } });
    expect(merged[0]?.matches?.[0]).not.toHaveProperty('root');
  });

  test('the root fills whole fields that the delegate lacks', () => {
    const root = rule(rootId, {
      name: 'r',
      timeoutMs: 5,
      headers: { request: { set: { a: '1' } } },
      rewrite: { uri: '/' },
    });
    const leaf = rule(leafId, { name: 'd', headers: { response: { set: { b: '2' } } } });
    const [merged] = mergeDelegate(root, [leaf], leafId);
    expect(merged?.route).toEqual({
      name: 'r-d',
      timeoutMs: 5,
      headers: { response: { set: { b: '2' } } },
      rewrite: { uri: '/' },
    });
    expect(merged?.inherited).toEqual(['rewrite', 'timeoutMs']);
    expect(merged?.delegate).toEqual({ virtualService: leafId, http: 0 });
  });

  test('of a joined match each field is found where it stands', () => {
    const root = rule(rootId, {}, [{ method: exact('GET'), headers: { a: exact('1'), b: exact('1') } }]);
    const leaf = rule(leafId, {}, [{ uri: exact('/'), headers: { b: exact('1') } }]);
    const sources = mergeDelegate(root, [leaf], leafId)[0]?.matches?.[0]?.sources;
    expect(sources?.map(({ at }) => at.resource)).toEqual([leafId, rootId]);
  });
});
