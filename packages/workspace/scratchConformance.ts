// Command line of the conformance runner: `conformance [DIR] [--only NAME] [--json FILE]`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { countsOf, detailLines, lastLine, reportLines } from './src/conformance/report.ts';
import { runScenario, type ScenarioResult } from './src/conformance/scratchRun.ts';

const recorded = fileURLToPath(new URL('../engine/testdata/conformance/routing', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, json: { type: 'string' } },
});
const directory = positionals[0] ?? recorded;

const names = readdirSync(directory)
  .filter((file) => file.endsWith('.expect.json'))
  .map((file) => file.slice(0, -'.expect.json'.length))
  .filter((name) => values.only === undefined || name === values.only || name.startsWith(`${values.only}-`))
  .sort();
if (names.length === 0) {
  console.error(`no NAME.expect.json${values.only === undefined ? '' : ` for ${values.only}`} in ${directory}`);
  process.exit(2);
}

const results: ScenarioResult[] = names.map((name) => {
  const yaml = join(directory, `${name}.yaml`);
  if (!existsSync(yaml)) throw new Error(`${yaml} is missing`);
  const expect = readFileSync(join(directory, `${name}.expect.json`), 'utf8');
  return runScenario(name, readFileSync(yaml, 'utf8'), expect);
});

const lines = [...(values.only === undefined ? [] : results.flatMap(detailLines)), ...reportLines(results)];
console.log(lines.join('\n'));
if (values.json !== undefined) {
  const plain = results.map(({ comparisons, ...result }) => ({
    ...result,
    requests: comparisons.map(({ request, verdict, got, differs }) => ({ id: request.id, verdict, got, differs })),
  }));
  writeFileSync(values.json, JSON.stringify(plain, undefined, 1));
}
const counts = countsOf(results);
console.log(lastLine(counts));
const hasWrongRejection = results.some((result) => result.rejectedWrongly.length + result.acceptedWrongly.length > 0);
process.exitCode = counts.failed > 0 || hasWrongRejection ? 1 : 0;
