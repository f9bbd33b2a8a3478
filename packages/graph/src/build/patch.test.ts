import type { Resource } from '@portolan/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aMesh, resourcesFrom, to, tutorial, virtualService } from '../../testdata/resources.ts';
import { buildGraph } from '../build.ts';

/** The resource after an edit that leaves its links alone, and sometimes of the links too. */
function edited(resource: Resource, n: number): Resource {
  switch (resource.kind) {
    case 'VirtualService': {
      const http = (resource.spec.http ?? []).map((rule) => ({
        ...rule,
        ...(n % 3 === 0 ? { timeoutMs: n * 1000 } : {}),
        ...(rule.route && { route: rule.route.map((one, i) => (n % 2 === 0 ? { ...one, weight: n + i } : one)) }),
      }));
      return { ...resource, spec: { ...resource.spec, http: n % 7 === 0 ? http.slice(1) : http } };
    }
    case 'Service':
      return {
        ...resource,
        spec: { ...resource.spec, ...(n % 5 === 0 ? { selector: { app: `app${n}` } } : { ports: [] }) },
      };
    case 'Deployment':
      return { ...resource, spec: { ...resource.spec, replicas: n } };
    default:
      return { ...resource, ...(n % 4 === 0 ? { createdAt: 1_700_000_000 + n } : {}) };
  }
}

const edits = fc.array(fc.record({ at: fc.nat(), n: fc.nat({ max: 50 }) }), { minLength: 1, maxLength: 6 });
const collapsedOr = fc.constantFrom<readonly string[]>([], ['VirtualService/a/vs1', 'VirtualService/b/vs2']);

test('after any edits the picture is the one that is built anew', () => {
  fc.assert(
    fc.property(aMesh, edits, collapsedOr, (start, list, ids) => {
      const options = { collapsed: new Set(ids) };
      let resources = start;
      let graph = buildGraph(resources, options);
      for (const { at, n } of list) {
        resources = resources.map((one, i) => (i === at % resources.length ? edited(one, n) : one));
        graph = buildGraph(resources, options, graph);
        expect(graph).toEqual(buildGraph(resources, options));
      }
    }),
    { numRuns: 60 },
  );
});

const withWeights = (first: number): readonly Resource[] => {
  const split = [to('web-svc', { subset: 'httpd', weight: first }), to('web-svc', { subset: 'nginx', weight: 10 })];
  const changed = virtualService('web-svc', { hosts: ['web-svc'], http: [{ route: split }] });
  return resourcesFrom(tutorial.map((one, i) => (i === 5 ? changed : one)));
};

test('a weight changes its node and its labels, and no other object', () => {
  const resources = withWeights(90);
  const graph = buildGraph(resources);
  const weighed = resources.map((one, i) => (i === 5 ? (withWeights(40)[i] ?? one) : one));
  const next = buildGraph(weighed, {}, graph);
  expect(next.nodes.filter((node, i) => node !== graph.nodes[i]).map(({ id }) => id)).toEqual([
    'VirtualService/default/web-svc',
  ]);
  expect(next.edges.filter((edge, i) => edge !== graph.edges[i]).map(({ label }) => label?.text)).toEqual([
    '40 · 80 %',
    '10 · 20 %',
  ]);
});

test('resources that are new objects with the same things in them leave the picture as it is', () => {
  const graph = buildGraph(resourcesFrom(tutorial));
  expect(buildGraph(resourcesFrom(tutorial), {}, graph)).toBe(graph);
});

test('an older picture than the last is a start as good as any', () => {
  const [first, second, third] = [withWeights(1), withWeights(2), withWeights(3)];
  const old = buildGraph(first);
  buildGraph(second, {}, old);
  expect(buildGraph(third, {}, old)).toEqual(buildGraph(third));
});
