import { beforeAll, describe, expect, it } from 'vitest';
import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { changeLegalParameter } from '#src/modules/legal/commands/change-legal-parameter.ts';
import { dropPreparedValue } from '#src/modules/legal/commands/drop-prepared-value.ts';
import { enactPreparedValue } from '#src/modules/legal/commands/enact-prepared-value.ts';
import { prepareLegalValue } from '#src/modules/legal/commands/prepare-legal-value.ts';
import { listLegalParameters, listPreparedValues } from '#src/modules/legal/reads.ts';
import { reopenLegalCheck } from '#src/modules/procurement/legality/commands/reopen-legal-check.ts';
import { signLegalPoint } from '#src/modules/procurement/legality/commands/sign-legal-point.ts';
import { frozenCheckOf } from '#src/modules/procurement/legality/domain/frozen-check.ts';
import { LEGAL_POINT_KEYS } from '#src/modules/procurement/legality/domain/points.ts';
import { getLegality } from '#src/modules/procurement/legality/reads/legality.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  answerPoint,
  choose,
  complete,
  legalityOf,
  legallyChecked,
  type PartnershipStage,
  pooled,
  proposed,
  purchaseTraces,
  setPartnership,
  signedCheck,
  signPoint,
} from '#tests/support/procurement-agreement.ts';

const database = useTestDatabase();
let stage: PartnershipStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setPartnership);
});

const start = (build: (client: Parameters<typeof pooled>[0], stage: PartnershipStage) => Promise<string>) =>
  asSuperuser(database(), (client) => build(client, stage));
const traces = (id: string) => asSuperuser(database(), (client) => purchaseTraces(client, id));
const run = (text: string, values: unknown[]) => asSuperuser(database(), (client) => client.query(text, values));
const point = async (id: string, key: string) =>
  (await legalityOf(stage.lead, id)).points.find((candidate) => candidate.key === key);

