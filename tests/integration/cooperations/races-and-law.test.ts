import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { approveCooperation } from '#src/modules/cooperations/commands/approve-cooperation.ts';
import { createDraft } from '#src/modules/cooperations/commands/create-draft.ts';
import { prepareConsent } from '#src/modules/cooperations/commands/prepare-consent.ts';
import { rejectCooperation } from '#src/modules/cooperations/commands/reject-cooperation.ts';
import { returnCooperation } from '#src/modules/cooperations/commands/return-cooperation.ts';
import { submitCooperation } from '#src/modules/cooperations/commands/submit-cooperation.ts';
import { withdrawCooperation } from '#src/modules/cooperations/commands/withdraw-cooperation.ts';
import { addField } from '#src/modules/legal/commands/add-field.ts';
import { changeField } from '#src/modules/legal/commands/change-field.ts';
import { changeLegalParameter } from '#src/modules/legal/commands/change-legal-parameter.ts';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { listFields, listLegalParameters } from '#src/modules/legal/reads.ts';
import {
  acceptedValue,
  collecting,
  consented,
  consentTo,
  type Stage,
  save,
  setStage,
  shownTo,
  submitted,
  tracesOf,
  viewOf,
} from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { raceOf } from '#tests/support/race.ts';

const database = useTestDatabase();
let stage: Stage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setStage);
});

