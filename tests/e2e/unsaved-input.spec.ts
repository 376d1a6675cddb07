import { expectPageToBeAccessible } from './accessibility.ts';
import { button, heading, link, startDraft } from './cooperation-steps.ts';
import { expect, test } from './fixtures.ts';
import type { Manner } from './person.ts';

for (const manner of ['mouse', 'no-javascript'] satisfies Manner[]) {
  const tag = manner === 'mouse' ? ['@narrow'] : [];
  test(`who comes second in a race sees both values, keeps what was typed and may save it (${manner})`, {
    tag,
  }, async ({ actAs }) => {
    const first = await actAs('bearbeitung.hanau', manner);
    const second = await actAs('bearbeitung.hanau', manner);
    const id = await startDraft(first, `Wettlauf ${manner} ${Date.now().toString(36)}`);
    const address = `/kooperationen/${id}/bearbeiten/grunddaten`;
    await first.page.goto(address);
    await second.page.goto(address);
    await first.fill(/^Ziel/, 'Ein gemeinsamer Server.');
    // Leaving before the answer would take the save along.
    const saved = first.page.waitForResponse((response) => response.request().method() === 'POST');
    await first.use(button(first, 'Speichern'));
    await saved;
    await first.page.goto(address);
    await expect(first.page.getByLabel(/^Ziel/)).toHaveValue('Ein gemeinsamer Server.');

    await second.fill(/^Ziel/, 'Zwei gemeinsame Server.');
    await second.use(button(second, 'Speichern'));
    const alert = second.page.getByRole('main').getByRole('alert');
    await expect(alert).toContainText('Inzwischen geändert');
    await expect(alert).toContainText(
      /Sie haben diesen Abschnitt am \d\d\.\d\d\.\d{4}, .* in einem anderen Fenster gespeichert\./,
    );
    await expect(alert).toContainText('Ihre Eingaben stehen noch im Formular.');
    // Only what differs is compared: the title is the same.
    await expect(alert.getByRole('term')).toHaveText(['Ziel']);
    await expect(alert.getByRole('definition')).toHaveText([
      /Ihre Eingabe\s*Zwei gemeinsame Server\./,
      /Jetzt gespeichert\s*Ein gemeinsamer Server\./,
    ]);
    await expect(second.page.getByLabel(/^Ziel/)).toHaveValue('Zwei gemeinsame Server.');
    if (manner === 'mouse') await expectPageToBeAccessible(second.page);

    await first.page.goto(address);
    await expect(first.page.getByLabel(/^Ziel/)).toHaveValue('Ein gemeinsamer Server.');
    const savedAgain = second.page.waitForResponse((response) => response.request().method() === 'POST');
    await second.use(button(second, 'Speichern'));
    await savedAgain;
    await expect(second.page.getByRole('main').getByRole('alert')).toHaveCount(0);
    await first.page.goto(address);
    await expect(first.page.getByLabel(/^Ziel/)).toHaveValue('Zwei gemeinsame Server.');
  });

  test(`a typing error does not turn a lost race into an overwriting (${manner})`, async ({ actAs }) => {
    const first = await actAs('bearbeitung.hanau', manner);
    const second = await actAs('bearbeitung.hanau', manner);
    const title = `Tippfehler ${manner} ${Date.now().toString(36)}`;
    const id = await startDraft(first, title);
    const address = `/kooperationen/${id}/bearbeiten/grunddaten`;
    await first.page.goto(address);
    await second.page.goto(address);
    await first.fill(/^Ziel/, 'Zuerst gespeichert.');
    const saved = first.page.waitForResponse((response) => response.request().method() === 'POST');
    await first.use(button(first, 'Speichern'));
    await saved;

    await second.fill('Titel', '');
    await second.fill(/^Ziel/, 'Danach getippt.');
    await second.use(button(second, 'Speichern'));
    const alert = second.page.getByRole('main').getByRole('alert');
    await expect(alert).toContainText('Bitte prüfen Sie Ihre Eingaben');
    await second.fill('Titel', title);
    await second.use(button(second, 'Speichern'));
    await expect(alert).toContainText('Inzwischen geändert');
    await expect(alert.getByRole('definition').last()).toContainText('Zuerst gespeichert.');
  });

  test(`a double click makes one draft (${manner})`, { tag }, async ({ actAs }) => {
    const editor = await actAs('bearbeitung.kassel', manner);
    const title = `Doppelklick ${manner} ${Date.now().toString(36)}`;
    await editor.page.goto('/kooperationen/neu');
    await editor.fill('Titel', title);
    await button(editor, 'Entwurf anlegen').dblclick();
    await expect(heading(editor, 'Titel und Ziel')).toBeVisible();
    await editor.page.goto(`/kooperationen?suche=${encodeURIComponent(title)}`);
    await expect(editor.page.getByText('1 Treffer', { exact: true })).toBeVisible();
    await expect(link(editor, title)).toBeVisible();
  });
}

test('leaving a page with unsent input asks first', async ({ actAs }) => {
  const editor = await actAs('bearbeitung.hanau');
  const { page } = editor;
  await page.goto('/kooperationen/neu');
  await page.getByLabel('Titel').click();
  await page.keyboard.type('Noch nicht gespeichert');
  const asked = page.waitForEvent('dialog');
  const leaving = page.getByRole('link', { name: 'Abbrechen' }).click();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await leaving;
  await expect(page.getByLabel('Titel')).toHaveValue('Noch nicht gespeichert');
});
