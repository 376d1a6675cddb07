/** Kinds of bodies in the register. A kreisfreie Stadt is a Gemeinde and carries the tasks of a Kreis. */
export const BODY_KINDS = [
  'municipality',
  'independent_city',
  'district',
  'regional_council',
  'state_ministry',
  'it_provider',
  'university',
  'purchasing_cooperative',
  'state_cert',
  'special_purpose_association',
] as const;

export type BodyKind = (typeof BODY_KINDS)[number];

/** The three Regierungsbezirke of Hessen. */
export const GOVERNMENT_REGIONS = ['darmstadt', 'giessen', 'kassel'] as const;

export type GovernmentRegion = (typeof GOVERNMENT_REGIONS)[number];
