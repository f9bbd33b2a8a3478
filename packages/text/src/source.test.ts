import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyEdits, readSource, sourceProblems, type Source } from './index.ts';

/** The values of all documents that say anything. */
function readDocuments(text: string): unknown[] {
  const source = readSource(text);
  expect(sourceProblems(source).filter(({ severity }) => severity === 'error')).toEqual([]);
  return source.documents.flatMap(({ content }) => (content.value === undefined ? [] : [content.value]));
}
const textsOf = (source: Source): string[] => source.documents.map(({ content }) => content.text);
const valuesOf = (source: Source): unknown[] => source.documents.map(({ content }) => content.value);

test.each([
  ['', ['']],
  ['a: 1', ['a: 1']],
  ['a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
  ['---\na: 1\n---\nb: 2', ['---\na: 1\n', '---\nb: 2']],
  ['# top\n---\na: 1\n', ['# top\n', '---\na: 1\n']],
  ['a: |\n  ---\n  x\n', ['a: |\n  ---\n  x\n']],
  ['a: 1\n--- # comment\nb: 2\n', ['a: 1\n', '--- # comment\nb: 2\n']],
  ['a: ---x\n---x: 1\n', ['a: ---x\n---x: 1\n']],
  ['%YAML 1.1\n---\na: 1\n', ['%YAML 1.1\n---\na: 1\n']],
  ['a: 1\n...\n%YAML 1.1\n---\nb: 1\n', ['a: 1\n...\n', '%YAML 1.1\n---\nb: 1\n']],
  ['a: 1\n...\nb: 1\n', ['a: 1\n...\n', 'b: 1\n']],
  ['a: 1\n...\n# end\n', ['a: 1\n...\n# end\n']],
  ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  ['\uFEFFa: 1\n---\n', ['\uFEFFa: 1\n', '---\n']],
])('%j is cut into %j', (text, pieces) => {
  expect(textsOf(readSource(text))).toEqual(pieces);
});

test.each([
  ['\uFEFFa: 1\r\nb:\r\n- 2\r\n', [{ a: 1, b: [2] }]],
  ['a: 1\n# x\r# y\r\r  # z\r\nb: 2\n', [{ a: 1, b: 2 }]],
  ['{"a": [1, {"b": null}]}', [{ a: [1, { b: null }] }]],
  ['{\n\t"a": 1\n}', [{ a: 1 }]],
  ['a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}\n', [{ a: { b: 1 }, c: { b: 1 }, d: { b: 1, e: 2 } }]],
  ['# nothing\n---\n---\na: 1', [{ a: 1 }]],
  ['{"a": "\\/", "b": "x?"}', [{ a: '/', b: 'x?' }]],
  ['a: "\\\\/?"\nb: x?\n', [{ a: '\\/?', b: 'x?' }]],
  ['%YAML 1.1\r\n---\r\na:\tb\t# c\r\n', [{ a: 'b' }]],
  ['\uFEFF%YAML 1.1\n---\na: 1\n   \t\nb: [\n  c,\n\t# d\n  e]\n', [{ a: 1, b: ['c', 'e'] }]],
  ['a: "x\u2028y"\nb: \'\u2029\'\n', [{ a: 'x\u2028y', b: '\u2029' }]],
  ['a:\nb: ~\nc: ""', [{ a: null, b: null, c: '' }]],
])('%j is read as %j', (text, values) => {
  expect(readDocuments(text)).toEqual(values);
});

// A later `<<` wins over what stands above it, as in go-yaml 2; of several merged mappings the first wins.
test.each([
  ['x: &x {a: 1}\nd: {a: 2, <<: *x}', { a: 1 }],
  ['x: &x {a: 1}\nd: {<<: *x, a: 2}', { a: 2 }],
  ['x: &x {a: 1}\ny: &y {a: 3, b: 3}\nd: {<<: [*x, *y]}', { a: 1, b: 3 }],
])('%j merges as Kubernetes does', (text, merged) => {
  expect(readDocuments(text)[0]).toMatchObject({ d: merged });
});

test.each([
  // Breaks of YAML 1.1 that YAML 1.2 does not know; what both read alike is read.
  ['a: 1\rb: 2\n', 'yaml/line-end', 1, '\r'],
  ['a: 1\r\nb: 2\r', 'yaml/line-end', 2, '\r'],
  ['a: 1 # x\r\r\nb: 2\r\n', 'yaml/line-end', 1, '\r'],
  ['a: 1\n# x\rb: 2\n', 'yaml/line-end', 2, '\r'],
  ['a: 1\n# x\r# y\rb: 2\n', 'yaml/line-end', 2, '\r'],
  ['a: 1 # x\u2028b: 2\n', 'yaml/line-break', 1, '\u2028'],
  ['# x\u2029b: 2\n', 'yaml/line-break', 1, '\u2029'],
  ['b: 1\na: x\u2028y\n', 'yaml/line-break', 2, '\u2028'],
  ['a: "x\u0085y"\n', 'yaml/line-break', 1, '\u0085'],
  ['a: "x \u2028y"\n', 'yaml/line-break', 1, '\u2028'],
  ['a: |\n  x\u2028  y\n', 'yaml/line-break', 2, '\u2028'],
  // Other differences between YAML 1.1 as Kubernetes reads it and YAML 1.2.
  ['%YAML 1.2\n---\na: 1\n', 'yaml/directive', 1, '%YAML 1.2'],
  ['a: 1\nb: [x?y]\n', 'yaml/flow-question', 2, 'x?y'],
  ['{a?b: 1}\n', 'yaml/flow-question', 1, 'a?b'],
  ['a: {b:}\n', 'yaml/flow-colon', 1, 'b'],
  ['{a: ::1}\n', 'yaml/flow-colon', 1, '::1'],
  ['a: 1\nb: {c: d:}\n', 'yaml/flow-colon', 2, 'd:'],
  ['a: {b: c:, d: e}\n', 'yaml/flow-colon', 1, undefined],
  ['a: "x\n\ty"\n', 'yaml/tab', 2, undefined],
  ["a:\n- 'x\n\n\ty'\n", 'yaml/tab', 4, undefined],
  ['a: [x,\n\ty]\n', 'yaml/tab', 2, undefined],
  ['a:\n  \tb\n', 'yaml/tab', 2, '\t'],
  ['a: |\n  \tb\n', 'yaml/tab', 1, undefined],
  ['\t\n\n', 'yaml/tab', 1, '\t'],
  ['- \t\n', 'yaml/tab', 1, undefined],
  ['{a\n b: c}\n', 'yaml/bracket', 1, 'a\n b'],
  ['-\ta\n', 'yaml/tab', 1, '-\t'],
  ['a: 1\n\t# x\nb: 2\n', 'yaml/tab', 2, '\t'],
  ['a:\n  b: 1\n  \t\n  c: 2\n', 'yaml/tab', 3, '\t'],
  ['a: "\\/"\n', 'yaml/escape', 1, '"\\/"'],
  ['a: "\\ud83d\\ude00"\n', 'yaml/escape', 1, '"\\ud83d\\ude00"'],
  ['a: &x.y 1\nb: *x.y\n', 'yaml/tag', 1, '1'],
  ['a: !!int abc\n', 'yaml/tag-value', 1, 'abc'],
  ['a: !!int 1.5\n', 'yaml/tag-value', 1, '1.5'],
  ['a: !!int 99999999999999999999\n', 'yaml/tag-value', 1, undefined],
  ['a: !!int |\n  5\n', 'yaml/tag-value', 1, undefined],
  ['a: !!float x\n', 'yaml/tag-value', 1, 'x'],
  ['a: !!bool 1\n', 'yaml/tag-value', 1, '1'],
  ['a: !!null x\n', 'yaml/tag-value', 1, 'x'],
  ['a: !!timestamp 2001-02-29\n', 'yaml/tag-value', 1, '2001-02-29'],
  ['a: 1\nb: !!binary aGk=\n', 'yaml/tag-binary', 2, 'aGk='],
  ['!!binary aGk=: b\n', 'yaml/key', 1, 'aGk='],
  ['!!null x: b\n', 'yaml/key', 1, 'x'],
  ['[!a]\n', 'yaml/tag-end', 1, ']'],
  ['a: [!!str, x]\n', 'yaml/tag-end', 1, undefined],
  ['a: {b: !x, c: 1}\n', 'yaml/tag-end', 1, undefined],
  ['a: !x#y 1\n', 'yaml/tag', 1, '1'],
  ['a: x\u007f\n', 'yaml/binary', 1, '\u007f'],
  ['a: x\u000b\n', 'yaml/binary', 1, '\u000b'],
  ['a:\n\t- b\n', 'yaml/tab', 2, '\t'],
  ['a:\n  b: 1\n\tc: 2\n', 'yaml/tab', 3, '\t'],
  ['a: b: c\n', 'yaml/colon', 1, undefined],
  ['a: 1\nfoo\nb: 2\n', 'yaml/no-colon', 2, undefined],
  ['a:\n  b: 1\n c: 2\n', 'yaml/indent', 3, undefined],
  ['a: "x\n', 'yaml/quote', 1, undefined],
  ['a: [1, 2\n', 'yaml/bracket', undefined, undefined],
  ['a: "\\q"\n', 'yaml/escape', 1, '\\'],
  ['a: *gone\n', 'yaml/alias', 1, '*gone'],
  ['a: 1\n---\nb: *gone\n', 'yaml/alias', 3, '*gone'],
  ['a: .inf\n', 'yaml/number', 1, '.inf'],
  ['<<: 5\n', 'yaml/merge', 1, '<<'],
  ['? [a]\n: 1\n', 'yaml/key', 1, '[a]'],
  ['~: 1\n', 'yaml/key', 1, '~'],
  ['name: {{ .Values.name }}\n', 'yaml/template', 1, '{{ .Values.name }}'],
  ['a: 1\n{{- if .x }}\nb: 2\n{{- end }}\n', 'yaml/template', 2, '{{- if .x }}'],
  ['a: x{{ .y }}: z: q\n', 'yaml/template', 1, '{{ .y }}'],
  ['a: \0b\n', 'yaml/binary', 1, '\0'],
  ['PK\u0003\u0004\n', 'yaml/binary', 1, '\u0003'],
])('%j is refused as %s on line %s', (text, code, line, place) => {
  const problem = sourceProblems(readSource(text))[0];
  expect(problem?.code).toBe(code);
  expect(problem?.severity).toBe('error');
  if (line !== undefined) expect(problem?.values['line']).toBe(line);
  if (place !== undefined) expect(text.slice(problem?.from, problem?.to)).toBe(place);
  expect(problem?.message).not.toMatch(/\{\{(?:line|name|snippet|limit|key)\}\}/);
  expect(problem?.hint).toMatch(/\S/);
});

test('a template inside quotes is just text', () => {
  expect(readDocuments('a: "{{ x }}"\nb: |\n  {{ y }}\n')).toEqual([{ a: '{{ x }}', b: '{{ y }}\n' }]);
});

test('a key written twice is a warning with both places, and the last one counts', () => {
  const text = 'x: 0\n---\na: 1\nb: 2\na: 3\n';
  const source = readSource(text);
  const [problem] = sourceProblems(source);
  expect(problem).toMatchObject({ code: 'yaml/duplicate-key', severity: 'warning', values: { first: 3, line: 5 } });
  expect([problem?.also?.from, problem?.from]).toEqual([text.indexOf('a: 1'), text.indexOf('a: 3')]);
  expect(valuesOf(source)).toEqual([{ x: 0 }, { a: 3, b: 2 }]);
});

test('aliases that unfold to millions are refused at once', () => {
  const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`);
  const text = `l0: &l0 [x]\n${levels.join('\n')}\n`;
  const start = performance.now();
  expect(sourceProblems(readSource(text))[0]?.code).toBe('yaml/alias-bomb');
  expect(performance.now() - start).toBeLessThan(1000);
});

test.each([
  ['brackets', '['.repeat(5_000_000)],
  ['braces', '{a: '.repeat(1_000_000)],
  ['closed brackets', '['.repeat(3000) + ']'.repeat(3000)],
  ['dashes', `${'- '.repeat(5000)}x`],
  ['indentation', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
])('endless %s are refused as too deep', (_, text) => {
  const start = performance.now();
  const [problem] = sourceProblems(readSource(text));
  expect(problem?.code).toBe('yaml/too-deep');
  expect(problem?.message).toContain('200');
  expect(performance.now() - start).toBeLessThan(3000);
});

test('endless closing brackets and endlessly repeated keys are told without hanging', () => {
  const start = performance.now();
  expect(sourceProblems(readSource(']'.repeat(1_000_000)))[0]?.code).toBe('yaml/bracket');
  const repeated = sourceProblems(readSource('a: 1\n'.repeat(20_000)));
  expect(repeated.map(({ code }) => code)).toEqual(Array(20).fill('yaml/duplicate-key'));
  expect(performance.now() - start).toBeLessThan(10_000);
}, 20_000);

test('50 MB are refused without being read', () => {
  const text = 'a: 1\n'.repeat(10_000_000);
  const start = performance.now();
  const source = readSource(text);
  expect(source.problems[0]).toMatchObject({ code: 'yaml/too-large', values: { size: 50, limit: 12 } });
  expect(source.documents).toEqual([]);
  expect(source.text).toBe(text);
  expect(performance.now() - start).toBeLessThan(500);
});

test('a document broken while typing keeps its last good value; mended, it is read anew', () => {
  const good = 'a: 1\n---\nb: 2\n---\nc: 3\n';
  const first = readSource(good);
  const broken = readSource('a: 1\n---\nb: 2\nmid\n---\nc: 3\n', first);
  expect(broken.documents.map(({ content }) => content.state)).toEqual(['good', 'broken', 'good']);
  expect(valuesOf(broken)).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  const worse = readSource('a: 1\n---\nb: 2\nmid: [\n---\nc: 3\n', broken);
  expect(valuesOf(worse)).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  const mended = readSource('a: 1\n---\nb: 2\nmid: 4\n---\nc: 3\n', worse);
  expect(valuesOf(mended)).toEqual([{ a: 1 }, { b: 2, mid: 4 }, { c: 3 }]);
});

test('documents that an edit leaves alone are the same objects', () => {
  const first = readSource('a: 1\n---\nb: 2\n---\nc: 3\n');
  const second = readSource('a: 1\n---\nb: 22\n---\nc: 3\n', first);
  expect(second.documents[0]?.content).toBe(first.documents[0]?.content);
  expect(second.documents[1]?.content).not.toBe(first.documents[1]?.content);
  expect(second.documents[2]?.content).toBe(first.documents[2]?.content);
  expect(readSource(second.text, second)).toBe(second);
});

test('reading what changed gives what reading all gives', () => {
  const piece = fc.constantFrom(
    '---\n',
    'a: 1\n',
    '  b: 2\n',
    '...\n',
    '# c\n',
    '%YAML 1.1\n',
    '\n',
    '- x\n',
    '---',
    'z',
    '\r\n',
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  const cut = fc.tuple(text, fc.nat(), fc.nat(20), text);
  fc.assert(
    fc.property(cut, ([before, at, length, insert]) => {
      const from = at % (before.length + 1);
      const after = before.slice(0, from) + insert + before.slice(from + length);
      const whole = readSource(after);
      const edits = [{ from, to: Math.min(before.length, from + length), insert }];
      for (const told of [undefined, edits]) {
        const first = readSource(before);
        sourceProblems(first);
        const incremental = readSource(after, first, told);
        expect(incremental.documents.map(({ offset, content }) => [offset, content.text, content.state])).toEqual(
          whole.documents.map(({ offset, content }) => [offset, content.text, content.state]),
        );
        expect(textsOf(incremental).join('')).toBe(after);
        expect(sourceProblems(incremental)).toEqual(sourceProblems(whole));
      }
    }),
    { numRuns: 1000 },
  );
}, 20_000);

test('several edits at once are read like one', () => {
  const documents = fc.array(fc.constantFrom('a: 1\n', 'b: [\n', '---\n', '...\n', '# c\n'), {
    minLength: 3,
    maxLength: 20,
  });
  const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(8), fc.constantFrom('', 'x', '---\n', '...\n', '\n')), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(documents, cuts, (pieces, wanted) => {
      const before = pieces.join('');
      let least = 0;
      const edits = wanted
        .map(([at, length, insert]) => ({ from: at % (before.length + 1), length, insert }))
        .sort((a, b) => a.from - b.from)
        .map(({ from, length, insert }) => {
          const start = Math.max(from, least);
          least = Math.min(before.length, start + length);
          return { from: start, to: least, insert };
        });
      const after = applyEdits(before, edits);
      const incremental = readSource(after, readSource(before), edits);
      expect(textsOf(incremental)).toEqual(textsOf(readSource(after)));
      expect(incremental.documents.map(({ offset }) => offset)).toEqual(
        readSource(after).documents.map(({ offset }) => offset),
      );
    }),
    { numRuns: 1000 },
  );
}, 20_000);

test('no text makes reading throw', () => {
  const syntax = fc.constantFrom(
    ...'-:?,[]{}#&*!|>\'"%@` \n\tab1'.split(''),
    '\r\n',
    '---\n',
    '<<: ',
    '*a',
    '&a ',
    '{{',
    '}}',
  );
  fc.assert(
    fc.property(fc.array(syntax, { maxLength: 40 }), (parts) => {
      const source = readSource(parts.join(''));
      for (const problem of sourceProblems(source)) {
        expect(problem.from).toBeLessThanOrEqual(problem.to);
        expect(problem.to).toBeLessThanOrEqual(source.text.length);
      }
    }),
    { numRuns: 1500 },
  );
}, 20_000);

