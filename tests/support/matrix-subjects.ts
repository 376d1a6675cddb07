import type pg from 'pg';
import { fixedId } from '#prisma/seed/reference/fixed-id.ts';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import type { CastBody } from './actors.ts';

/** The demo stories the matrix asks about, one for each situation a case can be in. */
export const SUBJECT_STORIES = {
  draft: 'ekom21-hanau-offenbach-sbom',
  ready_draft: 'bergstrasse-geodaten',
  collecting: 'weissenborn-eschwege-buergerbuero',
  prepared: 'schwalm',
  submitted_approval: 'buedingen-nidda-ortenberg-betrieb',
  submitted_notice: 'lahn-dill-digitale-bauakte',
  returned: 'bad-vilbel',
  approved: 'main-kinzig-breitband-ausbau',
  noted: 'goethe-frankfurt-rechenzentrum',
  active: 'wetterau-ost-isb',
  rejected: 'marburg-lahntal-digitalfunk',
  ended: 'bergstrasse-datenschutz',
  withdrawn: 'limburg-weilburg-dms',
} as const;

export type SubjectKey = keyof typeof SUBJECT_STORIES;

/** How a body stands to a case. `former` has declined, withdrawn or been uninvited; `none` has nothing to do with it. */
export type Relation = 'lead' | 'partner' | 'invited' | 'former' | 'authority' | 'ministry' | 'none';

/** Who has to do with a case. */
export interface Parties {
  readonly everSubmitted: boolean;
  readonly leadBodyId: string;
  readonly authorityBodyId: string | null;
  readonly partners: readonly { readonly bodyId: string; readonly status: string }[];
}

/** A demo case with the facts the matrix needs, read as superuser. */
export interface Subject extends Parties {
  readonly key: SubjectKey;
  readonly id: string;
  readonly status: string;
  readonly title: string;
  readonly reference: string;
  readonly version: number;
  readonly contentVersion: number;
  readonly inquiryId: string | null;
  /** Documents planted by `plantSubjects`, one owned by the lead and one by the partner. */
  readonly documents: readonly { readonly id: string; readonly bodyId: string }[];
  /** Stands in every text of the case that is not public. */
  readonly marker: string;
}

/** Situations in which a body was invited and has not answered; elsewhere an open invitation would block the verb. */
const WITH_INVITED: readonly SubjectKey[] = ['draft', 'collecting', 'submitted_approval', 'active'];

/**
 * Adds to the demo stories what they do not tell: an invited body, two that are out again, a document each of lead and
 * partner, a prepared consent, and a marker in every confidential text. Runs as superuser.
 */
export async function plantSubjects(client: pg.Client): Promise<{ subjects: Subject[]; bodies: CastBody[] }> {
  const ids = Object.values(SUBJECT_STORIES).map((story) => fixedId(`cooperation:${story}`));
  const { rows: outsiders } = await client.query<CastBody>(
    `SELECT id, kind, short_name AS name FROM body b WHERE kind = 'municipality' AND valid_to IS NULL
       AND NOT EXISTS (SELECT FROM cooperation_partner p WHERE p.body_id = b.id)
       AND NOT EXISTS (SELECT FROM membership m WHERE m.body_id = b.id)
     ORDER BY sort_name, id LIMIT 4`,
  );
  const [invited, declined, withdrawn] = outsiders;
  if (!invited || !declined || !withdrawn) throw new Error('the demo leaves no body out');
  const withInvited = WITH_INVITED.map((key) => fixedId(`cooperation:${SUBJECT_STORIES[key]}`));
  const addPartner = (body: CastBody, status: string, cooperations: readonly string[]) =>
    client.query(
      `INSERT INTO cooperation_partner (cooperation_id, body_id, status, reason, responsible_person)
       SELECT unnest($1::uuid[]), $2, $3, CASE WHEN $3 = 'invited' THEN NULL ELSE 'Kein Bedarf' END, ''`,
      [cooperations, body.id, status],
    );
  await addPartner(invited, 'invited', withInvited);
  await addPartner(declined, 'declined', ids);
  await addPartner(withdrawn, 'withdrawn', ids);
  await plantDocuments(client, ids);
  await plantPreparedConsent(client, fixedId(`cooperation:${SUBJECT_STORIES.prepared}`));
  await plantMarkers(client);
  const subjects = await loadSubjects(client);
  return { subjects, bodies: await loadBodies(client, subjects, outsiders) };
}

async function plantDocuments(client: pg.Client, ids: readonly string[]): Promise<void> {
  await client.query(
    `WITH owner AS (SELECT DISTINCT ON (cooperation_id, is_lead) cooperation_id, body_id FROM cooperation_partner
       WHERE cooperation_id = ANY($1) AND status = 'accepted' ORDER BY cooperation_id, is_lead, invited_at, body_id),
     added AS (INSERT INTO document (cooperation_id, owner_body_id, file_name, media_type, size, sha256, purpose, title)
       SELECT cooperation_id, body_id, 'vermerk.pdf', 'application/pdf', 9, sha256('%PDF-1.7 '), 'attachment', 'Vermerk' FROM owner
       RETURNING id)
     INSERT INTO document_chunk (document_id, position, bytes) SELECT id, 0, '%PDF-1.7 ' FROM added`,
    [ids],
  );
}

