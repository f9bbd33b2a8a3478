// `npm run conformance [-- DIR]`: the recorded requests against our engine. The runner belongs to packages/workspace; its last
// line is `N passed, M failed, K not modelled`.

import { runTypeScript } from './project.mjs';

let ending = '';

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function main(args) {
  const result = await runTypeScript('packages/workspace/conformance.ts', args);
  ending = result.ending;
  return result.code;
}

/** @returns {{ passed: number, failed: number }} requests, as the last run counted them; "not modelled" is neither */
export function counts() {
  const match = /(\d+) passed, (\d+) failed, \d+ not modelled\s*$/.exec(ending);
  if (match === null) throw new Error('the conformance run did not end with its counts');
  return { passed: Number(match[1]), failed: Number(match[2]) };
}
