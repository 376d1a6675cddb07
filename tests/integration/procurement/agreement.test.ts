import { beforeAll, describe, expect, it } from 'vitest';
import { scopeOf } from '#src/db/scope.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { keyBy } from '#src/modules/costs/domain/cost-key.ts';
import { concludeAgreement } from '#src/modules/procurement/agreement/commands/conclude-agreement.ts';
import { prepareAgreementConsent } from '#src/modules/procurement/agreement/commands/prepare-agreement-consent.ts';
import { saveAgreement } from '#src/modules/procurement/agreement/commands/save-agreement.ts';
import { signAgreementConsent } from '#src/modules/procurement/agreement/commands/sign-agreement-consent.ts';
import { withdrawAgreementConsent } from '#src/modules/procurement/agreement/commands/withdraw-agreement-consent.ts';
import { getAgreement } from '#src/modules/procurement/agreement/reads/agreement.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  AGREEMENT_DRAFT,
  agreed,
  agreementOf,
  consentOf,
  draftAgreement,
  legallyChecked,
  type PartnershipStage,
  type pooled,
  propose,
  proposed,
  purchaseTraces,
  resolutionOn,
  setPartnership,
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

async function conclude(id: string) {
  const { version, agreementVersion } = (await agreementOf(stage.lead, id)).procurement.row;
  return concludeAgreement.execute(stage.lead, { procurementId: id, version, agreementVersion });
}

