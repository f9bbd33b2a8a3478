import { expect, test } from 'vitest';
import { applyEdits, invertEdits } from '../edit.ts';
import type { Json, Path } from '../json.ts';
import { readSource } from '../source.ts';
import '../index.ts';
import { editDocument } from './editDocument.ts';
import type { Operation } from './operation.ts';

const lines = (...all: string[]): string => `${all.join('\n')}\n`;
function edit(text: string, ...operations: Operation[]): string {
  const content = readSource(text).documents[0]?.content;
  if (content === undefined) throw new Error('no document');
  const edited = editDocument(content, operations);
  if (!edited.ok) return edited.error.code;
  const after = applyEdits(text, edited.value);
  expect(applyEdits(after, invertEdits(text, edited.value))).toBe(text);
  return after;
}

const route = lines(
  'http:',
  '- route: # split',
  "  - destination: {host: 'reviews', subset: v1}",
  '    weight: 90 # raise on Friday',
  '  # canary',
  '  - destination:',
  '      host: "reviews"',
  '    weight:   10',
);

test('a weight rewrites only its own digits', () => {
  expect(edit(route, { op: 'set', path: ['http', 0, 'route', 0, 'weight'], value: 70 })).toBe(
    route.replace('90', '70'),
  );
});

test.each<[Operation, string, string]>([
  [{ op: 'set', path: ['http', 0, 'route', 0, 'destination', 'host'], value: "a'b" }, "'reviews'", "'a''b'"],
  [{ op: 'set', path: ['http', 0, 'route', 1, 'destination', 'host'], value: 'x y' }, '"reviews"', '"x y"'],
  [{ op: 'set', path: ['http', 0, 'route', 0, 'destination', 'subset'], value: 'v2' }, 'v1', 'v2'],
  [{ op: 'set', path: ['http', 0, 'route', 0, 'destination', 'subset'], value: 'on' }, 'v1', "'on'"],
  [{ op: 'set', path: ['http', 0, 'route', 0, 'destination', 'subset'], value: 'a,b' }, 'v1', "'a,b'"],
  [{ op: 'set', path: ['http', 0, 'route', 1, 'weight'], value: '10' }, '  10', '  "10"'],
  [{ op: 'set', path: ['http', 0, 'route', 1, 'weight'], value: null }, '  10', '  null'],
  [{ op: 'remove', path: ['http', 0, 'route', 0, 'destination', 'subset'] }, ', subset: v1', ''],
  [{ op: 'remove', path: ['http', 0, 'route', 0, 'destination', 'host'] }, "host: 'reviews', ", ''],
  [{ op: 'remove', path: ['http', 0, 'route', 0, 'weight'] }, '    weight: 90 # raise on Friday\n', ''],
  [
    { op: 'set', path: ['http', 0, 'route', 0, 'destination', 'port', 'number'], value: 80 },
    'v1}',
    'v1, port: {number: 80}}',
  ],
  [
    { op: 'set', path: ['http', 0, 'route', 1, 'destination', 'subset'], value: 'v2' },
    '"reviews"',
    '"reviews"\n      subset: v2',
  ],
])('%j changes %j to %j and nothing else', (operation, old, now) => {
  expect(edit(route, operation)).toBe(route.replace(old, () => now));
});

const rules = lines(
  'http:',
  '  # the first',
  '  # of all',
  '  - name: a # beside',
  '    timeout: 1s',
  '    # inside a',
  '',
  '  - name: b',
  '',
  '  # the last',
  '  - name: c',
  'end: 1',
);
const a = ['  # the first', '  # of all', '  - name: a # beside', '    timeout: 1s', '    # inside a'];
const b = ['  - name: b'];
const c = ['  # the last', '  - name: c'];

