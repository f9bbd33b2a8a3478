// `npm test`: everything that can be checked, one part after the other, none left out because an earlier one failed. The last
// line sums what the runners themselves counted.

import * as build from './build.mjs';
import * as check from './check.mjs';
import * as conformance from './conformance.mjs';
import * as e2e from './e2e.mjs';
import * as lint from './lint.mjs';
import { say } from './project.mjs';
import * as unit from './unit.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{ name: string, run: () => Promise<number>, counts?: () => Counts }} Part
 */

/** @type {readonly Part[]} the browser comes last: its report is the one a reader wants to find first */
const parts = [
  { name: 'types', run: () => check.main([]) },
  { name: 'lint', run: () => lint.main([]) },
  { name: 'unit, laws', run: () => unit.main([]), counts: unit.counts },
  { name: 'conformance', run: () => conformance.main([]), counts: conformance.counts },
  { name: 'build', run: () => build.ensureBuilt() },
  { name: 'browser', run: () => e2e.main([]), counts: e2e.counts },
];

/** @param {readonly string[]} args none: to run a part, call it by its own name */
export async function main(args) {
  if (args.length > 0) {
    say('npm test takes no arguments. Parts have their own: npm run unit -- FILE, npm run e2e -- SPEC, npm run lint');
    return 1;
  }
  const results = [];
  for (const part of parts) {
    say(`\n━━ ${part.name}`);
    const start = performance.now();
    const code = await part.run();
    results.push({ name: part.name, code, counts: countsOf(part, code), seconds: (performance.now() - start) / 1000 });
  }
  say('\n━━ all');
  for (const { name, code, counts, seconds } of results) {
    // Not in the words of the last line, which whoever reads the counts must find once.
    const counted = counts === undefined ? '' : `${counts.passed} of ${counts.passed + counts.failed}`;
    say(`${code === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${`${seconds.toFixed(1)} s`.padStart(8)}   ${counted}`);
  }
  const passed = results.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0);
  // A part that failed without a failing test (types, lint, a crash) counts as one failure: never "0 failed" on red.
  const failed = results.reduce((sum, { code, counts }) => sum + Math.max(counts?.failed ?? 0, code === 0 ? 0 : 1), 0);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/**
 * @param {Part} part
 * @param {number} code
 * @returns {Counts | undefined} undefined for parts that do not count, and for runs that left no report
 */
function countsOf(part, code) {
  if (part.counts === undefined) return undefined;
  try {
    return part.counts();
  } catch {
    // Without a report nothing is known to have passed.
    return { passed: 0, failed: code === 0 ? 1 : 0 };
  }
}
