import { describe, expect, it } from 'vitest';
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
  leadSignatory,
  PARTNER,
  partner,
  partnerEditor,
  partnerSignatory,
} from './example-facts.ts';
import type { CooperationFacts } from './facts.ts';
import { type NextStepCode, nextStep, openTasks } from './next-step.ts';

const invited = [partner(LEAD), partner(PARTNER), partner(INVITED, { status: 'invited' })];
const inquiry = { id: 'q1', askedOn: '2026-11-20', dueOn: '2026-12-04' };
const half = [consent(LEAD, 'signed'), consent(PARTNER, 'prepared')];
type Case = [CooperationFacts, NextStepCode, [string, string, string | null][], string | null];

describe('nextStep', () => {
  it.each<Case>([
    [cooperation('draft'), 'complete_draft', [['request_consents', LEAD, null]], '§ 24 Abs. 1 Nr. 1, §§ 25 bis 28 KGG'],
    [cooperation('draft', { legalForm: null }), 'complete_draft', [['request_consents', LEAD, null]], '§ 2 KGG'],
    [
      cooperation('draft', { partners: invited }),
      'await_invitations',
      [['accept_invitation', INVITED, '2026-11-23']],
      '§ 24 Abs. 1 Nr. 1, §§ 25 bis 28 KGG',
    ],
    [
      cooperation('collecting_consent', { partners: invited, consents: half }),
      'await_invitations',
      [
        ['accept_invitation', INVITED, '2026-11-23'],
        ['sign_consent', PARTNER, '2027-01-18'],
      ],
      '§ 24 Abs. 1 Nr. 1, §§ 25 bis 28 KGG',
    ],
    [
      cooperation('collecting_consent', { consents: [consent(PARTNER, 'prepared')] }),
      'collect_consents',
      [
        ['prepare_consent', LEAD, '2027-01-18'],
        ['sign_consent', PARTNER, '2027-01-18'],
      ],
      '§ 24 Abs. 4, § 26 KGG',
    ],
    [
      cooperation('collecting_consent'),
      'submit',
      [['submit', LEAD, '2027-01-18']],
      '§ 24 Abs. 1 Nr. 1, §§ 25 bis 28 KGG',
    ],
    [cooperation('submitted'), 'decide_approval', [['approve', AUTHORITY, '2026-12-07']], '§ 26 Abs. 1 KGG'],
    [
      cooperation('submitted', { procedure: 'notice', legalForm: 'agreement_mandate' }),
      'decide_notice',
      [['take_note', AUTHORITY, '2026-12-07']],
      '§ 26 Abs. 2 KGG',
    ],
    [
      cooperation('submitted', { procedure: 'none_found', legalForm: 'working_group' }),
      'decide_notice',
      [['take_note', AUTHORITY, '2026-12-07']],
      '§§ 3, 4 KGG',
    ],
    [
      cooperation('submitted', { openInquiry: inquiry }),
      'answer_inquiry',
      [['answer_inquiry', LEAD, '2026-12-04']],
      null,
    ],
    [cooperation('returned'), 'correct', [['submit', LEAD, '2026-12-14']], null],
    [
      cooperation('returned', { contentVersion: 2 }),
      'correct',
      [
        ['edit_content', LEAD, '2026-12-14'],
        ['prepare_consent', LEAD, null],
        ['prepare_consent', PARTNER, null],
      ],
      null,
    ],
    [
      cooperation('approved', { startsOn: '2027-01-01' }),
      'await_start',
      [['activate', LEAD, '2027-01-01']],
      '§ 26 Abs. 1 Satz 2, § 11 KGG',
    ],
    [
      cooperation('noted', { legalForm: 'agreement_mandate' }),
      'start',
      [['activate', LEAD, '2026-11-01']],
      '§ 26 Abs. 2 Satz 2 KGG',
    ],
    [cooperation('active'), 'run', [], null],
    [cooperation('active', { endsOn: '2026-11-24' }), 'run', [], null],
    [cooperation('active', { endsOn: '2026-11-23' }), 'record_end', [['end', LEAD, '2026-11-23']], '§ 27 KGG'],
    [cooperation('rejected'), 'closed_rejected', [], null],
    [cooperation('ended'), 'closed_ended', [], null],
    [cooperation('withdrawn'), 'closed_withdrawn', [], null],
  ])('case %#: says who must do what by when', (facts, code, pending, source) => {
    const facts2 = code === 'correct' ? { ...facts, consentDueOn: null } : facts;
    const step = nextStep(facts2);
    expect(step.code).toBe(code);
    expect(step.pending.map((act) => [act.verb, act.bodyId, act.dueOn])).toEqual(pending);
    expect(step.ground?.source ?? null).toBe(source);
    expect(step.dueOn).toBe(pending.flatMap(([, , day]) => day ?? []).sort()[0] ?? null);
  });
});

describe('openTasks', () => {
  it.each([
    ['a partner without a part in the next step', cooperation('submitted'), partnerEditor],
    [
      'someone who prepared the consent themselves',
      cooperation('collecting_consent', { consents: half }),
      acting(PARTNER, 'editor', 'partner_editor', 'partner_signatory'),
    ],
    ['an editor where a signature is due', cooperation('collecting_consent', { consents: half }), partnerEditor],
    ['a signatory where the lead must submit', cooperation('collecting_consent'), leadSignatory],
    ['a decider who belongs to a partner', cooperation('submitted', { actingPersonBodyIds: [PARTNER] }), decider],
    ['a decider while the partners must answer', cooperation('submitted', { openInquiry: inquiry }), decider],
    ['the lead before the first day', cooperation('approved', { startsOn: '2027-01-01' }), leadEditor],
    ['anyone once it is over', cooperation('ended'), leadEditor],
  ])('are none for %s', (_who, facts, who) => expect(openTasks(facts, who)).toEqual([]));

  it.each([
    ['accept_invitation', cooperation('draft', { partners: invited }), invitedEditor],
    ['request_consents', cooperation('draft'), leadEditor],
    ['sign_consent', cooperation('collecting_consent', { consents: half }), partnerSignatory],
    ['submit', cooperation('collecting_consent'), leadEditor],
    ['approve', cooperation('submitted'), decider],
    ['answer_inquiry', cooperation('submitted', { openInquiry: inquiry }), leadEditor],
    ['activate', cooperation('approved'), leadEditor],
  ])('hold %s for the one who must', (verb, facts, who) => {
    expect(openTasks(facts, who).map((task) => task.verb)).toEqual([verb]);
  });
});
