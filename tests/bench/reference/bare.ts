import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { e, layout, terms } from './bare-page.ts';
import { purchasePage, surveyPage } from './bare-purchase.ts';
import * as purchases from './purchase-queries.ts';
import * as queries from './queries.ts';
import * as words from './words.ts';

/** The bare limit: node:http, pg, one statement by hand, template strings. Started with PORT and REFERENCE_DATABASE_URL. */

async function listPage(parameters: URLSearchParams): Promise<string> {
  const query = words.listQuery(parameters);
  const [rows, districts] = await Promise.all([
    queries.listBodies(query.sort, query.descending, query.page),
    queries.listDistricts(),
  ]);
  const total = rows[0]?.total ?? 0;
  const pages = Math.min(40, Math.ceil(total / 50));
  const options = districts.map(({ key, name }) => `<option value="${key}">${e(name)}</option>`).join('');
  const head = words.COLUMNS.map((label, index) => {
    const sort = words.SORTS[[0, 5, 6].indexOf(index)];
    return `<th scope="col">${sort ? `<a href="/kommunen?sortierung=${sort}">${label}</a>` : label}</th>`;
  }).join('');
  const body = rows
    .map(
      (row) =>
        `<tr><th scope="row"><a href="/kommunen/${row.key}">${e(row.name)}</a></th><td>${words.KINDS[row.kind] ?? e(row.kind)}</td><td>${e(row.district ?? '–')}</td><td>${words.REGIONS[row.region ?? ''] ?? '–'}</td><td>${row.key}</td><td>${words.formatNumber(row.population)}</td><td>${words.formatArea(row.area)}</td></tr>`,
    )
    .join('');
  const pager = Array.from(
    { length: pages },
    (_, i) => `<li><a href="/kommunen?seite=${i + 1}">${i + 1}</a></li>`,
  ).join('');
  return layout(
    'Kommunen',
    `<h1>Kommunen und weitere Stellen</h1><p>${words.LEAD}</p><form action="/kommunen"><label>Suche <input type="search" name="suche"></label><label>Kreis <select name="kreis"><option value="">Alle</option>${options}</select></label><button>Anzeigen</button></form><p>${words.formatNumber(total)} Treffer</p><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table><nav aria-label="Seiten"><ul>${pager}</ul></nav>`,
  );
}

function casePage(row: queries.CaseRow): string {
  const partners = row.partners
    .map(
      ({ name, key, status, person }) => `<li><a href="/kommunen/${key}">${e(name)}</a> ${e(status)} ${e(person)}</li>`,
    )
    .join('');
  const consents = row.consents
    .map(
      ({ name, body, day, reference }) => `<li>${e(name)}: ${e(body)}, ${words.formatDay(day)}, ${e(reference)}</li>`,
    )
    .join('');
  const decisions = row.decisions
    .map(({ kind, at, reason }) => `<li>${words.formatInstant(at)} ${e(kind)} ${e(reason)}</li>`)
    .join('');
  const rules = (row.rules?.parameters ?? [])
    .map(({ key, value, source }) => `<li>${e(key)}: ${e(value)} (${e(source)})</li>`)
    .join('');
  const events = row.events
    .map(
      ({ verb, at, name }) =>
        `<li><time datetime="${e(at)}">${words.formatInstant(at)}</time> ${e(verb)} – ${e(name)}</li>`,
    )
    .join('');
  return layout(
    row.title,
    `<h1>${e(row.title)}</h1><p>${e(row.reference)} · ${e(row.status)} · ${e(row.field)}</p><h2>Partner</h2><ul>${partners}</ul><h2>Inhalt</h2>${terms(
      [
        ['Ziel', row.aim],
        ['Aufgaben', row.tasks],
        ['Beginn', words.formatDay(row.startsOn)],
        ['Kündigung', row.terminationClause],
        ['Rechtsform', row.legalForm],
        ['Kosten im Jahr', words.formatNumber(row.costPerYear)],
        ['Umlage', row.costNote],
        ['Zuständig', row.authority],
        ['Eingereicht', words.formatInstant(row.firstSubmittedAt)],
        ['Entschieden', words.formatInstant(row.decidedAt)],
      ],
    )}<h2>Zustimmungen</h2><ul>${consents}</ul><h2>Entscheidungen</h2><ul>${decisions}</ul><h2>Rechtswerte</h2><ul>${rules}</ul><h2>Verlauf</h2><ol>${events}</ol>`,
  );
}

