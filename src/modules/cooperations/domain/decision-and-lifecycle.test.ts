import { describe, expect, it } from 'vitest';
import type { CompletenessItem } from './completeness.ts';
import { decideApprove, decideReject, decideReturn, decideTakeNote } from './decision.ts';
import {
  AUTHORITY,
  consent,
  content,
  cooperation,
  decider,
  LEAD,
  leadEditor,
  PARTNER,
  partnerEditor,
  TODAY,
} from './example-facts.ts';
import { decideAnswerInquiry, decideAskBack } from './inquiry.ts';
import { decideActivate, decideEnd, decideRequestConsents, decideSubmit, decideWithdraw } from './lifecycle.ts';
import { evaluateRules, type RuleSnapshot } from './rules.ts';

const refusal = (reason: string) => ({ ok: false, reason });
const inquiry = { id: 'q1', askedOn: '2026-11-20', dueOn: '2026-12-04' };
const blocking: CompletenessItem = {
  section: 'basics',
  code: 'aim_missing',
  blocking: true,
  source: null,
  bodyIds: [],
};
const advice: CompletenessItem = { ...blocking, blocking: false };

describe('requesting consents', () => {
  it('is refused while something is missing', () => {
    expect(decideRequestConsents(cooperation('draft'), leadEditor, { completeness: [advice, blocking] })).toEqual(
      refusal('content_incomplete'),
    );
  });
  it('freezes the first version and sets a reminder day', () => {
    expect(decideRequestConsents(cooperation('draft'), leadEditor, { completeness: [advice] })).toEqual({
      ok: true,
      from: 'draft',
      to: 'collecting_consent',
      contentVersion: 1,
      consentDueOn: '2027-01-18',
    });
  });
});

describe('submitting', () => {
  const rules = (change: Partial<RuleSnapshot> = {}): RuleSnapshot => ({
    ...evaluateRules({
      content: content(),
      parties: [
        {
          bodyId: LEAD,
          name: 'B',
          kind: 'municipality',
          key: null,
          districtId: AUTHORITY,
          region: 'darmstadt',
          population: 1,
        },
      ],
      parameters: [],
      day: TODAY,
    }),
    ...change,
  });
  const facts = cooperation('collecting_consent');
  const input = { completeness: [], rules: rules(), authorityBodyId: AUTHORITY };
  it.each([
    ['content_incomplete', { completeness: [blocking] }],
    ['content_incomplete', { rules: rules({ approval: null }) }],
    ['authority_undetermined', { authorityBodyId: null }],
    [
      'authority_undetermined',
      { rules: rules({ authority: { authority: null, reasons: [], source: '', certainty: 'low' } }) },
    ],
    ['authority_takes_part', { authorityBodyId: PARTNER }],
  ] as const)('%s stops it', (reason, change) => {
    expect(decideSubmit(facts, leadEditor, { ...input, ...change })).toEqual(refusal(reason));
  });
  it('fixes authority and procedure', () => {
    expect(decideSubmit(facts, leadEditor, input)).toEqual({
      ok: true,
      from: 'collecting_consent',
      to: 'submitted',
      authorityBodyId: AUTHORITY,
      procedure: 'notice',
    });
  });
  it('happens again after a return with the old consents if nothing was edited, with new ones if something was', () => {
    expect(decideSubmit(cooperation('returned'), leadEditor, input).ok).toBe(true);
    expect(decideSubmit(cooperation('returned', { contentVersion: 2 }), leadEditor, input)).toEqual(
      refusal('consents_missing'),
    );
    const renewed = [consent(LEAD, 'signed', 2), consent(PARTNER, 'signed', 2)];
    expect(decideSubmit(cooperation('returned', { contentVersion: 2, consents: renewed }), leadEditor, input).ok).toBe(
      true,
    );
  });
});

