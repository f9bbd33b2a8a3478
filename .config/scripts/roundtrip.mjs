// `npm run roundtrip -- DIR [--edits N] [--seed S]`: random edits and undoes on a folder of YAML files. The program belongs
// to packages/workspace.

import { runTypeScript } from './project.mjs';

/** @param {readonly string[]} args */
export async function main(args) {
  return (await runTypeScript('packages/workspace/roundtrip.ts', args)).code;
}
