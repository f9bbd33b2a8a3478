// pnpm roundtrip DIR [--edits N] [--seed S]: tries the laws of editing on every YAML file of a folder, and prints last
// `N passed, M failed` over files.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { checkText } from './src/roundtrip/check.ts';
import { randomFrom } from './src/roundtrip/random.ts';

const { values, positionals } = parseArgs({
  args: argv.slice(2).filter((arg) => arg !== '--'),
  allowPositionals: true,
  options: { edits: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
const folder = positionals[0] ?? 'packages/engine/testdata/conformance';
const edits = Number(values.edits);
const seed = Number(values.seed);

function yamlFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : yamlFiles(join(path, entry.name));
    return /\.ya?ml$/i.test(entry.name) ? [join(path, entry.name)] : [];
  });
}

function print(line: string): void {
  stdout.write(`${line}\n`);
}

let passed = 0;
let failed = 0;
let done = 0;
const refusals = new Map<string, number>();
for (const [i, file] of yamlFiles(folder).toSorted().entries()) {
  let failures: readonly string[];
  try {
    const checked = checkText(readFileSync(file, 'utf8'), edits, randomFrom(seed * 1_000_003 + i));
    failures = checked.failures;
    done += checked.done;
    for (const [code, count] of Object.entries(checked.refused)) refusals.set(code, (refusals.get(code) ?? 0) + count);
  } catch (error) {
    failures = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
  if (failures.length === 0) passed++;
  else {
    failed++;
    print(`${relative(folder, file) || file}:`);
    for (const failure of failures.slice(0, 3)) print(`  ${failure}`);
  }
}
print(`${done} edits made; refused and left alone:`);
for (const [code, count] of [...refusals].toSorted(([, a], [, b]) => b - a)) print(`  ${count} ${code}`);
print(`${passed} passed, ${failed} failed`);
exit(failed === 0 ? 0 : 1);