test.each<[Operation, string[]]>([
  [{ op: 'move', path: ['http'], from: 0, to: 1 }, [...b, '', ...a, '', ...c]],
  [{ op: 'move', path: ['http'], from: 0, to: 2 }, [...b, '', ...c, '', ...a]],
  [{ op: 'move', path: ['http'], from: 2, to: 0 }, [...c, '', ...a, '', ...b]],
  [{ op: 'move', path: ['http'], from: 2, to: 1 }, [...a, '', ...c, '', ...b]],
  [{ op: 'remove', path: ['http', 0] }, [...b, '', ...c]],
  [{ op: 'remove', path: ['http', 1] }, [...a, '', ...c]],
  [{ op: 'remove', path: ['http', 2] }, [...a, '', ...b]],
  [{ op: 'insert', path: ['http'], index: 0, value: { name: 'd' } }, ['  - name: d', '', ...a, '', ...b, '', ...c]],
  [{ op: 'insert', path: ['http'], index: 2, value: { name: 'd' } }, [...a, '', ...b, '', '  - name: d', '', ...c]],
  [{ op: 'insert', path: ['http'], index: 3, value: { name: 'd' } }, [...a, '', ...b, '', ...c, '', '  - name: d']],
])('%j takes comments along and keeps the blank lines between', (operation, body) => {
  const after = lines('http:', ...body, 'end: 1');
  expect(edit(rules, operation)).toBe(after);
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  expect(edit(windows(rules), operation)).toBe(windows(after));
  // Without what follows and without a final line end.
  const open = (text: string): string => text.replace('\nend: 1\n', '');
  expect(edit(open(rules), operation)).toBe(open(after));
});

test.each<[string, Operation, string]>([
  ['the first key of an item', { op: 'remove', path: ['a', 0, 'x'] }, 'a:\n- v: 2\n'],
  ['the last key of an item', { op: 'remove', path: ['a', 0, 'v'] }, 'a:\n- x: 1\n'],
  ['the last item', { op: 'remove', path: ['a', 0] }, '{}\n'],
  [
    'a key before the first',
    { op: 'set', path: ['a', 0, 'w'], value: 0, order: () => ['w', 'x'] },
    'a:\n- w: 0\n  x: 1\n  v: 2\n',
  ],
  [
    'a key between',
    { op: 'set', path: ['a', 0, 'w'], value: 0, order: () => ['x', 'w', 'v'] },
    'a:\n- x: 1\n  w: 0\n  v: 2\n',
  ],
  ['a key behind', { op: 'set', path: ['a', 0, 'z'], value: [] }, 'a:\n- x: 1\n  v: 2\n  z: []\n'],
  ['a scalar for a map', { op: 'set', path: ['a', 0], value: 5 }, 'a:\n- 5\n'],
  [
    'a map for a scalar',
    { op: 'set', path: ['a', 0, 'x'], value: { p: 1, q: [2] } },
    'a:\n- x:\n    p: 1\n    q:\n    - 2\n  v: 2\n',
  ],
])('%s', (_, operation, after) => {
  expect(edit('a:\n- x: 1\n  v: 2\n', operation)).toBe(after);
});

