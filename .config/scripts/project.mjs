// Where the repository is, what it pins, and how its scripts call other programs.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder, absolute. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Everything that scripts keep between runs; git ignores it and it may be deleted at any time. */
export const cache = join(root, '.cache');

/** @typedef {{ scripts: Record<string, string>, engines: { node: string }, packageManager: string }} Manifest */

/** @type {Manifest} */
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The pnpm version that wrote the lockfile, as in `packageManager`. */
export const pnpmVersion = manifest.packageManager.replace(/^pnpm@/, '').replace(/\+.*$/, '');

/**
 * What to tell somebody whose Node is too old, or undefined when it is new enough.
 *
 * @param {string} version such as `20.19.0`
 */
export function nodeProblem(version) {
  const wanted = manifest.engines.node.replace(/^>=/, '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return `Portolan needs Node ${wanted} or newer and this is ${version}. Install one from https://nodejs.org and try again.`;
}

/**
 * Run a program in the repository's folder with this terminal's input and output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, quiet?: boolean }} [options] `quiet` throws the output away
 * @returns {Promise<number>} its exit code; 127 when it could not be started, 1 when a signal ended it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet === true ? 'ignore' : 'inherit',
    });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Run a program and keep what it prints, so that several can work side by side and still be read one after the other.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const child = spawn(command, args, { cwd: options.cwd ?? root, env: { ...process.env, ...colour } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The JavaScript file behind a package's command, to be run with this very Node: no shell, no `.cmd`, no PATH.
 *
 * @param {string} packageName
 * @param {string} [bin] the command, where it is not called like the package
 * @param {string} [from] the workspace folder whose dependency it is
 */
export function tool(packageName, bin = packageName, from = '.') {
  const require = createRequire(join(root, from, 'package.json'));
  // Not every package exports its package.json, so it is looked for in the folders that Node itself would search.
  for (const folder of require.resolve.paths(packageName) ?? []) {
    const home = join(folder, packageName);
    let text;
    try {
      text = readFileSync(join(home, 'package.json'), 'utf8');
    } catch {
      continue;
    }
    /** @type {{ bin: string | Record<string, string> }} */
    const found = JSON.parse(text);
    const file = typeof found.bin === 'string' ? found.bin : found.bin[bin];
    if (file !== undefined) return join(home, file);
  }
  throw new Error(`${packageName} has no command ${bin}, or is not installed`);
}

/**
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {{ bin?: string, from?: string, env?: Record<string, string> }} [options]
 */
export function runTool(packageName, args, options = {}) {
  const file = tool(packageName, options.bin, options.from);
  return run(process.execPath, [file, ...args], options.env === undefined ? {} : { env: options.env });
}

/**
 * Run one of our own TypeScript programs from where the person stands, so that a relative path among its arguments means
 * what they see. What it prints is shown as it comes.
 *
 * @param {string} file relative to the repository
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, ending: string }>} `ending` is the last of what it printed, enough for a closing line
 */
export function runTypeScript(file, args) {
  return new Promise((resolve) => {
    const cwd = process.env['INIT_CWD'] ?? process.cwd();
    const child = spawn(process.execPath, [tool('tsx'), join(root, file), ...args], {
      cwd,
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    let ending = '';
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      ending = (ending + chunk.toString()).slice(-1000);
      process.stdout.write(chunk);
    });
    child.on('error', () => resolve({ code: 127, ending }));
    child.on('close', (code) => resolve({ code: code ?? 1, ending }));
  });
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** True when this file is the program that was started, not an import of another.
 *
 * @param {string} url the module's `import.meta.url`
 */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && dirname(fileURLToPath(url)) === dirname(started) && fileURLToPath(url) === started;
}
