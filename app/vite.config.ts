// How the app is built: React, the examples and icons of ../public, Monaco and the dialogs in chunks of their own (they
// are imported with import()), the rest of the first load in one, and the laws on size and content security.

import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { firstLoadBudget } from './build/firstLoad.ts';
import { metaPolicy } from '../.config/scripts/policy.mjs';

/** The built page carries its policy with it, whoever serves it. The development server needs inline scripts: not there. */
const contentSecurityPolicy: Plugin = {
  name: 'portolan:content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  // Relative addresses: the same files work at a domain's root, below a path, and from any static host.
  base: './',
  publicDir: '../public',
  plugins: [react(), contentSecurityPolicy, firstLoadBudget({ accept: process.env['ACCEPT_SIZE'] === '1' })],
  // RE2 arrives after the page stands (packages/regex).
  resolve: { conditions: ['portolan-page', ...defaultClientConditions] },
  server: { port: 4173 },
  // No inlined assets: the policy allows only files. No polyfill: every browser we support preloads modules.
  build: {
    target: 'es2022',
    sourcemap: false,
    emptyOutDir: true,
    // No inlined assets: the policy allows only files.
    assetsInlineLimit: 0,
    // Every browser we support preloads modules by itself.
    // The names of what later chunks import would weigh two kilobytes in the first file, for parts that are fetched at rest.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    // Monaco is far above any general limit; the budget on the first load is the limit that counts.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // React Flow is one file that wraps its components at the top: without this its minimap and controls come along unused.
      treeshake: { manualPureFunctions: ['memo', 'forwardRef', 'createContext'] },
      // What the page needs at once is one file. Left alone, every few modules that a later chunk shares with the first
      // load become a small file: a dozen more requests before the page stands, each compressed alone.
      output: {
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
        // The first file names all others: short hashes are enough, as names tell the files apart.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
  worker: { format: 'es' },
});
