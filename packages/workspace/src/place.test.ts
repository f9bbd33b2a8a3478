import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourceId, type Path, type ResourceId } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { rangeOf, refAt, valueRangeOf } from './place.ts';
import { readResources } from './resources.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../text/testdata/nasty/${name}.yaml`, import.meta.url), 'utf8');
const reviews = resourceId('VirtualService', 'default', 'reviews');

function written(text: string, resource: ResourceId, path: Path): string | undefined {
  const range = rangeOf({ source: readSource(text) }, { resource, path });
  return range && text.slice(range.from, range.to);
}

test.each<[string, Path, string]>([
  ['list', ['spec', 'http', 0, 'route', 1, 'weight'], 'weight: 10'],
  ['list', ['spec', 'http', 0, 'route', 1, 'destination', 'subset'], 'subset: v2'],
  ['json', ['spec', 'http', 0, 'match', 0, 'uri'], '"uri": {"prefix": "/a"}'],
  ['comments', ['spec', 'http', 0, 'match', 0], '- uri: {exact: /a}'],
  ['comments', ['spec', 'http', 0, 'no', 'such', 'field'], ''],
])('in %s, %j is written as %j', (name, path, text) => {
  const found = written(read(name), reviews, path);
  if (text !== '') expect(found).toBe(text);
  // What is not written is shown at the nearest place around it.
  else expect(found).toBe(written(read(name), reviews, ['spec', 'http', 0]));
});

test('every place leads to its Ref, and every Ref to its place', () => {
  for (const name of ['list', 'json', 'comments', 'scalars']) {
    const source = readSource(read(name));
    for (const { id, value } of readResources(source).resources) {
      for (const path of leaves(value)) {
        const range = valueRangeOf({ source }, { resource: id, path });
        if (range === undefined || range.from === range.to) continue;
        expect(refAt({ source }, range.from)).toEqual({ resource: id, path });
      }
    }
  }
});

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([step, item]) => leaves(item, [...path, step]));
}

test('a comment belongs to what stands below it', () => {
  const text = read('comments');
  const ref = refAt({ source: readSource(text) }, text.indexOf('# second rule'));
  expect(ref?.path.slice(0, 3)).toEqual(['spec', 'http', 1]);
});

test('between documents and in other text there is no Ref', () => {
  const source = readSource('# nothing\n---\njust text\n');
  expect(refAt({ source }, 3)).toBeUndefined();
  expect(refAt({ source }, 16)).toBeUndefined();
});

test('two objects of one name are told apart, and the second is warned about', () => {
  const object = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n';
  const source = readSource(`${object}---\n${object}`);
  const { resources, problems } = readResources(source);
  expect(resources.map(({ id }) => id)).toEqual(['Namespace/default/a', 'Namespace/default/a#2']);
  expect(problems.map(({ code }) => code)).toEqual(['workspace/duplicate-resource']);
  expect(rangeOf({ source }, { resource: resources[1]?.id ?? reviews, path: ['kind'] })?.from).toBeGreaterThan(
    object.length,
  );
});

test('what is no object is a problem at its document', () => {
  const source = readSource('a: 1\n---\njust text\n');
  const { problems, resources } = readResources(source);
  expect(resources).toEqual([]);
  expect(problems.map(({ at }) => rangeOf({ source }, at)?.from)).toEqual([0, 9]);
});
