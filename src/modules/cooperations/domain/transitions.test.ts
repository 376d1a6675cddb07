import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEXT_STEP_TEXTS, REFUSAL_TEXTS, VERB_LABELS } from '../texts.ts';
import { availableVerbs, decideVerb } from './decide.ts';
import {
  AUTHORITY,
  acting,
  consent,
  cooperation,
  decider,
  INVITED,
  invitedEditor,
  LEAD,
  leadEditor,
  PARTNER,
  partner,
  partnerEditor,
  partnerSignatory,
  stranger,
} from './example-facts.ts';
import { type ActingPerson, CAPACITIES, type Capacity, type CooperationFacts } from './facts.ts';
import { nextStep, openTasks } from './next-step.ts';
import type { RefusalReason } from './refusal.ts';
import { COOPERATION_STATUSES, type CooperationStatus, FINAL_STATUSES } from './status.ts';
import { COOPERATION_VERBS, type CooperationVerb, statusAfter, TRANSITIONS } from './transitions.ts';

/** For every verb: someone entitled, and facts under which nothing but the status can stand in the way. */
const FREE_WAY: Record<CooperationVerb, { who: ActingPerson; facts: Partial<CooperationFacts> }> = {
  edit_content: { who: partnerEditor, facts: {} },
  name_responsible_person: { who: partnerEditor, facts: {} },
  invite_partner: { who: leadEditor, facts: {} },
  revoke_invitation: { who: leadEditor, facts: { partners: [partner(LEAD), partner(INVITED, { status: 'invited' })] } },
  accept_invitation: {
    who: invitedEditor,
    facts: { partners: [partner(LEAD), partner(INVITED, { status: 'invited' })] },
  },
  decline_invitation: {
    who: invitedEditor,
    facts: { partners: [partner(LEAD), partner(INVITED, { status: 'invited' })] },
  },
  withdraw_partner: { who: partnerSignatory, facts: {} },
  change_lead: { who: leadEditor, facts: {} },
  request_consents: { who: leadEditor, facts: {} },
  prepare_consent: { who: partnerEditor, facts: { consents: [] } },
  sign_consent: { who: partnerSignatory, facts: { contentVersion: 1, consents: [consent(PARTNER, 'prepared')] } },
  withdraw_consent: { who: partnerSignatory, facts: { contentVersion: 1, consents: [consent(PARTNER, 'signed')] } },
  submit: {
    who: leadEditor,
    facts: { contentVersion: 1, consents: [consent(LEAD, 'signed'), consent(PARTNER, 'signed')] },
  },
  ask_back: { who: decider, facts: {} },
  answer_inquiry: { who: partnerEditor, facts: { openInquiry: { id: 'q', askedOn: '2026-11-20', dueOn: null } } },
  return_for_correction: { who: decider, facts: {} },
  approve: { who: decider, facts: { procedure: 'approval' } },
  take_note: { who: decider, facts: { procedure: 'notice' } },
  reject: { who: decider, facts: {} },
  activate: { who: leadEditor, facts: {} },
  end: { who: leadEditor, facts: {} },
  withdraw: { who: leadEditor, facts: {} },
};

const working: CooperationStatus[] = ['draft', 'collecting_consent', 'returned'];
const consenting: CooperationStatus[] = ['collecting_consent', 'returned'];

/** Written out a second time on purpose: a change of the table must be meant. */
const EXPECTED: Record<CooperationVerb, Partial<Record<CooperationStatus, CooperationStatus>>> = {
  edit_content: same(...working),
  name_responsible_person: same(...working, 'submitted', 'approved', 'noted', 'active'),
  invite_partner: same(...working),
  revoke_invitation: same(...working),
  accept_invitation: same(...working),
  decline_invitation: same(...working),
  withdraw_partner: { ...same(...working), submitted: 'returned' },
  change_lead: same(...working),
  request_consents: { draft: 'collecting_consent' },
  prepare_consent: same(...consenting),
  sign_consent: same(...consenting),
  withdraw_consent: same(...consenting),
  submit: { collecting_consent: 'submitted', returned: 'submitted' },
  ask_back: same('submitted'),
  answer_inquiry: same('submitted'),
  return_for_correction: { submitted: 'returned' },
  approve: { submitted: 'approved' },
  take_note: { submitted: 'noted' },
  reject: { submitted: 'rejected' },
  activate: { approved: 'active', noted: 'active' },
  end: { active: 'ended' },
  withdraw: { draft: 'withdrawn', collecting_consent: 'withdrawn', submitted: 'withdrawn', returned: 'withdrawn' },
};

function same(...statuses: CooperationStatus[]): Partial<Record<CooperationStatus, CooperationStatus>> {
  return Object.fromEntries(statuses.map((status) => [status, status]));
}

const CELLS = COOPERATION_VERBS.flatMap((verb) => COOPERATION_STATUSES.map((status) => ({ verb, status })));

describe('every verb in every status', () => {
  it.each(CELLS.filter(({ verb, status }) => EXPECTED[verb][status] === undefined))(
    '$verb is refused in $status',
    ({ verb, status }) => {
      const { who, facts } = FREE_WAY[verb];
      expect(decideVerb(verb, cooperation(status, facts), who)).toEqual({ ok: false, reason: 'wrong_status' });
    },
  );
  it.each(CELLS.filter(({ verb, status }) => EXPECTED[verb][status] !== undefined))(
    '$verb is possible in $status',
    ({ verb, status }) => {
      const { who, facts } = FREE_WAY[verb];
      const to = EXPECTED[verb][status];
      expect(decideVerb(verb, cooperation(status, facts), who)).toEqual({ ok: true, from: status, to });
    },
  );
});

