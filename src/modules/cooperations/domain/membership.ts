import { decideVerb, type StatusChange } from './decide.ts';
import { type ActingPerson, acceptedBodyIds, type CooperationFacts, invitedBodyIds } from './facts.ts';
import { type Decided, isBlank, refused } from './refusal.ts';
import type { PartnerStatus } from './status.ts';
import { effectsOfChange, type VersionEffects } from './versioning.ts';

interface PartnerEffects {
  readonly bodyId: string;
  readonly partnerStatus: PartnerStatus;
}

/** Invites a body, also one that declined or withdrew before. `bodyExists`: its register entry is valid today. */
export function decideInvitePartner(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly bodyId: string; readonly bodyExists: boolean },
): Decided<StatusChange & PartnerEffects> {
  const decided = decideVerb('invite_partner', facts, acting);
  if (!decided.ok) return decided;
  if (!input.bodyExists) return refused('body_cannot_take_part');
  if ([...acceptedBodyIds(facts), ...invitedBodyIds(facts)].includes(input.bodyId)) return refused('already_partner');
  return { ...decided, bodyId: input.bodyId, partnerStatus: 'invited' };
}

/** The lead takes back an invitation nobody answered; the agreement does not change by it. */
export function decideRevokeInvitation(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly bodyId: string },
): Decided<StatusChange & PartnerEffects> {
  const decided = decideVerb('revoke_invitation', facts, acting);
  if (!decided.ok) return decided;
  if (!invitedBodyIds(facts).includes(input.bodyId)) return refused('partner_not_invited');
  return { ...decided, bodyId: input.bodyId, partnerStatus: 'withdrawn' };
}

/** The invited body becomes a party; that changes what the others consented to. */
export function decideAcceptInvitation(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly responsiblePerson: string },
): Decided<StatusChange & PartnerEffects & VersionEffects> {
  const decided = decideVerb('accept_invitation', facts, acting);
  if (!decided.ok) return decided;
  if (isBlank(input.responsiblePerson)) return refused('responsible_person_required');
  return { ...decided, ...effectsOfChange(facts), bodyId: acting.bodyId, partnerStatus: 'accepted' };
}

/** The invited body says no, with a reason. It was no party, so consents stand. */
export function decideDeclineInvitation(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly reason: string },
): Decided<StatusChange & PartnerEffects> {
  const decided = decideVerb('decline_invitation', facts, acting);
  if (!decided.ok) return decided;
  if (isBlank(input.reason)) return refused('reason_required');
  return { ...decided, bodyId: acting.bodyId, partnerStatus: 'declined' };
}

/** A party leaves, with a reason; the others must consent anew. After submission the case goes back to the partners. */
export function decideWithdrawPartner(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly reason: string },
): Decided<StatusChange & PartnerEffects & VersionEffects & { closesInquiryId: string | null }> {
  const decided = decideVerb('withdraw_partner', facts, acting);
  if (!decided.ok) return decided;
  if (isBlank(input.reason)) return refused('reason_required');
  return {
    ...decided,
    ...effectsOfChange(facts),
    bodyId: acting.bodyId,
    partnerStatus: 'withdrawn',
    closesInquiryId: facts.openInquiry?.id ?? null,
  };
}

/** Hands the lead to another accepted partner; the lead is part of what is consented to. */
export function decideChangeLead(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly bodyId: string },
): Decided<StatusChange & VersionEffects & { leadBodyId: string }> {
  const decided = decideVerb('change_lead', facts, acting);
  if (!decided.ok) return decided;
  const candidates = acceptedBodyIds(facts).filter((bodyId) => bodyId !== facts.leadBodyId);
  if (!candidates.includes(input.bodyId)) return refused('new_lead_not_partner');
  return { ...decided, ...effectsOfChange(facts), leadBodyId: input.bodyId };
}

/** Names who answers for the acting body; not part of the agreement, so consents stand. */
export function decideNameResponsiblePerson(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly responsiblePerson: string },
): Decided<StatusChange & { bodyId: string }> {
  const decided = decideVerb('name_responsible_person', facts, acting);
  if (!decided.ok) return decided;
  if (isBlank(input.responsiblePerson)) return refused('responsible_person_required');
  return { ...decided, bodyId: acting.bodyId };
}
