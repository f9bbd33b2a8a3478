import { defaultSettings } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { createDeriver } from '@portolan/workspace';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import tutorial from '../../../public/examples/tutorial.yaml?raw';
import { createFlow } from './flow.ts';

function pictures(...texts: readonly string[]) {
  const derive = createDeriver();
  let source = readSource('');
  return texts.map((text) => {
    source = readSource(text, source);
    return derive(source, defaultSettings);
  });
}

test('a change that draws nothing new keeps both lists, so that React Flow walks through nothing', () => {
  const flow = createFlow();
  const [a, b] = pictures(tutorial, tutorial.replace('# Two small voyages', '# Two voyages'));
  if (!a || !b) throw new Error('no picture');
  const nodes = flow.nodes(a.graph, a.layout);
  const edges = flow.edges(a.graph, a.layout);
  expect(nodes.length).toBe(a.graph.nodes.length);
  expect(flow.nodes(b.graph, b.layout)).toBe(nodes);
  expect(flow.edges(b.graph, b.layout)).toBe(edges);
});

test('what changes inside a node in its shape is no news for React Flow', () => {
  const flow = createFlow();
  const [a, b] = pictures(tutorial, tutorial.replace('prefix: /hello ', 'prefix: /hullo '));
  if (!a || !b) throw new Error('no picture');
  expect(b.graph).not.toBe(a.graph);
  const before = flow.nodes(a.graph, a.layout);
  expect(flow.nodes(b.graph, b.layout)).toBe(before);
});

test('a new rule redraws its VirtualService', () => {
  const flow = createFlow();
  const rule = '    - redirect:\n        uri: /\n';
  const [a, b] = pictures(
    tutorial,
    tutorial.replace(/^ {2}http:\n/m, (line) => line + rule),
  );
  if (!a || !b) throw new Error('no picture');
  const before = flow.nodes(a.graph, a.layout);
  const after = flow.nodes(b.graph, b.layout);
  const redrawn = after.filter((node, i) => node !== before[i]).map((node) => node.id);
  expect(redrawn).toContain('VirtualService/default/httpserver');
  expect(redrawn).not.toContain('Gateway/default/httpserver-gateway');
});

test('a dragged node is where the pointer is, and the others stay the same objects', () => {
  const flow = createFlow();
  const [a] = pictures(tutorial);
  if (!a) throw new Error('no picture');
  const id = 'Service/default/web-svc';
  const before = flow.nodes(a.graph, a.layout);
  const after = flow.nodes(a.graph, a.layout, { [id]: { x: 5, y: 7 } });
  expect(after.filter((node, i) => node !== before[i]).map(({ id, position }) => ({ id, position }))).toEqual([
    { id, position: { x: 5, y: 7 } },
  ]);
});

test('every edge ends at handles that its nodes have, and every node has a name for those who cannot see it', () => {
  const flow = createFlow();
  const [a] = pictures(tutorial);
  if (!a) throw new Error('no picture');
  const nodes = flow.nodes(a.graph, a.layout);
  const handles = new Set(
    nodes.flatMap((node) => node.handles?.map(({ id, type }) => `${node.id} ${type} ${id}`) ?? []),
  );
  for (const edge of flow.edges(a.graph, a.layout)) {
    expect(handles).toContain(`${edge.source} source ${edge.sourceHandle}`);
    expect(handles).toContain(`${edge.target} target ${edge.targetHandle}`);
  }
  expect(nodes.map(({ ariaLabel }) => ariaLabel)).toContain('VirtualService httpserver in default, 1 rule');
});

test('law: whatever was drawn before, the picture is the one drawn from nothing', () => {
  const texts = [
    tutorial,
    tutorial.replace('prefix: /hello ', 'prefix: /hullo '),
    tutorial.replace(/^ {2}http:\n/m, (line) => `${line}    - redirect:\n        uri: /\n`),
    tutorial.replace('weight: 90', 'weight: 80'),
    tutorial.replace('# Two small voyages', '# Two voyages'),
    tutorial.replaceAll('web-svc', 'web'),
    '',
  ];
  const dragged = fc.option(fc.constant({ 'Service/default/web-svc': { x: 5, y: 7 } }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...texts), dragged), { maxLength: 6 }), (row) => {
      const flow = createFlow();
      pictures(...row.map(([text]) => text)).forEach(({ graph, layout }, i) => {
        const at = row[i]?.[1];
        expect(flow.nodes(graph, layout, at)).toEqual(createFlow().nodes(graph, layout, at));
        expect(flow.edges(graph, layout)).toEqual(createFlow().edges(graph, layout));
      });
    }),
    { numRuns: 40 },
  );
});