describe('the legal check', () => {
  it('shows what is missing as missing before anybody answers', async () => {
    const id = await start(pooled);
    const { points, options } = await legalityOf(stage.lead, id);
    expect(points.map(({ key }) => key)).toEqual(LEGAL_POINT_KEYS);
    expect(points.find(({ key }) => key === 'procedure')?.result.finding).toBe('missing');
    expect(points.find(({ key }) => key === 'eu_threshold')?.result).toMatchObject({
      finding: 'met',
      certainty: 'high',
    });
    expect(options.find(({ standing }) => standing === 'proposed')?.key).toBe('open');
  });

  it('measures the estimate by what the partners have signed', async () => {
    const id = await start(pooled);
    // 100 x 500 and 50 x 600 euros a year over four years: 320,000 euros.
    expect((await point(id, 'aggregate_value'))?.result.reasons).toContainEqual({
      code: 'demand_within',
      finding: 'met',
      values: { demand: 32_000_000, estimate: 50_000_000 },
    });
    await run('UPDATE procurement SET estimated_value_cents = 20000000 WHERE id = $1', [id]);
    const { points } = await legalityOf(stage.lead, id);
    expect(points.find(({ key }) => key === 'aggregate_value')?.result.finding).toBe('not_met');
    expect(points.find(({ key }) => key === 'eu_threshold')?.result.reasons.at(-1)?.code).toBe('threshold_reached');
  });

  it('goes from answers over signatures to a frozen result, with record, audit and notices', async () => {
    const id = await start(legallyChecked);
    const { procurement, completedOn, points } = await legalityOf(stage.partner, id);
    expect(procurement.row).toMatchObject({ status: 'legally_checked', procedureKey: 'open' });
    expect(completedOn).toBe(procurement.facts.today);
    expect(points.every(({ result, signedAt }) => result.reasons.length > 0 && signedAt !== null)).toBe(true);
    const left = await traces(id);
    expect(left.events.filter(({ verb }) => verb === 'sign_legal_point')).toHaveLength(LEGAL_POINT_KEYS.length);
    expect(left.events.at(-1)).toMatchObject({
      verb: 'complete_legal_check',
      from_status: 'pooled',
      to_status: 'legally_checked',
      audience: 'participants',
    });
    expect(left.audit.at(-1)).toMatchObject({ action: 'procurement.complete_legal_check' });
    expect(left.audit.at(-1)?.body_ids).toEqual(
      expect.arrayContaining([stage.lead.bodyId, stage.partner.bodyId, stage.other.bodyId]),
    );
    expect(left.outbox).toMatchObject([
      { kind: 'procurement_legal_check_to_sign', body_ids: [stage.lead.bodyId], roles: ['legal_reviewer'] },
      { kind: 'procurement_legal_check_completed' },
    ]);
  });

  it('needs two people for every point, in the command and in the database', async () => {
    const id = await start(pooled);
    acceptedValue(await answerPoint(stage.managingReviewer, id, 'eu_threshold'));
    expect(await signPoint(stage.managingReviewer, id, 'eu_threshold')).toEqual({
      ok: false,
      reason: 'point_four_eyes',
    });
    expect(await signPoint(stage.reviewer, id, 'in_house')).toEqual({ ok: false, reason: 'point_unanswered' });
    await expect(signPoint(stage.lead, id, 'eu_threshold')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(answerPoint(stage.reviewer, id, 'eu_threshold')).rejects.toMatchObject({ code: 'forbidden' });
    const cheat = run('UPDATE legal_check_point SET signed_by = answered_by WHERE procurement_id = $1', [id]);
    await expect(cheat).rejects.toThrow('legal_check_point_four_eyes');
    acceptedValue(await signPoint(stage.reviewer, id, 'eu_threshold'));
  });

  it('lets nobody sign what is unclear without saying why', async () => {
    const id = await start(pooled);
    acceptedValue(await answerPoint(stage.lead, id, 'in_house', { in_house_intended: 'yes', control: 'unclear' }));
    expect(await signPoint(stage.reviewer, id, 'in_house')).toEqual({ ok: false, reason: 'review_comment_required' });
    acceptedValue(await signPoint(stage.reviewer, id, 'in_house', 'Wird bis zur Vergabe geklärt'));
    expect(await point(id, 'in_house')).toMatchObject({
      reviewComment: 'Wird bis zur Vergabe geklärt',
      result: { finding: 'missing' },
    });
  });

  it('ends a signature with a new answer, and marks it when facts change under it', async () => {
    const id = await start(signedCheck);
    acceptedValue(await answerPoint(stage.lead, id, 'in_house', { in_house_intended: 'unclear' }));
    expect(await point(id, 'in_house')).toMatchObject({ signedAt: null });
    expect(await complete(stage.lead, id)).toEqual({ ok: false, reason: 'legal_points_open' });
    acceptedValue(await answerPoint(stage.lead, id, 'in_house', { in_house_intended: 'no' }));
    acceptedValue(await signPoint(stage.reviewer, id, 'in_house'));
    await run('UPDATE procurement SET term_months = 60 WHERE id = $1', [id]);
    expect(await point(id, 'framework_limits')).toMatchObject({ isStale: true, result: { finding: 'not_met' } });
    expect(await complete(stage.lead, id)).toEqual({ ok: false, reason: 'legal_points_stale' });
  });

  it('refuses a signature over an explanation that was not shown', async () => {
    const id = await start(signedCheck);
    acceptedValue(await answerPoint(stage.lead, id, 'aggregate_value', { all_included: 'yes', split_off: 'no' }));
    const shown = await point(id, 'aggregate_value');
    await run('UPDATE procurement SET estimated_value_cents = 60000000 WHERE id = $1', [id]);
    const input = {
      procurementId: id,
      pointKey: 'aggregate_value',
      fingerprint: shown?.fingerprint ?? '',
      comment: '',
    } as const;
    expect(await signLegalPoint.execute(stage.reviewer, input)).toEqual({ ok: false, reason: 'point_changed' });
  });

  it('refuses a procedure the value closes, and needs one to be complete', async () => {
    const id = await start(pooled);
    expect(await choose(stage.lead, id, 'direct_award')).toEqual({ ok: false, reason: 'procedure_not_open' });
    expect(await complete(stage.lead, id)).toMatchObject({ ok: false });
    acceptedValue(await choose(stage.lead, id, 'restricted'));
    expect((await traces(id)).events.at(-1)).toMatchObject({
      verb: 'choose_procedure',
      reason: 'Weitester Wettbewerb',
    });
  });

  it('keeps the values it was completed under when the law changes', async () => {
    const id = await start(legallyChecked);
    const before = await legalityOf(stage.lead, id);
    acceptedValue(
      await changeLegalParameter.execute(stage.coordinator, {
        key: 'framework_years_eu',
        value: 3,
        validFrom: '2026-01-01',
        validTo: null,
        source: 'Test',
        certainty: 'low',
        note: '',
      }),
    );
    expect((await legalityOf(stage.lead, id)).points).toEqual(before.points);
    const open = await start(pooled);
    expect((await point(open, 'framework_limits'))?.result.finding).toBe('not_met');
    acceptedValue(
      await changeLegalParameter.execute(stage.coordinator, {
        key: 'framework_years_eu',
        value: 4,
        validFrom: '2026-01-02',
        validTo: null,
        source: '§ 21 Abs. 6 VgV',
        certainty: 'high',
        note: '',
      }),
    );
  });

  it('when reopened ends signatures and consents with the reason, and keeps what was decided in the record', async () => {
    const id = await start(proposed);
    const { row } = (await legalityOf(stage.lead, id)).procurement;
    const input = { procurementId: id, version: row.version, reason: 'Der Wert hat sich verdoppelt' };
    await expect(reopenLegalCheck.execute(stage.partner, input)).rejects.toMatchObject({ code: 'forbidden' });
    acceptedValue(await reopenLegalCheck.execute(stage.lead, input));
    const view = await legalityOf(stage.lead, id);
    expect(view.procurement.row).toMatchObject({ status: 'pooled', legalSnapshot: null });
    expect(view.points.every(({ signedAt, isAnswered }) => signedAt === null && isAnswered)).toBe(true);
    const last = (await traces(id)).events.at(-1);
    expect(last).toMatchObject({ verb: 'reopen_legal_check', reason: 'Der Wert hat sich verdoppelt' });
    expect(frozenCheckOf(last?.details.snapshot)?.points).toHaveLength(LEGAL_POINT_KEYS.length);
  });

  it('is absent for strangers and for bodies that are only asked', async () => {
    const id = await start(pooled);
    acceptedValue(await answerPoint(stage.lead, id, 'eu_threshold'));
    expect(await getLegality(stage.stranger, id)).toBeNull();
    expect(await getLegality(stage.asked, id)).toBeNull();
    const foreign = { procurementId: id, pointKey: 'eu_threshold', fingerprint: 'a'.repeat(32), comment: '' } as const;
    await expect(signLegalPoint.execute(stage.stranger, foreign)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('shows partners what it comes to now, as the lead buyer sees it, and no single body behind it', async () => {
    const id = await start(pooled);
    acceptedValue(await answerPoint(stage.lead, id, 'aggregate_value'));
    // A caller who is no partner, whose row partners do not read; and an estimate that no longer suffices.
    await run('UPDATE procurement_participant SET is_caller = true WHERE procurement_id = $1', [id]);
    await run('UPDATE procurement SET estimated_value_cents = 20000000 WHERE id = $1', [id]);
    const [led, shared] = [await legalityOf(stage.lead, id), await legalityOf(stage.partner, id)];
    const resultsOf = ({ points }: typeof led) => points.map(({ result, isStale }) => ({ result, isStale }));
    expect(resultsOf(shared)).toEqual(resultsOf(led));
    expect(shared.options).toEqual(led.options);
    expect(shared.points[0]?.result.reasons).toContainEqual({
      code: 'demand_exceeds',
      finding: 'not_met',
      values: { demand: 32_000_000, estimate: 20_000_000 },
    });
    const sums = (actor: Actor) =>
      readAs(actor, (query) => query(sql`SELECT demand_cents, callers FROM legal_check_sums(${id}::uuid)`));
    expect(await sums(stage.partner)).toEqual([{ demand_cents: '8000000', callers: 4 }]);
    for (const actor of [stage.asked, stage.stranger])
      expect(await sums(actor)).toEqual([{ demand_cents: null, callers: null }]);
    // Nobody keeps the rights the sums were taken with.
    const answers = await readAs(stage.partner, async (query) => {
      await query(sql`SELECT * FROM legal_check_sums(${id}::uuid)`);
      return query(sql`SELECT body_id FROM survey_answer WHERE procurement_id = ${id}::uuid`);
    });
    expect(answers).toEqual([{ body_id: stage.partner.bodyId }]);
  });

  it('gives one of two people who answer the same point at once a conflict', async () => {
    const id = await start(pooled);
    const outcomes = await Promise.allSettled([
      answerPoint(stage.lead, id, 'notices', { notice_ready: 'yes' }),
      answerPoint(stage.managingReviewer, id, 'notices', { notice_ready: 'no' }),
    ]);
    const done = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(done.length).toBeGreaterThanOrEqual(1);
    const { rows } = await run('SELECT version FROM legal_check_point WHERE procurement_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.version).toBe(done.length);
  });
});

describe('law that may come', () => {
  it('is listed, applied nowhere, and in force only with its day and source', async () => {
    const prepared = await listPreparedValues();
    expect(prepared.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['hvtg_direct_award_cents', 'hvtg_direct_award_works_cents']),
    );
    const draft = {
      key: 'hvtg_min_quotes',
      value: 2,
      expectedFrom: null,
      source: 'Entwurf',
      certainty: 'low',
      note: '',
    } as const;
    await expect(prepareLegalValue.execute(stage.lead, draft)).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = acceptedValue(await prepareLegalValue.execute(stage.coordinator, draft));
    const quotes = async () => (await listLegalParameters()).find(({ key }) => key === 'hvtg_min_quotes');
    expect((await quotes())?.periods).toHaveLength(1);
    const enact = { id, version: 1, validFrom: '2027-03-01', source: 'GVBl. 2027', certainty: 'high' } as const;
    await expect(enactPreparedValue.execute(stage.lead, enact)).rejects.toMatchObject({ code: 'forbidden' });
    acceptedValue(await enactPreparedValue.execute(stage.coordinator, enact));
    expect(await quotes()).toMatchObject({
      present: { value: 3, validTo: '2027-02-28' },
      periods: [{ value: 2, validFrom: '2027-03-01', source: 'GVBl. 2027' }, { value: 3 }],
    });
    await expect(enactPreparedValue.execute(stage.coordinator, enact)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is dropped with a reason', async () => {
    const draft = {
      key: 'hvtg_negotiated_cents',
      value: 1,
      expectedFrom: '2027-01-01',
      source: 'Entwurf',
      certainty: 'low',
      note: '',
    } as const;
    const { id } = acceptedValue(await prepareLegalValue.execute(stage.coordinator, draft));
    acceptedValue(await dropPreparedValue.execute(stage.coordinator, { id, version: 1, reason: 'Abgelehnt' }));
    expect((await listPreparedValues()).some((value) => value.id === id)).toBe(false);
  });
});
