import { describe, expect, it } from 'vitest';
import { exampleActing, exampleFacts, examplePart } from './example-facts.ts';
import type { Capacity, ProcurementFacts } from './facts.ts';
import { openTasks } from './open-tasks.ts';

const verbsFor = (change: Partial<ProcurementFacts>, ...capacities: Capacity[]) =>
  openTasks(
    {
      ...exampleFacts(change),
      ideaDescribed: true,
      consentDueOn: '2026-08-01',
      needOn: null,
      noticeOn: null,
      seesAllDemand: true,
      seesBids: true,
    },
    exampleActing(capacities),
  ).map(({ verb }) => verb);

describe('what waits for somebody in a purchase', () => {
  it('a body that was asked answers, and is not asked to again once it has', () => {
    const surveying = { status: 'surveying', surveyDueOn: '2026-07-31' } as const;
    const asked = examplePart({ status: 'asked', isPartner: false });
    expect(verbsFor({ ...surveying, ownPart: asked }, 'respondent')).toEqual(['answer_survey']);
    const answered = { ...asked, status: 'answered' as const };
    expect(verbsFor({ ...surveying, ownPart: answered }, 'respondent')).toEqual(['prepare_confirmation']);
  });

  it('whoever prepared a confirmation does not sign it', () => {
    const { personId } = exampleActing([]);
    const prepared = (preparedByPersonId: string) => ({
      status: 'surveying' as const,
      ownPart: examplePart({ status: 'answered', confirmation: { status: 'prepared', preparedByPersonId } }),
    });
    expect(verbsFor(prepared(personId), 'respondent_signatory')).toEqual([]);
    expect(verbsFor(prepared('somebody-else'), 'respondent_signatory')).toEqual(['sign_confirmation']);
  });

  it('the lead buyer gets the next step, and nobody else does', () => {
    const ready = { status: 'agreed' } as const;
    expect(verbsFor(ready, 'lead_manager')).toEqual(['start_tendering']);
    expect(verbsFor(ready, 'partner_manager')).toEqual([]);
  });

  it('an evaluator who has handed in waits for the others', () => {
    const scoring = { status: 'tendering', lotsEvaluated: 0 } as const;
    expect(verbsFor({ ...scoring, ownLotsOpen: 1 }, 'evaluator')).toEqual(['score_bid']);
    expect(verbsFor({ ...scoring, ownLotsOpen: 0 }, 'evaluator')).toEqual([]);
  });

  it('a reviewer signs what is answered and not yet signed; the lead buyer is asked for the rest', () => {
    const checking = (answered: number, signed: number) => ({
      status: 'pooled' as const,
      legalPointsAnswered: answered,
      legalPointsSigned: signed,
    });
    expect(verbsFor(checking(0, 0), 'lead_reviewer')).toEqual([]);
    expect(verbsFor(checking(3, 3), 'lead_reviewer')).toEqual([]);
    expect(verbsFor(checking(4, 3), 'lead_reviewer')).toEqual(['sign_legal_point']);
    expect(verbsFor(checking(4, 3), 'lead_manager')).toEqual(['answer_legal_point']);
    expect(verbsFor(checking(10, 3), 'lead_manager')).toEqual([]);
  });

  it('nothing waits once it is over', () => {
    expect(verbsFor({ status: 'ended' }, 'lead_manager', 'lead_signatory', 'evaluator')).toEqual([]);
  });
});
