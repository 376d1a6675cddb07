import { describe, expect, it } from 'vitest';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { AccessFacts } from '#src/modules/cooperations/domain/facts.ts';
import { COOPERATION_STATUSES, type CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import { type Actor, ROLES, type Role } from './actor.ts';
import { canUploadDocument, canViewDocument, canWithdrawDocument, type DocumentFacts } from './documents.ts';
import { mayReceiveCooperationNotice } from './notices.ts';

function actor(bodyId: string, bodyKind: BodyKind, ...roles: Role[]): Actor {
  const names = { personId: 'p', displayName: 'P', sessionId: 's', bodyName: 'B' };
  return { ...names, bodyId, bodyKind, roles, assurance: 'normal' };
}

function facts(status: CooperationStatus): AccessFacts {
  const everSubmitted = status !== 'draft' && status !== 'collecting_consent';
  const partners = [
    { bodyId: 'lead', status: 'accepted' },
    { bodyId: 'partner', status: 'accepted' },
    { bodyId: 'invited', status: 'invited' },
    { bodyId: 'left', status: 'withdrawn' },
  ] as const;
  return { status, everSubmitted, leadBodyId: 'lead', authorityBodyId: everSubmitted ? 'authority' : null, partners };
}

const document: DocumentFacts = { ownerBodyId: 'partner', usedByConsent: false, withdrawn: false };
const editor = actor('partner', 'municipality', 'editor');
const decider = actor('authority', 'district', 'authority_decider');

describe('documents', () => {
  it.each(COOPERATION_STATUSES)('in %s are hidden from strangers, who left, and platform administrators', (status) => {
    expect(canViewDocument(actor('x', 'municipality', 'editor', 'auditor'), facts(status), document)).toBe(false);
    expect(canViewDocument(actor('left', 'municipality', 'editor'), facts(status), document)).toBe(false);
    expect(canViewDocument(actor('partner', 'municipality', 'platform_administrator'), facts(status), document)).toBe(
      false,
    );
  });
  it('are read by partners, invited bodies, the authority and the Land’s oversight', () => {
    for (const who of [
      editor,
      actor('invited', 'municipality', 'reader'),
      decider,
      actor('m', 'state_ministry', 'auditor'),
    ]) {
      expect(canViewDocument(who, facts('submitted'), document)).toBe(true);
      expect(mayReceiveCooperationNotice(who, facts('submitted'))).toBe(true);
    }
  });
  it('are gone for everyone once withdrawn', () => {
    expect(canViewDocument(editor, facts('draft'), { ...document, withdrawn: true })).toBe(false);
  });
  it('tell who lost access nothing', () => {
    expect(mayReceiveCooperationNotice(actor('left', 'municipality', 'editor'), facts('active'))).toBe(false);
  });

  it.each(COOPERATION_STATUSES)(
    'in %s are added by partners until it is closed, by the authority while it decides',
    (status) => {
      const closed = ['rejected', 'ended', 'withdrawn'].includes(status);
      expect(canUploadDocument(editor, facts(status))).toBe(!closed);
      expect(canUploadDocument(decider, facts(status))).toBe(status === 'submitted');
      expect(canUploadDocument(actor('invited', 'municipality', 'editor'), facts(status))).toBe(false);
    },
  );
  it.each(ROLES.filter((role) => role !== 'editor'))('are not added by a %s of a partner', (role) => {
    expect(canUploadDocument(actor('partner', 'municipality', role), facts('draft'))).toBe(false);
  });
  it.each(COOPERATION_STATUSES)('in %s are taken back by their owner while partners still work', (status) => {
    const working = ['draft', 'collecting_consent', 'returned'].includes(status);
    expect(canWithdrawDocument(editor, facts(status), document)).toBe(working);
    expect(canWithdrawDocument(editor, facts(status), { ...document, usedByConsent: true })).toBe(false);
    expect(canWithdrawDocument(editor, facts(status), { ...document, withdrawn: true })).toBe(false);
    expect(canWithdrawDocument(actor('lead', 'municipality', 'editor'), facts(status), document)).toBe(false);
  });
});