test.each<[string, Operation, string]>([
  ['a:\n', { op: 'set', path: ['a'], value: 1 }, 'a: 1\n'],
  ['a: # none\n', { op: 'set', path: ['a', 'b'], value: 1 }, 'a: # none\n  b: 1\n'],
  ['a: {} # none\n', { op: 'set', path: ['a', 'b'], value: 1 }, 'a: # none\n  b: 1\n'],
  ['a: []\n', { op: 'insert', path: ['a'], index: 0, value: 'x' }, 'a:\n- x\n'],
  ['a:\n- \n', { op: 'set', path: ['a', 0], value: 'x' }, 'a:\n- x\n'],
  ['a:\n    b: 1 # why\nc: 2', { op: 'set', path: ['a'], value: 1 }, 'a: 1 # why\nc: 2'],
  ['a: # keep\n    b: 1\n', { op: 'set', path: ['a'], value: 1 }, 'a: 1 # keep\n'],
  ['a: # keep\n    b: 1 # of b\nc: 2\n', { op: 'set', path: ['a'], value: 1 }, 'a: 1 # keep\nc: 2\n'],
  ['a: |- # keep\n    b\nc: 2\n', { op: 'set', path: ['a'], value: 'x' }, 'a: x # keep\nc: 2\n'],
  ['a: |- # keep\n    b\nc: 2\n', { op: 'set', path: ['a'], value: 'x\nz\n' }, 'a: | # keep\n    x\n    z\nc: 2\n'],
  ['a: > # keep\n    b\nc: 2\n', { op: 'set', path: ['a', 'x'], value: 1 }, 'edit/type'],
  ['a: > # keep\n    b\nc: 2\n', { op: 'set', path: ['a'], value: [1] }, 'a: # keep\n- 1\nc: 2\n'],
  ['a: |\n    x\n    y\nb: 1\n', { op: 'set', path: ['a'], value: 'z\n\nw\n' }, 'a: |\n    z\n\n    w\nb: 1\n'],
  ['a: |\n    x\nb: 1\n', { op: 'set', path: ['a'], value: 'plain' }, 'a: plain\nb: 1\n'],
  ['a: x\n', { op: 'set', path: ['a'], value: 'two\nlines' }, 'a: |-\n  two\n  lines\n'],
  ['{"a": [1, 2]}', { op: 'insert', path: ['a'], index: 2, value: 'x' }, '{"a": [1, 2, "x"]}'],
  ['{\n  "a": 1\n}\n', { op: 'set', path: ['b'], value: { c: true } }, '{\n  "a": 1,\n  "b": {"c": true}\n}\n'],
  ['[]\n', { op: 'insert', path: [], index: 0, value: 1 }, '- 1\n'],
  ['a: 1', { op: 'set', path: ['b'], value: 2 }, 'a: 1\nb: 2'],
  ['a: 1\nb: 2', { op: 'remove', path: ['b'] }, 'a: 1'],
  ['\uFEFFa: 1\nb: 2\n', { op: 'remove', path: ['a'] }, '\uFEFFb: 2\n'],
  ['--- # top\na: 1\n', { op: 'set', path: ['b'], value: 2 }, '--- # top\na: 1\nb: 2\n'],
  ['a:\n    b: 1\n', { op: 'set', path: ['c', 'd'], value: 2 }, 'a:\n    b: 1\nc:\n    d: 2\n'],
  ['a:\n  - 1\n', { op: 'set', path: ['b'], value: [1] }, 'a:\n  - 1\nb:\n  - 1\n'],
  ["a: 'x'\n", { op: 'set', path: ['b'], value: '080' }, "a: 'x'\nb: '080'\n"],
  ['a: 1\n', { op: 'set', path: ['y'], value: 'no' }, 'a: 1\n"y": "no"\n'],
  // Kubernetes takes no bare question mark inside brackets.
  ['a: {regex: x}\n', { op: 'set', path: ['a', 'regex'], value: '/a?b' }, 'a: {regex: "/a?b"}\n'],
  ['a:\n  regex: x\n', { op: 'set', path: ['a', 'regex'], value: '/a?b' }, 'a:\n  regex: /a?b\n'],
  ['a: &x {b: 1}\nc: 1\n', { op: 'set', path: ['a', 'b'], value: 2 }, 'a: &x {b: 2}\nc: 1\n'],
])('%j with %j becomes %j', (before, operation, after) => {
  expect(edit(before, operation)).toBe(after);
});

test.each<[string, string, Operation]>([
  ['edit/alias', 'a: &x {b: 1}\nc: *x\n', { op: 'set', path: ['c', 'b'], value: 2 }],
  ['edit/alias', 'a: &x 1\nc: *x\n', { op: 'set', path: ['c'], value: 2 }],
  ['edit/anchor', 'a: &x {b: 1}\nc: *x\n', { op: 'set', path: ['a', 'b'], value: 2 }],
  ['edit/anchor', 'a: &x 1\nc: *x\n', { op: 'remove', path: ['a'] }],
  ['edit/merge', 'a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n', { op: 'set', path: ['c', 'b'], value: 2 }],
  ['edit/merge', 'a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n', { op: 'remove', path: ['c', 'b'] }],
  ['edit/layout', 'a: 1\na: 2\n', { op: 'set', path: ['a'], value: 3 }],
  ['edit/layout', '? a\n: 1\nb: 2\n', { op: 'remove', path: ['a'] }],
  ['edit/layout', 'a: [1, # one\n  2]\n', { op: 'remove', path: ['a', 0] }],
  ['edit/broken', 'a: 1\nb\nc: 2\n', { op: 'set', path: ['a'], value: 3 }],
  ['edit/missing', 'a: 1\n', { op: 'remove', path: ['b'] }],
  ['edit/missing', 'a: [1]\n', { op: 'insert', path: ['a'], index: 3, value: 3 }],
  ['edit/type', 'a: 1\n', { op: 'set', path: ['a', 'b'], value: 3 }],
])('%s: %j is left to people with %j', (code, text, operation) => {
  expect(edit(text, operation)).toBe(code);
});

