// Every finding that a rule names has its sentence.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adviceMessages } from './advice.ts';
import { admissionMessages } from './admission.ts';

test.each([
  ['admit', admissionMessages],
  ['advise', adviceMessages],
])('the rules of %s', (folder, messages) => {
  const directory = new URL(`../${folder}/`, import.meta.url);
  const files = readdirSync(directory).filter((name) => !name.endsWith('.test.ts'));
  const codes = files.flatMap(
    (name) => readFileSync(new URL(name, directory), 'utf8').match(/(?<=')V-[A-Z]{2}-\d\d(?=')/g) ?? [],
  );
  expect(codes.length).toBeGreaterThan(15);
  expect(codes.filter((code) => !Object.hasOwn(messages, code))).toEqual([]);
});
