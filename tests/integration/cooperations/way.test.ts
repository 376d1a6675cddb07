import { beforeAll, describe, expect, it } from 'vitest';
import { activateCooperation } from '#src/modules/cooperations/commands/activate-cooperation.ts';
import { answerInquiry } from '#src/modules/cooperations/commands/answer-inquiry.ts';
import { approveCooperation } from '#src/modules/cooperations/commands/approve-cooperation.ts';
import { askBack } from '#src/modules/cooperations/commands/ask-back.ts';
import { endCooperation } from '#src/modules/cooperations/commands/end-cooperation.ts';
import { rejectCooperation } from '#src/modules/cooperations/commands/reject-cooperation.ts';
import { returnCooperation } from '#src/modules/cooperations/commands/return-cooperation.ts';
import { submitCooperation } from '#src/modules/cooperations/commands/submit-cooperation.ts';
import { takeNoteOfCooperation } from '#src/modules/cooperations/commands/take-note-of-cooperation.ts';
import { withdrawCooperation } from '#src/modules/cooperations/commands/withdraw-cooperation.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { getPublicCooperation } from '#src/modules/cooperations/reads/public.ts';
import {
  acceptedValue,
  collecting,
  completeDraft,
  draft,
  NO_COMMENTS,
  type Stage,
  setStage,
  shownTo,
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
const last = async (id: string) => {
  const { events, audit, outbox } = await traces(id);
  return { event: events.at(-1), audit: audit.at(-1), outbox };
};
const decision = (id: string) =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query('SELECT * FROM decision WHERE cooperation_id = $1 ORDER BY decided_at', [id]);
    return rows;
  });

