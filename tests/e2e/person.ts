import { expect, type Locator, type Page } from '@playwright/test';

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
    const exactly = this.page.getByText(label, { exact: true });
    await this.use(this.page.locator('summary').filter({ has: exactly }).first());
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
