import { describe, expect, it } from 'vitest';
import { availableVerbs, decideVerb } from './decide.ts';
import {
  AUTHORITY,
  acting,
  consent,
  cooperation,
  decider,
  INVITED,
  LEAD,
  leadEditor,
  PARTNER,
  partner,
  partnerEditor,
  partnerSignatory,
} from './example-facts.ts';
import type { ActingPerson, CooperationFacts } from './facts.ts';
import type { RefusalReason } from './refusal.ts';
import type { CooperationVerb } from './transitions.ts';

describe('guards', () => {
  const inquiry = { id: 'q', askedOn: '2026-11-20', dueOn: null };
  const withInvited = [partner(LEAD), partner(PARTNER), partner(INVITED, { status: 'invited' })];
  it.each<[RefusalReason, CooperationVerb, CooperationFacts, ActingPerson]>([
    ['lead_cannot_withdraw', 'withdraw_partner', cooperation('draft'), leadEditor],
    ['no_open_invitation', 'revoke_invitation', cooperation('draft'), leadEditor],
    ['no_other_partner', 'change_lead', cooperation('draft', { partners: [partner(LEAD)] }), leadEditor],
    ['invitations_open', 'request_consents', cooperation('draft', { partners: withInvited }), leadEditor],
    ['too_few_partners', 'request_consents', cooperation('draft', { partners: [partner(LEAD)] }), leadEditor],
    [
      'too_few_partners',
      'submit',
      cooperation('collecting_consent', { partners: [partner(LEAD), partner(PARTNER, { status: 'withdrawn' })] }),
      leadEditor,
    ],
    ['too_few_partners', 'request_consents', cooperation('draft', { minPartners: 3 }), leadEditor],
    ['invitations_open', 'submit', cooperation('collecting_consent', { partners: withInvited }), leadEditor],
    [
      'consents_missing',
      'submit',
      cooperation('collecting_consent', { consents: [consent(LEAD, 'signed'), consent(PARTNER, 'prepared')] }),
      leadEditor,
    ],
    ['consents_missing', 'submit', cooperation('returned', { contentVersion: 2 }), leadEditor],
    [
      'consents_missing',
      'submit',
      cooperation('collecting_consent', { consents: [consent(LEAD, 'signed'), consent(PARTNER, 'voided')] }),
      leadEditor,
    ],
    ['consent_exists', 'prepare_consent', cooperation('collecting_consent'), partnerEditor],
    ['consent_missing', 'sign_consent', cooperation('collecting_consent', { consents: [] }), partnerSignatory],
    [
      'consent_missing',
      'sign_consent',
      cooperation('collecting_consent', { consents: [consent(PARTNER, 'withdrawn')] }),
      partnerSignatory,
    ],
    ['consent_already_signed', 'sign_consent', cooperation('collecting_consent'), partnerSignatory],
    [
      'four_eyes',
      'sign_consent',
      cooperation('collecting_consent', { consents: [consent(PARTNER, 'prepared')] }),
      acting(PARTNER, 'editor', 'partner_editor', 'partner_signatory'),
    ],
    ['consent_missing', 'withdraw_consent', cooperation('collecting_consent', { consents: [] }), partnerSignatory],
    ['signatory_required', 'withdraw_consent', cooperation('collecting_consent'), partnerEditor],
    ['inquiry_open', 'ask_back', cooperation('submitted', { openInquiry: inquiry }), decider],
    ['no_inquiry_open', 'answer_inquiry', cooperation('submitted'), partnerEditor],
    ['approval_not_due', 'approve', cooperation('submitted', { procedure: 'notice' }), decider],
    ['approval_not_due', 'approve', cooperation('submitted', { procedure: 'none_found' }), decider],
    ['approval_not_due', 'approve', cooperation('submitted', { procedure: null }), decider],
    ['notice_not_due', 'take_note', cooperation('submitted', { procedure: 'approval' }), decider],
    ['notice_not_due', 'take_note', cooperation('submitted', { procedure: null }), decider],
    ['starts_in_future', 'activate', cooperation('approved', { startsOn: '2026-11-24' }), leadEditor],
  ])('%s stops %s', (reason, verb, facts, who) => {
    expect(decideVerb(verb, facts, who)).toEqual({ ok: false, reason });
    expect(availableVerbs(facts, who)).not.toContain(verb);
  });

  const authorityVerbs: CooperationVerb[] = ['ask_back', 'return_for_correction', 'approve', 'reject'];
  it.each(authorityVerbs)('%s is never for the submitter, a contributor, or someone of a partner', (verb) => {
    const cases: [RefusalReason, Partial<CooperationFacts>][] = [
      ['decider_is_submitter', { submittedByPersonId: decider.personId }],
      ['decider_contributed', { contributorPersonIds: [decider.personId] }],
      ['decider_belongs_to_partner', { actingPersonBodyIds: [AUTHORITY, PARTNER] }],
      ['decider_belongs_to_partner', { actingPersonBodyIds: [LEAD] }],
      [
        'decider_belongs_to_partner',
        {
          partners: [partner(LEAD), partner(PARTNER), partner(INVITED, { status: 'invited' })],
          actingPersonBodyIds: [INVITED],
        },
      ],
      ['authority_takes_part', { partners: [partner(LEAD), partner(PARTNER), partner(AUTHORITY)] }],
      ['authority_takes_part', { leadBodyId: AUTHORITY }],
    ];
    for (const [reason, facts] of cases) {
      expect(decideVerb(verb, cooperation('submitted', facts), decider)).toEqual({ ok: false, reason });
    }
  });
  it('lets someone decide whose body left or declined', () => {
    const partners = [partner(LEAD), partner(PARTNER), partner(INVITED, { status: 'declined' })];
    const facts = cooperation('submitted', { partners, actingPersonBodyIds: [AUTHORITY, INVITED] });
    expect(decideVerb('approve', facts, decider).ok).toBe(true);
  });
  it('lets an editor take back what is only prepared', () => {
    const facts = cooperation('collecting_consent', { consents: [consent(PARTNER, 'prepared')] });
    expect(decideVerb('withdraw_consent', facts, partnerEditor).ok).toBe(true);
  });
});
