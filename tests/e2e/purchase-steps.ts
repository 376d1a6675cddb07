import type { Locator } from '@playwright/test';
import { LEGAL_POINT_KEYS } from '#src/modules/procurement/legality/domain/points.ts';
import { button, germanDay, link } from './cooperation-steps.ts';
import { expect } from './fixtures.ts';
import type { Person } from './person.ts';

/** The people of two towns who buy together; the first town leads. */
export interface Buyers {
  readonly lead: Person;
  readonly leadSignatory: Person;
  readonly reviewer: Person;
  readonly partner: Person;
  readonly partnerSignatory: Person;
  readonly partnerBudget: Person;
}

/** Address of a room of the purchase. */
const room = (id: string, path = '') => `/beschaffungen/${id}${path}`;

/** The fields under one legend. */
const group = (person: Person, name: string | RegExp) => person.page.getByRole('group', { name });

/** Uses a button that sends a form, and waits until the portal has done what was asked. */
async function sendBy(person: Person, control: Locator): Promise<void> {
  const answer = person.page.waitForResponse((response) => response.request().method() === 'POST');
  await person.use(control);
  await answer;
  await person.page.waitForLoadState();
}

const send = (person: Person, name: string) => sendBy(person, button(person, name).filter({ visible: true }).first());

/** Opens a confirmation, answers it and goes on once it is gone or changed. */
async function confirm(person: Person, label: string, submit = label): Promise<void> {
  await person.open(label);
  await send(person, submit);
}

/** Types into the field of that name; forms and regions bear names, too. */
async function type({ page }: Person, name: string | RegExp, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name }).or(page.getByRole('combobox', { name }));
  await field.first().fill(text);
}

/** Chooses a radio button or ticks a checkbox. */
async function tick({ page }: Person, name: string | RegExp): Promise<void> {
  await page.getByRole('radio', { name }).or(page.getByRole('checkbox', { name })).first().check();
}

/** Chooses an entry of a list by its text. */
async function pick({ page }: Person, name: string | RegExp, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).first().selectOption({ label: option });
}

const expectStage = (person: Person, name: string) =>
  expect(person.page.getByText(name, { exact: true }).first()).toBeVisible();

/** An idea with its value and two questions. Returns the purchase's id. */
export async function startIdea(lead: Person, title: string): Promise<string> {
  await lead.page.goto('/beschaffungen');
  await lead.use(link(lead, 'Idee anlegen'));
  await type(lead, 'Titel', title);
  await pick(lead, /^Feld/, 'Informationssicherheit');
  await type(lead, /^Bedarf und Anlass/, 'Zwei Städte erneuern ihre Firewalls und wollen gemeinsam kaufen.');
  await lead.use(button(lead, 'Idee anlegen'));
  await lead.page.waitForURL(/beschaffungen\/[0-9a-f-]{36}/);
  const id = /beschaffungen\/([0-9a-f-]{36})/.exec(lead.page.url())?.[1] ?? '';
  await lead.page.goto(room(id, '/vorhaben'));
  await type(lead, /^Gegenstand/, 'Firewalls mit Pflege');
  await tick(lead, 'Lieferleistung');
  await tick(lead, /^Rahmenvereinbarung/);
  await type(lead, /^Laufzeit in Monaten/, '48');
  await type(lead, /^Gebraucht ab/, germanDay(300));
  await type(lead, /^Geschätzter Gesamtwert/, '300.000');
  await type(lead, /^Wie geschätzt wurde/, 'Drei Richtpreise mal geplante Geräte.');
  await type(lead, /^Code hinzufügen/, '32420000');
  await send(lead, 'Speichern');
  await lead.page.goto(room(id, '/bedarf/fragen/neu'));
  await tick(lead, /^Menge/);
  await type(lead, /^Frage/, 'Firewalls');
  await type(lead, /^Einheit/, 'Geräte');
  await tick(lead, /^Pflichtfrage/);
  await tick(lead, /^Nach dem heutigen Preis fragen/);
  await send(lead, 'Frage speichern');
  return id;
}