test('a whole object put in the place of another changes only what differs', () => {
  const value = { http: [{ route: [{ destination: { host: 'reviews', subset: 'v1' }, weight: 50 }] }] };
  expect(edit(route, { op: 'set', path: [], value })).toBe(
    lines(
      'http:',
      '- route: # split',
      "  - destination: {host: 'reviews', subset: v1}",
      '    weight: 50 # raise on Friday',
    ),
  );
});

test.each<[string, Json, string]>([
  // prefix becomes exact: the value's own bytes stay.
  ['uri: # old\n  prefix: "/a" # why\n', { uri: { exact: '/a' } }, 'uri: # old\n  exact: "/a" # why\n'],
  ["uri: {prefix: '/a'}\n", { uri: { exact: '/b' } }, "uri: {exact: '/b'}\n"],
  ['uri:\n  prefix: |-\n    /a\n', { uri: { regex: '/a' } }, 'uri:\n  regex: |-\n    /a\n'],
  ['{"uri": {"prefix": "/a"}}', { uri: { exact: '/a' } }, '{"uri": {"exact": "/a"}}'],
  // A header under another name.
  [
    "headers:\n  # who\n  'a-b': {exact: x} # beside\n  c: {exact: v}\n",
    { headers: { d: { exact: 'x' }, c: { exact: 'v' } } },
    "headers:\n  # who\n  'd': {exact: x} # beside\n  c: {exact: v}\n",
  ],
  ['set:\n  a: 1 # one\n', { set: { 'x y': 1 } }, 'set:\n  x y: 1 # one\n'],
  ['set:\n  a: 1 # one\n', { set: { on: 2 } }, 'set:\n  "on": 2 # one\n'],
  // Nothing speaks for a new name where the type is another, or other keys stand beside it.
  ['to:\n  host: a # one\n', { to: { port: 80 } }, 'to:\n  port: 80 # one\n'],
  ['a: 1\nb: 2 # two\n', { a: 1, c: 3 }, 'a: 1\nc: 3\n'],
])('%j becomes %j: a key that only changes its name keeps what stands around it', (text, value, after) => {
  expect(edit(text, { op: 'set', path: [], value })).toBe(after);
});

