import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { answerSurvey } from '#src/modules/procurement/survey/commands/answer-survey.ts';
import { closeSurvey } from '#src/modules/procurement/survey/commands/close-survey.ts';
import { declineSurvey } from '#src/modules/procurement/survey/commands/decline-survey.ts';
import { discardConfirmation } from '#src/modules/procurement/survey/commands/discard-confirmation.ts';
import { nameDeputy } from '#src/modules/procurement/survey/commands/name-deputy.ts';
import { prepareConfirmation } from '#src/modules/procurement/survey/commands/prepare-confirmation.ts';
import { remindBodies } from '#src/modules/procurement/survey/commands/remind-bodies.ts';
import { reopenSurvey } from '#src/modules/procurement/survey/commands/reopen-survey.ts';
import { signConfirmation } from '#src/modules/procurement/survey/commands/sign-confirmation.ts';
import { totalsOf } from '#src/modules/procurement/survey/domain/evaluation.ts';
import { getEvaluation } from '#src/modules/procurement/survey/reads/evaluation.ts';
import { getSurveyRoom } from '#src/modules/procurement/survey/reads/room.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  addQuestions,
  answered,
  answersOf,
  confirmed,
  dayAhead,
  idea,
  type ProcurementStage,
  pooled,
  QUESTIONS,
  setProcurementStage,
  shownPart,
  shownPurchase,
  signed,
  surveying,
  surveyOf,
} from '#tests/support/procurement-survey.ts';
import { raceOf } from '#tests/support/race.ts';

const database = useTestDatabase();
let stage: ProcurementStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setProcurementStage);
});
const rowsOf = (text: string, values: unknown[]) =>
  asSuperuser(database(), async (client) => (await client.query(text, values)).rows);
const partOf = async (id: string, actor: Actor) =>
  (
    await rowsOf('SELECT * FROM procurement_participant WHERE procurement_id = $1 AND body_id = $2', [id, actor.bodyId])
  )[0];
const savingsOf = (id: string, actor: Actor) =>
  rowsOf(
    'SELECT kind, quantity, baseline_cents::int AS cents FROM savings_entry WHERE procurement_id = $1 AND body_id = $2 ORDER BY id',
    [id, actor.bodyId],
  );
const verbsOf = async (id: string) =>
  (await rowsOf('SELECT verb FROM procurement_event WHERE procurement_id = $1 ORDER BY id', [id])).map(
    (row) => row.verb,
  );
const noticesOf = async (id: string, kind: string) =>
  rowsOf('SELECT body_ids, roles, person_id FROM outbox_message WHERE procurement_id = $1 AND kind = $2 ORDER BY id', [
    id,
    kind,
  ]);
const auditsOf = async (id: string, action: string) =>
  rowsOf('SELECT body_ids, details FROM audit_entry WHERE subject_id = $1 AND action = $2', [id, action]);
const answering = async (actor: Actor, id: string, quantity: number, intent: 'send' | 'draft' = 'send') => ({
  ...(await shownPart(actor, id)),
  answers: await answersOf(actor, id, quantity),
  condition: 'nur ohne Zubehör',
  intent,
});

