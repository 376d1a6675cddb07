import type { Finding } from './finding.ts';
import { type LegalFacts, type LegalSources, regimeOf, relevantValue, ruleOn } from './legal-facts.ts';

/** Kinds of procedure: above the EU threshold, below it, and without any. */
export const PROCEDURES = {
  open: 'eu',
  restricted: 'eu',
  negotiated: 'eu',
  competitive_dialogue: 'eu',
  innovation_partnership: 'eu',
  public_tender: 'national',
  restricted_tender_with_competition: 'national',
  restricted_tender: 'national',
  negotiated_award_with_competition: 'national',
  negotiated_award: 'national',
  direct_award: 'national',
  in_house_award: 'exempt',
  cooperation_contract: 'exempt',
} as const;

export type ProcedureKey = keyof typeof PROCEDURES;

export const PROCEDURE_KEYS = Object.keys(PROCEDURES) as readonly ProcedureKey[] as readonly [
  ProcedureKey,
  ...ProcedureKey[],
];

/** Whether a stored text names a procedure this release knows. */
export function isProcedureKey(text: string): text is ProcedureKey {
  return Object.hasOwn(PROCEDURES, text);
}

const STANDINGS = ['proposed', 'possible', 'with_ground', 'unknown', 'closed'] as const;

/** 'with_ground': only where a special ground of the law exists. 'unknown': facts or numbers are missing. */
export type Standing = (typeof STANDINGS)[number];

export type OptionReason =
  | 'free_choice'
  | 'special_ground'
  | 'within_band'
  | 'stricter'
  | 'above_band'
  | 'above_threshold'
  | 'below_threshold'
  | 'regime_unknown'
  | 'bands_unknown'
  | 'exemption_met'
  | 'exemption_open'
  | 'exemption_closed';

/** A procedure, whether it is open to this purchase, and why. */
export interface ProcedureOption {
  readonly key: ProcedureKey;
  readonly standing: Standing;
  readonly reason: OptionReason;
}

/** Provision that carries each procedure. */
export const PROCEDURE_SOURCES: Record<ProcedureKey, string> = {
  open: '§ 14 Abs. 2, § 15 VgV',
  restricted: '§ 14 Abs. 2, § 16 VgV',
  negotiated: '§ 14 Abs. 3, § 17 VgV',
  competitive_dialogue: '§ 14 Abs. 3, § 18 VgV',
  innovation_partnership: '§ 19 VgV',
  public_tender: '§ 12 HVTG, § 9 UVgO',
  restricted_tender_with_competition: '§ 12 HVTG, § 10 UVgO',
  restricted_tender: '§ 12 HVTG, § 11 UVgO',
  negotiated_award_with_competition: '§ 12 HVTG, § 12 UVgO',
  negotiated_award: '§ 12 HVTG, § 12 UVgO',
  direct_award: '§ 12 HVTG, § 14 UVgO',
  in_house_award: '§ 108 Abs. 1 bis 5 GWB',
  cooperation_contract: '§ 108 Abs. 6 GWB',
};

/** From the freest to the strictest below the EU threshold, in the steps of § 12 HVTG. */
const BANDS = [
  { parameter: 'hvtg_direct_award_cents', proposes: 'direct_award', opens: ['direct_award'] },
  { parameter: 'hvtg_negotiated_cents', proposes: 'negotiated_award', opens: ['negotiated_award'] },
  {
    parameter: 'hvtg_restricted_cents',
    proposes: 'restricted_tender',
    opens: ['restricted_tender', 'negotiated_award_with_competition'],
  },
] as const;

/** Always open below the threshold: a stricter procedure than the band demands is never wrong. */
const STRICTEST: readonly ProcedureKey[] = ['public_tender', 'restricted_tender_with_competition'];

/**
 * Every procedure with its standing, and exactly one proposal where facts and dated numbers suffice for one. Values that are
 * only prepared play no part.
 */
export function procedureOptions(
  facts: LegalFacts,
  sources: LegalSources,
  exemptions: { readonly inHouse: Finding; readonly cooperation: Finding },
): readonly ProcedureOption[] {
  const regime = regimeOf(facts, sources);
  const option = (key: ProcedureKey): ProcedureOption => {
    const kind = PROCEDURES[key];
    if (kind === 'exempt') return exempt(key, key === 'in_house_award' ? exemptions.inHouse : exemptions.cooperation);
    if (regime === null) return { key, standing: 'unknown', reason: 'regime_unknown' };
    if (kind !== regime) {
      if (regime === 'national') return { key, standing: 'possible', reason: 'below_threshold' };
      return { key, standing: 'closed', reason: 'above_threshold' };
    }
    return regime === 'eu' ? europeanOption(key) : nationalOption(key, facts, sources);
  };
  return PROCEDURE_KEYS.map(option);
}

function exempt(key: ProcedureKey, finding: Finding): ProcedureOption {
  if (finding === 'met') return { key, standing: 'possible', reason: 'exemption_met' };
  const open = finding === 'unclear' || finding === 'missing';
  return open
    ? { key, standing: 'unknown', reason: 'exemption_open' }
    : { key, standing: 'closed', reason: 'exemption_closed' };
}

function europeanOption(key: ProcedureKey): ProcedureOption {
  if (key === 'open') return { key, standing: 'proposed', reason: 'free_choice' };
  if (key === 'restricted') return { key, standing: 'possible', reason: 'free_choice' };
  return { key, standing: 'with_ground', reason: 'special_ground' };
}

function nationalOption(key: ProcedureKey, facts: LegalFacts, sources: LegalSources): ProcedureOption {
  const value = relevantValue(facts).cents ?? 0;
  const limits = BANDS.map((band) => ({
    ...band,
    limit: facts.nature === 'works' ? null : (ruleOn(facts, sources, band.parameter)?.value ?? null),
  }));
  if (limits.some(({ limit }) => limit === null)) {
    // The bands for works are not known to the portal: only what is never wrong can be proposed.
    if (key === 'public_tender') return { key, standing: 'proposed', reason: 'bands_unknown' };
    return STRICTEST.includes(key)
      ? { key, standing: 'possible', reason: 'stricter' }
      : { key, standing: 'unknown', reason: 'bands_unknown' };
  }
  const own = limits.findIndex(({ limit }) => limit !== null && value <= limit);
  const proposed = own === -1 ? 'public_tender' : limits[own]?.proposes;
  if (key === proposed) return { key, standing: 'proposed', reason: own === -1 ? 'above_band' : 'within_band' };
  const stepOfKey = limits.findIndex(({ opens }) => (opens as readonly ProcedureKey[]).includes(key));
  if (stepOfKey === -1) return { key, standing: 'possible', reason: own === -1 ? 'free_choice' : 'stricter' };
  if (own !== -1 && stepOfKey >= own)
    return { key, standing: 'possible', reason: stepOfKey === own ? 'within_band' : 'stricter' };
  if (key === 'direct_award') return { key, standing: 'closed', reason: 'above_band' };
  return { key, standing: 'with_ground', reason: 'special_ground' };
}

/** The proposal among the options, or null where the facts do not suffice for one. */
export function proposedProcedure(options: readonly ProcedureOption[]): ProcedureKey | null {
  return options.find(({ standing }) => standing === 'proposed')?.key ?? null;
}
