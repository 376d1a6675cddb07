import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import { addWaitingCooperations } from '#prisma/seed/scale-cooperations.ts';
import { type BenchDatabase, withClient } from './cluster.ts';
import type { LoadRequest } from './load-job.ts';
import type { BenchServer } from './servers.ts';

/** A submitted cooperation nobody has decided yet. */
export interface WaitingCase {
  readonly id: string;
  readonly version: number;
}

/** Makes as many cooperations wait for the authority in Darmstadt, and names them. Each can be decided once. */
export async function prepareCases(database: BenchDatabase, count: number): Promise<WaitingCase[]> {
  await withClient(database.ownerUrl, (client) =>
    addWaitingCooperations(client, count, INSTITUTION_IDS.regionalCouncilDarmstadt),
  );
  return withClient(database.adminUrl, waitingCases);
}

async function waitingCases(client: pg.Client): Promise<WaitingCase[]> {
  const { rows } = await client.query<WaitingCase>(
    `SELECT id, version FROM cooperation WHERE status = 'submitted' AND procedure = 'approval' AND authority_body_id = $1
       AND submitted_at BETWEEN now() - interval '30 days 6 hours' AND now() - interval '29 days 12 hours'
     ORDER BY id`,
    [INSTITUTION_IDS.regionalCouncilDarmstadt],
  );
  return rows;
}

type Fields = readonly (readonly [string, string])[];

/** Name and value of every field of the form that holds a field of this name, as a browser would send them. */
export function readForm(html: string, holding: string): Fields {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((text) => text.includes(`name="${holding}"`));
  if (!form) throw new Error(`no form with a field ${holding}`);
  const fields: [string, string][] = [];
  for (const [tag] of form.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name !== null) fields.push([name, attribute(tag, 'value') ?? '']);
  }
  return fields;
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  if (found === undefined) return null;
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
  return found.replace(/&(#?\w+);/g, (whole, entity: string) => characters[entity] ?? whole);
}

function multipart(fields: Fields): { body: string; type: string } {
  const boundary = `bench${randomUUID().replaceAll('-', '')}`;
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join('')}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
}

async function pageWithForm(server: BenchServer, path: string, cookie?: string): Promise<string> {
  const response = await fetch(`${server.url}${path}`, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return html;
}

/**
 * The posts that approve the cases, as a browser without JavaScript sends them: the fields of the rendered form, with
 * the case's own id and a fresh idempotency key in each.
 */
export async function decisionPosts(
  server: BenchServer,
  cases: readonly WaitingCase[],
  cookie?: string,
): Promise<LoadRequest[]> {
  const pathOf = (id: string) => `/kooperationen/${id}/entscheidung${cookie ? '?schritt=genehmigen' : ''}`;
  const posts = cases.map(({ id, version }) => ({
    path: pathOf(id),
    values: { cooperationId: id, version: String(version) },
  }));
  return formPosts(server, posts, 'cooperationId', cookie);
}

/** Posts of one form: the fields of the first page that is rendered, with own values and a fresh idempotency key in each. */
export async function formPosts(
  server: BenchServer,
  posts: readonly { readonly path: string; readonly values: Readonly<Record<string, string>> }[],
  holding: string,
  cookie?: string,
): Promise<LoadRequest[]> {
  const [first] = posts;
  if (!first) return [];
  const fields = readForm(await pageWithForm(server, first.path, cookie), holding);
  return posts.map(({ path, values }) => {
    const own: Readonly<Record<string, string>> = { ...values, _key: randomUUID() };
    const { body, type } = multipart(fields.map(([name, value]) => [name, own[name] ?? value] as const));
    const headers = {
      'content-type': type,
      origin: server.url,
      'sec-fetch-site': 'same-origin',
      ...(cookie ? { cookie } : {}),
    };
    return { path, method: 'POST' as const, headers, body };
  });
}

/** The same for the bare limit, which has no form page. */
export function barePosts(cases: readonly WaitingCase[]): LoadRequest[] {
  return cases.map(({ id, version }) => ({
    path: `/kooperationen/${id}/entscheidung`,
    method: 'POST' as const,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ cooperationId: id, version: String(version) }).toString(),
  }));
}

/** How many of the cases are decided now: what was answered must also be there. */
export function countDecided(database: BenchDatabase, cases: readonly WaitingCase[]): Promise<number> {
  return withClient(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int FROM decision WHERE kind = 'approved' AND cooperation_id = ANY($1::uuid[])`,
      [cases.map(({ id }) => id)],
    );
    return rows[0]?.count ?? 0;
  });
}
