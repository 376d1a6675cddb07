import fc from 'fast-check';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAuditChain } from '#src/modules/audit/store/check-chain.ts';
import {
  collecting,
  completeDraft,
  consented,
  type Stage,
  setStage,
  submitted,
} from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { movesOf, playRound } from '#tests/support/matrix-moves.ts';

const GAMES = 30;
const BEGINNINGS = { draft: completeDraft, collecting, consented, submitted } as const;

/** What must hold of a case at every moment, as conditions whose violation is named. */
const INVARIANTS: Readonly<Record<string, string>> = {
  'each event begins where the one before ended': `SELECT 1 FROM (SELECT from_status, lag(to_status) OVER (ORDER BY id) AS before
    FROM cooperation_event WHERE cooperation_id = $1) e WHERE from_status IS DISTINCT FROM before`,
  'the case stands where its last event led': `SELECT 1 FROM cooperation c WHERE c.id = $1 AND c.status <>
    (SELECT e.to_status FROM cooperation_event e WHERE e.cooperation_id = c.id ORDER BY e.id DESC LIMIT 1)`,
  'one accepted partner leads': `SELECT 1 FROM cooperation c WHERE c.id = $1 AND 1 <> (SELECT count(*) FROM cooperation_partner p
    WHERE p.cooperation_id = c.id AND p.is_lead AND p.status = 'accepted' AND p.body_id = c.lead_body_id)`,
  'a decided case has one decision, an open one none': `SELECT 1 FROM cooperation c WHERE c.id = $1
    AND (c.status IN ('approved', 'noted', 'rejected', 'active', 'ended'))::int <> (SELECT count(*) FROM decision d
      WHERE d.cooperation_id = c.id AND d.kind IN ('approved', 'noted', 'rejected'))`,
  'live consents are to the present version': `SELECT 1 FROM cooperation c JOIN consent s ON s.cooperation_id = c.id
    WHERE c.id = $1 AND s.status IN ('prepared', 'signed') AND s.content_version <> c.content_version
      AND c.status IN ('collecting_consent', 'submitted', 'returned')`,
  'nothing lies before the authority that a partner has not signed': `SELECT 1 FROM cooperation c
    JOIN cooperation_partner p ON p.cooperation_id = c.id AND p.status = 'accepted'
    WHERE c.id = $1 AND c.status = 'submitted' AND NOT EXISTS (SELECT FROM consent s WHERE s.cooperation_id = c.id
      AND s.body_id = p.body_id AND s.status = 'signed' AND s.content_version = c.content_version)`,
  'the newest frozen version is the present one': `SELECT 1 FROM cooperation c WHERE c.id = $1 AND c.content_version <>
    coalesce((SELECT max(v.number) FROM cooperation_version v WHERE v.cooperation_id = c.id), 0)`,
  'what the newest version froze is what the case says': `SELECT 1 FROM cooperation c JOIN cooperation_version v
    ON v.cooperation_id = c.id AND v.number = c.content_version WHERE c.id = $1 AND c.status <> 'draft'
    AND (v.content->>'costNote' <> c.cost_note OR (v.content->>'leadBodyId')::uuid <> c.lead_body_id
      OR c.status IN ('collecting_consent', 'submitted', 'returned') AND (SELECT array_agg(x::uuid ORDER BY x::uuid)
        FROM jsonb_array_elements_text(v.content->'partnerBodyIds') x) <> (SELECT array_agg(p.body_id ORDER BY p.body_id)
          FROM cooperation_partner p WHERE p.cooperation_id = c.id AND p.status = 'accepted' AND NOT p.is_lead))`,
  'every event is audited once': `SELECT 1 FROM cooperation_event e WHERE e.cooperation_id = $1 AND e.verb <> 'edit_content'
    GROUP BY e.verb HAVING count(*) <> (SELECT count(*) FROM audit_entry a WHERE a.subject_id = $1::text
      AND a.action = 'cooperations.' || e.verb)`,
  'whoever is party, invited or authority has access, and nobody else': `SELECT 1 FROM cooperation c WHERE c.id = $1 AND
    (SELECT array_agg(DISTINCT a.body_id ORDER BY a.body_id) FROM cooperation_access a WHERE a.cooperation_id = c.id) <>
    (SELECT array_agg(DISTINCT b ORDER BY b) FROM (SELECT p.body_id AS b FROM cooperation_partner p WHERE p.cooperation_id = c.id
      AND p.status IN ('invited', 'accepted') UNION SELECT c.authority_body_id WHERE c.first_submitted_at IS NOT NULL) x)`,
  'what is decided is published, and nothing else': `SELECT 1 FROM cooperation c WHERE c.id = $1
    AND (c.status IN ('approved', 'noted', 'active', 'ended')) <>
      EXISTS (SELECT FROM cooperation_publication u WHERE u.cooperation_id = c.id AND u.status = c.status)`,
};

async function violated(client: pg.Client, id: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, query] of Object.entries(INVARIANTS)) {
    if ((await client.query(query, [id])).rowCount) found.push(name);
  }
  return found;
}

async function eventsOf(client: pg.Client, id: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM cooperation_event WHERE cooperation_id = $1',
    [id],
  );
  return rows[0]?.n ?? 0;
}

describe('everybody at once', { timeout: 170_000 }, () => {
  const database = useTestDatabase();
  let stage: Stage;

  beforeAll(async () => {
    stage = await asSuperuser(database(), setStage);
  });

  it(`leaves a case whole after every round of ${GAMES} random games, and nothing overwritten`, async () => {
    const moves = new Map(movesOf(stage).map((move) => [move.name, move]));
    await asSuperuser(database(), (client) =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...(Object.keys(BEGINNINGS) as (keyof typeof BEGINNINGS)[])),
          fc.array(fc.array(fc.constantFrom(...moves.keys()), { minLength: 1, maxLength: 5 }), {
            minLength: 3,
            maxLength: 10,
          }),
          async (beginning, rounds) => {
            const id = await BEGINNINGS[beginning](stage);
            for (const names of rounds) {
              const before = await eventsOf(client, id);
              const succeeded = await playRound(
                stage,
                id,
                names.flatMap((name) => moves.get(name) ?? []),
              );
              // One event per success: an overwritten or doubled act would show as one too few or too many.
              expect((await eventsOf(client, id)) - before).toBe(succeeded);
              expect(await violated(client, id)).toEqual([]);
            }
          },
        ),
        { numRuns: GAMES, endOnFailure: true },
      ),
    );
    await checkAuditChain(new AbortController().signal);
    const { rows } = await asSuperuser(database(), (client) =>
      client.query('SELECT intact FROM audit_check ORDER BY id DESC LIMIT 1'),
    );
    expect(rows).toEqual([{ intact: true }]);
  });
});
