import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkText } from './check.ts';
import { randomFrom } from './random.ts';

const nasty = new URL('../../../text/testdata/nasty/', import.meta.url);
const recorded = new URL('../../../engine/testdata/conformance/routing/', import.meta.url);
const yamlIn = (folder: URL): string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml'));

// `pnpm roundtrip` tries as many edits as one likes; here are enough to see a law broken.
test.each(yamlIn(nasty))('%s: looking changes nothing, what you put you get back, undo restores every byte', (name) => {
  const checked = checkText(readFileSync(new URL(name, nasty), 'utf8'), 60, randomFrom(7));
  expect(checked.failures).toEqual([]);
  if (name !== 'broken.yaml' && name !== 'helm.yaml') expect(checked.done).toBeGreaterThan(30);
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

test('a text without objects is left alone', () => {
  expect(checkText('', 10, randomFrom(1))).toEqual({ done: 0, refused: {}, failures: [] });
});
