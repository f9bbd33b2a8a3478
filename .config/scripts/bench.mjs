// `npm run bench [-- NAME …]`: the machine's own baseline, then every measurement by that name: packages/*/bench/NAME.ts in
// Node, e2e/bench/NAME.ts in Chromium on the built app. Without a name, all of them.

import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { withApp } from './e2e.mjs';
import { root, runTypeScript, say } from './project.mjs';

/** @typedef {{ name: string, file: string, isInBrowser: boolean }} Bench */

/** @param {readonly string[]} args names of benches; what begins with `--` goes on to them */
export async function main(args) {
  const names = args.filter((arg) => !arg.startsWith('-'));
  const flags = args.filter((arg) => arg.startsWith('-'));
  const all = benches();
  const chosen = all.filter(({ name }) => names.length === 0 || names.includes(name));
  const unknown = names.filter((name) => !all.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    say(`No bench is called ${unknown.join(', ')}. There are: ${[...new Set(all.map(({ name }) => name))].join(', ')}`);
    return 1;
  }
  sayBaseline();
  let worst = 0;
  for (const { file, isInBrowser } of chosen) {
    say(`\n━━ ${file}`);
    const code = isInBrowser ? await inBrowser(file, flags) : (await runTypeScript(file, flags)).code;
    worst = Math.max(worst, code);
  }
  return worst;
}

/** @returns {readonly Bench[]} in the order of their folders */
function benches() {
  const homes = [...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/bench`), 'e2e/bench'];
  return homes
    .filter((home) => existsSync(join(root, home)))
    .flatMap((home) =>
      readdirSync(join(root, home))
        .filter((file) => file.endsWith('.ts') && !helpers.has(file))
        .map((file) => ({
          name: file.replace(/\.ts$/, ''),
          file: `${home}/${file}`,
          isInBrowser: home === 'e2e/bench',
        })),
    );
}

/** What benches share: made-up configurations and ways to count, no measurements. */
const helpers = new Set(['scenes.ts', 'measure.ts']);

/**
 * @param {string} file
 * @param {readonly string[]} flags
 */
function inBrowser(file, flags) {
  return withApp(async (env) => {
    Object.assign(process.env, env);
    return (await runTypeScript(file, flags)).code;
  });
}

/** Figures of different machines compare through this one: the same integer loop everywhere, one thread, best of five. */
function sayBaseline() {
  const steps = 20_000_000;
  const rates = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const check = spin(steps);
    const seconds = (performance.now() - start) / 1000;
    if (check === 0) throw new Error('xorshift never reaches 0');
    return steps / seconds / 1e6;
  });
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = (totalmem() / 2 ** 30).toFixed(1);
  say(
    `machine    ${model}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.versions.node}, ${process.platform}`,
  );
  say(`baseline   ${Math.max(...rates).toFixed(0)} million xorshift32 steps a second`);
}

/** @param {number} steps */
function spin(steps) {
  let x = 0x9e3779b9 | 0;
  for (let i = 0; i < steps; i += 1) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
  }
  return x;
}
