import type { Procedure } from '#src/modules/legal/domain/approval-type.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import type { ReminderDays } from '#src/modules/legal/domain/parameters.ts';
import type { ConsentStatus, CooperationStatus, PartnerStatus } from './status.ts';

/** A body's part in a cooperation. The lead partner is among the partners, with status 'accepted'. */
export interface PartnerFacts {
  readonly bodyId: string;
  readonly status: PartnerStatus;
}

/** What decides who may see and do something: enough for every policy. */
export interface AccessFacts {
  readonly status: CooperationStatus;
  /** Whether it was submitted at least once: from then on the authority and the Land may read it. */
  readonly everSubmitted: boolean;
  readonly leadBodyId: string;
  /** Fixed with each submission; null before the first. */
  readonly authorityBodyId: string | null;
  readonly partners: readonly PartnerFacts[];
}

/** A partner's place in the register of partners, with the days that matter for tasks. */
export interface CooperationPartnerFacts extends PartnerFacts {
  readonly responsiblePerson: string;
  readonly invitedOn: IsoDay;
}

export interface ConsentFacts {
  readonly id: string;
  readonly bodyId: string;
  /** The content version consented to. */
  readonly contentVersion: number;
  readonly status: ConsentStatus;
  readonly preparedByPersonId: string | null;
}

export interface InquiryFacts {
  readonly id: string;
  readonly askedOn: IsoDay;
  readonly dueOn: IsoDay | null;
}

/** Everything a decision about a cooperation needs apart from its content and the legal parameters. */
export interface CooperationFacts extends AccessFacts {
  /** Taken over from a public source as a fact: it never went through the portal, and no step in it is open to anybody. */
  readonly historic: boolean;
  readonly partners: readonly CooperationPartnerFacts[];
  /** 0 while a first draft; counts up with every frozen version. */
  readonly contentVersion: number;
  /** All consents, also voided ones of older versions. */
  readonly consents: readonly ConsentFacts[];
  readonly openInquiry: InquiryFacts | null;
  /** Fixed with each submission; null before the first. */
  readonly procedure: Procedure | null;
  readonly legalForm: LegalForm | null;
  readonly startsOn: IsoDay | null;
  /** Last day of a limited term; null if unlimited or open. */
  readonly endsOn: IsoDay | null;
  readonly consentDueOn: IsoDay | null;
  /** Target day of the authority as last computed by the clock; null while the clock is paused or not started. */
  readonly decisionDueOn: IsoDay | null;
  readonly returnedOn: IsoDay | null;
  readonly submittedByPersonId: string | null;
  /** Everyone who edited, prepared, signed or submitted for a partner: none of them may decide. */
  readonly contributorPersonIds: readonly string[];
  /** All bodies the acting person belongs to, also those they do not act for at the moment. */
  readonly actingPersonBodyIds: readonly string[];
  /** Legal or own minimum of accepted partners, lead included. */
  readonly minPartners: number;
  readonly reminderDays: ReminderDays;
  readonly today: IsoDay;
}

/** Capacities in which a person can act in one cooperation. Policy derives them from roles and partnership. */
export const CAPACITIES = [
  'lead_editor',
  'partner_editor',
  'partner_signatory',
  'invited_member',
  'authority_decider',
] as const;

export type Capacity = (typeof CAPACITIES)[number];

/** A person acting for a body in this cooperation. */
export interface ActingPerson {
  readonly personId: string;
  readonly bodyId: string;
  readonly capacities: readonly Capacity[];
}

/** Bodies that are parties as things stand: accepted partners, the lead first. */
export function acceptedBodyIds(facts: AccessFacts): readonly string[] {
  const others = facts.partners.filter(
    (partner) => partner.status === 'accepted' && partner.bodyId !== facts.leadBodyId,
  );
  return [facts.leadBodyId, ...others.map((partner) => partner.bodyId)];
}

/** Bodies invited that have not answered yet. */
export function invitedBodyIds(facts: AccessFacts): readonly string[] {
  return facts.partners.filter((partner) => partner.status === 'invited').map((partner) => partner.bodyId);
}

/** The body's consent to the current content version that is prepared or signed, or null. */
export function currentConsent(facts: CooperationFacts, bodyId: string): ConsentFacts | null {
  const found = facts.consents.find(
    (consent) =>
      consent.bodyId === bodyId &&
      consent.contentVersion === facts.contentVersion &&
      (consent.status === 'prepared' || consent.status === 'signed'),
  );
  return found ?? null;
}

/** Parties whose signed consent to the current version is still missing. */
export function bodiesWithoutConsent(facts: CooperationFacts): readonly string[] {
  return acceptedBodyIds(facts).filter((bodyId) => currentConsent(facts, bodyId)?.status !== 'signed');
}