describe('the partners’ agreement', () => {
  it('goes from draft over consents to the concluded agreement, with record, audit and notices', async () => {
    const id = await start(agreed);
    const { procurement, present, consents } = await agreementOf(stage.partner, id);
    expect(procurement.row.status).toBe('agreed');
    expect(present?.parties.map(({ shareCents }) => shareCents).sort()).toEqual([3_333, 6_667]);
    expect(consents.map(({ status }) => status)).toEqual(['signed', 'signed']);
    const left = await traces(id);
    const kinds = left.outbox.map(({ kind }) => kind);
    expect(kinds.slice(2)).toEqual([
      'procurement_agreement_proposed',
      'procurement_consent_prepared',
      'procurement_consent_signed',
      'procurement_consent_prepared',
      'procurement_consent_signed',
      'procurement_agreement_concluded',
    ]);
    expect(left.outbox.at(-1)?.body_ids).toEqual(expect.arrayContaining([stage.partner.bodyId, stage.other.bodyId]));
    expect(left.events.at(-1)).toMatchObject({
      verb: 'conclude_agreement',
      to_status: 'agreed',
      audience: 'participants',
    });
    expect(left.audit.at(-1)).toMatchObject({
      action: 'procurement.conclude_agreement',
      details: { agreementVersion: 1 },
    });
  });

  it('keeps the draft to the lead buyer until it is proposed', async () => {
    const id = await start(legallyChecked);
    acceptedValue(await draftAgreement(stage.lead, id));
    expect(await agreementOf(stage.partner, id)).toMatchObject({ draft: null, draftVersion: 0, present: null });
    expect((await agreementOf(stage.lead, id)).draft).toMatchObject({ sharedCostsCents: 10_000 });
    expect(await getAgreement(stage.asked, id)).toBeNull();
    expect(await getAgreement(stage.stranger, id)).toBeNull();
  });

  it('refuses to propose what cannot be split', async () => {
    const id = await start(legallyChecked);
    expect(await propose(stage.lead, id)).toEqual({ ok: false, reason: 'agreement_incomplete' });
    acceptedValue(await draftAgreement(stage.lead, id, { ...AGREEMENT_DRAFT, key: keyBy('workplaces') }));
    expect(await propose(stage.lead, id)).toEqual({ ok: false, reason: 'measure_missing' });
    const workplaces = { [stage.partner.bodyId]: 30, [stage.other.bodyId]: 10 };
    acceptedValue(await draftAgreement(stage.lead, id, { ...AGREEMENT_DRAFT, key: keyBy('workplaces'), workplaces }));
    acceptedValue(await propose(stage.lead, id));
    expect(await propose(stage.lead, id)).toEqual({ ok: false, reason: 'agreement_unchanged' });
  });

  it('asks anew when a version changes, and shows each partner what changed for it', async () => {
    const id = await start(proposed);
    await consentOf(id, stage.partner, stage.partnerSignatory);
    acceptedValue(await draftAgreement(stage.lead, id, { ...AGREEMENT_DRAFT, key: keyBy('equal') }));
    acceptedValue(await propose(stage.lead, id));
    const own = await agreementOf(stage.partner, id);
    expect(own.consents).toEqual([]);
    expect(own.changes).toMatchObject({ since: 1 });
    expect(own.changes?.shares.find(({ bodyId }) => bodyId === stage.partner.bodyId)).toMatchObject({
      before: 6_667,
      after: 5_000,
    });
    // The other partner never consented to the first version: nothing to compare with.
    expect((await agreementOf(stage.other, id)).changes).toBeNull();
    expect(await conclude(id)).toEqual({ ok: false, reason: 'consents_missing' });
    const { rows } = await run('SELECT status, end_reason FROM agreement_consent WHERE procurement_id = $1', [id]);
    expect(rows).toEqual([{ status: 'voided', end_reason: 'Fassung 2 liegt vor.' }]);
    const versions = run('UPDATE agreement_version SET number = 9 WHERE procurement_id = $1', [id]);
    await expect(versions).rejects.toThrow();
  });

  it('needs two people of a partner, in the command and in the database', async () => {
    const id = await start(proposed);
    const resolution = await resolutionOn(stage.partnerSignatory, id);
    acceptedValue(await prepareAgreementConsent.execute(stage.partnerSignatory, resolution));
    const sign = { procurementId: id, agreementVersion: 1, confirmed: 'ja' } as const;
    expect(await signAgreementConsent.execute(stage.partnerSignatory, sign)).toEqual({
      ok: false,
      reason: 'consent_four_eyes',
    });
    await expect(signAgreementConsent.execute(stage.partner, sign)).rejects.toMatchObject({ code: 'forbidden' });
    const cheat = run('UPDATE agreement_consent SET signed_by = prepared_by WHERE procurement_id = $1', [id]);
    await expect(cheat).rejects.toThrow('agreement_consent_four_eyes');
    expect(await prepareAgreementConsent.execute(stage.partner, resolution)).toEqual({
      ok: false,
      reason: 'consent_exists',
    });
  });

  it('lets a partner take its consent back with a reason, and then consent again', async () => {
    const id = await start(proposed);
    await consentOf(id, stage.partner, stage.partnerSignatory);
    acceptedValue(
      await withdrawAgreementConsent.execute(stage.partner, { procurementId: id, reason: 'Neuer Beschluss' }),
    );
    expect((await agreementOf(stage.lead, id)).consents).toEqual([]);
    expect((await traces(id)).outbox.at(-1)).toMatchObject({
      kind: 'procurement_consent_withdrawn',
      body_ids: [stage.lead.bodyId],
    });
    await consentOf(id, stage.partner, stage.partnerSignatory);
  });

  it('records one consent of two that are prepared at the same moment', async () => {
    const id = await start(proposed);
    const resolution = await resolutionOn(stage.partner, id);
    const outcomes = await Promise.allSettled([
      prepareAgreementConsent.execute(stage.partner, resolution),
      prepareAgreementConsent.execute(stage.partnerSignatory, resolution),
    ]);
    expect(outcomes.filter((one) => one.status === 'fulfilled' && one.value.ok)).toHaveLength(1);
    const { rows } = await run('SELECT status FROM agreement_consent WHERE procurement_id = $1', [id]);
    expect(rows).toEqual([{ status: 'prepared' }]);
  });

  it('saves one of two drafts written at the same moment; the other is a conflict', async () => {
    const id = await start(legallyChecked);
    const input = { procurementId: id, draftVersion: 0, draft: AGREEMENT_DRAFT };
    const outcomes = await Promise.allSettled([
      saveAgreement.execute(stage.lead, input),
      saveAgreement.execute(stage.managingReviewer, input),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it('binds only the partners there are: one who left or came in needs a new version', async () => {
    const id = await start(proposed);
    await consentOf(id, stage.partner, stage.partnerSignatory);
    const bind = (bodyId: string, bound: boolean) =>
      run(
        'UPDATE procurement_participant SET is_partner = $3, status = $4 WHERE procurement_id = $1 AND body_id = $2',
        [id, bodyId, bound, bound ? 'confirmed' : 'answered'],
      );
    await bind(stage.other.bodyId, false);
    expect(await conclude(id)).toEqual({ ok: false, reason: 'parties_changed' });
    await bind(stage.asked.bodyId, true);
    const resolution = await resolutionOn(stage.asked, id);
    expect(await prepareAgreementConsent.execute(stage.asked, resolution)).toEqual({
      ok: false,
      reason: 'not_a_party',
    });
    expect(await agreementOf(stage.asked, id)).toMatchObject({ partiesChanged: true });
    acceptedValue(await draftAgreement(stage.lead, id, { ...AGREEMENT_DRAFT, key: keyBy('equal') }));
    acceptedValue(await propose(stage.lead, id));
    expect(await agreementOf(stage.asked, id)).toMatchObject({ partiesChanged: false });
    acceptedValue(await prepareAgreementConsent.execute(stage.asked, await resolutionOn(stage.asked, id)));
  });

  it('is absent for strangers, in commands and in the tables', async () => {
    const id = await start(proposed);
    const resolution = { ...(await resolutionOn(stage.partner, id)) };
    await expect(prepareAgreementConsent.execute(stage.stranger, resolution)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(prepareAgreementConsent.execute(stage.asked, resolution)).rejects.toMatchObject({ code: 'forbidden' });
    const seen = await transactionInScope(scopeOf(stage.stranger), (tx) =>
      tx.agreementVersion.count({ where: { procurementId: id } }),
    );
    expect(seen).toBe(0);
    const drafts = await transactionInScope(scopeOf(stage.partner), (tx) =>
      tx.agreementDraft.count({ where: { procurementId: id } }),
    );
    expect(drafts).toBe(0);
  });
});
