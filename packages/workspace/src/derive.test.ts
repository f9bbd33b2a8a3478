import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultSettings, resourceId } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { createDeriver } from './derive.ts';

const tutorial = readFileSync(
  new URL('../../engine/testdata/conformance/routing/seed-1-httpserver-gateway.yaml', import.meta.url),
  'utf8',
);
const virtualService = resourceId('VirtualService', 'default', 'httpserver');

test('an edit makes anew only what it touched', () => {
  const derive = createDeriver();
  const source = readSource(tutorial);
  const first = derive(source, defaultSettings);
  const second = derive(readSource(tutorial.replace('/hello', '/hallo'), source), defaultSettings);
  const changed = second.resources.filter((resource, i) => resource !== first.resources[i]);
  expect(changed.map(({ id }) => id)).toEqual([virtualService]);
  expect(first.graph.nodes.filter((node) => second.graph.nodes.includes(node)).length).toBe(
    first.graph.nodes.length - 1,
  );
});

test('the same inputs give the same objects', () => {
  const derive = createDeriver();
  const source = readSource(tutorial);
  const first = derive(source, defaultSettings);
  const second = derive(source, defaultSettings);
  expect([second.mesh, second.graph, second.layout]).toEqual([first.mesh, first.graph, first.layout]);
  expect(second.mesh).toBe(first.mesh);
  expect(second.layout).toBe(first.layout);
  const pinned = derive(source, defaultSettings, { [virtualService]: { x: 5, y: 5 } });
  expect(pinned.graph).toBe(first.graph);
  expect(pinned.layout).not.toBe(first.layout);
});

test('a document broken in the middle of a word stays in the picture, faded, with line and reason', () => {
  const derive = createDeriver();
  const source = readSource(tutorial);
  const whole = derive(source, defaultSettings);
  const broken = tutorial.replace(
    '  hosts:\n  - httpserver.lr90.site\n  gateways:',
    '  hosts:\n  - httpserver.lr90.site\n  gatew',
  );
  const faded = derive(readSource(broken, source), defaultSettings);
  expect(faded.resources.map(({ id }) => id)).toEqual(whole.resources.map(({ id }) => id));
  expect([...faded.stale.keys()]).toEqual([virtualService]);
  expect(faded.stale.get(virtualService)).toMatchObject({ line: 23, reason: { severity: 'error' } });
  expect(faded.graph.nodes.find(({ id }) => id === virtualService)?.stale).toBe(true);
  const mended = derive(readSource(tutorial, faded.source), defaultSettings);
  expect(mended.stale.size).toBe(0);
  expect(mended.graph).toEqual(whole.graph);
});

test.each([
  [50, 0],
  [51, 51],
])('of %d VirtualServices %d begin with their rules folded away; a person may say otherwise', (count, folded) => {
  const text = Array.from(
    { length: count },
    (_, i) =>
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v${i}}\nspec: {hosts: [h${i}], http: [{route: [{destination: {host: a}}]}]}\n`,
  ).join('---\n');
  const derive = createDeriver();
  const source = readSource(text);
  const first = derive(source, defaultSettings);
  expect(first.collapsed.size).toBe(folded);
  const id = resourceId('VirtualService', 'default', 'v7');
  const said = derive(source, defaultSettings, {}, { [id]: folded === 0 });
  expect(said.collapsed.has(id)).toBe(folded === 0);
  expect(said.graph.nodes.find((node) => node.id === id)?.hiddenRules).toBe(folded === 0 ? 1 : undefined);
  const edited = derive(readSource(text.replace('host: a}', 'host: b}'), source), defaultSettings);
  expect(edited.collapsed.size).toBe(folded);
});
