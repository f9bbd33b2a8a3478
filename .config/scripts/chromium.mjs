// Finds a Chromium for the browser tests, fetches one where there is none, and where that fails too says what to type.

import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root, run, runTool, say } from './project.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const elsewhere = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser to test with: the one named by CHROMIUM, the system's, or Playwright's own.
 *
 * @returns {string | undefined} an existing program
 */
export function findChromium() {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env['CHROMIUM'] ?? '', ...elsewhere, ...onPath, playwrightsOwn()].find(isProgram);
}

/**
 * A browser, whatever it takes that may be done without asking.
 *
 * @returns {Promise<string | undefined>} undefined after having said what to type
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  say('No Chromium on this machine: installing one for the browser tests …');

  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  const own = { bin: 'playwright', from: 'e2e' };
  const withLibraries = isRoot ? await runTool('@playwright/test', ['install', '--with-deps', 'chromium'], own) : 1;
  if (withLibraries !== 0) await runTool('@playwright/test', ['install', 'chromium'], own);
  const fetched = findChromium();
  if (fetched !== undefined) return fetched;

  const remedy =
    process.platform === 'linux'
      ? 'sudo apt-get install -y chromium'
      : 'node e2e/node_modules/@playwright/test/cli.js install chromium';
  say(
    `The browser tests need Chromium and none could be installed. Type: ${remedy}   (or set CHROMIUM=/path/to/chromium)`,
  );
  return undefined;
}

/** Where Playwright keeps its download, whether or not it is there. */
function playwrightsOwn() {
  // It belongs to e2e, so it is looked up from there.
  /** @type {{ chromium: { executablePath(): string } }} */
  const playwright = createRequire(join(root, 'e2e/package.json'))('@playwright/test');
  return playwright.chromium.executablePath();
}

/** @param {string} path */
function isProgram(path) {
  return path !== '' && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