test('every recorded configuration is read without a problem', () => {
  const seed = new URL('../../engine/testdata/conformance/routing/seed-5-header-canary-gateway.yaml', import.meta.url);
  expect(readDocuments(readFileSync(seed, 'utf8')).length).toBeGreaterThan(3);
});

const manyTimes = (lines: string): string => lines.repeat(Math.ceil(300_000 / lines.length));

test.each([
  ['a template', 'a:\n  name: {{ .Values.name }}\n{{- if .x }}\n  b: "{{ .y }}"\n{{- end }}\n'],
  ['tabs as indentation', 'a:\n\tb: 1\n\t\tc: 2\n'],
  ['tabs behind spaces', 'a:\n  b:\n  \tc: 2\n'],
  ['wrong indentation', 'a:\n    b: 1\n  c: 2\n'],
  ['unknown escapes', 'a: "\\q"\n'],
  ['reserved characters', 'a: @b\n'],
  ['stray commas', '- [x "y",,]\n'],
])('a large text full of %s has the problems of a smaller one', (_, lines) => {
  const small = lines.repeat(200);
  const large = manyTimes(lines);
  const told = sourceProblems(readSource(large));
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(20);
  expect(told).toEqual(sourceProblems(readSource(small)));
});

test.each([
  ['a mistake behind a good beginning', `${manyTimes('- &x [1]\n')}- @b\n`, ['yaml/syntax']],
  ['many mistakes on one line', `a: [${','.repeat(400_000)}]\n`, ['yaml/bracket']],
  ['a quoted text that ends behind the first part', `a: &x "${manyTimes('x y\n  ')}"\n`, []],
  ['a bracket that closes behind the first part', `a: [${manyTimes('{x: 1},\n  ')}]\n`, []],
])('%s is told as in a small text', (_, text, codes) => {
  expect(sourceProblems(readSource(text)).map(({ code }) => code)).toEqual(codes);
});