const count = (table: string, id: string) =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${table} WHERE cooperation_id = $1`, [id]);
    return rows[0].n;
  });

describe('two people at the same moment', () => {
  it('two deciders: one decides, the other meets a conflict, one decision is written', async () => {
    const id = await submitted(stage);
    const shown = await shownTo(stage.authority, id);
    const outcomes = await raceOf(
      () => approveCooperation.execute(stage.authority, { ...shown, reason: '', conditions: '' }),
      () => rejectCooperation.execute(stage.secondAuthority, { ...shown, reason: 'Nein' }),
    );
    expect(outcomes).toEqual(['conflict', 'done']);
    expect(await count('decision', id)).toBe(1);
  });

  it('two deciders who return and approve, five times over', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await submitted(stage);
      const shown = await shownTo(stage.authority, id);
      const outcomes = await raceOf(
        () => returnCooperation.execute(stage.authority, { ...shown, reason: 'Bitte prüfen' }),
        () => approveCooperation.execute(stage.secondAuthority, { ...shown, reason: '', conditions: '' }),
      );
      expect(outcomes).toEqual(['conflict', 'done']);
      expect(await count('decision', id)).toBe(1);
    }
  });

  it('approval against withdrawal by the lead', async () => {
    const id = await submitted(stage);
    const shown = await shownTo(stage.authority, id);
    const { version } = shown;
    const outcomes = await raceOf(
      () => approveCooperation.execute(stage.authority, { ...shown, reason: '', conditions: '' }),
      () => withdrawCooperation.execute(stage.lead, { cooperationId: id, version, reason: 'Doch nicht' }),
    );
    expect(outcomes).toEqual(['conflict', 'done']);
    const view = await viewOf(stage.lead, id);
    expect(await count('decision', id)).toBe(view.status === 'approved' ? 1 : 0);
  });

  it('two colleagues prepare the same consent: one is written', async () => {
    const id = await collecting(stage);
    const input = consentTo(await viewOf(stage.partner, id));
    const outcomes = await raceOf(
      () => prepareConsent.execute(stage.partner, input),
      () => prepareConsent.execute(stage.partnerSignatory, input),
    );
    expect(outcomes).toEqual(['consent_exists', 'done']);
    expect(await count('consent', id)).toBe(1);
  });

  it('an edit against the submission: never is a version submitted that nobody consented to', async () => {
    const id = await consented(stage);
    const { version } = await viewOf(stage.lead, id);
    const outcomes = await raceOf(
      () => submitCooperation.execute(stage.lead, { cooperationId: id, version }),
      () => save(stage.partner, id, 'costs', { costPerYearCents: '7,00', costNote: '' }),
    );
    const view = await viewOf(stage.lead, id);
    if (view.status === 'submitted') expect(view.content.costPerYearCents).toBe(1_250_000);
    else expect(view).toMatchObject({ status: 'collecting_consent', contentVersion: 2 });
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  });
});

describe('the same form twice', () => {
  it('has one effect and the same answer', async () => {
    const id = await submitted(stage);
    const shown = await shownTo(stage.authority, id);
    const key = randomUUID();
    const send = () => approveCooperation.execute(stage.authority, { ...shown, reason: '', conditions: '' }, key);
    const outcomes = await Promise.all([send(), send()]);
    expect(outcomes).toEqual([
      { ok: true, value: { id } },
      { ok: true, value: { id } },
    ]);
    expect(await send()).toEqual(outcomes[0]);
    expect(await count('decision', id)).toBe(1);
    const { audit } = await asSuperuser(database(), (client) => tracesOf(client, id));
    expect(audit.filter(({ action }) => action === 'cooperations.approve')).toHaveLength(1);
  });

  it('makes one draft', async () => {
    const key = randomUUID();
    const draft = { title: 'Doppelt', fieldKey: null };
    const [first, second] = await Promise.all([
      createDraft.execute(stage.lead, draft, key),
      createDraft.execute(stage.lead, draft, key),
    ]);
    expect(acceptedValue(first)).toEqual(acceptedValue(second));
  });
});

describe('dated law', () => {
  const change = (validFrom: string, value: number) =>
    changeLegalParameter.execute(stage.coordinator, {
      key: 'authority_review_target_days',
      value,
      validFrom,
      validTo: null,
      source: 'Erlass',
      certainty: 'high',
      note: '',
    });

  it('keeps the values a case was decided under, whatever changes later', async () => {
    const id = await submitted(stage);
    const { today } = await viewOf(stage.authority, id);
    const shown = await shownTo(stage.authority, id);
    acceptedValue(await approveCooperation.execute(stage.authority, { ...shown, reason: '', conditions: '' }));
    const before = await viewOf(stage.lead, id);
    const target = (view: typeof before) =>
      view.rules.parameters.find(({ key }) => key === 'authority_review_target_days')?.value;
    const decided = target(before);
    acceptedValue(await change(today, 99));
    expect(target(await viewOf(stage.lead, id))).toBe(decided);
    const open = await viewOf(stage.lead, await submitted(stage));
    expect(target(open)).toBe(99);
    expect(open.rules.parameters.length).toBeGreaterThan(10);
  });

  it('ends the value before, overwrites none, and records who did it', async () => {
    const day = addDays('2040-01-01', 5);
    acceptedValue(await change(day, 45));
    expect(await change(day, 46)).toEqual({ ok: false, reason: 'period_exists' });
    const parameter = (await listLegalParameters()).find(({ key }) => key === 'authority_review_target_days');
    expect(parameter?.periods[0]).toMatchObject({ value: 45, validFrom: day, validTo: null, standing: 'future' });
    expect(parameter?.periods[1]?.validTo).toBe(addDays(day, -1));
    const { rows } = await asSuperuser(database(), (client) =>
      client.query(
        `SELECT actor_person_id FROM audit_entry WHERE action = 'legal.change_parameter' ORDER BY sequence DESC LIMIT 1`,
      ),
    );
    expect(rows[0].actor_person_id).toBe(stage.coordinator.personId);
  });

  it('is changed by the Land’s coordinator alone', async () => {
    const input = {
      key: 'min_partners',
      value: 3,
      validFrom: '2041-01-01',
      validTo: null,
      source: 'x',
      certainty: 'high',
      note: '',
    } as const;
    for (const actor of [stage.lead, stage.authority, stage.auditor, stage.platformAdministrator]) {
      await expect(changeLegalParameter.execute(actor, input)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('the list of fields', () => {
  it('is added to, renamed and retired by the Land, and a lost race is seen', async () => {
    const { key } = acceptedValue(
      await addField.execute(stage.coordinator, { label: 'Künstliche Intelligenz', sort: 125 }),
    );
    expect(key).toBe('kunstliche_intelligenz');
    const taken = await addField.execute(stage.coordinator, { label: 'künstliche intelligenz', sort: 1 });
    expect(taken).toEqual({ ok: false, reason: 'label_exists' });
    const renamed = { key, version: 1, label: 'KI in der Verwaltung', sort: 126, active: false };
    acceptedValue(await changeField.execute(stage.coordinator, renamed));
    await expect(changeField.execute(stage.coordinator, renamed)).rejects.toMatchObject({ code: 'conflict' });
    expect((await listFields()).find((field) => field.key === key)).toMatchObject({
      label: renamed.label,
      active: false,
    });
    expect(await createDraft.execute(stage.lead, { title: 'T', fieldKey: key })).toEqual({
      ok: false,
      reason: 'field_unknown',
    });
    await expect(addField.execute(stage.lead, { label: 'X', sort: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
