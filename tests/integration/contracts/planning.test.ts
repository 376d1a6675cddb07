import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from '#src/modules/contracts/domain/months.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { startJointIdea } from '#src/modules/procurement/planning/commands/start-joint-idea.ts';
import { listCalendar } from '#src/modules/procurement/planning/reads/calendar.ts';
import { getRadar } from '#src/modules/procurement/planning/reads/radar.ts';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { openSurvey } from '#src/modules/procurement/survey/commands/open-survey.ts';
import { addContractRow, addFramework, type ContractStage, setContractStage } from '#tests/support/contracts.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

const database = useTestDatabase();
const today = berlinDay(new Date());
let stage: ContractStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setContractStage);
});

const offer = (bodyId: string, title: string, months: number, poolingVisible = true) =>
  asSuperuser(database(), (client) =>
    addContractRow(
      client,
      bodyId,
      { procurementId: null, lotId: null },
      {
        title,
        endsOn: addMonths(today, months),
        poolingVisible,
        maxValueCents: null,
        maxQuantity: null,
        unitPriceCents: null,
      },
    ),
  );

describe('the pooling radar', () => {
  it('proposes visible contracts of several bodies and starts the idea with them preselected', async () => {
    const mine = await offer(stage.caller.bodyId, 'Lizenzen Bürosoftware Paket', 10);
    const theirs = await offer(stage.stranger.bodyId, 'Bürosoftware: Lizenzen', 12);
    await offer(stage.otherCaller.bodyId, 'Lizenzen Bürosoftware', 11, false);
    const radar = await getRadar(stage.caller);
    const proposal = radar.proposals.find(({ offers }) => offers.some(({ contractId }) => contractId === mine));
    expect(proposal?.offers.map(({ contractId }) => contractId)).toEqual([mine, theirs]);
    expect(proposal?.reasons).toMatchObject([{ kind: 'same_words', words: ['lizenzen', 'buerosoftware'] }]);
    expect(JSON.stringify(radar)).not.toContain('Muster GmbH');

    const { id } = acceptedValue(await startJointIdea.execute(stage.caller, { contractIds: [mine, theirs] }));
    const started = await getProcurement(stage.caller, id);
    expect(started?.row).toMatchObject({
      status: 'idea',
      title: 'Gemeinsam: Lizenzen Bürosoftware Paket',
      sourceContractId: mine,
    });
    expect(started?.facts.participantCount).toBe(2);
    // The others learn of it only when they are asked.
    expect(await getProcurement(stage.stranger, id)).toBeNull();
    const rest = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(
        `SELECT (SELECT successor_procurement_id FROM contract WHERE id = $2) AS successor,
           (SELECT count(*)::int FROM outbox_message WHERE procurement_id = $1) AS told,
           (SELECT array_agg(body_id) FROM procurement_participant WHERE procurement_id = $1 AND NOT is_lead) AS asked`,
        [id, mine],
      );
      return rows[0];
    });
    expect(rest).toEqual({ successor: id, told: 0, asked: [stage.stranger.bodyId] });
    // Nothing but its last day is missing to open the survey.
    const opening = { procurementId: id, version: started?.row.version ?? 0, dueOn: addMonths(today, 1), note: '' };
    acceptedValue(await openSurvey.execute(stage.caller, opening));
    expect((await getProcurement(stage.stranger, id))?.row.status).toBe('surveying');
  });

  it('refuses what is no longer offered, and readers', async () => {
    const hidden = await offer(stage.stranger.bodyId, 'Streusalz', 8, false);
    const own = await offer(stage.caller.bodyId, 'Streusalz', 8);
    expect(await startJointIdea.execute(stage.caller, { contractIds: [own, hidden] })).toMatchObject({
      reason: 'offers_gone',
    });
    expect(await startJointIdea.execute(stage.caller, { contractIds: [own] })).toMatchObject({ reason: 'offers_gone' });
    await expect(startJointIdea.execute(stage.callerReader, { contractIds: [own] })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('raw SQL shows others the offer and nothing of the contract behind it', async () => {
    const id = await offer(stage.caller.bodyId, 'Firewall', 9);
    const client = new pg.Client({ connectionString: database().appUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query("SELECT set_config('allmende.body', $1, true), set_config('allmende.scope', 'member', true)", [
        stage.stranger.bodyId,
      ]);
      const { rows } = await client.query(
        'SELECT (SELECT count(*)::int FROM pooling_offer WHERE contract_id = $1) AS offers, (SELECT count(*)::int FROM contract WHERE id = $1) AS contracts',
        [id],
      );
      await client.query('ROLLBACK');
      expect(rows[0]).toEqual({ offers: 1, contracts: 0 });
      const anonymous = await client.query('SELECT count(*)::int AS n FROM pooling_offer WHERE contract_id = $1', [id]);
      expect(anonymous.rows[0].n).toBe(0);
    } finally {
      await client.end();
    }
  });
});

describe('the calendar', () => {
  it('shows ends and last days of notice of contracts, and steps to partners only', async () => {
    const { contractId, procurementId } = await asSuperuser(database(), (client) =>
      addFramework(client, stage, { title: 'Kalenderfall', endsOn: addMonths(today, 7) }),
    );
    await asSuperuser(database(), async (client) => {
      await client.query('UPDATE contract SET notice_months = 3 WHERE id = $1', [contractId]);
      await client.query(
        `INSERT INTO schedule_step (procurement_id, step_key, position, starts_on, ends_on)
         VALUES ($1, 'tender', 1, $2, $3)`,
        [procurementId, addMonths(today, 1), addMonths(today, 2)],
      );
    });
    const kindsOf = async (actor: typeof stage.caller) =>
      (await listCalendar(actor, today, addMonths(today, 12)))
        .filter(({ title }) => title === 'Kalenderfall')
        .map(({ kind }) => kind);
    expect(await kindsOf(stage.caller)).toEqual(['schedule_step', 'contract_notice', 'contract_end']);
    expect(await kindsOf(stage.owner)).toEqual(['schedule_step', 'contract_notice', 'contract_end']);
    expect(await kindsOf(stage.stranger)).toEqual([]);
    await asSuperuser(database(), (client) =>
      client.query('UPDATE procurement_participant SET is_partner = false WHERE procurement_id = $1 AND body_id = $2', [
        procurementId,
        stage.caller.bodyId,
      ]),
    );
    expect(await kindsOf(stage.caller)).toEqual(['contract_notice', 'contract_end']);
  });
});
