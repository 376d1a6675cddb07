import type { GovernmentRegion } from './body.ts';

/** What people enter about a Zweckverband. Days are ISO. */
export interface AssociationContent {
  readonly officialName: string;
  /** Empty: the official name serves. */
  readonly shortName: string;
  /** Landkreis all members belong to, or null. The competent authority hangs on it (§ 35 KGG). */
  readonly districtId: string | null;
  /** Regierungsbezirk all members lie in, or null. Follows from the Landkreis where there is one. */
  readonly region: GovernmentRegion | null;
  readonly seatPostcode: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly sourceNote: string;
}

/** What the rule needs to know besides. */
export interface AssociationFacts {
  /** Whether another body of this official name exists. */
  readonly nameTaken: boolean;
  /** The chosen Landkreis, or null where none was chosen or it is none. */
  readonly district: { readonly region: GovernmentRegion } | null;
}

const ASSOCIATION_REFUSALS = [
  'name_taken',
  'district_unknown',
  'region_contradicts_district',
  'ends_before_it_begins',
] as const;

export type AssociationRefusal = (typeof ASSOCIATION_REFUSALS)[number];

export type AssociationDecision =
  | { readonly ok: true; readonly shortName: string; readonly region: GovernmentRegion | null }
  | { readonly ok: false; readonly reason: AssociationRefusal };

/** Whether a Zweckverband can stand in the register like this, and what follows from what was entered. */
export function decideAssociation(content: AssociationContent, facts: AssociationFacts): AssociationDecision {
  if (facts.nameTaken) return { ok: false, reason: 'name_taken' };
  if (content.districtId !== null && facts.district === null) return { ok: false, reason: 'district_unknown' };
  if (facts.district && content.region !== null && content.region !== facts.district.region) {
    return { ok: false, reason: 'region_contradicts_district' };
  }
  if (content.validFrom !== null && content.validTo !== null && content.validTo < content.validFrom) {
    return { ok: false, reason: 'ends_before_it_begins' };
  }
  return {
    ok: true,
    shortName: content.shortName === '' ? content.officialName : content.shortName,
    region: facts.district?.region ?? content.region,
  };
}
