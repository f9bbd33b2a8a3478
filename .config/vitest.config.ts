// Unit tests, property laws and the recorded cases: everything that runs without a browser.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../', import.meta.url)),
  cacheDir: '.cache/vitest',
  test: {
    include: ['packages/**/*.test.ts', 'app/{src,build}/**/*.test.{ts,tsx}', '.config/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '.cache/**'],
    environment: 'node',
    // Property laws and whole recordings are slower than a unit test, more so on a busy two-core machine.
    testTimeout: 60_000,
  },
});
