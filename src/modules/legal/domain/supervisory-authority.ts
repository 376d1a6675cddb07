import type { BodyKind, GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import { type Certainty, strongest, weakest } from './certainty.ts';
import type { IsoDay } from './days.ts';
import { type LegalParameter, parameterOn } from './parameters.ts';

/** What the rule needs to know of a body that takes part. */
export interface PartyFacts {
  readonly bodyId: string;
  readonly name: string;
  readonly kind: BodyKind;
  /** AGS (eight digits) of a Gemeinde, key (five digits) of a Landkreis; null for other bodies. */
  readonly key: string | null;
  /** Body id of the Landkreis; for a Zweckverband only if all its members belong to that one. */
  readonly districtId: string | null;
  /** Regierungsbezirk; for a Zweckverband only if all its members lie in that one. */
  readonly region: GovernmentRegion | null;
  /** Inhabitants as last counted; null where unknown or meaningless. */
  readonly population: number | null;
  readonly jurisdiction?: 'hessen' | 'other_land' | 'bund';
}

/** The authority by office; the caller finds the body that holds it. A district's Landrat acts here for the Land. */
export type Authority =
  | { readonly kind: 'district'; readonly districtBodyId: string }
  | { readonly kind: 'regional_council'; readonly region: GovernmentRegion }
  | { readonly kind: 'ministry' };

export const AUTHORITY_REASONS = [
  'outside_hessen_takes_part',
  'land_takes_part',
  'university_counts_as_land',
  'frankfurt_takes_part',
  'wiesbaden_takes_part',
  'several_regions',
  'it_provider_spans_regions',
  'region_unknown',
  'no_municipal_party',
  'district_takes_part',
  'city_under_regional_council',
  'several_districts',
  'association_spans_districts',
  'private_party_takes_part',
  'one_district',
  'city_near_threshold',
] as const;

export type AuthorityReasonCode = (typeof AUTHORITY_REASONS)[number];

/** A fact that led to the authority, with the names of the bodies it is about. */
export interface AuthorityReason {
  readonly code: AuthorityReasonCode;
  readonly bodyNames: readonly string[];
  readonly source: string;
  readonly certainty: Certainty;
}

/** `authority` is null only while nobody takes part. `certainty` is that of the whole answer. */
export interface AuthorityRule {
  readonly authority: Authority | null;
  readonly reasons: readonly AuthorityReason[];
  readonly source: string;
  readonly certainty: Certainty;
}

const DISTRICT_SOURCE = '§ 35 Abs. 2 Nr. 1 KGG';
const REGION_SOURCE = '§ 35 Abs. 2 Nr. 2 KGG';
const MINISTRY_SOURCE = '§ 35 Abs. 2 Nr. 3 KGG';
const CITY_SOURCE = '§ 136 Abs. 2 HGO';
const FRANKFURT_KEY = '06412000';
const WIESBADEN_KEY = '06414000';

const LAND_KINDS: readonly BodyKind[] = ['state_ministry', 'regional_council', 'state_cert'];
const LOCAL_KINDS: readonly BodyKind[] = [
  'municipality',
  'independent_city',
  'district',
  'special_purpose_association',
];

/**
 * The competent supervisory authority for a cooperation of these bodies (§ 35 Abs. 2 and 4 KGG; § 29b Abs. 1 KGG for a
 * joint institution). Reaches upward on purpose: no answer ever names an authority that takes part itself, except the
 * ministry, which has no authority above it. Population thresholds are those that hold on `day`.
 */
export function supervisoryAuthority(
  parties: readonly PartyFacts[],
  parameters: readonly LegalParameter[],
  day: IsoDay,
): AuthorityRule {
  if (parties.length === 0) return { authority: null, reasons: [], source: '§ 35 KGG', certainty: 'low' };
  const ministry = ministryReasons(parties);
  if (ministry.length > 0) {
    return {
      authority: { kind: 'ministry' },
      reasons: ministry,
      source: MINISTRY_SOURCE,
      certainty: strongest(ministry.map((reason) => reason.certainty)),
    };
  }
  const local = parties.filter((party) => LOCAL_KINDS.includes(party.kind));
  // The ministry's reasons have caught every local body without region or district: the casts cannot hide a null.
  const region = local[0]?.region as GovernmentRegion;
  const regional = regionalReasons(parties, local, parameters, day);
  if (regional.length > 0) {
    const certainty = strongest(regional.map((reason) => reason.certainty));
    const privateParty = regional.some((reason) => reason.code === 'private_party_takes_part');
    return {
      authority: { kind: 'regional_council', region },
      reasons: regional,
      source: REGION_SOURCE,
      certainty: privateParty ? weakest([certainty, 'medium']) : certainty,
    };
  }
  const reasons = districtReasons(local, parameters, day);
  return {
    authority: { kind: 'district', districtBodyId: local[0]?.districtId as string },
    reasons,
    source: DISTRICT_SOURCE,
    certainty: weakest(reasons.map((reason) => reason.certainty)),
  };
}

function ministryReasons(parties: readonly PartyFacts[]): AuthorityReason[] {
  const hessian = parties.filter((party) => (party.jurisdiction ?? 'hessen') === 'hessen');
  const local = hessian.filter((party) => LOCAL_KINDS.includes(party.kind));
  const spanning = hessian.filter((party) => party.kind === 'it_provider');
  const regions = new Set(local.flatMap((party) => party.region ?? []));
  const found = [
    about(
      'outside_hessen_takes_part',
      parties.filter((party) => !hessian.includes(party)),
      MINISTRY_SOURCE,
      'high',
    ),
    about(
      'land_takes_part',
      hessian.filter((party) => LAND_KINDS.includes(party.kind)),
      MINISTRY_SOURCE,
      'high',
    ),
    about(
      'university_counts_as_land',
      hessian.filter((party) => party.kind === 'university'),
      MINISTRY_SOURCE,
      'medium',
    ),
    about(
      'frankfurt_takes_part',
      local.filter((party) => party.key === FRANKFURT_KEY),
      MINISTRY_SOURCE,
      'high',
    ),
    about(
      'wiesbaden_takes_part',
      local.filter((party) => party.key === WIESBADEN_KEY),
      MINISTRY_SOURCE,
      'high',
    ),
    about('several_regions', regions.size > 1 ? local : [], MINISTRY_SOURCE, 'high'),
    about('it_provider_spans_regions', spanning, MINISTRY_SOURCE, 'low'),
    about(
      'region_unknown',
      local.filter((party) => party.region === null || (isMunicipality(party) && party.districtId === null)),
      MINISTRY_SOURCE,
      'low',
    ),
  ];
  const reasons = found.filter((reason) => reason.bodyNames.length > 0);
  if (reasons.length === 0 && local.length === 0) return [about('no_municipal_party', parties, MINISTRY_SOURCE, 'low')];
  return reasons;
}

function regionalReasons(
  parties: readonly PartyFacts[],
  local: readonly PartyFacts[],
  parameters: readonly LegalParameter[],
  day: IsoDay,
): AuthorityReason[] {
  const threshold = parameterOn(parameters, 'regional_council_city_population', day);
  const cities = local.filter(
    (party) =>
      party.kind === 'independent_city' ||
      (isMunicipality(party) && threshold !== null && (party.population ?? 0) > threshold.value),
  );
  const districts = new Set(local.flatMap((party) => (party.kind === 'district' ? [] : (party.districtId ?? []))));
  const districtless = local.filter((p) => p.kind === 'special_purpose_association' && p.districtId === null);
  return [
    about(
      'district_takes_part',
      local.filter((party) => party.kind === 'district'),
      `${REGION_SOURCE}, § 136 Abs. 5 HGO`,
      'high',
    ),
    about('city_under_regional_council', cities, `${REGION_SOURCE}, ${CITY_SOURCE}`, threshold?.certainty ?? 'low'),
    about('several_districts', districts.size > 1 ? local : [], REGION_SOURCE, 'high'),
    about('association_spans_districts', districtless, REGION_SOURCE, 'medium'),
    about(
      'private_party_takes_part',
      parties.filter((party) => party.kind === 'purchasing_cooperative'),
      REGION_SOURCE,
      'low',
    ),
  ].filter((reason) => reason.bodyNames.length > 0);
}

function districtReasons(
  local: readonly PartyFacts[],
  parameters: readonly LegalParameter[],
  day: IsoDay,
): AuthorityReason[] {
  const kept = parameterOn(parameters, 'regional_council_city_population_kept', day);
  const near = local.filter((p) => isMunicipality(p) && kept !== null && (p.population ?? 0) >= kept.value);
  const association = local.some((party) => party.kind === 'special_purpose_association');
  const reasons = [about('one_district', local, DISTRICT_SOURCE, association ? 'medium' : 'high')];
  if (near.length > 0) reasons.push(about('city_near_threshold', near, CITY_SOURCE, 'medium'));
  return reasons;
}

function isMunicipality(party: PartyFacts): boolean {
  return party.kind === 'municipality';
}

function about(
  code: AuthorityReasonCode,
  parties: readonly PartyFacts[],
  source: string,
  certainty: Certainty,
): AuthorityReason {
  return { code, bodyNames: parties.map((party) => party.name), source, certainty };
}
