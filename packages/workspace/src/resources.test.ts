// Law: whatever is typed, following the edits gives what collecting everything anew gives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, readSource, type TextEdit } from '@portolan/text';
import { readResources } from './resources.ts';

const object = (kind: string, name: string, more = ''): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}`;
const documents = fc.array(
  fc.constantFrom(
    object('Service', 'web'),
    object('Service', 'web', 'spec:\n  ports: [{ port: 80 }]\n'),
    object('Pod', 'web'),
    object('Service', 'api', 'spec: [\n'),
    `kind: List\nitems:\n- kind: Pod\n  metadata: { name: web }\n- kind: Pod\n  metadata: { name: one }\n`,
    '- no object\n',
    '# nothing\n',
  ),
  { minLength: 1, maxLength: 6 },
);
const typed = fc.constantFrom('', 'x', ': ', '\n', '---\n', '[', 'name: web', '  labels: { a: b }\n', '- ', 'Pod');
const edits = fc.array(fc.tuple(fc.nat(), fc.nat(6), typed), { minLength: 1, maxLength: 8 });

test('law: following edits and collecting anew say the same', () => {
  fc.assert(
    fc.property(documents, edits, (pieces, wanted) => {
      let source = readSource(pieces.join('---\n'));
      readResources(source);
      for (const [at, length, insert] of wanted) {
        const from = at % (source.text.length + 1);
        const made: TextEdit[] = [{ from, to: Math.min(source.text.length, from + length), insert }];
        const next = readSource(applyEdits(source.text, made), source, made);
        const { resources, places, strays, problems, stale } = readResources(next, source);
        const anew = readResources({ ...next });
        expect(resources).toEqual(anew.resources);
        expect(resources.every((resource, i) => resource === anew.resources[i])).toBe(true);
        expect([...places]).toEqual([...anew.places]);
        expect([strays, problems, stale]).toEqual([anew.strays, anew.problems, anew.stale]);
        source = next;
      }
    }),
    { numRuns: 500 },
  );
}, 60_000);

test('what stands inside an object changes no place', () => {
  const first = readSource(`${object('Pod', 'a')}---\n${object('Pod', 'b', 'spec: {}\n')}`);
  const before = readResources(first);
  const at = first.text.indexOf('{}') + 1;
  const made = [{ from: at, to: at, insert: ' x: 1 ' }];
  const after = readResources(readSource(applyEdits(first.text, made), first, made), first);
  expect(after.places).toBe(before.places);
  expect(after.resources[0]).toBe(before.resources[0]);
  expect(after.resources[1]).not.toBe(before.resources[1]);
});
