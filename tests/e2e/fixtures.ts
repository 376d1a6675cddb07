import AxeBuilder from '@axe-core/playwright';
import { type Browser, test as base, expect, type Locator, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '#prisma/seed/demo/people.ts';

/** How a person uses the portal: with a mouse, without JavaScript, or with nothing but the keyboard. */
export type Manner = 'mouse' | 'no-javascript' | 'keyboard';

/** Longest walk with the Tab key before a control counts as out of reach. */
const MAX_TABS = 400;

/** A signed-in person in a browser of their own. */
export class Person {
  readonly page: Page;
  readonly manner: Manner;

  constructor(page: Page, manner: Manner) {
    this.page = page;
    this.manner = manner;
  }

  /** Uses a link or button. */
  async use(target: Locator): Promise<void> {
    if (this.manner !== 'keyboard') {
      await target.click();
      return;
    }
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  /** Opens a question folded into a button (a summary), as the confirmations are. */
  async open(label: string): Promise<void> {
    await this.use(this.page.locator('summary').filter({ hasText: label }).first());
  }

  /** Types into a field by its label; an old text is replaced. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    const field = this.page.getByLabel(label).first();
    if (this.manner !== 'keyboard') {
      await field.fill(text);
      return;
    }
    await this.reach(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  /** Chooses a radio button or ticks a checkbox. */
  async choose(label: string | RegExp): Promise<void> {
    const field = this.page.getByLabel(label).first();
    if (this.manner !== 'keyboard') {
      await field.check();
      return;
    }
    const isRadio = (await field.getAttribute('type')) === 'radio';
    if (!isRadio) {
      await this.reach(field);
      await this.page.keyboard.press('Space');
      return;
    }
    // Tab reaches a group of radio buttons once; the arrow keys move inside it.
    const group = this.page.locator(`input[type=radio][name="${await field.getAttribute('name')}"]`);
    await this.reachOneOf(group);
    await this.page.keyboard.press('Space');
    for (let step = 0; step < 20 && !(await field.isChecked()); step += 1) await this.page.keyboard.press('ArrowDown');
    await expect(field).toBeChecked();
  }

  /** Chooses an entry of a list by its text. */
  async select(label: string | RegExp, option: string): Promise<void> {
    const field = this.page.getByLabel(label).first();
    if (this.manner !== 'keyboard') {
      await field.selectOption({ label: option });
      return;
    }
    await this.reach(field);
    await this.page.keyboard.type(option);
    await expect(field.locator('option:checked')).toHaveText(option);
  }

  private async reach(target: Locator): Promise<void> {
    await this.reachOneOf(target);
  }

  private async reachOneOf(targets: Locator): Promise<void> {
    await targets.first().waitFor();
    for (let step = 0; step < MAX_TABS; step += 1) {
      const focused = await targets.evaluateAll((elements) => elements.includes(document.activeElement as HTMLElement));
      if (focused) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`out of reach by keyboard: ${targets}`);
  }
}

/** Fails when the page has an accessibility violation, scrolls sideways, or lacks a main heading. */
export async function expectPageToBeAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, 'the page scrolls sideways').toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

interface Fixtures {
  /** Opens a browser of its own and signs a demo account in, the way people do. */
  signIn: (account: string, manner?: Manner) => Promise<Person>;
}

export const test = base.extend<Fixtures>({
  signIn: async ({ browser, baseURL, viewport }, use, testInfo) => {
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = [];
    const faults: string[] = [];
    await use(async (account, manner = 'mouse') => {
      const context = await browser.newContext({
        baseURL,
        viewport,
        locale: 'de-DE',
        javaScriptEnabled: manner !== 'no-javascript',
      });
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) faults.push(message.text());
      });
      const person = new Person(page, manner);
      await page.goto('/anmelden');
      await person.fill('E-Mail-Adresse', account.includes('@') ? account : `${account}@demo.example`);
      await person.fill('Passwort', DEMO_PASSWORD);
      await person.use(page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }));
      await page.waitForURL((url) => url.pathname !== '/anmelden');
      return person;
    });
    expect(faults, 'script errors or policy violations in the browser').toEqual([]);
    if (testInfo.status === testInfo.expectedStatus) await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };
