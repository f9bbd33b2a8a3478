// The door to every script of the repository: `npm run NAME -- ARGS` and `pnpm NAME ARGS` both come in here.
// It knows what has to be true before any script can work (Node new enough, dependencies installed) and nothing about the
// scripts themselves: each is a module beside this one that exports `main(args)` and answers with an exit code.
// Until `ensureInstalled` has run, nothing outside Node's own library may be imported.

import { ensureInstalled } from './install.mjs';
import { manifest, nodeProblem } from './project.mjs';

const [name = '', ...rest] = process.argv.slice(2);
// pnpm hands the separating `--` on, npm does not.
const args = rest[0] === '--' ? rest.slice(1) : rest;

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

if (!Object.hasOwn(manifest.scripts, name)) {
  process.stderr.write(`No script is called "${name}". There are: ${Object.keys(manifest.scripts).join(', ')}\n`);
  process.exit(1);
}

const code = await ensureInstalled();
if (code !== 0) process.exit(code);

/** @type {{ main(args: readonly string[]): Promise<number> }} */
const script = await import(`./${name}.mjs`);
process.exitCode = await script.main(args);
