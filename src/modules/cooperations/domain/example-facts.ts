import { emptyContent, type FrozenContent, freezeContent } from './content.ts';
import type { ActingPerson, Capacity, ConsentFacts, CooperationFacts, CooperationPartnerFacts } from './facts.ts';
import type { ConsentStatus, CooperationStatus } from './status.ts';

/** Bodies and people of the example all rule tests tell: Büdingen leads, Nidda takes part, the Landrat decides. */
export const LEAD = 'body-buedingen';
export const PARTNER = 'body-nidda';
export const INVITED = 'body-ortenberg';
export const AUTHORITY = 'body-wetteraukreis';
export const STRANGER = 'body-kassel';
export const TODAY = '2026-11-23';

/** A partner's facts, accepted unless said otherwise. */
export function partner(bodyId: string, rest: Partial<CooperationPartnerFacts> = {}): CooperationPartnerFacts {
  return { bodyId, status: 'accepted', responsiblePerson: 'Hauptamt', invitedOn: '2026-11-02', ...rest };
}

/** A consent to version 1, prepared by the body's editor. */
export function consent(bodyId: string, status: ConsentStatus, contentVersion = 1): ConsentFacts {
  return {
    id: `${bodyId}-${status}-${contentVersion}`,
    bodyId,
    status,
    contentVersion,
    preparedByPersonId: `${bodyId}-editor`,
  };
}

const SUBMITTED: readonly CooperationStatus[] = [
  'submitted',
  'returned',
  'approved',
  'noted',
  'rejected',
  'active',
  'ended',
];

/** A cooperation in a status with everything that usually belongs to it; tests override what they are about. */
export function cooperation(status: CooperationStatus, rest: Partial<CooperationFacts> = {}): CooperationFacts {
  const submitted = SUBMITTED.includes(status);
  return {
    status,
    historic: false,
    everSubmitted: submitted,
    leadBodyId: LEAD,
    authorityBodyId: submitted ? AUTHORITY : null,
    partners: [partner(LEAD), partner(PARTNER)],
    contentVersion: status === 'draft' ? 0 : 1,
    consents: status === 'draft' ? [] : [consent(LEAD, 'signed'), consent(PARTNER, 'signed')],
    openInquiry: null,
    procedure: submitted ? 'approval' : null,
    legalForm: 'agreement_delegation',
    startsOn: '2026-11-01',
    endsOn: null,
    consentDueOn: status === 'draft' ? null : '2027-01-18',
    decisionDueOn: status === 'submitted' ? '2026-12-07' : null,
    returnedOn: status === 'returned' ? '2026-11-16' : null,
    submittedByPersonId: submitted ? `${LEAD}-editor` : null,
    contributorPersonIds: submitted ? [`${LEAD}-editor`, `${LEAD}-signatory`, `${PARTNER}-editor`] : [],
    actingPersonBodyIds: [],
    minPartners: 2,
    reminderDays: { invitation: 21, consent: 56, inquiry: 14, correction: 28 },
    today: TODAY,
    ...rest,
  };
}

/** A person of a body in one or more capacities. */
export function acting(bodyId: string, name: string, ...capacities: Capacity[]): ActingPerson {
  return { personId: `${bodyId}-${name}`, bodyId, capacities };
}

export const leadEditor = acting(LEAD, 'editor', 'lead_editor', 'partner_editor');
export const leadSignatory = acting(LEAD, 'signatory', 'partner_signatory');
export const partnerEditor = acting(PARTNER, 'editor', 'partner_editor');
export const partnerSignatory = acting(PARTNER, 'signatory', 'partner_signatory');
export const invitedEditor = acting(INVITED, 'editor', 'invited_member');
export const decider = acting(AUTHORITY, 'decider', 'authority_decider');
export const stranger = acting(STRANGER, 'editor');

/** A finished content of the two parties. */
export function content(rest: Partial<FrozenContent> = {}): FrozenContent {
  return {
    ...freezeContent(emptyContent('Gemeinsamer IT-Betrieb'), LEAD, [LEAD, PARTNER]),
    fieldKey: 'it_operation',
    sharedActivities: ['operating', 'planning'],
    aim: 'Verlässlicher Betrieb mit weniger Aufwand.',
    tasks: 'Server, Netze und Arbeitsplätze betreiben.',
    startsOn: '2027-01-01',
    term: { kind: 'until', endsOn: '2031-12-31' },
    legalForm: 'agreement_mandate',
    costPerYearCents: 12_000_000,
    ...rest,
  };
}
