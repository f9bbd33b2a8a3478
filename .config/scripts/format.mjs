// `npm run format`: Prettier rewrites what is not in its form. `npm run lint` only checks.

import { runTool } from './project.mjs';

/** @param {readonly string[]} args files or folders; none means all */
export function main(args) {
  return runTool('prettier', ['--write', '--log-level', 'warn', ...(args.length === 0 ? ['.'] : args)]);
}