describe('binding confirmation', () => {
  it('two persons bind the body, and the baseline is frozen with it', async () => {
    const id = await surveying(stage);
    await answered(stage.colleague, id, 10);
    const shown = await shownPart(stage.colleague, id);
    acceptedValue(await prepareConfirmation.execute(stage.colleague, { ...shown, budgetLine: '1.1.2.01' }));
    const confirmationId = (await surveyOf(stage.colleague, id)).own?.confirmation?.id ?? '';
    const sign = { procurementId: id, confirmationId, confirmed: 'ja' as const };
    expect(await signConfirmation.execute(stage.colleague, sign)).toMatchObject({ reason: 'confirmation_four_eyes' });
    expect(await savingsOf(id, stage.town)).toEqual([]);
    acceptedValue(await signConfirmation.execute(stage.townApprover, sign));
    expect(await partOf(id, stage.town)).toMatchObject({ status: 'confirmed', is_partner: true });
    expect(await savingsOf(id, stage.town)).toEqual([{ kind: 'baseline', quantity: 10, cents: 900_000 }]);
    expect(await noticesOf(id, 'procurement_demand_confirmed')).toHaveLength(1);
    expect((await auditsOf(id, 'procurement.sign_confirmation'))[0]?.details).toEqual({ confirmationId });
  });

  it('a correction voids it visibly and takes the baseline back; a new one freezes the new demand', async () => {
    const id = await surveying(stage);
    await confirmed(stage.town, stage.townApprover, id, 10);
    await answered(stage.town, id, 12);
    expect((await surveyOf(stage.town, id)).own?.confirmation).toMatchObject({ status: 'voided' });
    expect(await partOf(id, stage.town)).toMatchObject({ status: 'answered', is_partner: false });
    expect(await noticesOf(id, 'procurement_demand_changed')).toHaveLength(1);
    const again = { ...(await shownPart(stage.town, id)), budgetLine: '1.1.2.01' };
    acceptedValue(await prepareConfirmation.execute(stage.town, again));
    await signed(stage.townApprover, id);
    expect(await savingsOf(id, stage.town)).toEqual([
      { kind: 'baseline', quantity: 10, cents: 900_000 },
      { kind: 'correction', quantity: -10, cents: -900_000 },
      { kind: 'baseline', quantity: 12, cents: 1_080_000 },
    ]);
  });

  it('signing and correcting at the same moment: one of both, and the ledger fits', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await surveying(stage);
      await answered(stage.town, id, 10);
      const shown = await shownPart(stage.town, id);
      acceptedValue(await prepareConfirmation.execute(stage.town, { ...shown, budgetLine: '1' }));
      const confirmationId = (await surveyOf(stage.town, id)).own?.confirmation?.id ?? '';
      const correction = await answering(stage.town, id, 99);
      const outcomes = await raceOf(
        () => signConfirmation.execute(stage.townApprover, { procurementId: id, confirmationId, confirmed: 'ja' }),
        () => answerSurvey.execute(stage.town, correction),
      );
      expect(outcomes).toContain('done');
      const sum = (await savingsOf(id, stage.town)).reduce((total, { cents }) => total + cents, 0);
      const part = await partOf(id, stage.town);
      expect(sum).toBe(part.is_partner ? 900_000 : 0);
    }
  });

  it('a prepared one is discarded with a reason; a body that declines is bound no more', async () => {
    const id = await surveying(stage);
    await answered(stage.town, id);
    acceptedValue(
      await prepareConfirmation.execute(stage.town, { ...(await shownPart(stage.town, id)), budgetLine: '1' }),
    );
    const confirmationId = (await surveyOf(stage.town, id)).own?.confirmation?.id ?? '';
    const discard = { procurementId: id, confirmationId, reason: 'Falsche Haushaltsstelle' };
    acceptedValue(await discardConfirmation.execute(stage.townApprover, discard));
    await expect(discardConfirmation.execute(stage.town, discard)).resolves.toMatchObject({
      reason: 'confirmation_missing',
    });
    await confirmed(stage.neighbour, stage.neighbourSignatory, id, 5);
    const decline = { ...(await shownPart(stage.neighbour, id)), reason: 'Haushaltssperre' };
    acceptedValue(await declineSurvey.execute(stage.neighbour, decline));
    expect(await partOf(id, stage.neighbour)).toMatchObject({ status: 'declined', is_partner: false });
    expect((await savingsOf(id, stage.neighbour)).reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
  });

  it('the survey closes with a partner only, stays open to late signatures, and opens again', async () => {
    const id = await surveying(stage);
    await answered(stage.town, id);
    const close = async () => closeSurvey.execute(stage.lead, await shownPurchase(stage.lead, id));
    expect(await close()).toMatchObject({ reason: 'no_partner' });
    await confirmed(stage.neighbour, stage.neighbourSignatory, id);
    acceptedValue(await close());
    const late = { ...(await shownPart(stage.town, id)), budgetLine: '1' };
    acceptedValue(await prepareConfirmation.execute(stage.town, late));
    await signed(stage.townApprover, id);
    const reopen = { ...(await shownPurchase(stage.lead, id)), dueOn: dayAhead(3), reason: 'Nachzügler' };
    acceptedValue(await reopenSurvey.execute(stage.lead, reopen));
    expect(await partOf(id, stage.town)).toMatchObject({ status: 'confirmed' });
    expect((await verbsOf(id)).slice(-2)).toEqual(['sign_confirmation', 'reopen_survey']);
  });
});