const short = { uri: { prefix: '/b' } };
const long = { uri: { prefix: `/${'b'.repeat(120)}` } };
test.each<[string, string, Operation, string]>([
  [
    'an item among items in brackets',
    'm:\n- { uri: { prefix: /a } }\n',
    { op: 'insert', path: ['m'], index: 1, value: short },
    'm:\n- { uri: { prefix: /a } }\n- { uri: { prefix: /b } }\n',
  ],
  [
    'an item that is nested deeper than the others',
    'm:\n- {name: a}\n',
    { op: 'insert', path: ['m'], index: 0, value: short },
    'm:\n- {uri: {prefix: /b}}\n- {name: a}\n',
  ],
  [
    'what stands in brackets inside an item on lines',
    'r:\n- destination: { host: a, subset: v1 }\n  weight: 9\n',
    { op: 'insert', path: ['r'], index: 1, value: { destination: { host: 'a', port: { number: 8 } }, weight: 1 } },
    'r:\n- destination: { host: a, subset: v1 }\n  weight: 9\n' +
      '- destination:\n    host: a\n    port: { number: 8 }\n  weight: 1\n',
  ],
  [
    'a field beside one in brackets',
    'm:\n- uri: {prefix: /a}\n',
    { op: 'set', path: ['m', 0, 'method'], value: { exact: 'GET' } },
    'm:\n- uri: {prefix: /a}\n  method: {exact: GET}\n',
  ],
  [
    'parents that are missing: what is nested less than the neighbours in brackets',
    'm:\n- uri: {prefix: /a}\n',
    { op: 'set', path: ['m', 0, 'headers', 'x', 'exact'], value: 'on it' },
    'm:\n- uri: {prefix: /a}\n  headers:\n    x: {exact: on it}\n',
  ],
  [
    'items on lines, where only values of keys stand in brackets',
    'r:\n- match:\n  - port: 1\n  to: {host: a}\n- to: {host: b}\n',
    { op: 'set', path: ['r', 1, 'match'], value: [{ port: 2 }] },
    'r:\n- match:\n  - port: 1\n  to: {host: a}\n- to: {host: b}\n  match:\n  - port: 2\n',
  ],
  [
    'nothing where as many neighbours stand on lines',
    'm:\n- uri: {prefix: /a}\n  method:\n    exact: GET\n',
    { op: 'set', path: ['m', 0, 'scheme'], value: { exact: 'http' } },
    'm:\n- uri: {prefix: /a}\n  method:\n    exact: GET\n  scheme:\n    exact: http\n',
  ],
  [
    'mappings, where only lists stand in brackets, on lines',
    'hosts: [a]\n',
    { op: 'set', path: ['spec'], value: { hosts: ['b'] } },
    'hosts: [a]\nspec:\n  hosts: [b]\n',
  ],
  [
    'the nearest neighbours decide',
    'a: {b: 1}\nc: {d: 1}\ne:\n  f:\n    g: 1\n',
    { op: 'set', path: ['e', 'h'], value: { i: 1 } },
    'a: {b: 1}\nc: {d: 1}\ne:\n  f:\n    g: 1\n  h:\n    i: 1\n',
  ],
  [
    'what would be too long for a line stands on several',
    'm:\n- {uri: {prefix: /a}}\n',
    { op: 'insert', path: ['m'], index: 1, value: long },
    `m:\n- {uri: {prefix: /a}}\n- uri:\n    prefix: ${long.uri.prefix}\n`,
  ],
  [
    'a text of several lines keeps them',
    'm:\n- {a: x}\n',
    { op: 'insert', path: ['m'], index: 1, value: { a: 'x\ny\n' } },
    'm:\n- {a: x}\n- a: |\n    x\n    y\n',
  ],
  [
    'an empty list in brackets is filled as the others are',
    'a: [x]\nb: []\n',
    { op: 'insert', path: ['b'], index: 0, value: 'z' },
    'a: [x]\nb: [z]\n',
  ],
  [
    'a value of another type, beside what is said of it',
    'a: {b: 1}\nc: 1 # why\n',
    { op: 'set', path: ['c'], value: { d: 1 } },
    'a: {b: 1}\nc: {d: 1} # why\n',
  ],
])('brackets go on as the neighbourhood has them: %s', (_, text, operation, after) => {
  expect(edit(text, operation)).toBe(after);
});

const headers = lines('set:', '  # who', "  x: 'a' # first", '  z: b # second', 'add:', '    w: c # third');
test.each<[string, string, Json, string]>([
  [
    'into a mapping that is there',
    headers,
    { set: { z: 'b' }, add: { w: 'c', x: 'a' } },
    "set:\n  z: b # second\nadd:\n    w: c # third\n    # who\n    x: 'a' # first\n",
  ],
  [
    'from the last of a mapping',
    'set:\n  x: a # first\nadd:\n  w: c\n',
    { add: { w: 'c', x: 'a' } },
    'add:\n  w: c\n  x: a # first\n',
  ],
  [
    'into a mapping that comes with it',
    "set:\n  # who\n  x: 'a' # first\n  z: b\n",
    { set: { z: 'b' }, add: { x: 'a' } },
    "set:\n  z: b\nadd:\n  # who\n  x: 'a' # first\n",
  ],
  [
    'with a text of several lines',
    'set:\n  x: | # why\n    a\n    b\n  z: b\nadd:\n    w: c\n',
    { set: { z: 'b' }, add: { w: 'c', x: 'a\nb\n' } },
    'set:\n  z: b\nadd:\n    w: c\n    x: | # why\n      a\n      b\n',
  ],
  [
    'into brackets, where no comment has a place',
    'set:\n  x: a # first\n  z: b\nadd: {w: c}\n',
    { set: { z: 'b' }, add: { w: 'c', x: 'a' } },
    'set:\n  z: b\nadd: {w: c, x: a}\n',
  ],
  [
    'with another value it is another key',
    'set:\n  x: a # first\n  z: b\nadd:\n  w: c\n',
    { set: { z: 'b' }, add: { w: 'c', x: 'd' } },
    'set:\n  z: b\nadd:\n  w: c\n  x: d\n',
  ],
])('a key that moves to another mapping takes along what is said of it: %s', (_, text, value, after) => {
  expect(edit(text, { op: 'set', path: [], value })).toBe(after);
});

