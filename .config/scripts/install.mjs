// Brings the dependencies: exactly those of pnpm-lock.yaml, with exactly the pnpm that wrote it, on a machine that has
// Node and npm and nothing else. Both come from the configured registry; nothing is installed outside this folder.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { digest, readStamp, writeStamp } from './digest.mjs';
import { cache, pnpmVersion, root, run, say } from './project.mjs';

const stampFile = join(root, 'node_modules/.portolan-installed');

/**
 * Install when the lockfile, a package.json or Node's own version has changed since the last time.
 *
 * @returns {Promise<number>} 0, or the exit code of what failed
 */
export async function ensureInstalled() {
  const stamp = digest(
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', ...manifests()],
    [process.version, process.platform, process.arch],
  );
  if (readStamp(stampFile) === stamp) return 0;

  const pnpm = await bringPnpm();
  if (pnpm === undefined) return 1;
  say(`Installing the dependencies with pnpm ${pnpmVersion} …`);
  // CI=true: pnpm must not stop to ask whether it may replace a node_modules folder that another tool has left.
  const args = [...pnpm.args, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'];
  const code = await run(pnpm.command, args, { env: { CI: 'true' } });
  if (code !== 0) {
    say('The dependencies could not be installed: what pnpm says about it stands above.');
    return code;
  }
  writeStamp(stampFile, stamp);
  return 0;
}

/** Every package.json of the workspace: a new one changes what is linked even where the lockfile stays as it is. */
function manifests() {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`);
  return ['package.json', 'app/package.json', 'e2e/package.json', ...packages].filter((file) =>
    existsSync(join(root, file)),
  );
}

/** @returns {Promise<{ command: string, args: readonly string[] } | undefined>} how to call the pinned pnpm */
async function bringPnpm() {
  const own = join(cache, `pnpm-${pnpmVersion}`);
  const entry = join(own, 'node_modules/pnpm/bin/pnpm.cjs');
  if (existsSync(entry)) return { command: process.execPath, args: [entry] };
  if (hasPnpm()) return { command: 'pnpm', args: [] };

  say(`Fetching pnpm ${pnpmVersion} …`);
  const [command, first] = npm();
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error', '--ignore-scripts'];
  const code = await run(command, [...first, 'install', '--prefix', own, ...flags, `pnpm@${pnpmVersion}`]);
  if (code === 0 && existsSync(entry)) return { command: process.execPath, args: [entry] };
  say(`pnpm ${pnpmVersion} could not be fetched. Check that the package registry can be reached: npm ping`);
  return undefined;
}

/** Whether PATH already offers the pinned version. It is asked from outside: inside, pnpm would answer as what it would fetch. */
function hasPnpm() {
  if (process.platform === 'win32') return false;
  const answer = spawnSync('pnpm', ['--version'], { cwd: dirname(root), encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() === pnpmVersion;
}

/** npm without a shell: the npm that started us, or the one beside this Node, or the one on PATH. */
function npm() {
  const beside = [
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const started = process.env['npm_execpath'] ?? '';
  const script = [started, ...beside].find((file) => /npm-cli\.js$/.test(file) && existsSync(file));
  if (script !== undefined) return /** @type {const} */ ([process.execPath, [script]]);
  const onPath = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'npm')));
  if (!onPath) say('npm was not found beside this Node; trying it all the same.');
  return /** @type {const} */ (['npm', []]);
}
