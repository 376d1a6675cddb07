import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { decideVerb, type StatusChange } from './decide.ts';
import { type ActingPerson, acceptedBodyIds, type CooperationFacts, currentConsent } from './facts.ts';
import { type Decided, isBlank, refused } from './refusal.ts';

/** The resolution a consent rests on. */
export interface Resolution {
  /** Organ that resolved, e.g. the Gemeindevertretung. */
  readonly resolutionBody: string;
  readonly resolutionDate: IsoDay;
  readonly resolutionReference: string;
}

/** First pair of eyes: an editor records the body's resolution on the version they were shown. */
export function decidePrepareConsent(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: Resolution & { readonly contentVersion: number },
): Decided<StatusChange & { bodyId: string; contentVersion: number }> {
  const decided = decideVerb('prepare_consent', facts, acting);
  if (!decided.ok) return decided;
  if (input.contentVersion !== facts.contentVersion) return refused('consent_for_other_version');
  if (isBlank(input.resolutionBody) || isBlank(input.resolutionReference)) return refused('resolution_incomplete');
  if (input.resolutionDate > facts.today) return refused('resolution_in_future');
  return { ...decided, bodyId: acting.bodyId, contentVersion: facts.contentVersion };
}

/** Second pair of eyes: a signatory of the body who did not prepare it signs, for the version they were shown. */
export function decideSignConsent(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly contentVersion: number },
): Decided<StatusChange & { consentId: string }> {
  const decided = decideVerb('sign_consent', facts, acting);
  if (!decided.ok) return decided;
  const consent = currentConsent(facts, acting.bodyId);
  if (consent === null) return refused('consent_missing');
  if (input.contentVersion !== facts.contentVersion) return refused('consent_for_other_version');
  return { ...decided, consentId: consent.id };
}

/** Takes back the own body's consent, with a reason; a signed one needs a signatory. */
export function decideWithdrawConsent(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly reason: string },
): Decided<StatusChange & { consentId: string }> {
  const decided = decideVerb('withdraw_consent', facts, acting);
  if (!decided.ok) return decided;
  const consent = currentConsent(facts, acting.bodyId);
  if (consent === null) return refused('consent_missing');
  if (isBlank(input.reason)) return refused('reason_required');
  return { ...decided, consentId: consent.id };
}

const CONSENT_STANDINGS = ['missing', 'to_renew', 'prepared', 'signed'] as const;

/** Where a party stands with its consent to the current version; 'to_renew': an earlier one was voided by a change. */
export type ConsentStanding = (typeof CONSENT_STANDINGS)[number];

/** Standing of every party, lead first. */
export function consentOverview(
  facts: CooperationFacts,
): readonly { readonly bodyId: string; readonly standing: ConsentStanding }[] {
  return acceptedBodyIds(facts).map((bodyId) => ({ bodyId, standing: standingOf(facts, bodyId) }));
}

function standingOf(facts: CooperationFacts, bodyId: string): ConsentStanding {
  const current = currentConsent(facts, bodyId);
  if (current !== null) return current.status === 'signed' ? 'signed' : 'prepared';
  const voided = facts.consents.some((consent) => consent.bodyId === bodyId && consent.status === 'voided');
  return voided ? 'to_renew' : 'missing';
}