/** Asks the partner, opens the survey, and both towns answer and confirm with two persons each. */
export async function surveyDemand(buyers: Buyers, id: string): Promise<void> {
  const { lead, leadSignatory, partner, partnerSignatory } = buyers;
  await lead.page.goto(room(id, '/bedarf/stellen'));
  await type(lead, 'Stelle 1', 'Nidda, Stadt (06440016)');
  await send(lead, 'Auf die Liste setzen');
  await lead.page.goto(room(id, '/bedarf'));
  await lead.open('Bedarfsabfrage öffnen');
  await type(lead, /^Letzter Tag für Antworten/, germanDay(21));
  await send(lead, 'Bedarfsabfrage öffnen');
  for (const [editor, signatory, quantity] of [
    [lead, leadSignatory, '6'],
    [partner, partnerSignatory, '4'],
  ] as const) {
    await editor.page.goto(room(id, '/bedarf/antwort'));
    await type(editor, /^Menge in Geräte/, quantity);
    await type(editor, /^Heutiger Preis/, '4.200');
    await send(editor, 'Bedarf melden');
    await editor.page.goto(room(id, '/bedarf/bestaetigung'));
    await type(editor, /^Haushaltsstelle/, '1.11.01.6811');
    await send(editor, 'Verbindliche Bestätigung vorbereiten');
    await signatory.page.goto(room(id, '/bedarf/bestaetigung'));
    await tick(signatory, /^Ich bin befugt/);
    await send(signatory, 'Bedarf verbindlich bestätigen');
  }
  await lead.page.goto(room(id, '/bedarf'));
  await confirm(lead, 'Bedarfsabfrage schließen');
  await lead.page.goto(room(id));
  await expectStage(lead, 'Bedarf gebündelt');
}

/** One lot for everything, the callers, and the legal check answered by one and signed by another. */
export async function checkLaw(buyers: Buyers, id: string): Promise<void> {
  const { lead, reviewer } = buyers;
  await lead.page.goto(room(id, '/lose/neu'));
  await type(lead, /^Titel/, 'Firewalls');
  await tick(lead, /^Gesamter übriger Bedarf/);
  await type(lead, /^Einheit/, 'Geräte');
  await type(lead, /^Geschätzter Wert/, '300.000');
  await type(lead, /^Höchstwert/, '360.000');
  await type(lead, /^Höchstmenge/, '16');
  await send(lead, 'Los anlegen');
  await lead.page.goto(room(id, '/vergabe'));
  await lead.open('Abrufberechtigte benennen');
  for (const town of ['Büdingen', 'Nidda'])
    await group(lead, /^Gebundene Partner/)
      .getByLabel(town)
      .check();
  await send(lead, 'Abrufberechtigte speichern');
  await lead.page.goto(room(id, '/recht'));
  await lead.open('Verfahrensart wählen');
  await pick(lead, /^Verfahrensart/, 'Offenes Verfahren (vorgeschlagen)');
  await type(lead, /^Begründung/, 'Über dem EU-Schwellenwert.');
  await send(lead, 'Verfahrensart wählen');
  for (const key of LEGAL_POINT_KEYS) {
    await lead.page.goto(room(id, `/recht/${key}`));
    const questions = lead.page.getByRole('radiogroup');
    for (let index = 0; index < (await questions.count()); index += 1) {
      const question = questions.nth(index);
      const speaksFor =
        /daneben getrennt|ohne Vergabeverfahren|statt eines Auftrags|auf Dauer für andere|längere Laufzeit/;
      const answer = speaksFor.test((await question.textContent()) ?? '') ? 'Nein' : 'Ja';
      await question.getByLabel(answer, { exact: true }).check();
    }
    const answer = lead.page.getByRole('main').getByRole('button', { name: /^(Bestätigen|Antworten speichern)$/ });
    await sendBy(lead, answer);
    await reviewer.page.goto(room(id, `/recht/${key}`));
    await type(reviewer, /^Anmerkung/, 'Geprüft.');
    await send(reviewer, 'Prüfpunkt zeichnen');
  }
  await lead.page.goto(room(id, '/recht'));
  await confirm(lead, 'Rechtliche Prüfung abschließen');
  await lead.page.goto(room(id));
  await expectStage(lead, 'Rechtlich geprüft');
}