test('keys that a change brings go where people look for them', () => {
  const order = (path: Path) => (path.length === 1 ? ['uri', 'headers', 'name'] : undefined);
  const value = [{ name: 'a', headers: { b: 1 } }, { name: 'c' }];
  expect(edit('- name: a\n- name: c\n', { op: 'set', path: [], value, order })).toBe(
    '- headers:\n    b: 1\n  name: a\n- name: c\n',
  );
});

test.each<[string, string, Path, number, Json, string]>([
  [
    'as it is written, without what stands above it',
    '# all\nl:\n# one\n-   a: "x" # beside\n    # inside\n    b: {c: 1}\n    d: | # text\n      y\n- z\n',
    ['l', 0],
    1,
    { a: 'x', b: { c: 1 }, d: 'y\n' },
    '# all\nl:\n# one\n-   a: "x" # beside\n    # inside\n    b: {c: 1}\n    d: | # text\n      y\n' +
      '-   a: "x" # beside\n    # inside\n    b: {c: 1}\n    d: | # text\n      y\n- z\n',
  ],
  [
    'but for what differs',
    "l:\n- name: 'x'\n  b: {c: 1} # see\n",
    ['l', 0],
    1,
    { b: { c: 2 }, e: 3 },
    "l:\n- name: 'x'\n  b: {c: 1} # see\n- b: {c: 2} # see\n  e: 3\n",
  ],
  [
    'from another list, deeper',
    'l:\n- a: 1\nm:\n    - b: {c: 1}\n      d: 1\n',
    ['m', 0],
    1,
    { b: { c: 1 }, d: 1 },
    'l:\n- a: 1\n- b: {c: 1}\n  d: 1\nm:\n    - b: {c: 1}\n      d: 1\n',
  ],
  ['between brackets', 'l: [{a:  1}, 2]\n', ['l', 0], 1, { a: 1 }, 'l: [{a:  1}, {a:  1}, 2]\n'],
  [
    'between brackets, over several lines',
    '{"l": [\n  {\n    "a": 1,\n    "b": 2\n  }\n]}\n',
    ['l', 0],
    1,
    { a: 1, b: 3 },
    '{"l": [\n  {\n    "a": 1,\n    "b": 2\n  },\n  {\n    "a": 1,\n    "b": 3\n  }\n]}\n',
  ],
  ['with an alias', 'x: &x 1\nl:\n- a: *x\n', ['l', 0], 1, { a: 1 }, 'x: &x 1\nl:\n- a: *x\n- a: *x\n'],
  [
    'printed, where an anchor would stand twice',
    'l:\n- a: &x {b: 1}\nm: *x\n',
    ['l', 0],
    1,
    { a: { b: 1 } },
    'l:\n- a: &x {b: 1}\n- a: {b: 1}\nm: *x\n',
  ],
  [
    'printed, where what differs cannot be changed in a copy',
    'x: &x {b: 1}\nl:\n- a: *x\n',
    ['l', 0],
    1,
    { a: { b: 2 } },
    'x: &x {b: 1}\nl:\n- a: *x\n- a: {b: 2}\n',
  ],
  [
    'with the line ends of Windows',
    'l:\r\n- a: "1"\r\n  b: 2',
    ['l', 0],
    1,
    { a: '1', b: 2 },
    'l:\r\n- a: "1"\r\n  b: 2\r\n- a: "1"\r\n  b: 2',
  ],
])('a copy is written %s', (_, text, like, index, value, after) => {
  expect(edit(text, { op: 'insert', path: ['l'], index, value, like })).toBe(after);
});

test('operations see what the ones before them left', () => {
  const after = edit(
    'a:\n- 1\n',
    { op: 'insert', path: ['a'], index: 0, value: 0 },
    { op: 'move', path: ['a'], from: 1, to: 0 },
    { op: 'remove', path: ['a', 1] },
    { op: 'set', path: ['a', 0], value: 2 },
  );
  expect(after).toBe('a:\n- 2\n');
});
