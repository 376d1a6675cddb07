import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

/**
 * axe itself, as @axe-core/playwright brings it. That package's own runner injects it anew for every analysis and opens
 * a second page each time: five times slower, which over all pages, widths and colour schemes is minutes.
 */
const AXE = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
/** Ends with a number: what an evaluated script ends with is sent back, and axe is large. */
const source = `${readFileSync(AXE, 'utf8')};0`;

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** Fails when the page has an accessibility violation, scrolls sideways, or lacks a main heading. */
export async function expectPageToBeAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectNoSidewaysScroll(page);
  await expectNoViolation(page);
}

/** Fails when the page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, 'the page scrolls sideways').toBeLessThanOrEqual(0);
}

interface Scope {
  /** Only these rules; all by default. */
  readonly rules?: string[];
  /** All but these. */
  readonly without?: string[];
  /** Said in the failure, for example the width. */
  readonly view?: string;
}

/** Fails, naming the elements concerned, when axe finds something. */
export async function expectNoViolation(page: Page, { rules, without = [], view = '' }: Scope = {}): Promise<void> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source);
  const found = await page.evaluate(
    async ([only, off]) => {
      const results = await window.axe?.run(document, {
        resultTypes: ['violations'],
        // Style sheets and films fetched beforehand: for rules that are off, or about films.
        preload: false,
        ...(only ? { runOnly: { type: 'rule' as const, values: only } } : {}),
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
      });
      return results?.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
    [rules, without] as const,
  );
  expect(found, `violations ${view}`).toEqual([]);
}
