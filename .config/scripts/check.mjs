// `npm run check`: the type checker over every project. Each package is checked alone, with the libraries it may use and
// no other: that is what keeps the DOM out of the pure ones.

import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { cache, capture, root, say, tool } from './project.mjs';
import { atMost } from './parallel.mjs';

/** Projects by name, and the tsconfig of each. */
function projects() {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/tsconfig.json`);
  return [...packages, 'app/tsconfig.json', 'e2e/tsconfig.json', '.config/tsconfig.node.json'].filter((file) =>
    existsSync(join(root, file)),
  );
}

/** @param {readonly string[]} args names of projects (`engine`, `app`); none means all */
export async function main(args) {
  const chosen = projects().filter((file) => args.length === 0 || args.some((name) => file.includes(name)));
  const compiler = tool('typescript', 'tsc');
  const results = await atMost(2, chosen, async (file) => {
    const memory = join(cache, 'tsc', `${file.replaceAll('/', '-')}.tsbuildinfo`);
    const pretty = process.stdout.isTTY ? ['--pretty'] : [];
    const flags = ['--incremental', '--tsBuildInfoFile', memory, ...pretty];
    const { code, output } = await capture(process.execPath, [compiler, '-p', file, ...flags]);
    // TS18003: a package with no file yet has nothing wrong in it.
    return { file, isGood: code === 0 || output.includes('TS18003'), output };
  });
  const bad = results.filter((result) => !result.isGood);
  for (const { output } of bad) process.stdout.write(output);
  for (const { file } of bad) say(`types  ✗ ${file}`);
  if (bad.length === 0) say(`types  ✓ ${chosen.length} projects`);
  return bad.length === 0 ? 0 : 1;
}
