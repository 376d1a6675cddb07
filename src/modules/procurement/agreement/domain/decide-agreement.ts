import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { decideVerb, type StatusChange } from '../../domain/decide.ts';
import type { ActingPerson, ProcurementFacts } from '../../domain/facts.ts';
import { type Decided, type RefusalReason, refused } from '../../domain/refusal.ts';
import {
  type AgreementContent,
  type AgreementDraft,
  type AgreementParty,
  type ContentProblem,
  composeContent,
} from './content.ts';
import { hasSameParties, isSameAgreement } from './diff.ts';

/** The resolution a consent rests on. */
export interface Resolution {
  /** Organ that resolved, e.g. the Gemeindevertretung. */
  readonly resolutionBody: string;
  readonly resolutionDate: IsoDay;
  readonly resolutionReference: string;
}

export type AgreementRefusal =
  | RefusalReason
  | ContentProblem['code']
  | 'agreement_unchanged'
  | 'agreement_other_version'
  | 'resolution_in_future'
  | 'not_a_party'
  | 'parties_changed';

/** What is known when a version is proposed. */
export interface ProposalInput {
  readonly draft: AgreementDraft | null;
  readonly lead: AgreementContent['lead'];
  readonly parties: readonly AgreementParty[];
  /** The version the partners have before them, if any. */
  readonly present: AgreementContent | null;
}

/** The next version with every share to the cent. One that says the same as the present would void consents for nothing. */
export function decidePropose(
  facts: ProcurementFacts,
  acting: ActingPerson,
  input: ProposalInput,
): Decided<StatusChange & { content: AgreementContent; number: number }, AgreementRefusal> {
  const decided = decideVerb('propose_agreement', facts, acting);
  if (!decided.ok) return decided;
  if (input.draft === null) return refused('agreement_incomplete');
  const composed = composeContent(input.draft, input.lead, input.parties);
  if (!composed.ok) return refused(composed.problem.code);
  const { content } = composed;
  if (input.present !== null && isSameAgreement(input.present, content)) return refused('agreement_unchanged');
  return { ...decided, content, number: facts.agreementVersion + 1 };
}

/** First pair of eyes: records the body's resolution on the version that was shown, and that names the body as a party. */
export function decidePrepareConsent(
  facts: ProcurementFacts,
  acting: ActingPerson,
  input: Resolution & { readonly agreementVersion: number },
  partyIds: readonly string[],
): Decided<StatusChange, AgreementRefusal> {
  const decided = decideVerb('prepare_agreement_consent', facts, acting);
  if (!decided.ok) return decided;
  if (input.agreementVersion !== facts.agreementVersion) return refused('agreement_other_version');
  if (!partyIds.includes(acting.bodyId)) return refused('not_a_party');
  return input.resolutionDate > facts.today ? refused('resolution_in_future') : decided;
}

/** Concluded is what binds exactly the partners there are: after the check was reopened there may be others. */
export function decideConclude(
  facts: ProcurementFacts,
  acting: ActingPerson,
  partyIds: readonly string[],
  partnerIds: readonly string[],
): Decided<StatusChange, AgreementRefusal> {
  const decided = decideVerb('conclude_agreement', facts, acting);
  if (!decided.ok) return decided;
  return hasSameParties(partyIds, partnerIds) ? decided : refused('parties_changed');
}

/** Second pair of eyes: signs for the version that was shown. */
export function decideSignConsent(
  facts: ProcurementFacts,
  acting: ActingPerson,
  input: { readonly agreementVersion: number },
): Decided<StatusChange, AgreementRefusal> {
  const decided = decideVerb('sign_agreement_consent', facts, acting);
  if (!decided.ok) return decided;
  return input.agreementVersion === facts.agreementVersion ? decided : refused('agreement_other_version');
}
