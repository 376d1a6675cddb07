import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { SECTIONS, type Section } from './content.ts';
import { decideVerb, type StatusChange } from './decide.ts';
import type { ActingPerson, CooperationFacts } from './facts.ts';
import { type Decided, isBlank, refused } from './refusal.ts';

/** What the authority can decide; a return is a decision of the moment, not of the case. */
export const DECISION_KINDS = ['returned', 'approved', 'noted', 'rejected'] as const;

export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Comments by screen of the content. */
export type SectionComments = Partial<Record<Section, string>>;

export interface DecisionEffects {
  readonly kind: DecisionKind;
  readonly contentVersion: number;
  /** Without blank comments. */
  readonly sectionComments: SectionComments;
  /** An inquiry still open is closed unanswered: the decision made it moot. */
  readonly closesInquiryId: string | null;
}

/** Returns the case with comments on at least one screen, or a general one. */
export function decideReturn(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly reason: string; readonly sectionComments: SectionComments },
): Decided<StatusChange & DecisionEffects & { correctionDueOn: IsoDay }> {
  const decided = decideVerb('return_for_correction', facts, acting);
  if (!decided.ok) return decided;
  const effects = effectsOf('returned', facts, input.sectionComments);
  if (isBlank(input.reason) && Object.keys(effects.sectionComments).length === 0) return refused('comment_required');
  return { ...decided, ...effects, correctionDueOn: deadlineAfter(facts.today, facts.reminderDays.correction) };
}

/** Approves, with or without conditions. Only where approval is due. */
export function decideApprove(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly sectionComments: SectionComments },
): Decided<StatusChange & DecisionEffects> {
  const decided = decideVerb('approve', facts, acting);
  return decided.ok ? { ...decided, ...effectsOf('approved', facts, input.sectionComments) } : decided;
}

/** Takes note of a cooperation that needs no approval. */
export function decideTakeNote(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly sectionComments: SectionComments },
): Decided<StatusChange & DecisionEffects> {
  const decided = decideVerb('take_note', facts, acting);
  return decided.ok ? { ...decided, ...effectsOf('noted', facts, input.sectionComments) } : decided;
}

/** Rejects, never without a reason. */
export function decideReject(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly reason: string; readonly sectionComments: SectionComments },
): Decided<StatusChange & DecisionEffects> {
  const decided = decideVerb('reject', facts, acting);
  if (!decided.ok) return decided;
  if (isBlank(input.reason)) return refused('reason_required');
  return { ...decided, ...effectsOf('rejected', facts, input.sectionComments) };
}

function effectsOf(kind: DecisionKind, facts: CooperationFacts, comments: SectionComments): DecisionEffects {
  const kept: SectionComments = {};
  for (const section of SECTIONS) {
    const comment = comments[section]?.trim() ?? '';
    if (comment !== '') kept[section] = comment;
  }
  return {
    kind,
    contentVersion: facts.contentVersion,
    sectionComments: kept,
    closesInquiryId: facts.openInquiry?.id ?? null,
  };
}