/** A consent of the second partner that waits for its signatory. */
async function plantPreparedConsent(client: pg.Client, id: string): Promise<void> {
  await client.query(
    `INSERT INTO consent (cooperation_id, body_id, content_version, status, resolution_body, resolution_date, resolution_reference)
     SELECT c.id, p.body_id, c.content_version, 'prepared', 'Gemeindevertretung', '2026-11-02', 'DS 2026/99'
     FROM cooperation c JOIN cooperation_partner p ON p.cooperation_id = c.id AND p.status = 'accepted' AND NOT p.is_lead
       AND NOT EXISTS (SELECT FROM consent x WHERE x.cooperation_id = c.id AND x.body_id = p.body_id)
     WHERE c.id = $1 ORDER BY p.invited_at, p.body_id LIMIT 1`,
    [id],
  );
}

/** What is looked for in everything anybody gets to see. */
export function markerOf(cooperationId: string): string {
  return `Vertraulich${cooperationId.replaceAll('-', '').slice(0, 12)}`;
}

/** Writes the marker into every text of every case that the publication does not hold, append-only tables included. */
async function plantMarkers(client: pg.Client): Promise<void> {
  const marker = (column: string) => `'Vertraulich' || left(replace(${column}::text, '-', ''), 12)`;
  await client.query(`SET session_replication_role = replica`);
  await client.query(
    `UPDATE cooperation SET aim = aim || ' ' || ${marker('id')}, tasks = tasks || ' ' || ${marker('id')},
       cost_note = ${marker('id')}, termination_clause = termination_clause || ' ' || ${marker('id')}`,
  );
  const texts = {
    cooperation_partner: ['responsible_person', 'message', 'reason'],
    consent: ['resolution_body', 'resolution_reference'],
    inquiry: ['question', 'answer'],
    decision: ['reason', 'conditions'],
    document: ['title', 'file_name'],
  };
  for (const [table, columns] of Object.entries(texts)) {
    const sets = columns.map((column) => `${column} = ${column} || ' ' || ${marker('cooperation_id')}`);
    await client.query(`UPDATE ${table} SET ${sets.join(', ')}`);
  }
  await client.query(
    `UPDATE cooperation_version SET content = content || jsonb_build_object('costNote', ${marker('cooperation_id')},
       'aim', content->>'aim' || ' ' || ${marker('cooperation_id')})`,
  );
  await client.query(
    `UPDATE cooperation_event SET details = details || jsonb_build_object('reason', details->>'reason' || ${marker('cooperation_id')})
     WHERE details ? 'reason'`,
  );
  await client.query(`SET session_replication_role = origin`);
}

async function loadSubjects(client: pg.Client): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const key of Object.keys(SUBJECT_STORIES) as SubjectKey[]) {
    const { rows } = await client.query<Omit<Subject, 'key' | 'marker'>>(
      `SELECT c.id, c.status, c.title, c.reference, c.version, c.content_version AS "contentVersion",
           c.first_submitted_at IS NOT NULL AS "everSubmitted", c.lead_body_id AS "leadBodyId",
           c.authority_body_id AS "authorityBodyId",
           (SELECT json_agg(json_build_object('bodyId', p.body_id, 'status', p.status) ORDER BY p.is_lead DESC, p.invited_at, p.body_id)
             FROM cooperation_partner p WHERE p.cooperation_id = c.id) AS partners,
           (SELECT i.id FROM inquiry i WHERE i.cooperation_id = c.id AND i.answered_at IS NULL) AS "inquiryId",
           (SELECT json_agg(json_build_object('id', d.id, 'bodyId', d.owner_body_id)) FROM document d WHERE d.cooperation_id = c.id) AS documents
         FROM cooperation c WHERE c.id = $1`,
      [fixedId(`cooperation:${SUBJECT_STORIES[key]}`)],
    );
    const [row] = rows;
    if (!row) throw new Error(`the demo has no story ${SUBJECT_STORIES[key]}`);
    subjects.push({ key, ...row, marker: markerOf(row.id) });
  }
  return subjects;
}

/** Every body that stands to a subject in some way, and one of every kind that stands to none. */
async function loadBodies(
  client: pg.Client,
  subjects: readonly Subject[],
  outsiders: readonly CastBody[],
): Promise<CastBody[]> {
  const { rows } = await client.query<CastBody>(
    `SELECT id, kind, short_name AS name FROM body WHERE id = ANY($1) OR kind IN ('state_ministry', 'it_provider',
       'university', 'purchasing_cooperative', 'state_cert', 'regional_council') ORDER BY sort_name, id`,
    [
      [
        ...subjects.flatMap((subject) => [
          subject.leadBodyId,
          ...subject.partners
            .filter(({ status }) => status === 'accepted')
            .slice(1, 2)
            .map(({ bodyId }) => bodyId),
          ...(subject.authorityBodyId ? [subject.authorityBodyId] : []),
          ...subject.documents.map(({ bodyId }) => bodyId),
        ]),
        ...outsiders.map(({ id }) => id),
      ],
    ],
  );
  return rows;
}

/** How a body stands to a subject, from the rows alone. */
export function relationOf(bodyId: string, subject: Parties): Relation {
  if (bodyId === subject.leadBodyId) return 'lead';
  const status = subject.partners.find((partner) => partner.bodyId === bodyId)?.status;
  if (status === 'accepted') return 'partner';
  if (status === 'invited') return 'invited';
  if (subject.everSubmitted && bodyId === subject.authorityBodyId) return 'authority';
  if (status !== undefined) return 'former';
  return bodyId === INSTITUTION_IDS.ministry ? 'ministry' : 'none';
}