describe('the way of a cooperation', () => {
  it('starts as a draft of the lead, with a reference, an event and an audit entry', async () => {
    const id = await draft(stage);
    const view = await viewOf(stage.lead, id);
    expect(view).toMatchObject({ status: 'draft', contentVersion: 0, viewer: 'party' });
    expect(view.reference).toMatch(/^IKZ-\d{4}-\d{4}$/);
    expect(view.partners).toMatchObject([{ bodyId: stage.lead.bodyId, isLead: true, status: 'accepted' }]);
    expect(await last(id)).toMatchObject({
      event: { verb: 'create_draft', from_status: null, to_status: 'draft', holder: 'partners' },
      audit: { action: 'cooperations.create_draft', actor_body_id: stage.lead.bodyId },
    });
  });

  it('names the authority of § 35 KGG before and fixes it with the submission', async () => {
    const before = await viewOf(stage.lead, await completeDraft(stage));
    expect(before.expectedAuthority).toMatchObject({ id: stage.authority.bodyId });
    expect(before).toMatchObject({ authority: null, rulesFrom: 'now' });
    const view = await viewOf(stage.authority, await submitted(stage));
    expect(view).toMatchObject({ status: 'submitted', rulesFrom: 'submission', viewer: 'authority' });
    expect(view.authority?.id).toBe(stage.authority.bodyId);
    expect(view.rules.approval?.procedure).toBe('approval');
    expect(view.decisionDueOn).not.toBeNull();
    expect(view.verbs).toEqual(['ask_back', 'return_for_correction', 'approve', 'reject']);
  });

  it('tells the deciders of the authority and all partners of a submission', async () => {
    const { event, audit, outbox } = await last(await submitted(stage));
    expect(event).toMatchObject({
      verb: 'submit',
      from_status: 'collecting_consent',
      to_status: 'submitted',
      holder: 'authority',
    });
    expect(audit).toMatchObject({ action: 'cooperations.submit' });
    expect(audit.body_ids).toEqual(
      expect.arrayContaining([stage.lead.bodyId, stage.partner.bodyId, stage.authority.bodyId]),
    );
    expect(outbox.find(({ kind }) => kind === 'cooperation_received')).toMatchObject({
      body_ids: [stage.authority.bodyId],
      roles: ['authority_decider'],
    });
  });

  it('stops the clock while a question is open and lets it run on with the answer', async () => {
    const id = await submitted(stage);
    const shown = await shownTo(stage.authority, id);
    acceptedValue(await askBack.execute(stage.authority, { ...shown, question: 'Wer haftet?', dueOn: null }));
    const asked = await viewOf(stage.lead, id);
    expect(asked.clock).toMatchObject({ paused: true, holder: 'partners' });
    expect(asked.decisionDueOn).toBeNull();
    expect(asked.nextStep).toMatchObject({ code: 'answer_inquiry' });
    const inquiryId = asked.inquiries[0]?.id ?? '';
    acceptedValue(
      await answerInquiry.execute(stage.partner, { cooperationId: id, inquiryId, answer: 'Alle gemeinsam.' }),
    );
    const answered = await viewOf(stage.authority, id);
    expect(answered.clock).toMatchObject({ paused: false, holder: 'authority' });
    expect(answered.decisionDueOn).not.toBeNull();
    expect(answered.inquiries).toMatchObject([{ answer: 'Alle gemeinsam.', answeredBodyName: stage.partner.bodyName }]);
  });

  it('refuses a second answer to a question already answered as a lost race', async () => {
    const id = await submitted(stage);
    acceptedValue(
      await askBack.execute(stage.authority, {
        ...(await shownTo(stage.authority, id)),
        question: 'Warum?',
        dueOn: null,
      }),
    );
    const inquiryId = (await viewOf(stage.lead, id)).inquiries[0]?.id ?? '';
    const answer = { cooperationId: id, inquiryId, answer: 'Darum.' };
    acceptedValue(await answerInquiry.execute(stage.lead, answer));
    await expect(answerInquiry.execute(stage.partner, answer)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('goes back with comments by section and can be submitted again without new consents', async () => {
    const id = await submitted(stage);
    const shown = await shownTo(stage.authority, id);
    acceptedValue(
      await returnCooperation.execute(stage.authority, { ...shown, comment_term: 'Frist klären', reason: '' }),
    );
    const returned = await viewOf(stage.lead, id);
    expect(returned).toMatchObject({
      status: 'returned',
      decisions: [{ kind: 'returned', sectionComments: { term: 'Frist klären' } }],
    });
    expect(returned.clock.paused).toBe(true);
    acceptedValue(await submitCooperation.execute(stage.lead, { cooperationId: id, version: returned.version }));
    expect(await viewOf(stage.authority, id)).toMatchObject({ status: 'submitted' });
  });

  it('is approved with conditions, published, begun and ended', async () => {
    const id = await submitted(stage);
    expect(await getPublicCooperation(id)).toBeNull();
    const shown = await shownTo(stage.authority, id);
    acceptedValue(
      await approveCooperation.execute(stage.authority, { ...shown, reason: '', conditions: 'Jährlicher Bericht' }),
    );
    expect(await decision(id)).toMatchObject([
      { kind: 'approved', conditions: 'Jährlicher Bericht', content_version: 1 },
    ]);
    expect(await getPublicCooperation(id)).toMatchObject({
      status: 'approved',
      title: 'Gemeinsame IT-Sicherheit',
      regions: ['darmstadt'],
      partners: [{ name: stage.lead.bodyName, path: '/kommunen/06440004' }, { name: stage.partner.bodyName }],
    });
    const approved = await viewOf(stage.lead, id);
    expect(approved).toMatchObject({ rulesFrom: 'decision', isPublic: true });
    acceptedValue(await activateCooperation.execute(stage.lead, { cooperationId: id, version: approved.version }));
    expect(await getPublicCooperation(id)).toMatchObject({ status: 'active' });
    const { version, today } = await viewOf(stage.lead, id);
    const end = { cooperationId: id, version, endedOn: today, reason: 'Aufgabe erledigt' };
    acceptedValue(await endCooperation.execute(stage.lead, end));
    expect(await getPublicCooperation(id)).toMatchObject({ status: 'ended' });
    const { events, audit } = await traces(id);
    expect(events.slice(-3).map(({ verb }) => verb)).toEqual(['approve', 'activate', 'end']);
    expect(audit.slice(-3).map(({ action }) => action)).toEqual([
      'cooperations.approve',
      'cooperations.activate',
      'cooperations.end',
    ]);
  });

  it('is only taken note of where notice is due', async () => {
    const id = await submitted(stage, 'agreement_mandate');
    const shown = await shownTo(stage.authority, id);
    expect(await approveCooperation.execute(stage.authority, { ...shown, reason: '', conditions: '' })).toEqual({
      ok: false,
      reason: 'approval_not_due',
    });
    acceptedValue(await takeNoteOfCooperation.execute(stage.authority, { ...shown, reason: '' }));
    expect(await getPublicCooperation(id)).toMatchObject({ status: 'noted' });
    expect(await decision(id)).toMatchObject([{ kind: 'noted' }]);
  });

  it('is rejected with a reason, is not public, and closes an open question', async () => {
    const id = await submitted(stage);
    acceptedValue(
      await askBack.execute(stage.authority, {
        ...(await shownTo(stage.authority, id)),
        question: 'Warum?',
        dueOn: null,
      }),
    );
    const shown = await shownTo(stage.authority, id);
    acceptedValue(await rejectCooperation.execute(stage.authority, { ...shown, reason: 'Keine Zuständigkeit' }));
    const view = await viewOf(stage.partner, id);
    expect(view).toMatchObject({ status: 'rejected', inquiries: [{ answer: null }] });
    expect(view.inquiries[0]?.answeredAt).not.toBeNull();
    expect(await getPublicCooperation(id)).toBeNull();
    expect((await last(id)).outbox.at(-1)).toMatchObject({ kind: 'cooperation_rejected' });
  });

  it('is withdrawn by the lead with a reason, also after submission', async () => {
    const id = await submitted(stage);
    const { version } = await viewOf(stage.lead, id);
    acceptedValue(
      await withdrawCooperation.execute(stage.lead, { cooperationId: id, version, reason: 'Kein Bedarf mehr' }),
    );
    expect(await viewOf(stage.authority, id)).toMatchObject({
      status: 'withdrawn',
      endReason: 'Kein Bedarf mehr',
      verbs: [],
    });
  });
});

describe('who may act and see', () => {
  it('shows a draft to its partners and to nobody else', async () => {
    const id = await completeDraft(stage);
    for (const actor of [stage.stranger, stage.authority, stage.regionalCouncil, stage.coordinator, stage.auditor]) {
      expect(await getCooperation(actor, id)).toBeNull();
    }
    expect(await getCooperation(stage.reader, id)).toMatchObject({ verbs: [], canUpload: false });
  });

  it('shows a submitted case to authority and oversight, never to the platform administrator', async () => {
    const id = await submitted(stage);
    expect(await getCooperation(stage.coordinator, id)).toMatchObject({ viewer: 'oversight', verbs: [] });
    expect(await getCooperation(stage.auditor, id)).toMatchObject({ verbs: [] });
    for (const actor of [stage.stranger, stage.regionalCouncil, stage.platformAdministrator]) {
      expect(await getCooperation(actor, id)).toBeNull();
    }
  });

  it('answers a stranger as if the case did not exist, and an onlooker that it is forbidden', async () => {
    const id = await submitted(stage);
    const { version } = await viewOf(stage.authority, id);
    const input = { cooperationId: id, version, ...NO_COMMENTS, reason: '', conditions: '' };
    await expect(approveCooperation.execute(stage.stranger, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(approveCooperation.execute(stage.regionalCouncil, input)).rejects.toMatchObject({ code: 'not_found' });
    for (const actor of [stage.lead, stage.coordinator, stage.auditor]) {
      await expect(approveCooperation.execute(actor, input)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('lets only the lead submit, and only once everybody has consented', async () => {
    const id = await collecting(stage);
    const { version } = await viewOf(stage.lead, id);
    await expect(submitCooperation.execute(stage.partner, { cooperationId: id, version })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await submitCooperation.execute(stage.lead, { cooperationId: id, version })).toEqual({
      ok: false,
      reason: 'consents_missing',
    });
  });

  it('never lets someone decide who also belongs to a partner, whatever body they act for', async () => {
    const id = await submitted(stage);
    const shown = await shownTo(stage.authority, id);
    const { personId } = stage.secondAuthority;
    await asSuperuser(database(), (client) =>
      client.query(`INSERT INTO membership (person_id, body_id, roles) VALUES ($1, $2, '{reader}')`, [
        personId,
        stage.partner.bodyId,
      ]),
    );
    const input = { ...shown, reason: 'x', conditions: '' };
    for (const command of [approveCooperation, rejectCooperation]) {
      expect(await command.execute(stage.secondAuthority, input)).toEqual({
        ok: false,
        reason: 'decider_belongs_to_partner',
      });
    }
    await asSuperuser(database(), (client) =>
      client.query('UPDATE membership SET ended_at = now() WHERE person_id = $1 AND body_id = $2', [
        personId,
        stage.partner.bodyId,
      ]),
    );
    acceptedValue(await approveCooperation.execute(stage.secondAuthority, input));
  });
});