test('a control character breaks the document that holds it, and no other', () => {
  const first = readSource('a: 1\n---\nb: 2\n---\nc: 3\n');
  const typed = readSource('a: 1\n---\nb: 2\u0003{{ x }}\n---\nc: 3\n', first);
  expect(typed.problems).toEqual([]);
  expect(typed.documents.map(({ content }) => content.state)).toEqual(['good', 'broken', 'good']);
  expect(valuesOf(typed)).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  expect(sourceProblems(typed)).toMatchObject([{ code: 'yaml/binary', values: { line: 3, character: 'U+0003' } }]);
});

test('law: a text that was looked at before it comes in is read as if it had not been', () => {
  const piece = fc.constantFrom('a: 1\n', 'b: [1, 2\n', '# c\n', 'd: {e: f}\n', 'g: {{ .h }}\n', 'i: yes\n');
  const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('---\n'));
  fc.assert(
    fc.property(text, text, (old, more) => {
      // What grew out of nothing that was there is taken from the look before.
      const coming = `${old}---\n${more}`;
      const source = readSource(old);
      const edits = [{ from: 0, to: old.length, insert: coming }];
      readSource('x: 1');
      const unseen = readSource(coming, source, edits);
      readSource(coming);
      const seen = readSource(coming, source, edits);
      expect(seen).toEqual(unseen);
      expect(sourceProblems(seen)).toEqual(sourceProblems(unseen));
    }),
  );
});

test('a text that was looked at is not read twice', () => {
  const old = readSource('a: 1\n');
  const coming = 'a: 1\n---\nb: 2\n';
  const looked = readSource(coming);
  const read = readSource(coming, old, [{ from: 0, to: 5, insert: coming }]);
  expect(read.documents[1]?.content).toBe(looked.documents[1]?.content);
});
