import type pg from 'pg';
import type { CastActor } from './actors.ts';
import { PUBLISHED, seesCase } from './matrix-expectations.ts';
import { markerOf, type Parties, type Subject } from './matrix-subjects.ts';

/** Everything confidential in the database, and for whom it is. */
export interface Secrets {
  /** Every case there is. */
  readonly cases: readonly CaseRow[];
  readonly people: readonly { readonly email: string; readonly bodyIds: readonly string[] }[];
  /** What of it stands in a text the actor was given and is not theirs to read; null is an anonymous visitor. */
  in(text: string, actor: CastActor | null): string[];
}

export type CaseRow = Pick<Subject, 'id' | 'status' | 'title' | 'reference'> & Parties;

/**
 * Titles and numbers of all cases, the markers planted in their confidential texts, and the mail addresses of all people,
 * read as superuser. A text is searched for whatever its reader may not see, whichever way it might have come in.
 */
export async function secretsOf(client: pg.Client): Promise<Secrets> {
  const { rows: cases } = await client.query<CaseRow>(
    `SELECT c.id, c.status, c.title, c.reference, c.first_submitted_at IS NOT NULL AS "everSubmitted",
       c.lead_body_id AS "leadBodyId", c.authority_body_id AS "authorityBodyId",
       (SELECT json_agg(json_build_object('bodyId', p.body_id, 'status', p.status)) FROM cooperation_partner p
         WHERE p.cooperation_id = c.id) AS partners
     FROM cooperation c`,
  );
  const { rows: people } = await client.query<{ email: string; bodyIds: string[] }>(
    `SELECT p.email, array_agg(m.body_id::text) AS "bodyIds" FROM person p JOIN membership m ON m.person_id = p.id GROUP BY p.id`,
  );
  const known = new Map<string, string[]>();
  const hiddenFrom = (actor: CastActor | null): string[] => {
    const found = known.get(actor?.personId ?? '');
    if (found) return found;
    const unseen = cases.filter((row) => actor === null || !seesCase(actor, row));
    const shared = new Set(cases.filter((row) => !unseen.includes(row)).map(({ title }) => title));
    const hidden = [
      ...unseen.map(({ id }) => markerOf(id)),
      ...unseen
        .filter(({ status }) => !PUBLISHED.includes(status))
        .flatMap(({ title, reference }) => [title, reference]),
      ...(actor?.roles.includes('platform_administrator')
        ? []
        : people.filter(({ bodyIds }) => actor === null || !bodyIds.includes(actor.bodyId)).map(({ email }) => email)),
    ].filter((text) => !shared.has(text));
    known.set(actor?.personId ?? '', hidden);
    return hidden;
  };
  return { cases, people, in: (text, actor) => hiddenFrom(actor).filter((secret) => text.includes(secret)) };
}
