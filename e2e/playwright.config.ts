// How the browser tests run: against the built app, in real Chromium, with nothing else reachable. `npm run e2e` serves the
// app and names it in PORTOLAN_URL; started by hand (`npx playwright test`), Playwright serves what is built already.

import { defineConfig } from '@playwright/test';
import { findChromium } from '../.config/scripts/chromium.mjs';

const given = process.env['PORTOLAN_URL'];
const ownPort = 4183;
const executablePath = process.env['CHROMIUM'] ?? findChromium();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  snapshotPathTemplate: '{testDir}/goldens/{testFileName}/{arg}{ext}',
  // A test that needs a second try is a finding, not a pass.
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined ? [['list']] : [['list'], ['json']],
  use: {
    baseURL: given ?? `http://localhost:${ownPort}`,
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 10_000,
    locale: 'en-GB',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    },
  },
  ...(given === undefined
    ? {
        webServer: {
          command: `node ../.config/scripts/serve.mjs ${ownPort}`,
          url: `http://localhost:${ownPort}`,
          reuseExistingServer: false,
        },
      }
    : {}),
});
