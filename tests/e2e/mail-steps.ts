import { expect } from './fixtures.ts';
import type { Person } from './person.ts';

/**
 * Opens the newest mail to an address whose subject fits, as the operator reads it in the outbox of the demo. The
 * worker writes mails within seconds.
 */
export async function openMail(operator: Person, recipient: string, subject: RegExp): Promise<void> {
  const { page } = operator;
  await expect(async () => {
    await page.goto('/verwaltung/postausgang');
    const row = page.getByRole('row').filter({ hasText: recipient }).filter({ hasText: subject }).first();
    await row.getByRole('link', { name: recipient }).click({ timeout: 1_000 });
    await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 20_000 });
}

/** The one-time link in the opened mail, without the host. */
export async function linkInMail(operator: Person): Promise<string> {
  const link = operator.page.getByRole('main').getByRole('link', { name: /token=/ });
  const { pathname, search } = new URL((await link.getAttribute('href')) ?? '');
  return `${pathname}${search}`;
}