describe('asking back', () => {
  const facts = cooperation('submitted');
  it.each([
    ['question_required', { question: ' ', dueOn: null }],
    ['due_day_in_past', { question: 'Warum?', dueOn: '2026-11-22' }],
  ])('%s', (reason, input) => expect(decideAskBack(facts, decider, input)).toEqual(refusal(reason)));
  it('takes the day named or the usual period', () => {
    expect(decideAskBack(facts, decider, { question: 'Warum?', dueOn: TODAY })).toMatchObject({ dueOn: TODAY });
    expect(decideAskBack(facts, decider, { question: 'Warum?', dueOn: null })).toMatchObject({ dueOn: '2026-12-07' });
  });
  it('is answered with words', () => {
    const asked = cooperation('submitted', { openInquiry: inquiry });
    expect(decideAnswerInquiry(asked, partnerEditor, { answer: '' })).toEqual(refusal('answer_required'));
    expect(decideAnswerInquiry(asked, partnerEditor, { answer: 'Darum.' })).toMatchObject({
      ok: true,
      inquiryId: 'q1',
      to: 'submitted',
    });
  });
});

describe('deciding', () => {
  const facts = cooperation('submitted', { openInquiry: inquiry });
  it('returns only with a comment, and keeps only what was written', () => {
    expect(decideReturn(facts, decider, { reason: ' ', sectionComments: { costs: '' } })).toEqual(
      refusal('comment_required'),
    );
    expect(
      decideReturn(facts, decider, { reason: '', sectionComments: { costs: ' Bitte aufschlüsseln. ', form: ' ' } }),
    ).toEqual({
      ok: true,
      from: 'submitted',
      to: 'returned',
      kind: 'returned',
      contentVersion: 1,
      sectionComments: { costs: 'Bitte aufschlüsseln.' },
      closesInquiryId: 'q1',
      correctionDueOn: '2026-12-21',
    });
    expect(decideReturn(facts, decider, { reason: 'Bitte kürzen.', sectionComments: {} }).ok).toBe(true);
  });
  it('rejects only with a reason', () => {
    expect(decideReject(facts, decider, { reason: '', sectionComments: {} })).toEqual(refusal('reason_required'));
    expect(decideReject(facts, decider, { reason: 'Unzulässig.', sectionComments: {} })).toMatchObject({
      to: 'rejected',
      kind: 'rejected',
    });
  });
  it('approves or takes note, by the procedure', () => {
    expect(decideApprove(facts, decider, { sectionComments: {} })).toMatchObject({
      to: 'approved',
      kind: 'approved',
      closesInquiryId: 'q1',
    });
    expect(decideTakeNote(facts, decider, { sectionComments: {} })).toEqual(refusal('notice_not_due'));
    const notice = cooperation('submitted', { procedure: 'none_found' });
    expect(decideTakeNote(notice, decider, { sectionComments: {} })).toMatchObject({
      to: 'noted',
      kind: 'noted',
      closesInquiryId: null,
    });
    expect(decideApprove(notice, decider, { sectionComments: {} })).toEqual(refusal('approval_not_due'));
  });
  it('is nothing for partners', () => {
    expect(decideApprove(facts, leadEditor, { sectionComments: {} })).toEqual(refusal('not_entitled'));
  });
});

describe('running and ending', () => {
  it('starts on its first day', () => {
    expect(decideActivate(cooperation('noted', { startsOn: '2026-11-24' }), leadEditor)).toEqual(
      refusal('starts_in_future'),
    );
    expect(decideActivate(cooperation('noted', { startsOn: TODAY }), leadEditor)).toMatchObject({
      to: 'active',
      activatedOn: TODAY,
    });
  });
  it.each([
    ['end_day_invalid', { endedOn: '2026-10-31', reason: 'x' }],
    ['end_day_invalid', { endedOn: '2026-11-24', reason: 'x' }],
    ['reason_required', { endedOn: TODAY, reason: ' ' }],
  ])('%s stops the end', (reason, input) =>
    expect(decideEnd(cooperation('active'), leadEditor, input)).toEqual(refusal(reason)),
  );
  it('ends on a day that has come', () => {
    expect(
      decideEnd(cooperation('active'), leadEditor, { endedOn: '2026-11-01', reason: 'Ziel erreicht.' }),
    ).toMatchObject({ to: 'ended' });
  });
  it('is given up with a reason only', () => {
    expect(decideWithdraw(cooperation('submitted'), leadEditor, { reason: '' })).toEqual(refusal('reason_required'));
    const facts = cooperation('submitted', { openInquiry: inquiry });
    expect(decideWithdraw(facts, leadEditor, { reason: 'Haushalt.' })).toMatchObject({
      to: 'withdrawn',
      closesInquiryId: 'q1',
    });
  });
});
