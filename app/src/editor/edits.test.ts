import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffText } from './diff.ts';
import { editsFromModel, editsToModel, modelText, type ModelChange } from './edits.ts';
import { contentEnd, editedLines, lineEndAt, linesOf, offsetAt, positionAt } from './lines.ts';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

function apply(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.from) + edit.insert;
    at = edit.to;
  }
  return out + text.slice(at);
}

/** What the editor's model holds for a text of the store. */
const modelOf = (text: string): string => modelText(text.replace(/^\uFEFF/, ''));

/** The model's own arithmetic: LF only, no byte order mark. */
function applyToModel(model: string, changes: readonly ModelChange[]): string {
  const lines = model.split('\n');
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0) + column - 1;
  return apply(
    model,
    changes.map(({ range, text }) => ({
      from: offset(range.startLineNumber, range.startColumn),
      to: offset(range.endLineNumber, range.endColumn),
      insert: text,
    })),
  );
}

const piece = fc.constantFrom('a', 'bc: 1', '\n', '\r\n', '\r', '---', '  ', '😀', 'x');
const someText = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(piece, { maxLength: 30 }))
  .map(([bom, p]) => bom + p.join(''));

test.each([
  ['', [0]],
  ['a\nb', [0, 2]],
  ['a\r\nb\r\n', [0, 3, 6]],
  ['a\rb\n\r\nc', [0, 2, 4, 6]],
  ['\uFEFFa\nb', [1, 3]],
])('lines of %j start at %j', (text, starts) => {
  expect(linesOf(text).starts).toEqual(starts);
});

test('an offset inside CRLF is the end of its line', () => {
  const lines = linesOf('ab\r\nc');
  expect(positionAt(lines, 3)).toEqual({ lineNumber: 1, column: 3 });
  expect(positionAt(lines, 4)).toEqual({ lineNumber: 2, column: 1 });
});

test('an offset before the byte order mark is the first column', () => {
  expect(positionAt(linesOf('\uFEFFab'), 0)).toEqual({ lineNumber: 1, column: 1 });
  expect(offsetAt(linesOf('\uFEFFab'), { lineNumber: 1, column: 1 })).toBe(1);
});

test('positions count as many lines as the model has', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const lines = linesOf(text);
      const model = modelOf(text).split('\n');
      expect(lines.starts.length).toBe(model.length);
      expect(model.map((_, i) => text.slice(lines.starts[i], contentEnd(lines, i)))).toEqual(model);
    }),
  );
});

test('every place of the model goes to an offset and back', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const lines = linesOf(text);
      modelOf(text)
        .split('\n')
        .forEach((content, i) => {
          for (const column of [1, content.length + 1]) {
            const position = { lineNumber: i + 1, column };
            expect(positionAt(lines, offsetAt(lines, position))).toEqual(position);
          }
        });
    }),
  );
});

test('lines after an edit are those of the new text', () => {
  fc.assert(
    fc.property(someText, fc.nat(), fc.nat(), fc.array(piece, { maxLength: 4 }), (text, a, b, pieces) => {
      const from = Math.min(a, b) % (text.length + 1);
      const to = Math.max(from, Math.max(a, b) % (text.length + 1));
      const after = apply(text, [{ from, to, insert: pieces.join('') }]);
      expect(editedLines(linesOf(text), after, from, to).starts).toEqual(linesOf(after).starts);
    }),
    { numRuns: 2000 },
  );
});

test('the difference of two texts leads from one to the other', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      expect(apply(before, diffText(before, after))).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

test('replaying the difference on the model gives the model of the new text', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const changes = editsToModel(linesOf(before), diffText(before, after));
      expect(applyToModel(modelOf(before), changes)).toBe(modelOf(after));
    }),
    { numRuns: 2000 },
  );
});

test('two distant changes are two small edits', () => {
  const line = (i: number, weight: number): string => `  key${i}: ${weight} # ü\r\n`;
  const text = (a: number, b: number): string => [line(1, a), line(2, 5), line(3, 5), line(4, b)].join('');
  expect(diffText(text(90, 10), text(70, 30))).toEqual([
    { from: 8, to: 9, insert: '7' },
    { from: 8 + 3 * 16 - 2, to: 8 + 3 * 16 - 1, insert: '3' },
  ]);
});

test('a line break typed in a CRLF text is CRLF, and LF in an LF line of a mixed text', () => {
  const at = (text: string, lineNumber: number, column: number): Edit | undefined =>
    editsFromModel(linesOf(text), [
      {
        range: { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column },
        text: '\n  ',
      },
    ])[0];
  expect(at('a: 1\r\nb: 2\r\n', 1, 5)).toEqual({ from: 4, to: 4, insert: '\r\n  ' });
  expect(at('a: 1\r\nb: 2\nc', 2, 5)).toEqual({ from: 10, to: 10, insert: '\n  ' });
  expect(at('a: 1\r\nb: 2', 2, 5)).toEqual({ from: 10, to: 10, insert: '\r\n  ' });
  expect(lineEndAt(linesOf('alone'), 2)).toBe('\n');
});

test('deleting a line break in the model deletes the whole CRLF', () => {
  const range = { startLineNumber: 1, startColumn: 2, endLineNumber: 2, endColumn: 1 };
  expect(editsFromModel(linesOf('\uFEFFa\r\nb'), [{ range, text: '' }])).toEqual([{ from: 2, to: 4, insert: '' }]);
});

test('what is typed in the model is what the store gets, line ends aside', () => {
  fc.assert(
    fc.property(someText, fc.nat(), fc.nat(), fc.constantFrom('', 'z', 'q\n', '\n\n  w'), (text, a, b, typed) => {
      const lines = linesOf(text);
      const first = positionAt(lines, Math.min(a, b) % (text.length + 1));
      const second = positionAt(lines, Math.max(a, b) % (text.length + 1));
      const ordered = offsetAt(lines, first) <= offsetAt(lines, second);
      const [from, to] = ordered ? [first, second] : [second, first];
      const range = {
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      };
      const change = { range, text: typed };
      const after = apply(text, editsFromModel(lines, [change]));
      const model = applyToModel(modelOf(text), [change]);
      // Bytes that come to stand together may join to one CRLF; the binding then replays the difference.
      if (linesOf(after).starts.length === model.split('\n').length) expect(modelOf(after)).toBe(model);
    }),
    { numRuns: 1000 },
  );
});
