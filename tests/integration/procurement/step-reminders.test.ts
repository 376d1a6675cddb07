import type pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { dispatchOutbox } from '#src/modules/notices/store/dispatch.ts';
import { writeStepReminders } from '#src/modules/procurement/store/remind.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  type AwardStage,
  contested,
  due,
  evaluated,
  informed,
  opened,
  scored,
  setAwardStage,
  withBids,
} from '#tests/support/procurement-award.ts';

const database = useTestDatabase();
const running = new AbortController().signal;
let stage: AwardStage;
const asRoot = <T>(work: (client: pg.Client) => Promise<T>) => asSuperuser(database(), work);
const rows = (text: string, values: unknown[] = []) =>
  asRoot(async (client) => (await client.query(text, values)).rows);
beforeAll(async () => {
  stage = await asRoot(setAwardStage);
});
// Purchases of other cases are of no concern here.
beforeEach(() =>
  rows("UPDATE procurement SET status = 'cancelled' WHERE status IN ('tendering', 'evaluated', 'awarded')"),
);

/** Looks so many days from now, as the job does. */
const look = (days = 0) => writeStepReminders(running, new Date(Date.now() + days * 86_400_000));
const remindersOf = (id: string) =>
  rows(
    `SELECT kind, person_id AS "personId", body_ids AS "bodyIds", roles FROM outbox_message
     WHERE procurement_id = $1 AND kind LIKE '%_reminder' ORDER BY id`,
    [id],
  );
const noticesOf = (id: string) =>
  rows(`SELECT kind, person_id AS "personId" FROM notice WHERE procurement_id = $1 AND kind LIKE '%_reminder'`, [id]);

describe('reminders between notice and contract', () => {
  it('tell both evaluators once that offers can be opened, however many look at the same moment', async () => {
    const { id } = await asRoot((client) => due(client, stage));
    await Promise.all([look(), look(), look()]);
    await look();
    expect((await remindersOf(id)).map(({ kind, personId }) => [kind, personId]).sort()).toEqual(
      [stage.evaluator, stage.partnerEvaluator]
        .map(({ personId }) => ['procurement_opening_reminder', personId])
        .sort(),
    );
  });

  it('tell nobody before the hour at which the period for offers ends', async () => {
    const { id } = await asRoot((client) => due(client, stage));
    await rows("UPDATE tender SET offers_due_at = now() + interval '1 hour' WHERE procurement_id = $1", [id]);
    expect(await look()).toBe(0);
    expect(await remindersOf(id)).toEqual([]);
  });

  it('tell an evaluator of missing points after the interval of the law table, and not one who handed in', async () => {
    const { id } = await asRoot((client) => withBids(client, stage));
    expect(await look(6)).toBe(0);
    expect(await look(7)).toBe(2);
    const { id: done } = await asRoot((client) => scored(client, stage));
    await look();
    expect((await remindersOf(done)).map(({ kind }) => kind)).toEqual([
      'procurement_completion_reminder',
      'procurement_completion_reminder',
    ]);
    expect(await remindersOf(id)).toHaveLength(2);
  });

  it('an opening without a recorded offer is no evaluation that could be completed', async () => {
    const { id } = await asRoot((client) => opened(client, stage));
    await look();
    expect(await remindersOf(id)).toEqual([]);
  });

  it('tell the lead buyer that nobody is named to decide', async () => {
    const { id } = await asRoot((client) => evaluated(client, stage));
    await rows("UPDATE evaluation_member SET ended_at = now() WHERE procurement_id = $1 AND part = 'decider'", [id]);
    await look();
    expect(await remindersOf(id)).toEqual([
      {
        kind: 'procurement_decision_reminder',
        personId: null,
        bodyIds: [stage.manager.bodyId],
        roles: ['procurement_manager', 'editor'],
      },
    ]);
  });

  it('tell the lead buyer the day after the standstill, not on its last day', async () => {
    const { id } = await asRoot((client) => informed(client, stage));
    const today = berlinDay(new Date());
    await rows('UPDATE procurement SET standstill_ends_on = $2 WHERE id = $1', [id, today]);
    await look();
    expect(await remindersOf(id)).toEqual([]);
    await rows('UPDATE procurement SET standstill_ends_on = $2 WHERE id = $1', [id, addDays(today, -1)]);
    await look();
    await look();
    expect((await remindersOf(id)).map(({ kind }) => kind)).toEqual(['procurement_conclusion_reminder']);
  });

  it('are silent while a review procedure runs', async () => {
    const { id } = await asRoot((client) => contested(client, stage));
    await look(60);
    expect(await remindersOf(id)).toEqual([]);
  });

  it('never reach who lost the seat or the membership between writing and telling', async () => {
    const { id } = await asRoot((client) => due(client, stage));
    await look();
    await rows('UPDATE evaluation_member SET ended_at = now() WHERE procurement_id = $1 AND person_id = $2', [
      id,
      stage.evaluator.personId,
    ]);
    await rows('UPDATE membership SET ended_at = now() WHERE person_id = $1', [stage.partnerEvaluator.personId]);
    await dispatchOutbox(running);
    expect(await noticesOf(id)).toEqual([]);
    await rows('UPDATE membership SET ended_at = NULL WHERE person_id = $1', [stage.partnerEvaluator.personId]);
    const { id: kept } = await asRoot((client) => due(client, stage));
    await look();
    await dispatchOutbox(running);
    expect((await noticesOf(kept)).map(({ personId }) => personId).sort()).toEqual(
      [stage.evaluator.personId, stage.partnerEvaluator.personId].sort(),
    );
  });
});
