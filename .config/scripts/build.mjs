// `npm run build`: type-free bundling of the app into app/dist, skipped when no source has changed.
// Size laws live in app/vite.config.ts, where the chunks are known.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { digest, readStamp, writeStamp } from './digest.mjs';
import { cache, runTool, say } from './project.mjs';
import { dist } from './serve.mjs';

const stampFile = join(cache, 'built');

const inputs = ['app', 'packages', 'public', 'pnpm-lock.yaml', 'tsconfig.base.json', '.config/scripts/policy.mjs'];

/** @param {readonly string[]} args `--accept-size` records today's first load as the one to compare with */
export async function main(args) {
  return build({ ACCEPT_SIZE: args.includes('--accept-size') ? '1' : '' });
}

/**
 * Build unless app/dist already comes from these sources.
 *
 * @returns {Promise<number>} exit code
 */
export async function ensureBuilt() {
  if (existsSync(join(dist, 'index.html')) && readStamp(stampFile) === digest(inputs)) return 0;
  say('Building the app …');
  return build({});
}

/** @param {Record<string, string>} env */
async function build(env) {
  const stamp = digest(inputs);
  const code = await runTool('vite', ['build', 'app', '--logLevel', 'warn'], { from: 'app', env });
  writeStamp(stampFile, code === 0 ? (env['ACCEPT_SIZE'] === '1' ? digest(inputs) : stamp) : 'failed');
  return code;
}