/** Clauses, schedule, and the agreement both towns consent to with two persons each. */
export async function agree(buyers: Buyers, id: string): Promise<void> {
  const { lead, leadSignatory, partner, partnerSignatory } = buyers;
  await lead.page.goto(room(id, '/klauseln'));
  await lead.use(link(lead, /^Klauseln für Los 1/));
  const clauses = lead.page.getByRole('radiogroup');
  for (let index = 0; index < (await clauses.count()); index += 1)
    await clauses.nth(index).getByRole('radio').first().check();
  await send(lead, 'Klauseln festlegen');
  await lead.page.goto(room(id, '/zeitplan'));
  await tick(lead, /^Vorwärts/);
  await type(lead, /^Tag/, germanDay(7));
  await send(lead, 'Zeitplan berechnen');
  await lead.page.goto(room(id, '/vereinbarung/entwurf'));
  await type(lead, /^Aufgaben der federführenden Stelle/, 'Führt das Verfahren und die Akte.');
  await type(lead, /^Wofür sind die gemeinsamen Kosten/, 'Vergabeverfahren');
  await type(lead, /^Gemeinsame Kosten insgesamt/, '5.000');
  await send(lead, 'Entwurf speichern');
  await lead.page.goto(room(id, '/vereinbarung'));
  await confirm(lead, 'Vereinbarung den Partnern vorlegen');
  for (const [editor, signatory] of [
    [lead, leadSignatory],
    [partner, partnerSignatory],
  ] as const) {
    await editor.page.goto(room(id, '/vereinbarung'));
    await type(editor, /^Organ/, 'Magistrat');
    await type(editor, /^Tag des Beschlusses/, germanDay(-3));
    await type(editor, /^Zeichen des Beschlusses/, 'V 2026/118');
    await send(editor, 'Zustimmung vorbereiten');
    await signatory.page.goto(room(id, '/vereinbarung'));
    await tick(signatory, /^Ich bin befugt/);
    await send(signatory, 'Zustimmung unterzeichnen');
  }
  await lead.page.goto(room(id, '/vereinbarung'));
  await confirm(lead, 'Vereinbarung schließen');
  await lead.page.goto(room(id));
  await expectStage(lead, 'Vereinbart');
}

/** Team, criteria, platform and notice. */
export async function startTender(buyers: Buyers, id: string): Promise<void> {
  const { lead, leadSignatory, partner } = buyers;
  const seats = [
    ['bearbeitung.buedingen@demo.example', /^Wertung/],
    ['bearbeitung.nidda@demo.example', /^Wertung/],
    ['zeichnung.buedingen@demo.example', /^Entscheidung über den Zuschlag/],
  ] as const;
  for (const [email, part] of seats) {
    await lead.page.goto(room(id, '/vergabe'));
    await lead.open('Person benennen');
    await type(lead, /^E-Mail-Adresse/, email);
    await tick(lead, part);
    await send(lead, 'Person benennen');
  }
  for (const person of [lead, partner, leadSignatory]) {
    await person.page.goto(room(id, '/vergabe'));
    await tick(person, /^Ich erkläre/);
    await send(person, 'Erklärung abgeben');
  }
  await lead.page.goto(room(id, '/vergabe/kriterien?los=1'));
  await group(lead, /^Preis/)
    .getByLabel(/^Gewicht in Prozent/)
    .fill('60');
  const quality = group(lead, 'Qualität 1');
  await quality.getByLabel(/^Bezeichnung/).fill('Schutzwirkung');
  await quality.getByLabel(/^Gewicht in Prozent/).fill('40');
  await quality.getByLabel(/^Höchstpunktzahl/).fill('10');
  await send(lead, 'Kriterien speichern');
  await lead.page.goto(room(id, '/vergabe'));
  await lead.open('Ausschreibung vorbereiten');
  await type(lead, /^Vergabeplattform/, 'Vergabeplattform (Demo)');
  await type(lead, /^Tag der Bekanntmachung/, germanDay(0));
  await type(lead, /^Letzter Tag der Angebotsfrist/, germanDay(50));
  await type(lead, 'Uhrzeit', '12:00');
  await send(lead, 'Angaben speichern');
  await lead.page.goto(room(id, '/vergabe'));
  await confirm(lead, 'Als bekannt gemacht eintragen');
  await lead.page.goto(room(id));
  await expectStage(lead, 'Ausgeschrieben');
}

