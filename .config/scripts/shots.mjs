// `npm run shots [-- PART …] [-- --readme]`: drive the built app through its states and write what it looks like to shots/.
// With --readme, the two pictures of README.md instead.

import { withApp } from './e2e.mjs';
import { runTypeScript } from './project.mjs';

/** @param {readonly string[]} args parts of state names to take only those, or `--readme` */
export function main(args) {
  return withApp(async (env) => {
    Object.assign(process.env, env);
    return (await runTypeScript('e2e/shots/shots.ts', args)).code;
  });
}
