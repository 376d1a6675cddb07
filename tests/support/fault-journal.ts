import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { CastActor } from './actors.ts';
import { builtActions, sendAction } from './fault-actions.ts';
import type { FaultPortal } from './fault-portal.ts';

/** A change that was sent, and whether the portal said that it is done. */
interface Entry {
  readonly title: string;
  readonly key: string;
  readonly actor: CastActor;
  acknowledged: boolean;
  attempts: number;
  /** Where the portal led to; two answers to one key must lead to the same place. */
  readonly leadsTo: Set<string>;
}

/** Writers that go on whatever happens to the server, and the journal of what they were told. */
export interface Writers {
  readonly journal: readonly Entry[];
  /** How many changes were acknowledged so far. */
  acknowledged(): number;
  /** How many requests are sent at this moment and neither answered nor broken off. */
  underWay(): number;
  /** Answers of status 500 and above with their text, and how long the slowest answer took. */
  readonly failures: { readonly status: number; readonly text: string; readonly milliseconds: number }[];
  stop(): Promise<void>;
}

/**
 * Lets `count` editors start drafts one after the other until stopped. A request that got no answer is sent again with
 * its key, as the portal's own page offers it, two times in three; the third time the person gives up.
 */
export function startWriters(world: FaultPortal, count: number): Writers {
  const action = builtActions().find(({ name }) => name === 'cooperations/createDraftAction');
  const editors = world.cast.filter(({ roles }) => roles.includes('editor')).slice(0, count);
  if (!action || editors.length < count) throw new Error('there is nobody to write');
  const journal: Entry[] = [];
  const failures: Writers['failures'] = [];
  let underWay = 0;
  let stopped = false;

  async function send(entry: Entry): Promise<void> {
    entry.attempts += 1;
    underWay += 1;
    try {
      const answer = await sendAction(world.portal, '/kooperationen/neu', action?.id ?? '', entry.actor, {
        title: entry.title,
        fieldKey: 'it_operation',
        _key: entry.key,
      });
      if (answer.status >= 500) failures.push(answer);
      if (answer.leadsTo === null) return;
      entry.acknowledged = true;
      entry.leadsTo.add(answer.leadsTo);
    } catch {
      // The connection broke: whether it was done is what the check at the end finds out.
    } finally {
      underWay -= 1;
    }
  }

  async function write(actor: CastActor): Promise<void> {
    while (!stopped) {
      const key = randomUUID();
      const entry: Entry = {
        title: `Entwurf ${key}`,
        key,
        actor,
        acknowledged: false,
        attempts: 0,
        leadsTo: new Set(),
      };
      journal.push(entry);
      await send(entry);
      while (!entry.acknowledged && !stopped && entry.attempts < 200 && journal.length % 3 !== 0) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await send(entry);
      }
    }
  }

  const writing = editors.map(write);
  return {
    journal,
    failures,
    acknowledged: () => journal.filter(({ acknowledged }) => acknowledged).length,
    underWay: () => underWay,
    async stop() {
      stopped = true;
      await Promise.all(writing);
    },
  };
}

/**
 * Compares the journal with the database: every acknowledged change is there once, with its event, its audit entry and
 * its lead partner; every other one is there once and whole, or not at all. Returns what is wrong.
 */
export async function contradictions(client: pg.Client, journal: readonly Entry[]): Promise<string[]> {
  const { rows } = await client.query<{
    title: string;
    n: number;
    events: number;
    entries: number;
    partners: number;
    access: number;
    keys: number;
  }>(
    `SELECT c.title, count(*)::int AS n,
       sum((SELECT count(*) FROM cooperation_event e WHERE e.cooperation_id = c.id))::int AS events,
       sum((SELECT count(*) FROM audit_entry a WHERE a.subject_id = c.id::text))::int AS entries,
       sum((SELECT count(*) FROM cooperation_partner p WHERE p.cooperation_id = c.id AND p.is_lead))::int AS partners,
       sum((SELECT count(*) FROM cooperation_access x WHERE x.cooperation_id = c.id))::int AS access,
       sum((SELECT count(*) FROM idempotency_key k WHERE k.result->>'id' = c.id::text))::int AS keys
     FROM cooperation c WHERE c.title LIKE 'Entwurf %-%-%' GROUP BY c.title`,
  );
  const found = new Map(rows.map((row) => [row.title, row]));
  const wrong: string[] = [];
  for (const { title, acknowledged, leadsTo } of journal) {
    const row = found.get(title);
    if (acknowledged && !row) wrong.push(`${title}: acknowledged and lost`);
    if (leadsTo.size > 1) wrong.push(`${title}: two answers to one key`);
    if (!row) continue;
    const { n, events, entries, partners, access, keys } = row;
    const whole = [n, events, entries, partners, access, keys].every((part) => part === 1);
    if (!whole) wrong.push(`${title}: ${JSON.stringify(row)}`);
  }
  const { rows: chain } = await client.query(
    `SELECT a.sequence FROM (SELECT sequence, previous_hash, lag(hash) OVER (ORDER BY sequence) AS before,
       row_number() OVER (ORDER BY sequence) AS place FROM audit_entry) a
     WHERE a.place <> a.sequence OR a.previous_hash <> coalesce(a.before, sha256('allmende'))`,
  );
  if (chain.length > 0) wrong.push(`the audit chain is broken at ${JSON.stringify(chain[0])}`);
  return wrong;
}
