import { describe, expect, it } from 'vitest';
import { exampleFacts } from './example-facts.ts';
import type { ProcurementFacts } from './facts.ts';
import { nextStep } from './next-step.ts';
import { PROCUREMENT_STATUSES } from './status.ts';
import { TRANSITIONS } from './transitions.ts';

const SEEN = {
  consentDueOn: '2026-08-01',
  needOn: '2027-01-01',
  noticeOn: null,
  seesAllDemand: true,
  seesBids: true,
};

const of = (change: Partial<ProcurementFacts>, described = true) =>
  nextStep({ ...SEEN, ...exampleFacts(change), ideaDescribed: described });

describe('what a purchase waits for', () => {
  it.each<[string, Partial<ProcurementFacts>, string, string | null, string | null]>([
    ['an idea with questions and bodies', { status: 'idea' }, 'open_survey', 'lead', '2027-01-01'],
    ['an idea nobody is asked about', { status: 'idea', participantCount: 1 }, 'prepare_survey', 'lead', '2027-01-01'],
    [
      'a survey with open answers',
      { status: 'surveying', answeredCount: 1, surveyDueOn: '2026-07-15' },
      'answer_survey',
      'respondents',
      '2026-07-15',
    ],
    [
      'a survey after its deadline, demand not confirmed',
      { status: 'surveying', answeredCount: 2, partnerCount: 1, surveyDueOn: '2026-06-01' },
      'confirm_demand',
      'respondents',
      '2026-06-01',
    ],
    [
      'a survey after its deadline, all who answered are bound',
      { status: 'surveying', answeredCount: 2, partnerCount: 2, surveyDueOn: '2026-06-01' },
      'close_survey',
      'lead',
      '2026-06-01',
    ],
    ['pooled demand without lots', { status: 'pooled', lotCount: 0 }, 'divide_lots', 'lead', '2027-01-01'],
    [
      'a check with points nobody has answered, though others are signed',
      { status: 'pooled', legalPointsAnswered: 9, legalPointsSigned: 3 },
      'answer_check',
      'lead',
      '2027-01-01',
    ],
    [
      'an answered check without a procedure',
      { status: 'pooled', legalPointsSigned: 3, procedureKey: null },
      'choose_procedure',
      'lead',
      '2027-01-01',
    ],
    [
      'a check with open points',
      { status: 'pooled', legalPointsSigned: 3 },
      'check_legality',
      'lead_reviewer',
      '2027-01-01',
    ],
    ['a whole check', { status: 'pooled' }, 'complete_check', 'lead', '2027-01-01'],
    [
      'an agreement not yet proposed',
      { status: 'legally_checked', agreementVersion: 0 },
      'draft_agreement',
      'lead',
      '2027-01-01',
    ],
    [
      'an agreement with consents missing',
      { status: 'legally_checked', agreementConsents: 1 },
      'collect_consents',
      'partners',
      '2026-08-01',
    ],
    ['an agreement all consented to', { status: 'legally_checked' }, 'conclude_agreement', 'lead', '2026-08-01'],
    ['a tender without a schedule', { status: 'agreed', scheduleStepCount: 0 }, 'prepare_tender', 'lead', '2027-01-01'],
    ['a ready tender', { status: 'agreed' }, 'start_tendering', 'lead', '2027-01-01'],
    [
      'a running tender',
      { status: 'tendering', bidsOpened: false, offersDueReached: false },
      'await_offers',
      'lead',
      '2026-06-12',
    ],
    ['offers to open', { status: 'tendering', bidsOpened: false }, 'open_bids', 'team', '2027-01-01'],
    ['opened offers nobody recorded', { status: 'tendering', lotsWithBids: 0 }, 'record_bids', 'team', '2027-01-01'],
    ['offers to score', { status: 'tendering', lotsEvaluated: 0 }, 'evaluate', 'team', '2027-01-01'],
    ['scored offers', { status: 'tendering' }, 'complete_evaluation', 'team', '2027-01-01'],
    ['an evaluation', { status: 'evaluated' }, 'decide_award', 'lead_signatory', '2027-01-01'],
    ['bidders to inform', { status: 'awarded', lettersMissing: 2 }, 'inform_bidders', 'lead', '2027-01-01'],
    [
      'a standstill',
      { status: 'awarded', standstillEndsOn: '2026-06-30' },
      'await_standstill',
      'lead_signatory',
      '2026-06-30',
    ],
    [
      'a standstill that is over',
      { status: 'awarded', standstillEndsOn: '2026-06-29' },
      'conclude_contracts',
      'lead_signatory',
      '2027-01-01',
    ],
    [
      'a dismissed review that can be appealed against',
      { status: 'awarded', standstillEndsOn: '2026-06-29', appealEndsOn: '2026-06-30' },
      'await_appeal',
      'lead_signatory',
      '2026-06-30',
    ],
    ['a review procedure', { status: 'awarded', contested: true }, 'await_review', 'lead', '2027-01-01'],
    ['a running contract', { status: 'running' }, 'run', null, null],
    ['the end', { status: 'ended' }, 'closed_ended', null, null],
  ])('%s', (_situation, change, code, who, dueOn) => {
    expect(of(change)).toMatchObject({ code, who, dueOn });
  });

  it('first of all the idea is written down', () => {
    expect(of({ status: 'idea' }, false).code).toBe('describe_idea');
  });

  it('is due with the planned notice, as far as the notice rests on it', () => {
    const due = (change: Partial<ProcurementFacts>) =>
      nextStep({ ...SEEN, ...exampleFacts(change), noticeOn: '2026-10-01', ideaDescribed: true }).dueOn;
    expect(due({ status: 'pooled', legalPointsSigned: 3 })).toBe('2026-10-01');
    expect(due({ status: 'legally_checked', agreementVersion: 0 })).toBe('2026-10-01');
    expect(due({ status: 'agreed' })).toBe('2026-10-01');
    expect(due({ status: 'legally_checked', agreementConsents: 1 })).toBe('2026-08-01');
    expect(due({ status: 'evaluated' })).toBe('2027-01-01');
  });

  it('counts who is still missing', () => {
    expect(of({ status: 'legally_checked', partnerCount: 5, agreementConsents: 2 }).openCount).toBe(3);
    expect(of({ status: 'surveying', answeredCount: 1 }).openCount).toBe(2);
    expect(of({ status: 'pooled', legalPointCount: 10, legalPointsAnswered: 4 }).openCount).toBe(6);
  });

  it('tells who does not see the others only what is certain', () => {
    const asked = { ...SEEN, ideaDescribed: true, seesAllDemand: false, seesBids: false };
    const surveying = exampleFacts({ status: 'surveying', participantCount: 1, answeredCount: 1, partnerCount: 0 });
    expect(nextStep({ ...asked, ...surveying })).toMatchObject({ code: 'answer_survey', openCount: null });
    expect(nextStep({ ...asked, ...exampleFacts({ status: 'tendering' }) }).code).toBe('evaluate');
    // Letters are counted from offers: without a standstill nobody has told the bidders yet.
    const awarded = exampleFacts({ status: 'awarded', lettersMissing: 0 });
    expect(nextStep({ ...asked, ...awarded }).code).toBe('inform_bidders');
    expect(nextStep({ ...asked, ...awarded, standstillEndsOn: '2026-06-29' }).code).toBe('conclude_contracts');
  });

  it('names a verb that the table knows at this stage', () => {
    for (const status of PROCUREMENT_STATUSES) {
      const { verb } = of({ status });
      if (verb) expect(TRANSITIONS[verb].from).toContain(status);
    }
  });
});