function dashboardPage(row: queries.DashboardRow): string {
  const counts = (title: string, entries: readonly queries.LabelledCount[]) => {
    const most = Math.max(1, ...entries.map(({ count }) => count));
    const bars = entries.map(
      ({ label, count }, index) =>
        `<text x="0" y="${index * 24 + 16}">${e(label)}</text><rect x="200" y="${index * 24 + 4}" width="${Math.round((count / most) * 300)}" height="16"></rect>`,
    );
    const lines = entries.map(
      ({ label, count }) =>
        `<tr><th scope="row"><a href="/kooperationen">${e(label)}</a></th><td>${words.formatNumber(count)}</td></tr>`,
    );
    return `<h2>${title}</h2><svg viewBox="0 0 500 ${entries.length * 24}" aria-hidden="true">${bars.join('')}</svg><table><tbody>${lines.join('')}</tbody></table>`;
  };
  return layout(
    'Übersicht',
    `<h1>Übersicht</h1>${terms([
      ['Bei den Behörden', words.formatNumber(row.waiting)],
      ['Über dem Zieltag', words.formatNumber(row.overdue)],
      ['Bei den Partnern', words.formatNumber(row.withPartners)],
      ['Entscheidungen', words.formatNumber(row.decided)],
      ['Median in Tagen', words.formatNumber(row.median && Math.round(row.median))],
      ['90. Perzentil', words.formatNumber(row.p90 && Math.round(row.p90))],
    ])}${counts('Nach Alter', row.ages)}${counts('Nach Behörde', row.authorities)}${counts('Nach Feld', row.fields)}${counts('Nach Bezirk', row.regions)}`,
  );
}

function send(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  const body = Buffer.from(text);
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length, ...headers });
  response.end(body);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://reference');
  if (request.method === 'POST') {
    const form = await readForm(request);
    const contractId = form.get('contractId');
    if (contractId !== null) {
      const budgetLine = form.get('budgetLine') ?? '';
      const ordered = await purchases.callOff(
        contractId,
        form.get('bodyId') ?? '',
        Number(form.get('quantity')),
        budgetLine,
      );
      const location = `/vertraege/${contractId}`;
      return ordered
        ? send(response, 303, '', { location })
        : send(response, 409, layout('Konflikt', '<h1>Konflikt</h1>'));
    }
    const done = await queries.approve(form.get('cooperationId') ?? '', Number(form.get('version')));
    const location = `/kooperationen/${form.get('cooperationId')}`;
    return done ? send(response, 303, '', { location }) : send(response, 409, layout('Konflikt', '<h1>Konflikt</h1>'));
  }
  if (url.pathname === '/kommunen') return send(response, 200, await listPage(url.searchParams));
  const id = /^\/kooperationen\/([0-9a-f-]{36})$/.exec(url.pathname)?.[1];
  const row = id ? await queries.getCase(id) : undefined;
  if (row) return send(response, 200, casePage(row));
  const [, purchaseId = '', room] =
    /^\/beschaffungen\/([0-9a-f-]{36})(\/bedarf\/auswertung)?$/.exec(url.pathname) ?? [];
  const survey = room ? await purchases.getSurvey(purchaseId) : undefined;
  if (survey) return send(response, 200, surveyPage(survey));
  const purchase = purchaseId && !room ? await purchases.getPurchase(purchaseId) : undefined;
  if (purchase) return send(response, 200, purchasePage(purchase));
  const dashboard = url.pathname === '/start' ? await queries.getDashboard() : undefined;
  if (dashboard) return send(response, 200, dashboardPage(dashboard));
  return send(response, 404, layout('Nicht gefunden', '<h1>Nicht gefunden</h1>'));
}

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    send(response, 500, layout('Fehler', '<h1>Fehler</h1>'));
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
