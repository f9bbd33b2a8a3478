// `npm run roundtrip -- DIR [--edits N] [--seed S]`: edits and undoes on a folder of YAML files. It belongs to packages/workspace.

import { runTypeScript } from './project.mjs';

/** @param {readonly string[]} args */
export function main(args) {
  return runTypeScript('packages/workspace/roundtrip.ts', args);
}
