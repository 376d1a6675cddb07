import { beforeAll, describe, expect, it } from 'vitest';
import { acceptInvitation } from '#src/modules/cooperations/commands/accept-invitation.ts';
import { changeLead } from '#src/modules/cooperations/commands/change-lead.ts';
import { declineInvitation } from '#src/modules/cooperations/commands/decline-invitation.ts';
import { invitePartners } from '#src/modules/cooperations/commands/invite-partners.ts';
import { prepareConsent } from '#src/modules/cooperations/commands/prepare-consent.ts';
import { requestConsents } from '#src/modules/cooperations/commands/request-consents.ts';
import { revokeInvitation } from '#src/modules/cooperations/commands/revoke-invitation.ts';
import { signConsent } from '#src/modules/cooperations/commands/sign-consent.ts';
import { submitCooperation } from '#src/modules/cooperations/commands/submit-cooperation.ts';
import { withdrawConsent } from '#src/modules/cooperations/commands/withdraw-consent.ts';
import { withdrawPartner } from '#src/modules/cooperations/commands/withdraw-partner.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { listInvitableBodies } from '#src/modules/cooperations/reads/invitable-bodies.ts';
import { getCooperationSection } from '#src/modules/cooperations/reads/section.ts';
import { getVersionComparison } from '#src/modules/cooperations/reads/versions.ts';
import {
  acceptedValue,
  collecting,
  completeDraft,
  consent,
  consented,
  consentTo,
  draft,
  type Stage,
  save,
  setStage,
  submitted,
  tracesOf,
  viewOf,
} from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

const database = useTestDatabase();
let stage: Stage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setStage);
});

const traces = (id: string) => asSuperuser(database(), (client) => tracesOf(client, id));
const invite = (id: string, ...bodies: string[]) =>
  invitePartners.execute(stage.lead, { cooperationId: id, bodies, message: 'Machen Sie mit.' });
const agreed = { responsiblePerson: 'Amtsleitung' };

