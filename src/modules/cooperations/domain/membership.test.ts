import { describe, expect, it } from 'vitest';
import {
  cooperation,
  INVITED,
  invitedEditor,
  LEAD,
  leadEditor,
  PARTNER,
  partner,
  partnerEditor,
  partnerSignatory,
  STRANGER,
  TODAY,
} from './example-facts.ts';
import {
  decideAcceptInvitation,
  decideChangeLead,
  decideDeclineInvitation,
  decideInvitePartner,
  decideNameResponsiblePerson,
  decideRevokeInvitation,
  decideWithdrawPartner,
} from './membership.ts';

const invited = [partner(LEAD), partner(PARTNER), partner(INVITED, { status: 'invited' })];
const bothConsents = [`${LEAD}-signed-1`, `${PARTNER}-signed-1`];

describe('partners', () => {
  const draft = cooperation('draft', { partners: invited });
  it.each([LEAD, PARTNER, INVITED])('%s is not invited twice', (bodyId) => {
    expect(decideInvitePartner(draft, leadEditor, { bodyId, bodyExists: true })).toEqual({
      ok: false,
      reason: 'already_partner',
    });
  });
  it('a body that no longer exists is not invited', () => {
    expect(decideInvitePartner(draft, leadEditor, { bodyId: STRANGER, bodyExists: false })).toEqual({
      ok: false,
      reason: 'body_cannot_take_part',
    });
  });
  it.each(['declined', 'withdrawn'] as const)('a body that has %s is invited again', (status) => {
    const facts = cooperation('draft', { partners: [partner(LEAD), partner(STRANGER, { status })] });
    expect(decideInvitePartner(facts, leadEditor, { bodyId: STRANGER, bodyExists: true })).toMatchObject({
      ok: true,
      partnerStatus: 'invited',
    });
  });
  it('only an open invitation is revoked', () => {
    expect(decideRevokeInvitation(draft, leadEditor, { bodyId: PARTNER })).toEqual({
      ok: false,
      reason: 'partner_not_invited',
    });
    expect(decideRevokeInvitation(draft, leadEditor, { bodyId: INVITED })).toMatchObject({
      ok: true,
      partnerStatus: 'withdrawn',
    });
  });
  it('accepting needs a responsible person and voids consents once they are collected', () => {
    const collecting = cooperation('collecting_consent', { partners: invited });
    expect(decideAcceptInvitation(draft, invitedEditor, { responsiblePerson: ' ' })).toEqual({
      ok: false,
      reason: 'responsible_person_required',
    });
    expect(decideAcceptInvitation(draft, invitedEditor, { responsiblePerson: 'IT' })).toMatchObject({
      bodyId: INVITED,
      partnerStatus: 'accepted',
      contentVersion: 0,
    });
    expect(decideAcceptInvitation(collecting, invitedEditor, { responsiblePerson: 'IT' })).toMatchObject({
      contentVersion: 2,
      voidedConsentIds: bothConsents,
    });
  });
  it('declining needs a reason and leaves consents alone', () => {
    expect(decideDeclineInvitation(draft, invitedEditor, { reason: '' })).toEqual({
      ok: false,
      reason: 'reason_required',
    });
    const outcome = decideDeclineInvitation(cooperation('collecting_consent', { partners: invited }), invitedEditor, {
      reason: 'Kein Bedarf',
    });
    expect(outcome).toEqual({
      ok: true,
      from: 'collecting_consent',
      to: 'collecting_consent',
      bodyId: INVITED,
      partnerStatus: 'declined',
    });
  });
  it('leaving needs a reason; after submission the case goes back and an open question closes', () => {
    const facts = cooperation('submitted', { openInquiry: { id: 'q1', askedOn: TODAY, dueOn: null } });
    expect(decideWithdrawPartner(facts, partnerSignatory, { reason: '  ' })).toEqual({
      ok: false,
      reason: 'reason_required',
    });
    expect(decideWithdrawPartner(facts, partnerSignatory, { reason: 'Haushalt' })).toMatchObject({
      to: 'returned',
      bodyId: PARTNER,
      partnerStatus: 'withdrawn',
      contentVersion: 2,
      voidedConsentIds: bothConsents,
      closesInquiryId: 'q1',
    });
  });
  it.each([LEAD, INVITED, STRANGER])('the lead does not go to %s', (bodyId) => {
    expect(decideChangeLead(draft, leadEditor, { bodyId })).toEqual({ ok: false, reason: 'new_lead_not_partner' });
  });
  it('the lead goes to an accepted partner, which everybody must consent to', () => {
    expect(decideChangeLead(cooperation('returned'), leadEditor, { bodyId: PARTNER })).toMatchObject({
      leadBodyId: PARTNER,
      contentVersion: 2,
      voidedConsentIds: bothConsents,
    });
  });
  it('a responsible person is named at any time without touching consents', () => {
    expect(decideNameResponsiblePerson(cooperation('active'), partnerEditor, { responsiblePerson: '' })).toEqual({
      ok: false,
      reason: 'responsible_person_required',
    });
    expect(decideNameResponsiblePerson(cooperation('submitted'), partnerEditor, { responsiblePerson: 'IT' })).toEqual({
      ok: true,
      from: 'submitted',
      to: 'submitted',
      bodyId: PARTNER,
    });
  });
});
