import { describe, expect, it } from 'vitest';
import { availableVerbs, decideVerb } from './decide.ts';
import {
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
import { type ActingPerson, CAPACITIES, type CooperationFacts } from './facts.ts';
import { COOPERATION_STATUSES, type CooperationStatus } from './status.ts';
import { COOPERATION_VERBS, type CooperationVerb, TRANSITIONS } from './transitions.ts';

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

describe('a cooperation from a public source', () => {
  it.each(COOPERATION_VERBS)('is closed to %s in every status, whoever asks', (verb) => {
    const { who, facts } = FREE_WAY[verb];
    for (const status of TRANSITIONS[verb].from) {
      const historic = cooperation(status, { ...facts, historic: true });
      expect(decideVerb(verb, historic, who)).toEqual({ ok: false, reason: 'historic' });
      expect(availableVerbs(historic, who)).toEqual([]);
    }
  });
});

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
