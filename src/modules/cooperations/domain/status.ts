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

/** Statuses in which partners still work on the content and collect consents. */
export const WORKING_STATUSES = [
  'draft',
  'collecting_consent',
  'returned',
] as const satisfies readonly CooperationStatus[];

/** Statuses nothing leads out of. */
export const FINAL_STATUSES = ['rejected', 'ended', 'withdrawn'] as const satisfies readonly CooperationStatus[];

/** A partner's standing in a cooperation. */
export const PARTNER_STATUSES = ['invited', 'accepted', 'declined', 'withdrawn'] as const;

export type PartnerStatus = (typeof PARTNER_STATUSES)[number];

/** A consent is prepared by one person and signed by another (four eyes); any content change voids it. */
export const CONSENT_STATUSES = ['prepared', 'signed', 'voided', 'withdrawn'] as const;

export type ConsentStatus = (typeof CONSENT_STATUSES)[number];

/** Partner statuses that give full sight of the cooperation; who declined or withdrew loses it. */
export const SEEING_PARTNER_STATUSES = ['invited', 'accepted'] as const satisfies readonly PartnerStatus[];
