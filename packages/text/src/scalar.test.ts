import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSource } from './index.ts';

// Each row: a plain scalar, and what sigs.k8s.io/yaml v1.6 (YAMLToJSON) made of `v: <scalar>`.
const rows = JSON.parse(readFileSync(new URL('../testdata/scalars.json', import.meta.url), 'utf8')) as [
  string,
  string,
][];

test.each(rows)('%s is read as Kubernetes reads it: %s', (scalar, json) => {
  const content = readSource(`v: ${scalar}`).documents[0]?.content;
  const wanted = JSON.parse(json) as { error?: string };
  if (wanted.error === undefined) expect(JSON.stringify(content?.value)).toBe(JSON.stringify(wanted));
  else expect(content?.problems[0]?.code).toBe('yaml/number');
});

test.each([
  ['"0755"', '0755'],
  ["'on'", 'on'],
  ['!!str 80', '80'],
  ['!!int "0x10"', 16],
  ['! 5', '5'],
  ['!other 5', '5'],
  ['!!int 1_000', 1000],
  ['!!float 5', 5],
  ["!!bool 'yes'", true],
  ["!!null ''", null],
  ['!!timestamp 2001-01-31', '2001-01-31'],
  ['!!timestamp 2001-1-2T3:4:5.6Z', '2001-1-2T3:4:5.6Z'],
  ['|\n  5\n', '5\n'],
])('%s keeps the type that its quotes or tag give it', (written, value) => {
  expect(readSource(`v: ${written}`).documents[0]?.content.value).toEqual({ v: value });
});

test.each([
  ['y: 1', { true: 1 }],
  ['0755: 1', { '493': 1 }],
  ['1.10: 1', { '1.1': 1 }],
  ['"y": 1', { y: 1 }],
  ['!!bool yes: 1', { true: 1 }],
  ['!!str yes: 1', { yes: 1 }],
  ['!!str <<: {x: 1}', { '<<': { x: 1 } }],
  ['!!merge <<: {x: 1}', { x: 1 }],
  ['__proto__: {a: 1}', JSON.parse('{"__proto__": {"a": 1}}')],
])('the key of %s is read as Kubernetes reads it', (written, value) => {
  expect(readSource(written).documents[0]?.content.value).toEqual(value);
});
