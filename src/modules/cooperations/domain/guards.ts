import {
  type ActingPerson,
  acceptedBodyIds,
  bodiesWithoutConsent,
  type CooperationFacts,
  currentConsent,
  invitedBodyIds,
} from './facts.ts';
import type { RefusalReason } from './refusal.ts';
import type { Guard } from './transitions.ts';

type GuardCheck = (facts: CooperationFacts, acting: ActingPerson) => RefusalReason | null;

/** Each guard of the transition table; null lets the verb pass. */
export const GUARD_CHECKS: Record<Guard, GuardCheck> = {
  not_lead: (facts, acting) => unless(acting.bodyId !== facts.leadBodyId, 'lead_cannot_withdraw'),
  has_open_invitation: (facts) => unless(invitedBodyIds(facts).length > 0, 'no_open_invitation'),
  no_open_invitation: (facts) => unless(invitedBodyIds(facts).length === 0, 'invitations_open'),
  has_other_partner: (facts) => unless(acceptedBodyIds(facts).length > 1, 'no_other_partner'),
  enough_partners: (facts) => unless(acceptedBodyIds(facts).length >= facts.minPartners, 'too_few_partners'),
  own_consent_missing: (facts, acting) => unless(currentConsent(facts, acting.bodyId) === null, 'consent_exists'),
  own_consent_exists: (facts, acting) => unless(currentConsent(facts, acting.bodyId) !== null, 'consent_missing'),
  own_consent_prepared: (facts, acting) => {
    const consent = currentConsent(facts, acting.bodyId);
    if (consent === null) return 'consent_missing';
    return unless(consent.status === 'prepared', 'consent_already_signed');
  },
  signed_by_second_person: (facts, acting) =>
    unless(currentConsent(facts, acting.bodyId)?.preparedByPersonId !== acting.personId, 'four_eyes'),
  signatory_for_signed_consent: (facts, acting) => {
    const signed = currentConsent(facts, acting.bodyId)?.status === 'signed';
    return unless(!signed || acting.capacities.includes('partner_signatory'), 'signatory_required');
  },
  all_consented: (facts) => unless(bodiesWithoutConsent(facts).length === 0, 'consents_missing'),
  inquiry_open: (facts) => unless(facts.openInquiry !== null, 'no_inquiry_open'),
  no_inquiry_open: (facts) => unless(facts.openInquiry === null, 'inquiry_open'),
  impartial: partiality,
  approval_due: (facts) => unless(facts.procedure === 'approval', 'approval_not_due'),
  notice_due: (facts) => unless(facts.procedure === 'notice' || facts.procedure === 'none_found', 'notice_not_due'),
  start_day_reached: (facts) => unless(facts.startsOn === null || facts.startsOn <= facts.today, 'starts_in_future'),
};

/**
 * Nobody decides in their own cause: not the authority if it is a partner, not the submitter, nobody who worked for a
 * partner, nobody who belongs to one, even while acting for the authority.
 */
function partiality(facts: CooperationFacts, acting: ActingPerson): RefusalReason | null {
  const parties = facts.partners.filter((partner) => partner.status === 'accepted' || partner.status === 'invited');
  const partyIds = new Set([facts.leadBodyId, ...parties.map((partner) => partner.bodyId)]);
  if (partyIds.has(acting.bodyId)) return 'authority_takes_part';
  if (facts.submittedByPersonId === acting.personId) return 'decider_is_submitter';
  if (facts.actingPersonBodyIds.some((bodyId) => partyIds.has(bodyId))) return 'decider_belongs_to_partner';
  return unless(!facts.contributorPersonIds.includes(acting.personId), 'decider_contributed');
}

function unless(condition: boolean, reason: RefusalReason): RefusalReason | null {
  return condition ? null : reason;
}
