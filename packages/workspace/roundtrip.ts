// pnpm roundtrip DIR [--edits N] [--seed S] [--hands]: tries the laws of editing on every YAML file of a folder, and prints last
// `N passed, M failed` over files. With --hands the objects of each file are first written anew, in a random mixture of styles.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkHandwritten, checkText, type Checked } from './src/roundtrip/check.ts';
import { randomFrom } from './src/roundtrip/dice.ts';

const { values, positionals } = parseArgs({
  args: argv.slice(2).filter((arg) => arg !== '--'),
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    hands: { type: 'boolean', default: false },
  },
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
const total = new Map<string, { done: number; refused: Map<string, number> }>();

function add(counts: Checked['counts']): void {
  for (const [type, { done, refused }] of Object.entries(counts)) {
    const sum = total.get(type) ?? { done: 0, refused: new Map<string, number>() };
    sum.done += done;
    for (const [code, count] of Object.entries(refused)) sum.refused.set(code, (sum.refused.get(code) ?? 0) + count);
    total.set(type, sum);
  }
}

for (const [i, file] of yamlFiles(folder).toSorted().entries()) {
  // What weak references name is kept as long as a task runs: in one task thousands of files would fill the memory.
  await setImmediate();
  let failures: readonly string[];
  try {
    const random = randomFrom(seed * 1_000_003 + i);
    const text = readFileSync(file, 'utf8');
    const checked = values.hands ? checkHandwritten(text, edits, random) : checkText(text, edits, random);
    failures = checked.failures;
    add(checked.counts);
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
let done = 0;
for (const [type, sum] of [...total].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  done += sum.done;
  const refused = [...sum.refused].toSorted(([, a], [, b]) => b - a).map(([code, count]) => `${count} ${code}`);
  print(`${String(sum.done).padStart(8)} ${type}${refused.length > 0 ? `; refused ${refused.join(', ')}` : ''}`);
}
print(`${done} edits made`);
print(`${passed} passed, ${failed} failed`);
exit(failed === 0 ? 0 : 1);
