import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';

/** Where systems keep a Chromium; asked before the one that comes with npm, because it gets security updates. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser for tests: CHROMIUM_PATH, else the system's, else the one in the npm package, unpacked. */
export async function findBrowser(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  return SYSTEM_BROWSERS.find((path) => existsSync(path)) ?? chromium.executablePath();
}

/**
 * Works as root and without a screen. Not the package's own arguments: its single-process mode ends the browser with
 * the first context that is closed.
 */
export const BROWSER_ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
