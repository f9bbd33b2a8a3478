// `npm run e2e`: Playwright against the built app, served as `npm start` serves it, on a port of its own.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { cache, runTool, say } from './project.mjs';
import { dist, serve } from './serve.mjs';

const report = join(cache, 'e2e.json');

/** @param {readonly string[]} args go to Playwright: a spec, `-g name`, `--update-snapshots` */
export async function main(args) {
  rmSync(report, { force: true });
  return withApp((env) =>
    runTool('@playwright/test', ['test', '--config', 'e2e/playwright.config.ts', ...args], {
      bin: 'playwright',
      from: 'e2e',
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
  );
}

/**
 * Run something that drives the built app in a browser.
 *
 * @param {(env: { PORTOLAN_URL: string, CHROMIUM: string }) => Promise<number>} work
 * @returns {Promise<number>} exit code
 */
export async function withApp(work) {
  const chromium = await ensureChromium();
  if (chromium === undefined) return 1;
  const code = await ensureBuilt();
  if (code !== 0) return code;
  const server = await serve(dist, 0);
  if (server === 'taken') {
    say('No free port was found for the browser tests.');
    return 1;
  }
  try {
    return await work({ PORTOLAN_URL: `http://localhost:${server.port}`, CHROMIUM: chromium });
  } finally {
    await server.close();
  }
}

/** @returns {{ passed: number, failed: number }} what the last run counted; tests that were skipped have not passed */
export function counts() {
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} */
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}