describe('invitations', () => {
  it('reach several bodies at once, named by suggestion, key and exact name', async () => {
    const id = await draft(stage);
    acceptedValue(await invite(id, 'Altenstadt (06440001)', '06440002', 'Wetteraukreis'));
    const { partners } = await viewOf(stage.lead, id);
    expect(partners.filter(({ status }) => status === 'invited')).toHaveLength(3);
    expect((await traces(id)).outbox).toMatchObject([
      { kind: 'cooperation_invitation', roles: ['editor', 'signatory'] },
    ]);
    expect(await viewOf(stage.partner, id)).toMatchObject({
      viewer: 'invited',
      verbs: ['accept_invitation', 'decline_invitation'],
    });
  });

  it.each([
    ['an unknown name', 'Schilda', 'body_unknown'],
    ['the lead itself', '06440004', 'already_partner'],
    ['nobody', '', 'no_body_given'],
  ])('refuse %s and invite nobody else with it', async (_what, name, reason) => {
    const id = await draft(stage);
    const bodies = name === '' ? [] : ['06440001', name];
    expect(await invite(id, ...bodies)).toEqual({ ok: false, reason });
    expect((await viewOf(stage.lead, id)).partners).toHaveLength(1);
  });

  it('offer every body in force that is not yet part of it', async () => {
    const id = await completeDraft(stage);
    const offered = await listInvitableBodies(stage.lead, id);
    expect(offered.length).toBeGreaterThan(440);
    const keys = offered.map(({ key }) => key);
    expect(keys).not.toContain('06440004');
    expect(keys).not.toContain('06440001');
    expect(keys).toContain('06440002');
  });

  it('end a body’s sight when it declines, and the reason stays with the partners', async () => {
    const id = await draft(stage);
    acceptedValue(await invite(id, '06440001'));
    acceptedValue(await declineInvitation.execute(stage.partner, { cooperationId: id, reason: 'Keine Mittel' }));
    expect(await getCooperation(stage.partner, id)).toBeNull();
    const { partners, events } = await viewOf(stage.lead, id);
    expect(partners[1]).toMatchObject({ status: 'declined', reason: 'Keine Mittel' });
    expect(events[0]).toMatchObject({ verb: 'decline_invitation', bodyName: stage.partner.bodyName, personName: null });
    expect((await traces(id)).audit.at(-1)).toMatchObject({ action: 'cooperations.decline_invitation' });
    acceptedValue(await invite(id, '06440001'));
    expect(await viewOf(stage.partner, id)).toMatchObject({ viewer: 'invited' });
  });

  it('are taken back by the lead only, which ends the sight and tells the body', async () => {
    const id = await draft(stage);
    acceptedValue(await invite(id, '06440001', '06440002'));
    const input = { cooperationId: id, bodyId: stage.stranger.bodyId };
    await expect(revokeInvitation.execute(stage.partner, input)).rejects.toMatchObject({ code: 'forbidden' });
    acceptedValue(await revokeInvitation.execute(stage.lead, input));
    expect(await getCooperation(stage.stranger, id)).toBeNull();
    expect((await traces(id)).outbox.at(-1)).toMatchObject({
      kind: 'cooperation_invitation_revoked',
      body_ids: [stage.stranger.bodyId],
    });
    const answer = { cooperationId: id, ...agreed };
    await expect(acceptInvitation.execute(stage.stranger, answer)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('drafting together', () => {
  it('lets partners save different screens at the same time', async () => {
    const id = await completeDraft(stage);
    const lead = await getCooperationSection(stage.lead, id, 'basics');
    const partner = await getCooperationSection(stage.partner, id, 'costs');
    acceptedValue(
      await save(stage.lead, id, 'basics', { title: 'Neuer Titel', fieldKey: '', aim: 'Ziel' }, lead?.base),
    );
    acceptedValue(await save(stage.partner, id, 'costs', { costPerYearCents: '1,00', costNote: '' }, partner?.base));
    expect((await viewOf(stage.lead, id)).content).toMatchObject({ title: 'Neuer Titel', costPerYearCents: 100 });
  });

  it('shows the lost race to who saves over a change of the same screen', async () => {
    const id = await completeDraft(stage);
    const shown = await getCooperationSection(stage.partner, id, 'scope');
    const fields = { sharedActivities: ['planning'], tasks: 'Meins' };
    acceptedValue(await save(stage.lead, id, 'scope', fields));
    const late = save(stage.partner, id, 'scope', { ...fields, tasks: 'Deins' }, shown?.base);
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    expect((await viewOf(stage.lead, id)).content.tasks).toBe('Meins');
  });

  it('writes no event where nothing changed', async () => {
    const id = await completeDraft(stage);
    const before = (await traces(id)).events.length;
    acceptedValue(await save(stage.lead, id, 'form', { legalForm: 'agreement_delegation' }));
    expect((await traces(id)).events).toHaveLength(before);
  });

  it('refuses a field of cooperation nobody knows', async () => {
    const id = await draft(stage);
    const fields = { title: 'T', fieldKey: 'no_such_field', aim: '' };
    expect(await save(stage.lead, id, 'basics', fields)).toEqual({ ok: false, reason: 'field_unknown' });
  });
});

describe('consents', () => {
  it('are asked for once the draft is complete, which freezes the first version', async () => {
    const empty = await draft(stage);
    acceptedValue(await invite(empty, '06440001'));
    acceptedValue(await acceptInvitation.execute(stage.partner, { cooperationId: empty, ...agreed }));
    const { version } = await viewOf(stage.lead, empty);
    expect(await requestConsents.execute(stage.lead, { cooperationId: empty, version })).toEqual({
      ok: false,
      reason: 'content_incomplete',
    });
    const view = await viewOf(stage.partner, await collecting(stage));
    expect(view).toMatchObject({ status: 'collecting_consent', contentVersion: 1, versions: [{ number: 1 }] });
    expect(view.consentDueOn).not.toBeNull();
    expect(view.partners.map(({ standing }) => standing)).toEqual(['missing', 'missing']);
  });

  it('need two people: who prepared one cannot sign it, in the rules and in the database', async () => {
    const id = await collecting(stage);
    const view = await viewOf(stage.partnerSignatory, id);
    acceptedValue(await prepareConsent.execute(stage.partnerSignatory, consentTo(view)));
    const signature = { cooperationId: id, contentVersion: 1, confirmed: 'ja' } as const;
    expect(await signConsent.execute(stage.partnerSignatory, signature)).toEqual({ ok: false, reason: 'four_eyes' });
    await expect(signConsent.execute(stage.partner, signature)).rejects.toMatchObject({ code: 'forbidden' });
    const forced = asSuperuser(database(), (client) =>
      client.query(
        `UPDATE consent SET status = 'signed', signed_by = prepared_by, signed_at = now() WHERE cooperation_id = $1`,
        [id],
      ),
    );
    await expect(forced).rejects.toMatchObject({ code: '23514' });
  });

  it('are for the version that was shown', async () => {
    const id = await collecting(stage);
    const shown = consentTo(await viewOf(stage.partner, id));
    acceptedValue(await save(stage.lead, id, 'costs', { costPerYearCents: '5,00', costNote: '' }));
    expect(await prepareConsent.execute(stage.partner, shown)).toEqual({
      ok: false,
      reason: 'consent_for_other_version',
    });
  });

  it('are void after any change, and each partner is shown what changed', async () => {
    const id = await consented(stage);
    acceptedValue(await save(stage.partner, id, 'costs', { costPerYearCents: '20.000,00', costNote: 'Neu' }));
    const view = await viewOf(stage.lead, id);
    expect(view.contentVersion).toBe(2);
    expect(view.consents.map(({ status, endReason }) => [status, endReason])).toEqual([
      ['voided', 'content_changed'],
      ['voided', 'content_changed'],
    ]);
    expect(view.partners.map(({ standing }) => standing)).toEqual(['to_renew', 'to_renew']);
    expect(view.ownConsentChanges).toMatchObject([
      {
        section: 'costs',
        changes: [{ field: 'costPerYearCents', before: 1_250_000, after: 2_000_000 }, { field: 'costNote' }],
      },
    ]);
    const { outbox, events } = await traces(id);
    expect(outbox.at(-1)).toMatchObject({ kind: 'cooperation_content_changed', payload: { voidedConsents: 2 } });
    expect(events.at(-1)).toMatchObject({ verb: 'edit_content', details: { contentVersion: 2, voidedConsents: 2 } });
    const comparison = await getVersionComparison(stage.partner, id, 1, 2);
    expect(comparison).toMatchObject({ from: 1, to: 2, sections: [{ section: 'costs' }] });
    expect(await getVersionComparison(stage.stranger, id, 1, 2)).toBeNull();
    const { version } = view;
    expect(await submitCooperation.execute(stage.lead, { cooperationId: id, version })).toEqual({
      ok: false,
      reason: 'consents_missing',
    });
    await consent(id, stage.lead, stage.leadSignatory);
    await consent(id, stage.partner, stage.partnerSignatory);
    acceptedValue(await submitCooperation.execute(stage.lead, { cooperationId: id, version }));
  });

  it('tell the lead how many are missing and when all are there', async () => {
    const { outbox } = await traces(await consented(stage));
    const signed = outbox.filter(({ kind }) => /consent_signed|consents_complete/.test(kind));
    expect(signed.map(({ kind, payload }) => [kind, payload.missingConsents])).toEqual([
      ['cooperation_consent_signed', 1],
      ['cooperation_consents_complete', 0],
    ]);
  });

  it('once signed, are taken back by a signatory only', async () => {
    const id = await consented(stage);
    const input = { cooperationId: id, reason: 'Beschluss aufgehoben' };
    expect(await withdrawConsent.execute(stage.partner, input)).toEqual({ ok: false, reason: 'signatory_required' });
    acceptedValue(await withdrawConsent.execute(stage.partnerSignatory, input));
    const view = await viewOf(stage.partner, id);
    expect(view.consents.find(({ status }) => status === 'withdrawn')).toMatchObject({ endReason: input.reason });
    await consent(id, stage.partner, stage.partnerSignatory);
  });

  it('are void when another body joins', async () => {
    const id = await consented(stage);
    acceptedValue(await invite(id, '06440002'));
    acceptedValue(await acceptInvitation.execute(stage.stranger, { cooperationId: id, ...agreed }));
    const view = await viewOf(stage.stranger, id);
    expect(view.contentVersion).toBe(2);
    expect(view.partners.map(({ standing }) => standing)).not.toContain('signed');
    const comparison = await getVersionComparison(stage.lead, id, null, null);
    expect(comparison?.sections).toMatchObject([{ section: 'partners', changes: [{ field: 'partnerBodyIds' }] }]);
  });
});

describe('leaving and leading', () => {
  it('ends the sight of a partner that leaves and brings a submitted case back to the partners', async () => {
    const id = await submitted(stage);
    acceptedValue(await withdrawPartner.execute(stage.partner, { cooperationId: id, reason: 'Haushalt' }));
    expect(await getCooperation(stage.partner, id)).toBeNull();
    const view = await viewOf(stage.lead, id);
    expect(view).toMatchObject({ status: 'returned', contentVersion: 2, decisionDueOn: null });
    expect(view.partners.find(({ bodyId }) => bodyId === stage.partner.bodyId)).toMatchObject({ status: 'withdrawn' });
    const { events, audit, outbox } = await traces(id);
    expect(events.at(-1)).toMatchObject({ verb: 'withdraw_partner', from_status: 'submitted', to_status: 'returned' });
    expect(audit.at(-1)).toMatchObject({ action: 'cooperations.withdraw_partner' });
    expect(outbox.at(-1).body_ids).toEqual([stage.lead.bodyId, stage.authority.bodyId]);
  });

  it('never leaves a cooperation without a lead', async () => {
    const id = await completeDraft(stage);
    const input = { cooperationId: id, reason: 'x' };
    expect(await withdrawPartner.execute(stage.lead, input)).toEqual({ ok: false, reason: 'lead_cannot_withdraw' });
    const { version } = await viewOf(stage.lead, id);
    acceptedValue(await changeLead.execute(stage.lead, { cooperationId: id, version, bodyId: stage.partner.bodyId }));
    expect((await viewOf(stage.partner, id)).lead?.id).toBe(stage.partner.bodyId);
    acceptedValue(await withdrawPartner.execute(stage.lead, input));
    expect(await getCooperation(stage.lead, id)).toBeNull();
  });
});
