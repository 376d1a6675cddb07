/** Where a cooperation stands on its way from the first idea to its end. */
export const COOPERATION_STATUSES = [
  'draft',
  'collecting_consent',
  'submitted',
  'returned',
  'approved',
  'noted',
  'rejected',
  'active',
  'ended',
  'withdrawn',
] as const;

export type CooperationStatus = (typeof COOPERATION_STATUSES)[number];

/** Statuses in which title, field, partners and start are public. */
export const PUBLIC_STATUSES = ['approved', 'noted', 'active', 'ended'] as const satisfies readonly CooperationStatus[];

/** Which parts of an IT solution's life the partners share. */
export const SHARED_ACTIVITIES = ['planning', 'building', 'operating', 'developing'] as const;

export type SharedActivity = (typeof SHARED_ACTIVITIES)[number];

/** Legal forms of the KGG and private law a cooperation can take. */
export const LEGAL_FORMS = [
  'working_group',
  'agreement_delegation',
  'agreement_mandate',
  'special_purpose_association',
  'joint_institution',
  'private_law',
] as const;

export type LegalForm = (typeof LEGAL_FORMS)[number];

/** A partner's standing in a cooperation. */
export const PARTNER_STATUSES = ['invited', 'accepted', 'declined', 'withdrawn'] as const;

export type PartnerStatus = (typeof PARTNER_STATUSES)[number];

/** A consent is prepared by one person and signed by another (four eyes); any content change voids it. */
export const CONSENT_STATUSES = ['prepared', 'signed', 'voided', 'withdrawn'] as const;

export type ConsentStatus = (typeof CONSENT_STATUSES)[number];