/** Two open, record two offers, each gives points of their own, and one completes the evaluation. */
export async function evaluate(buyers: Buyers, id: string): Promise<void> {
  const { lead, partner } = buyers;
  await lead.page.goto(room(id, '/wertung'));
  await send(lead, 'Öffnung beginnen');
  await partner.page.goto(room(id, '/wertung'));
  await send(partner, 'Öffnung als zweite Person bestätigen');
  const bidders = [
    ['Muster IT GmbH (Demo)', '231.000', ['9', '8']],
    ['Netzwerk Beispiel AG (Demo)', '248.000', ['7', '8']],
  ] as const;
  for (const [bidder, price] of bidders) {
    await lead.page.goto(room(id, '/wertung'));
    await lead.open('Angebot zu Los 1 erfassen');
    await type(lead, /^Bieter/, bidder);
    await tick(lead, 'unbekannt');
    await type(lead, /^Angebotssumme/, price);
    await type(lead, /^Eingegangen am/, germanDay(-1));
    await type(lead, /^Uhrzeit des Eingangs/, '10:00');
    await send(lead, 'Angebot speichern');
  }
  for (const [seat, person] of [lead, partner].entries()) {
    for (const [bidder, , points] of bidders) {
      await person.page.goto(room(id, '/wertung'));
      await person.use(link(person, bidder));
      await type(person, /^Punkte, 0 bis 10/, points[seat] ?? '');
      await send(person, 'Punkte speichern');
    }
    await person.page.goto(room(id, '/wertung'));
    await confirm(person, 'Meine Punkte zu Los 1 abgeben', 'Endgültig abgeben');
  }
  await partner.page.goto(room(id, '/wertung'));
  await confirm(partner, 'Wertung abschließen');
  await lead.page.goto(room(id));
  await expectStage(lead, 'Gewertet');
}

/** The signatory decides, the bidder that was not chosen is informed. */
export async function award(buyers: Buyers, id: string): Promise<void> {
  const { lead, leadSignatory } = buyers;
  await leadSignatory.page.goto(room(id, '/zuschlag'));
  await confirm(leadSignatory, 'Über den Zuschlag entscheiden', 'Entscheidung festhalten');
  await lead.page.goto(room(id, '/zuschlag'));
  await lead.use(link(lead, 'Information verfassen'));
  await tick(lead, /^elektronisch/);
  await type(lead, /^Abgesandt am/, germanDay(0));
  await send(lead, 'Versand festhalten');
  await leadSignatory.page.goto(room(id, '/zuschlag'));
  await expect(leadSignatory.page.getByText('Der Zuschlag kann noch nicht erteilt werden')).toBeVisible();
}

/** The contract after the standstill. Returns the address of its page. */
export async function conclude(buyers: Buyers, id: string): Promise<string> {
  const { leadSignatory } = buyers;
  await leadSignatory.page.goto(room(id, '/zuschlag'));
  await leadSignatory.open('Zuschlag erteilen');
  await type(leadSignatory, /^Beginn der Laufzeit/, germanDay(0));
  await send(leadSignatory, 'Zuschlag erteilen');
  await leadSignatory.page.goto(room(id, '/zuschlag'));
  const contract = link(leadSignatory, /^VTR-/);
  await expect(contract).toBeVisible();
  return (await contract.getAttribute('href')) ?? '';
}

/** The partner calls off, its budget is approved by a second person, and the order goes out. */
export async function callOff(buyers: Buyers, contract: string): Promise<void> {
  const { partner, partnerBudget } = buyers;
  await partner.page.goto(`${contract}/abruf`);
  await type(partner, /^Menge/, '2');
  await type(partner, /^Haushaltsstelle/, '1.11.01.6811');
  await send(partner, 'Abruf anfordern');
  await partner.page.waitForURL(/\/abrufe\/[0-9a-f-]{36}/);
  const path = new URL(partner.page.url()).pathname;
  await partnerBudget.page.goto(path);
  await confirm(partnerBudget, 'Freigeben');
  await partner.page.goto(path);
  await confirm(partner, 'Bestellen');
  await expect(partner.page.getByText('Bestellt', { exact: true }).first()).toBeVisible();
}
