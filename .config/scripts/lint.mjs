// `npm run lint`: every law of the repository in one run, all findings at once.

import { capture, say, tool } from './project.mjs';
import { atMost } from './parallel.mjs';

/** @typedef {{ law: string, file: string, args: readonly string[], advice: string }} Watcher */

/** @returns {readonly Watcher[]} the slowest first */
export function watchers() {
  return [
    {
      law: 'code',
      file: tool('eslint'),
      args: ['--config', '.config/eslint.config.mjs', '--max-warnings', '0', '--no-warn-ignored', '.'],
      advice: 'ESLint, rules and reasons in .config/eslint.config.mjs',
    },
    {
      law: 'arrows and cycles',
      file: tool('dependency-cruiser', 'depcruise'),
      args: ['--config', '.config/dependencies.cjs', '--output-type', 'err-long', 'packages', 'app', 'e2e'],
      advice: 'dependency-cruiser, rules and reasons in .config/dependencies.cjs',
    },
    {
      law: 'nothing unused',
      file: tool('knip'),
      args: ['--config', '.config/knip.jsonc', '--no-progress', '--no-config-hints'],
      advice: 'knip, entries in .config/knip.jsonc',
    },
    {
      law: 'form',
      file: tool('prettier'),
      args: ['--check', '--log-level', 'warn', '.'],
      advice: 'Prettier; npm run format mends it',
    },
  ];
}

/** @param {readonly string[]} args names of laws, as they stand at the end of a run; none means all */
export async function main(args) {
  const chosen = watchers().filter(({ law }) => args.length === 0 || args.some((name) => law.includes(name)));
  const results = await atMost(2, chosen, async ({ law, file, args: flags, advice }) => {
    const { code, output } = await capture(process.execPath, [file, ...flags]);
    return { law, advice, output, isGood: code === 0 };
  });
  const bad = results.filter((result) => !result.isGood);
  for (const { law, output, advice } of bad) say(`── ${law} (${advice})\n${output.trimEnd()}\n`);
  for (const { law, isGood } of results) say(`lint   ${isGood ? '✓' : '✗'} ${law}`);
  return bad.length === 0 ? 0 : 1;
}
