import { expectPageToBeAccessible } from './accessibility.ts';
import { button, startDraft } from './cooperation-steps.ts';
import { expect, test } from './fixtures.ts';
import { smallPdf } from './pdf-file.ts';
import type { Manner, Person } from './person.ts';

const file = (name: string, mimeType: string, content: string | Buffer) => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});

async function upload(person: Person, given: ReturnType<typeof file>): Promise<void> {
  await person.page.getByLabel('Datei').setInputFiles(given);
  await person.use(button(person, 'Hochladen'));
}

for (const manner of ['mouse', 'no-javascript'] satisfies Manner[]) {
  const tag = manner === 'mouse' ? ['@narrow'] : [];
  test(`a document is checked, stored, handed out and withdrawn (${manner})`, { tag }, async ({ actAs }) => {
    const editor = await actAs('bearbeitung.kassel', manner);
    const { page } = editor;
    const main = page.getByRole('main');
    const isScripted = manner === 'mouse';
    const id = await startDraft(editor, `Netzplan ${manner} ${Date.now().toString(36)}`);
    await page.goto(`/kooperationen/${id}/dokumente/neu`);

    await editor.choose('Anlage');
    await editor.fill('Titel', 'Netzplan Südkreis');
    for (const [given, reason] of [
      [file('netzplan.txt', 'text/plain', 'Ein Text.'), 'Diese Art von Datei wird nicht angenommen.'],
      [file('netzplan.docx', 'application/zip', smallPdf('Netzplan')), 'Die Endung des Dateinamens passt nicht'],
      [file('leer.pdf', 'application/pdf', ''), 'Die Datei ist leer.'],
    ] as const) {
      await upload(editor, given);
      await expect(main.getByRole('alert')).toContainText(reason);
      await expect(page.getByLabel('Titel')).toHaveValue('Netzplan Südkreis');
      await expect(page.getByLabel('Anlage')).toBeChecked();
    }
    if (isScripted) await expectPageToBeAccessible(page);

    await upload(editor, file('Netzplan Südkreis.pdf', 'application/pdf', smallPdf('Netzplan')));
    await expect(page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);
    const link = main.getByRole('link', { name: 'Netzplan Südkreis', exact: true });
    const address = (await link.getAttribute('href')) ?? '';
    const course = page.locator('#verlauf').getByRole('listitem');
    await expect(course.first()).toContainText('Dokument hinzugefügt');
    await expect(course.first()).toContainText('„Netzplan Südkreis“');
    if (isScripted) await expectPageToBeAccessible(page);

    const started = page.waitForEvent('download');
    await editor.use(link);
    expect((await started).suggestedFilename()).toBe('Netzplan Südkreis.pdf');
    const answer = await page.context().request.get(address);
    expect(answer.status()).toBe(200);
    expect(await answer.body()).toEqual(smallPdf('Netzplan'));
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const stranger = await actAs('bearbeitung.hanau');
    expect((await stranger.page.context().request.get(address)).status()).toBe(404);

    await editor.open('Zurückziehen');
    await editor.use(button(editor, 'Zurückziehen'));
    await expect(main.getByText('zurückgezogen', { exact: true })).toBeVisible();
    await expect(course.first()).toContainText('Dokument zurückgezogen');
    await expect(link).toHaveCount(0);
    expect((await page.context().request.get(address)).status()).toBe(404);
  });
}
