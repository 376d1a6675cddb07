import { approvalType } from '#src/modules/legal/domain/approval-type.ts';
import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { AGREEMENT_FORMS, LEGAL_FORM_SOURCES, type LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import { decideVerb } from './decide.ts';
import {
  type ActingPerson,
  bodiesWithoutConsent,
  type CooperationFacts,
  currentConsent,
  invitedBodyIds,
} from './facts.ts';
import type { CooperationVerb } from './transitions.ts';

/** What a cooperation waits for, for every situation it can be in. */
const NEXT_STEPS = [
  'complete_draft',
  'await_invitations',
  'collect_consents',
  'submit',
  'answer_inquiry',
  'decide_approval',
  'decide_notice',
  'correct',
  'await_start',
  'start',
  'run',
  'record_end',
  'closed_rejected',
  'closed_ended',
  'closed_withdrawn',
] as const;

export type NextStepCode = (typeof NEXT_STEPS)[number];

/** One body that must do one thing. `dueOn` is a reminder or target day, null where there is none. */
export interface PendingAct {
  readonly verb: CooperationVerb;
  readonly bodyId: string;
  readonly dueOn: IsoDay | null;
}

/** Provision behind the step; null where only the portal's own conventions hold. */
export interface LegalGround {
  readonly source: string;
  readonly certainty: Certainty;
}

export interface NextStep {
  readonly code: NextStepCode;
  /** Who must act, every act on its own; empty once nothing is to be done. */
  readonly pending: readonly PendingAct[];
  /** Earliest of the due days. */
  readonly dueOn: IsoDay | null;
  readonly ground: LegalGround | null;
}

/** A pending act of the acting person's body that this person can perform. */
export interface OpenTask extends PendingAct {
  readonly code: NextStepCode;
}

/** What is next, who must act, by when and on which legal ground. */
export function nextStep(facts: CooperationFacts): NextStep {
  const code = stepOf(facts);
  const pending = pendingActs(code, facts);
  const days = pending.flatMap((act) => act.dueOn ?? []).sort();
  return { code, pending, dueOn: days[0] ?? null, ground: groundOf(code, facts.legalForm) };
}

/**
 * Tasks of the acting person: the pending acts of their body which the transition table lets them perform. Button, task
 * and rule have one source and cannot disagree.
 */
export function openTasks(facts: CooperationFacts, acting: ActingPerson): readonly OpenTask[] {
  const { code, pending } = nextStep(facts);
  return pending
    .filter((act) => act.bodyId === acting.bodyId && decideVerb(act.verb, facts, acting).ok)
    .map((act) => ({ ...act, code }));
}

function stepOf(facts: CooperationFacts): NextStepCode {
  switch (facts.status) {
    case 'draft':
      return invitedBodyIds(facts).length > 0 ? 'await_invitations' : 'complete_draft';
    case 'collecting_consent':
      if (invitedBodyIds(facts).length > 0) return 'await_invitations';
      return bodiesWithoutConsent(facts).length > 0 ? 'collect_consents' : 'submit';
    case 'submitted':
      if (facts.openInquiry !== null) return 'answer_inquiry';
      return facts.procedure === 'approval' ? 'decide_approval' : 'decide_notice';
    case 'returned':
      return 'correct';
    case 'approved':
    case 'noted':
      return facts.startsOn !== null && facts.startsOn > facts.today ? 'await_start' : 'start';
    case 'active':
      return facts.endsOn !== null && facts.endsOn <= facts.today ? 'record_end' : 'run';
    case 'rejected':
      return 'closed_rejected';
    case 'ended':
      return 'closed_ended';
    case 'withdrawn':
      return 'closed_withdrawn';
  }
}

function pendingActs(code: NextStepCode, facts: CooperationFacts): PendingAct[] {
  const lead = (verb: CooperationVerb, dueOn: IsoDay | null): PendingAct => ({ verb, bodyId: facts.leadBodyId, dueOn });
  switch (code) {
    case 'complete_draft':
      return [lead('request_consents', null)];
    case 'await_invitations':
      return [
        ...pendingAnswers(facts),
        ...(facts.status === 'draft' ? [] : pendingConsents(facts, facts.consentDueOn)),
      ];
    case 'collect_consents':
      return pendingConsents(facts, facts.consentDueOn);
    case 'submit':
      return [lead('submit', facts.consentDueOn)];
    case 'answer_inquiry':
      return [lead('answer_inquiry', facts.openInquiry?.dueOn ?? null)];
    case 'decide_approval':
      return decision('approve', facts);
    case 'decide_notice':
      return decision('take_note', facts);
    case 'correct':
      return correction(facts, lead);
    case 'await_start':
    case 'start':
      return [lead('activate', facts.startsOn)];
    case 'record_end':
      return [lead('end', facts.endsOn)];
    default:
      return [];
  }
}

function decision(verb: CooperationVerb, facts: CooperationFacts): PendingAct[] {
  return facts.authorityBodyId === null ? [] : [{ verb, bodyId: facts.authorityBodyId, dueOn: facts.decisionDueOn }];
}

function correction(facts: CooperationFacts, lead: (verb: CooperationVerb, dueOn: IsoDay | null) => PendingAct) {
  const dueOn = facts.returnedOn && deadlineAfter(facts.returnedOn, facts.reminderDays.correction);
  const others = [...pendingAnswers(facts), ...pendingConsents(facts, facts.consentDueOn)];
  return [lead(others.length === 0 ? 'submit' : 'edit_content', dueOn), ...others];
}

function pendingAnswers(facts: CooperationFacts): PendingAct[] {
  return facts.partners
    .filter((partner) => partner.status === 'invited')
    .map((partner) => ({
      verb: 'accept_invitation',
      bodyId: partner.bodyId,
      dueOn: deadlineAfter(partner.invitedOn, facts.reminderDays.invitation),
    }));
}

function pendingConsents(facts: CooperationFacts, dueOn: IsoDay | null): PendingAct[] {
  return bodiesWithoutConsent(facts).map((bodyId) => ({
    verb: currentConsent(facts, bodyId) === null ? 'prepare_consent' : 'sign_consent',
    bodyId,
    dueOn,
  }));
}

const FORM_STEPS: readonly NextStepCode[] = ['complete_draft', 'await_invitations', 'collect_consents', 'submit'];

function groundOf(code: NextStepCode, legalForm: LegalForm | null): LegalGround | null {
  if (legalForm === null) return FORM_STEPS.includes(code) ? { source: '§ 2 KGG', certainty: 'high' } : null;
  const agreement = (AGREEMENT_FORMS as readonly LegalForm[]).includes(legalForm);
  if (code === 'decide_approval' || code === 'decide_notice') {
    const { source, certainty } = approvalType(legalForm);
    return { source, certainty };
  }
  if (code === 'collect_consents' && agreement) return { source: '§ 24 Abs. 4, § 26 KGG', certainty: 'high' };
  if (FORM_STEPS.includes(code)) return { source: LEGAL_FORM_SOURCES[legalForm], certainty: 'high' };
  if (code === 'await_start' || code === 'start') return startGround(legalForm);
  if (code === 'record_end' && agreement) return { source: '§ 27 KGG', certainty: 'high' };
  return null;
}

/** What has to happen before it can take effect: publication where approval was due, all signatures where notice was. */
function startGround(legalForm: LegalForm): LegalGround | null {
  if (legalForm === 'agreement_mandate') return { source: '§ 26 Abs. 2 Satz 2 KGG', certainty: 'medium' };
  if (legalForm === 'agreement_delegation') return { source: '§ 26 Abs. 1 Satz 2, § 11 KGG', certainty: 'medium' };
  return legalForm === 'special_purpose_association' ? { source: '§ 11 KGG', certainty: 'medium' } : null;
}
