// Fingerprints of files, so that a second run can tell that nothing has changed and skip the work.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './project.mjs';

const skipped = new Set(['node_modules', 'dist', 'testdata', 'test-results', 'playwright-report']);

/**
 * One hash over the names and bytes of the given files and of everything below the given folders. What is missing counts
 * as missing, not as an error.
 *
 * @param {readonly string[]} paths relative to the repository
 * @param {readonly string[]} [also] further strings that the result depends on
 */
export function digest(paths, also = []) {
  const hash = createHash('sha256');
  for (const text of also) hash.update(`${text}\0`);
  for (const path of paths)
    for (const file of filesBelow(path)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {readonly string[]} in a fixed order
 */
function filesBelow(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !skipped.has(name) && !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/**
 * @param {string} file absolute
 * @returns {string} what `writeStamp` wrote there last, or nothing
 */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * @param {string} file absolute
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${stamp}\n`);
}