describe('whose demand is whose', () => {
  it('other bodies’ answers, parts and confirmations are absent, in reads and in the tables themselves', async () => {
    const id = await pooled(stage);
    expect(await getSurveyRoom(stage.stranger, id)).toBeNull();
    expect(await getEvaluation(stage.town, id)).toBeNull();
    expect(await getEvaluation(stage.coordinator, id)).not.toBeNull();
    const counts = (actor: Actor) =>
      readAs(actor, (query) =>
        query(sql`SELECT (SELECT count(*)::int FROM survey_answer WHERE procurement_id = ${id}::uuid) AS answers,
          (SELECT count(*)::int FROM demand_confirmation WHERE procurement_id = ${id}::uuid) AS confirmations,
          (SELECT count(*)::int FROM savings_entry WHERE procurement_id = ${id}::uuid) AS savings,
          (SELECT count(DISTINCT body_id)::int FROM survey_answer WHERE procurement_id = ${id}::uuid) AS bodies`),
      );
    expect(await counts(stage.stranger)).toEqual([{ answers: 0, confirmations: 0, savings: 0, bodies: 0 }]);
    expect(await counts(stage.town)).toMatchObject([{ bodies: 1 }]);
    expect((await surveyOf(stage.town, id)).standings).toBeNull();
    expect((await surveyOf(stage.lead, id)).standings).toMatchObject({ confirmed: 2 });
  });

  it('a stranger’s step meets not_found, whatever it is', async () => {
    const id = await surveying(stage);
    const shown = { procurementId: id, version: 1 };
    const steps = [
      () => answerSurvey.execute(stage.stranger, { ...shown, answers: [], condition: '', intent: 'send' }),
      () => declineSurvey.execute(stage.stranger, { ...shown, reason: 'x' }),
      () => nameDeputy.execute(stage.stranger, { ...shown, personId: null }),
      () => prepareConfirmation.execute(stage.stranger, { ...shown, budgetLine: 'x' }),
      () => closeSurvey.execute(stage.stranger, shown),
      () => remindBodies.execute(stage.stranger, shown),
    ];
    for (const step of steps) await expect(step()).rejects.toMatchObject({ code: 'not_found' });
    await expect(remindBodies.execute(stage.town, shown)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

it('2,900 answers of 290 bodies cost the evaluation page six statements, session included', async () => {
  const id = await idea(stage, 'Großabfrage');
  const questions = Array.from({ length: 10 }, (_, at) => ({ ...QUESTIONS[0], title: `Frage ${at}` }) as never);
  await addQuestions(stage.lead, id, questions);
  await rowsOf(
    `INSERT INTO procurement_participant (procurement_id, body_id, status, answered_at)
     SELECT $1, b.id, 'answered', now() FROM body b WHERE b.kind = 'municipality' AND b.valid_to IS NULL ORDER BY b.id LIMIT 290`,
    [id],
  );
  await rowsOf(
    `INSERT INTO survey_answer (procurement_id, item_id, body_id, quantity, variant, current_price_cents)
     SELECT $1, i.id, n.body_id, 3, '14 Zoll', 90000 FROM survey_item i JOIN procurement_participant n USING (procurement_id)
     WHERE i.procurement_id = $1 AND NOT n.is_lead`,
    [id],
  );
  await rowsOf(`UPDATE procurement SET status = 'surveying', survey_due_on = now()::date + 9 WHERE id = $1`, [id]);
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const evaluation = await getEvaluation(stage.lead, id);
  const texts = query.mock.calls.map(([first]) =>
    typeof first === 'string' ? first : (first as { text: string }).text,
  );
  query.mockRestore();
  // One message may carry several statements.
  const statements = texts.flatMap((text) => (text.startsWith('BEGIN') ? text.split(';') : [text]));
  expect(statements.length + 1).toBeLessThanOrEqual(6);
  expect(evaluation?.answers).toHaveLength(2_900);
  const totals = totalsOf(evaluation?.items ?? [], evaluation?.bodies ?? [], evaluation?.answers ?? []);
  expect(totals.map(({ quantity }) => quantity)).toEqual(Array.from({ length: 10 }, () => 870));
});
