import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { editScheduleStep } from '#src/modules/procurement/schedule/commands/edit-schedule-step.ts';
import { planSchedule } from '#src/modules/procurement/schedule/commands/plan-schedule.ts';
import { getSchedule } from '#src/modules/procurement/schedule/reads.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  legalityOf,
  type PartnershipStage,
  pooled,
  purchaseTraces,
  setPartnership,
} from '#tests/support/procurement-agreement.ts';

const database = useTestDatabase();
let stage: PartnershipStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setPartnership);
});

const start = () => asSuperuser(database(), (client) => pooled(client, stage));
const traces = (id: string) => asSuperuser(database(), (client) => purchaseTraces(client, id));

async function scheduleOf(actor: Actor, id: string) {
  const view = await getSchedule(actor, id);
  if (view === null) throw new Error('the actor does not see this schedule');
  return view;
}

type PlanInput = Parameters<typeof planSchedule.execute>[1];

const FORWARD = {
  procedureKey: 'open',
  direction: 'forward',
  anchorOn: '2027-01-04',
  electronic: true,
  shortened: false,
  councilDays: [],
  bufferDays: null,
  keepFixed: true,
} satisfies Omit<PlanInput, 'procurementId' | 'version'>;

async function plan(id: string, change: Partial<PlanInput> = {}) {
  const { version } = (await scheduleOf(stage.lead, id)).procurement.row;
  return planSchedule.execute(stage.lead, { procurementId: id, version, ...FORWARD, ...change });
}

async function edit(
  id: string,
  stepKey: 'offers' | 'standstill' | 'evaluation',
  change: { endsBy: number; moveFollowing: boolean },
) {
  const { procurement, steps } = await scheduleOf(stage.lead, id);
  const step = steps.find(({ key }) => key === stepKey);
  if (!step) throw new Error(`no step ${stepKey}`);
  const { startsOn } = step;
  const endsOn = addDays(step.endsOn, change.endsBy);
  const input = {
    procurementId: id,
    version: procurement.row.version,
    stepKey,
    startsOn,
    endsOn,
    note: '',
    moveFollowing: change.moveFollowing,
  };
  return editScheduleStep.execute(stage.lead, input);
}

describe('the schedule', () => {
  it('is computed, kept with how it was computed, and left in record and audit', async () => {
    const id = await start();
    acceptedValue(await plan(id));
    const { steps, basis, isLate } = await scheduleOf(stage.partner, id);
    expect(basis).toMatchObject({ procedureKey: 'open', direction: 'forward', anchorOn: '2027-01-04' });
    expect(steps.map(({ key }) => key)).toEqual([
      'documents',
      'notice',
      'offers',
      'evaluation',
      'decision',
      'standstill',
      'award',
      'buffer',
      'start',
    ]);
    expect(steps.find(({ key }) => key === 'offers')?.minimum).toMatchObject({
      rule: { value: 30, source: '§ 15 Abs. 4 VgV' },
    });
    expect(isLate).toBe(false);
    const { events, audit } = await traces(id);
    expect(events.at(-1)).toMatchObject({ verb: 'plan_schedule', audience: 'lead' });
    expect(audit.at(-1)).toMatchObject({ action: 'procurement.plan_schedule' });
  });

  it('says so when the wanted start cannot be reached any more', async () => {
    const id = await start();
    acceptedValue(await plan(id, { direction: 'backward', anchorOn: '2020-01-15' }));
    expect((await scheduleOf(stage.lead, id)).isLate).toBe(true);
  });

  it('gives the legal check the day whose law applies', async () => {
    const id = await start();
    acceptedValue(await plan(id, { anchorOn: '2028-03-01' }));
    const threshold = (await legalityOf(stage.lead, id)).points.find(({ key }) => key === 'eu_threshold')?.result;
    expect(threshold?.reasons.map(({ code }) => code)).toEqual(['day_of_notice', 'threshold_missing']);
    expect(threshold?.finding).toBe('missing');
  });

  it('refuses a day that breaks a minimum period', async () => {
    const id = await start();
    acceptedValue(await plan(id));
    expect(await edit(id, 'offers', { endsBy: -1, moveFollowing: true })).toEqual({
      ok: false,
      reason: 'offers_too_short_open',
    });
    expect(await edit(id, 'standstill', { endsBy: -1, moveFollowing: true })).toEqual({
      ok: false,
      reason: 'standstill_too_short',
    });
    expect(await edit(id, 'evaluation', { endsBy: 7, moveFollowing: false })).toEqual({
      ok: false,
      reason: 'steps_out_of_order',
    });
  });

  it('moves what follows a longer step, and keeps what was entered by hand when computed again', async () => {
    const id = await start();
    acceptedValue(await plan(id));
    const before = await scheduleOf(stage.lead, id);
    acceptedValue(await edit(id, 'evaluation', { endsBy: 7, moveFollowing: true }));
    const after = await scheduleOf(stage.lead, id);
    expect((after.steps.at(-1)?.endsOn ?? '') > (before.steps.at(-1)?.endsOn ?? '')).toBe(true);
    const fixed = after.steps.find(({ key }) => key === 'evaluation');
    expect(fixed).toMatchObject({ fixed: true });
    expect(await plan(id)).toEqual({ ok: false, reason: 'steps_out_of_order' });
    acceptedValue(await plan(id, { keepFixed: false }));
    expect((await scheduleOf(stage.lead, id)).steps).toEqual(before.steps);
  });

  it('saves one of two schedules made at the same moment; the other is a conflict', async () => {
    const id = await start();
    const { version } = (await scheduleOf(stage.lead, id)).procurement.row;
    const outcomes = await Promise.allSettled(
      [stage.lead, stage.managingReviewer].map((actor) =>
        planSchedule.execute(actor, { procurementId: id, version, ...FORWARD }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it('is the lead buyer’s to make, and absent for strangers and for bodies only asked', async () => {
    const id = await start();
    acceptedValue(await plan(id));
    const { version } = (await scheduleOf(stage.lead, id)).procurement.row;
    const input = { procurementId: id, version, ...FORWARD };
    await expect(planSchedule.execute(stage.partner, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(planSchedule.execute(stage.stranger, input)).rejects.toMatchObject({ code: 'not_found' });
    expect(await getSchedule(stage.stranger, id)).toBeNull();
    expect(await getSchedule(stage.asked, id)).toBeNull();
  });
});
