// `npm run conformance [-- DIR]`: the recorded requests against our engine. The runner belongs to packages/workspace.

import { runTypeScript } from './project.mjs';

/** @param {readonly string[]} args */
export function main(args) {
  return runTypeScript('packages/workspace/conformance.ts', args);
}
