import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '#src/cli/root.ts';
import { expectPageToBeAccessible } from './accessibility.ts';
import { button, germanDay } from './cooperation-steps.ts';
import { expect, test } from './fixtures.ts';

const VERIFIER = join(ROOT, 'src', 'cli', 'audit-verify.mjs');

/** Runs the verifier as somebody does who has nothing but the export. Resolves with its exit code. */
async function verify(...given: readonly string[]): Promise<number> {
  try {
    await promisify(execFile)(process.execPath, [VERIFIER, ...given]);
    return 0;
  } catch (error) {
    return error instanceof Error && 'code' in error ? Number(error.code) : -1;
  }
}

test(
  'the Land changes a legal value from a coming day, and the present one holds until then',
  {
    tag: '@narrow',
  },
  async ({ actAs }, { project }) => {
    // Each project its own value: a value that is already planned would be in the way of the second.
    const key = project.name === 'narrow' ? 'consent_reminder_days' : 'authority_review_target_days';
    const land = await actAs('koordination.land');
    const { page } = land;
    await page.goto(`/verwaltung/recht/${key}`);
    const rows = page.getByRole('main').getByRole('row');
    const present = (await rows.filter({ hasText: 'gilt heute' }).getByRole('cell').first().textContent()) ?? '';
    const value = Number.parseInt(present, 10) + 15;
    await land.fill(/^Wert$/, String(value));
    await land.fill('Gültig ab', germanDay(400));
    await land.fill(/^Quelle/, 'Erlass zur Probe, Abschnitt 3');
    await land.use(button(land, 'Neuen Wert eintragen'));

    await expect(page).toHaveURL((url) => url.pathname === '/verwaltung/recht');
    const row = rows.filter({ has: page.locator(`a[href$="/${key}"]`) });
    await expect(row).toContainText('Änderung vorgemerkt');
    await expect(row).toContainText(present);
    await land.use(row.getByRole('link'));
    await expect(rows.filter({ hasText: 'vorgemerkt' })).toContainText(`${value} Tage`);
    await expect(rows.filter({ hasText: 'gilt heute' })).toContainText(present);
    await expectPageToBeAccessible(page);
  },
);

test('a field the Land adds can be chosen in the next draft', { tag: '@narrow' }, async ({ actAs }) => {
  const land = await actAs('koordination.land');
  const label = `Probefeld ${Date.now().toString(36)}`;
  await land.page.goto('/verwaltung/recht');
  await land.open('Feld hinzufügen');
  const form = land.page.getByRole('form', { name: 'Neues Feld' });
  await form.getByLabel('Name').fill(label);
  await form.getByLabel('Reihenfolge').fill('990');
  await land.use(form.getByRole('button', { name: 'Hinzufügen' }));
  await expect(land.page.getByRole('rowheader', { name: label })).toBeVisible();
  await expectPageToBeAccessible(land.page);

  const editor = await actAs('bearbeitung.kassel');
  await editor.page.goto('/kooperationen/neu');
  await editor.select(/^Feld der Zusammenarbeit/, label);
});

test('the exported audit log is proven intact without the portal, and an altered one is not', async ({
  actAs,
}, testInfo) => {
  const auditor = await actAs('pruefung.land');
  await auditor.page.goto('/verwaltung/protokoll');
  const started = auditor.page.waitForEvent('download');
  await auditor.use(auditor.page.getByRole('link', { name: 'Als JSON Lines laden' }));
  const file = testInfo.outputPath('protokoll.jsonl');
  await (await started).saveAs(file);
  expect(await verify(file)).toBe(0);

  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  const shortened = testInfo.outputPath('gekuerzt.jsonl');
  await writeFile(shortened, `${lines.toSpliced(4, 1).join('\n')}\n`);
  expect(await verify(shortened)).toBe(1);
  const altered = testInfo.outputPath('veraendert.jsonl');
  const forged = JSON.stringify({ ...JSON.parse(String(lines[4])), action: 'cooperation.forged' });
  await writeFile(altered, `${lines.with(4, forged).join('\n')}\n`);
  expect(await verify(altered)).toBe(1);
});