describe('every verb in every capacity', () => {
  const cells = COOPERATION_VERBS.flatMap((verb) => CAPACITIES.map((capacity) => ({ verb, capacity })));
  it.each(cells.filter(({ verb, capacity }) => !TRANSITIONS[verb].who.includes(capacity)))(
    '$verb is not for a $capacity',
    ({ verb, capacity }) => {
      const { who, facts } = FREE_WAY[verb];
      for (const status of COOPERATION_STATUSES) {
        expect(decideVerb(verb, cooperation(status, facts), { ...who, capacities: [capacity] })).toEqual({
          ok: false,
          reason: 'not_entitled',
        });
      }
    },
  );
  it.each(COOPERATION_VERBS)('%s is not for a stranger, who learns nothing of the status', (verb) => {
    for (const status of COOPERATION_STATUSES) {
      expect(decideVerb(verb, cooperation(status), stranger)).toEqual({ ok: false, reason: 'not_entitled' });
    }
  });
});

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

const anyFacts = fc
  .record({
    status: fc.constantFrom(...COOPERATION_STATUSES),
    procedure: fc.constantFrom('approval', 'notice', 'none_found', null),
    inquiry: fc.boolean(),
    consents: fc.subarray([
      consent(LEAD, 'signed'),
      consent(PARTNER, 'prepared'),
      consent(PARTNER, 'signed'),
      consent(PARTNER, 'voided'),
    ]),
    invited: fc.boolean(),
    contentVersion: fc.integer({ min: 0, max: 2 }),
    startsOn: fc.constantFrom('2026-11-01', '2027-01-01', null),
    endsOn: fc.constantFrom('2026-11-01', '2030-01-01', null),
  })
  .map(({ inquiry, invited, ...rest }) =>
    cooperation(rest.status, {
      ...rest,
      openInquiry: inquiry ? { id: 'q', askedOn: '2026-11-20', dueOn: null } : null,
      partners: [
        partner(LEAD),
        partner(PARTNER),
        ...(invited ? [partner(INVITED, { status: 'invited' as const })] : []),
      ],
    }),
  );
const anyActing = fc
  .tuple(fc.constantFrom(LEAD, PARTNER, INVITED, AUTHORITY), fc.subarray([...CAPACITIES] as Capacity[]))
  .map(([bodyId, capacities]) => acting(bodyId, 'anyone', ...capacities));

describe('the state machine as a whole', () => {
  it('reaches every status from a draft and leaves none but the final ones without a way out', () => {
    const reached = new Set<CooperationStatus>(['draft']);
    for (const from of reached) {
      for (const verb of COOPERATION_VERBS)
        if (TRANSITIONS[verb].from.includes(from)) reached.add(statusAfter(verb, from));
    }
    expect([...reached].sort()).toEqual([...COOPERATION_STATUSES].sort());
    for (const status of COOPERATION_STATUSES) {
      const leaves = COOPERATION_VERBS.some(
        (verb) => TRANSITIONS[verb].from.includes(status) && statusAfter(verb, status) !== status,
      );
      expect(leaves).toBe(!(FINAL_STATUSES as readonly CooperationStatus[]).includes(status));
    }
  });
  it('allows nothing at all once final', () => {
    fc.assert(
      fc.property(anyFacts, anyActing, fc.constantFrom(...FINAL_STATUSES), (facts, who, status) => {
        expect(availableVerbs({ ...facts, status }, who)).toEqual([]);
      }),
    );
  });
  it('never shows a button the rule would refuse, nor hides one it would allow', () => {
    fc.assert(
      fc.property(anyFacts, anyActing, (facts, who) => {
        const shown = availableVerbs(facts, who);
        for (const verb of COOPERATION_VERBS) expect(decideVerb(verb, facts, who).ok).toBe(shown.includes(verb));
      }),
    );
  });
  it('gives no task that is not also a button, and none to another body', () => {
    fc.assert(
      fc.property(anyFacts, anyActing, (facts, who) => {
        for (const task of openTasks(facts, who)) {
          expect(availableVerbs(facts, who)).toContain(task.verb);
          expect(task.bodyId).toBe(who.bodyId);
        }
      }),
    );
  });
  it('always says what is next, and every pending act is one the table knows in that status', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts);
        expect(NEXT_STEP_TEXTS[step.code]).toBeTruthy();
        for (const act of step.pending) expect(TRANSITIONS[act.verb].from).toContain(facts.status);
        const closed = (FINAL_STATUSES as readonly CooperationStatus[]).includes(facts.status);
        if (closed) expect(step.pending).toEqual([]);
      }),
    );
  });
  it('passes into submitted only with every consent signed for the current version', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (!decideVerb('submit', facts, leadEditor).ok) return;
        for (const bodyId of [LEAD, PARTNER]) {
          expect(facts.consents).toContainEqual(
            expect.objectContaining({ bodyId, status: 'signed', contentVersion: facts.contentVersion }),
          );
        }
      }),
    );
  });
});

describe('texts', () => {
  it('end every refusal with a full stop and label every verb', () => {
    for (const { message } of Object.values(REFUSAL_TEXTS)) expect(message).toMatch(/^[A-ZÄÖÜ].*\.$/);
    for (const verb of COOPERATION_VERBS) expect(VERB_LABELS[verb].length).toBeGreaterThan(3);
  });
});
