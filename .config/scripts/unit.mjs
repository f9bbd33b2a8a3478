// `npm run unit`: Vitest over packages, app and the laws of the repository. Arguments go to Vitest: a file, `-t name`, `-u`.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, runTool } from './project.mjs';

const report = join(cache, 'unit.json');

/** @param {readonly string[]} args */
export async function main(args) {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runTool('vitest', ['run', '--config', '.config/vitest.config.ts', ...reporters, ...args]);
}

/** @returns {{ passed: number, failed: number }} what the last run counted; a file that did not even load is one failure */
export function counts() {
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const broken = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length };
}
