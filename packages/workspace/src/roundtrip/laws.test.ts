import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkHandwritten, checkText } from './check.ts';
import { commandTypes } from './commands.ts';
import { randomFrom } from './dice.ts';

const nasty = new URL('../../../text/testdata/nasty/', import.meta.url);
const recorded = new URL('../../../engine/testdata/conformance/routing/', import.meta.url);
const yamlIn = (folder: URL): string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml'));

// `pnpm roundtrip` tries as many edits as one likes; here are enough to see a law broken.
test.each(yamlIn(nasty))('%s: looking changes nothing, what you put you get back, undo restores every byte', (name) => {
  const checked = checkText(readFileSync(new URL(name, nasty), 'utf8'), 100, randomFrom(7));
  expect(checked.failures).toEqual([]);
  if (name !== 'broken.yaml' && name !== 'helm.yaml') expect(checked.done).toBeGreaterThan(20);
});

test('the laws hold on recorded configurations', () => {
  let done = 0;
  for (const [i, name] of yamlIn(recorded).entries()) {
    if (i % 20 !== 0) continue;
    const checked = checkText(readFileSync(new URL(name, recorded), 'utf8'), 8, randomFrom(i));
    expect([name, checked.failures]).toEqual([name, []]);
    done += checked.done;
  }
  expect(done).toBeGreaterThan(60);
}, 60_000);

test('the laws hold in every handwriting: what is written anew is read as the same objects, and edited without loss', () => {
  const texts = [...yamlIn(nasty).map((name) => new URL(name, nasty)), new URL('rnd-14-0006.yaml', recorded)]
    .filter(({ pathname }) => !/(?:broken|helm)\.yaml$/.test(pathname))
    .map((file) => readFileSync(file, 'utf8'));
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(), (text, seed) => {
      expect(checkHandwritten(text, 5, randomFrom(seed)).failures).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 120_000);

test.each(['', '# nothing yet', '---\n', '\r\n# x\r\n---\r\n'])('%j takes new objects', (text) => {
  const checked = checkText(text, 40, randomFrom(1));
  expect(checked.failures).toEqual([]);
  expect(checked.done).toBeGreaterThan(5);
});

test('random edits draw every type of command', () => {
  const types = new Set<string>();
  for (let seed = 1; types.size < commandTypes.length && seed < 60; seed++) {
    const file = seed % 2 === 0 ? new URL('comments.yaml', nasty) : new URL('rnd-14-0006.yaml', recorded);
    const checked = checkText(readFileSync(file, 'utf8'), 40, randomFrom(seed));
    for (const [type, { done }] of Object.entries(checked.counts)) if (done > 0) types.add(type);
  }
  expect([...types].toSorted()).toEqual(commandTypes.toSorted());
}, 60_000);
