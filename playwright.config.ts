import { defineConfig, devices } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from './tests/support/browser.ts';

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } };

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/portal-setup.ts',
  // Two cores carry two browsers beside the portal and its database, and no more.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A test that passes only the second time has found something.
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  use: {
    baseURL: process.env.PORTAL_URL,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    // A recording costs more than the step it records; `npx playwright test --trace on` makes one of a test that failed.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: await findBrowser(), args: BROWSER_ARGUMENTS },
  },
  projects: [
    { name: 'desktop', use: desktop },
    // The width at which WCAG 1.4.10 asks for reflow.
    { name: 'narrow', grep: /@narrow/, use: { ...desktop, viewport: { width: 320, height: 720 } } },
  ],
});
