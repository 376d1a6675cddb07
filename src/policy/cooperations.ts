import type { AccessFacts, ActingPerson, Capacity } from '#src/modules/cooperations/domain/facts.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import type { CooperationVerb } from '#src/modules/cooperations/domain/transitions.ts';
import { type Actor, hasRole, type Role } from './actor.ts';

const PUBLIC: readonly CooperationStatus[] = ['approved', 'noted', 'active', 'ended'];

/** Which rows the database may show the actor: those of their body, or besides those everything ever submitted. */
export interface CooperationScope {
  readonly kind: 'member' | 'oversight' | 'none';
  readonly bodyId: string;
}

/** Sets the scope of row-level security. A platform administrator without another role sees no content at all. */
export function cooperationScope(actor: Actor): CooperationScope {
  if (!hasContentRole(actor)) return { kind: 'none', bodyId: actor.bodyId };
  return { kind: oversees(actor) ? 'oversight' : 'member', bodyId: actor.bodyId };
}

/** How much of a cooperation is visible: everything, the public part (title, field, partners, since when), or nothing. */
export function cooperationVisibility(actor: Actor | null, facts: AccessFacts): 'full' | 'public' | 'none' {
  if (actor !== null && canViewCooperation(actor, facts)) return 'full';
  return PUBLIC.includes(facts.status) ? 'public' : 'none';
}

/** Full sight: partners invited or accepted, the authority and the Land's oversight once it was submitted. */
export function canViewCooperation(actor: Actor, facts: AccessFacts): boolean {
  if (!hasContentRole(actor)) return false;
  if (isLead(actor, facts) || partnerStatus(actor, facts) === 'accepted') return true;
  if (partnerStatus(actor, facts) === 'invited') return true;
  return facts.everSubmitted && (facts.authorityBodyId === actor.bodyId || oversees(actor));
}

/** The actor in this cooperation: capacities from role and partnership, and nothing for those who may not even look. */
export function actingIn(actor: Actor, facts: AccessFacts): ActingPerson {
  const capacities = (Object.keys(CAPACITY_RULES) as Capacity[]).filter((capacity) =>
    CAPACITY_RULES[capacity](actor, facts),
  );
  return { personId: actor.personId, bodyId: actor.bodyId, capacities };
}

const CAPACITY_RULES: Record<Capacity, (actor: Actor, facts: AccessFacts) => boolean> = {
  lead_editor: (actor, facts) => hasRole(actor, 'editor') && isLead(actor, facts),
  partner_editor: (actor, facts) => hasRole(actor, 'editor') && isParty(actor, facts),
  partner_signatory: (actor, facts) => hasRole(actor, 'signatory') && isParty(actor, facts),
  invited_member: (actor, facts) =>
    hasRole(actor, 'editor', 'signatory') && partnerStatus(actor, facts) === 'invited' && !isLead(actor, facts),
  authority_decider: (actor, facts) =>
    hasRole(actor, 'authority_decider') &&
    AUTHORITY_KINDS.includes(actor.bodyKind) &&
    facts.everSubmitted &&
    facts.authorityBodyId === actor.bodyId,
};

const AUTHORITY_KINDS: readonly Actor['bodyKind'][] = ['district', 'regional_council', 'state_ministry'];
const NO_CONTENT_ROLE: Role = 'platform_administrator';

/** Starting a draft makes the actor's body the lead partner: an editor's right in every body. */
export function canDraftCooperation(actor: Actor): boolean {
  return hasRole(actor, 'editor');
}

export function canEditContent(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'partner_editor');
}

export function canNameResponsiblePerson(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'partner_editor');
}

export function canInvitePartner(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'lead_editor');
}

export function canRevokeInvitation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'lead_editor');
}

export function canAcceptInvitation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'invited_member');
}

export function canDeclineInvitation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'invited_member');
}

export function canWithdrawPartner(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'partner_editor', 'partner_signatory');
}

export function canChangeLead(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'lead_editor');
}

export function canRequestConsents(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'lead_editor');
}

export function canPrepareConsent(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'partner_editor');
}

export function canSignConsent(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'partner_signatory');
}

export function canWithdrawConsent(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'partner_editor', 'partner_signatory');
}

export function canSubmitCooperation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'lead_editor');
}

export function canAskBack(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'authority_decider');
}

export function canAnswerInquiry(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'partner_editor');
}

export function canReturnCooperation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'authority_decider');
}

export function canApproveCooperation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'authority_decider');
}

export function canTakeNoteOfCooperation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'authority_decider');
}

export function canRejectCooperation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'authority_decider');
}

export function canActivateCooperation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'lead_editor');
}

export function canEndCooperation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'lead_editor');
}

export function canWithdrawCooperation(actor: Actor, facts: AccessFacts): boolean {
  return holds(actor, facts, 'lead_editor');
}

/** Who may try each verb; status and guards are the transition table's business. A verb without a rule does not compile. */
export const COOPERATION_POLICY: Record<CooperationVerb, (actor: Actor, facts: AccessFacts) => boolean> = {
  edit_content: canEditContent,
  name_responsible_person: canNameResponsiblePerson,
  invite_partner: canInvitePartner,
  revoke_invitation: canRevokeInvitation,
  accept_invitation: canAcceptInvitation,
  decline_invitation: canDeclineInvitation,
  withdraw_partner: canWithdrawPartner,
  change_lead: canChangeLead,
  request_consents: canRequestConsents,
  prepare_consent: canPrepareConsent,
  sign_consent: canSignConsent,
  withdraw_consent: canWithdrawConsent,
  submit: canSubmitCooperation,
  ask_back: canAskBack,
  answer_inquiry: canAnswerInquiry,
  return_for_correction: canReturnCooperation,
  approve: canApproveCooperation,
  take_note: canTakeNoteOfCooperation,
  reject: canRejectCooperation,
  activate: canActivateCooperation,
  end: canEndCooperation,
  withdraw: canWithdrawCooperation,
};

/** Whether the actor has any role beyond the platform administrator's, which gives no sight of content. */
export function hasContentRole(actor: Actor): boolean {
  return actor.roles.some((role) => role !== NO_CONTENT_ROLE);
}

/** The Land's coordinator and auditor see everything ever submitted; the same roles elsewhere see their own body's. */
export function oversees(actor: Actor): boolean {
  return actor.bodyKind === 'state_ministry' && hasRole(actor, 'land_coordinator', 'auditor');
}

function holds(actor: Actor, facts: AccessFacts, ...capacities: Capacity[]): boolean {
  return capacities.some((capacity) => CAPACITY_RULES[capacity](actor, facts));
}

function isLead(actor: Actor, facts: AccessFacts): boolean {
  return actor.bodyId === facts.leadBodyId;
}

function isParty(actor: Actor, facts: AccessFacts): boolean {
  return isLead(actor, facts) || partnerStatus(actor, facts) === 'accepted';
}

function partnerStatus(actor: Actor, facts: AccessFacts) {
  return facts.partners.find((partner) => partner.bodyId === actor.bodyId)?.status ?? null;
}
