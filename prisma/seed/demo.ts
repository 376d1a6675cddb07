import type pg from 'pg';
import { hashPassword } from '#src/server/password-hash.ts';
import { buildStory } from './demo/build-story.ts';
import { FURTHER_STORIES } from './demo/further-stories.ts';
import { historicRows } from './demo/historic.ts';
import { insert } from './demo/insert.ts';
import { DEMO_PASSWORD, demoPeople } from './demo/people.ts';
import { insertPurchases } from './demo/purchases/insert-purchases.ts';
import { TOLD_STORIES } from './demo/told-stories.ts';
import { WAITING_STORIES } from './demo/waiting-stories.ts';
import { fixedId } from './reference/fixed-id.ts';

type Row = Record<string, unknown>;

/** Key of the advisory lock that keeps two starting instances from loading at once. */
const LOCK = 726_002;

async function insertPeople(client: pg.ClientBase): Promise<void> {
  const people = demoPeople();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const joined = '2026-01-05T08:00:00+01:00';
  await insert(
    client,
    'person',
    people.map(({ id, email, displayName }) => ({
      id,
      email,
      display_name: displayName,
      password_hash: passwordHash,
      status: 'active',
      failed_attempts: 0,
      mail_notices: true,
      created_at: joined,
      version: 1,
    })),
  );
  await insert(
    client,
    'membership',
    people.flatMap((person) =>
      person.memberships.map(({ bodyId, roles }) => ({
        id: fixedId(`membership:${person.id}:${bodyId}`),
        person_id: person.id,
        body_id: bodyId,
        roles,
        created_at: joined,
        version: 1,
      })),
    ),
  );
}

const COOPERATION_DEFAULTS = {
  shared_activities: [],
  aim: '',
  tasks: '',
  termination_clause: '',
  cost_note: '',
  version: 1,
  content_version: 0,
  historic: false,
};
const PARTNER_DEFAULTS = { responsible_person: '', message: '', version: 1 };

async function insertCooperations(client: pg.ClientBase): Promise<void> {
  const stories = [...TOLD_STORIES, ...FURTHER_STORIES, ...WAITING_STORIES].map((story, index) =>
    buildStory(story, index + 1),
  );
  const historic = historicRows();
  const cooperations = [...stories.map((story) => story.cooperation), ...historic.cooperations];
  const events = [...stories.flatMap((story) => story.events), ...historic.events].sort((a, b) =>
    String(a.occurred_at).localeCompare(String(b.occurred_at)),
  );
  await insert(
    client,
    'cooperation',
    cooperations.map((row) => ({ ...COOPERATION_DEFAULTS, ...row })),
  );
  await insert(
    client,
    'cooperation_partner',
    [...stories.flatMap((story) => story.partners), ...historic.partners].map((row) => ({
      ...PARTNER_DEFAULTS,
      ...row,
    })),
  );
  await insert(
    client,
    'cooperation_version',
    stories.flatMap((story) => story.versions),
  );
  await insert(
    client,
    'consent',
    stories.flatMap((story) => story.consents).map((row) => ({ version: 1, ...row })),
  );
  await client.query(
    `INSERT INTO cooperation_event (cooperation_id, verb, from_status, to_status, holder, actor_person_id, actor_body_id, details, occurred_at)
     SELECT cooperation_id, verb, from_status, to_status, holder, actor_person_id, actor_body_id, coalesce(details, '{}'), occurred_at
     FROM json_populate_recordset(null::cooperation_event, $1) WITH ORDINALITY AS r ORDER BY ordinality`,
    [JSON.stringify(events)],
  );
  await insert(
    client,
    'inquiry',
    stories.flatMap((story) => story.inquiries),
  );
  await insert(
    client,
    'decision',
    stories.flatMap((story) => story.decisions),
  );
  const publications = [
    ...stories.map((story) => story.publication).filter((row) => row !== null),
    ...historic.publications,
  ];
  await insert(
    client,
    'cooperation_publication',
    publications.map((row) => ({ historic: false, ...row })),
  );
  await insertAudit(client, events);
  // Later cooperations continue the numbering.
  await client.query(
    `SELECT setval('cooperation_reference_seq', greatest((SELECT last_value FROM cooperation_reference_seq), $1))`,
    [stories.length],
  );
}

/** The audit log tells the same stories, in the same order; the trigger chains each line. */
async function insertAudit(client: pg.ClientBase, events: readonly Row[]): Promise<void> {
  await client.query(
    `INSERT INTO audit_entry (occurred_at, actor_person_id, actor_body_id, action, subject_type, subject_id, body_ids, details)
     SELECT e.occurred_at, e.actor_person_id, e.actor_body_id, 'cooperations.' || e.verb, 'cooperation', e.cooperation_id::text,
       ARRAY(SELECT DISTINCT a.body_id FROM cooperation_access a WHERE a.cooperation_id = e.cooperation_id ORDER BY 1),
       jsonb_build_object('from', e.from_status, 'to', e.to_status)
     FROM json_populate_recordset(null::cooperation_event, $1) WITH ORDINALITY AS e ORDER BY ordinality`,
    [JSON.stringify(events)],
  );
}

/** Purchases are added only where there are none: their references must not meet those people have given out. */
async function hasNoPurchases(client: pg.ClientBase): Promise<boolean> {
  return (await client.query('SELECT FROM procurement LIMIT 1')).rowCount === 0;
}

/**
 * Loads the demo stories once, in one transaction: people with one shared password, cooperations in every state, the real
 * IKZ projects as historic entries, and purchases in every state. Where they are already it does nothing; an installation
 * from before purchases gets these and the accounts they need.
 *
 * @returns whether anything was loaded
 */
export async function loadDemoScenarios(client: pg.Client): Promise<boolean> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(`SELECT set_config('allmende.scope', 'system', true)`);
    const { rowCount } = await client.query('SELECT FROM person WHERE id = $1', [demoPeople()[0]?.id]);
    const wantsCooperations = rowCount === 0;
    const wantsPurchases = await hasNoPurchases(client);
    if (wantsCooperations || wantsPurchases) await insertPeople(client);
    if (wantsCooperations) await insertCooperations(client);
    if (wantsPurchases) await insertPurchases(client);
    await client.query('COMMIT');
    return wantsCooperations || wantsPurchases;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
