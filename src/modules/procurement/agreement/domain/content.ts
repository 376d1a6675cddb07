import { apportion, type CostKey, type CostParty, type KeyProblem, keyBy } from '#src/modules/costs/domain/cost-key.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { type LegalParameter, parameterOn } from '#src/modules/legal/domain/parameters.ts';

/** How the partners answer for what they do together. Towards bidders § 4 VgV holds all jointly for jointly run parts. */
export const LIABILITIES = ['joint_parts', 'by_share', 'lead_internally'] as const;

export type Liability = (typeof LIABILITIES)[number];

/** The agreement while the lead buyer writes it. Amounts are cents. */
export interface AgreementDraft {
  readonly leadDuties: string;
  readonly liability: Liability;
  readonly liabilityNote: string;
  /** What the shared costs are for; what every partner calls off for itself it pays itself. */
  readonly costPurpose: string;
  readonly sharedCostsCents: number | null;
  readonly key: CostKey;
  /** Whether partners can do without the services the costs are for. */
  readonly optionalServices: boolean;
  /** Workplaces by body; no register knows them. */
  readonly workplaces: Readonly<Record<string, number>>;
}

/** A bound partner with what a key can measure. */
export interface AgreementParty {
  readonly bodyId: string;
  readonly name: string;
  readonly inhabitants: number | null;
  readonly quantity: number | null;
}

/** A party of a frozen version with its exact share. */
export interface FrozenParty extends AgreementParty {
  readonly workplaces: number | null;
  readonly shareCents: number;
}

/** The agreement as frozen for consent. */
export interface AgreementContent extends Omit<AgreementDraft, 'workplaces' | 'sharedCostsCents'> {
  readonly lead: { readonly bodyId: string; readonly name: string };
  readonly sharedCostsCents: number;
  readonly parties: readonly FrozenParty[];
}

export type ContentProblem = KeyProblem | { readonly code: 'agreement_incomplete' };

/** What a new draft starts with. */
export const EMPTY_DRAFT: AgreementDraft = {
  leadDuties: '',
  liability: 'joint_parts',
  liabilityNote: '',
  costPurpose: '',
  sharedCostsCents: null,
  key: keyBy('quantity'),
  optionalServices: false,
  workplaces: {},
};

/** A party as a cost key sees it. */
export function costParty(party: AgreementParty & { readonly workplaces: number | null }): CostParty {
  const { bodyId, inhabitants, quantity, workplaces } = party;
  return { key: bodyId, inhabitants, quantity, workplaces };
}

/** Parties of a draft with the workplaces entered for them. */
export function draftParties(draft: AgreementDraft, parties: readonly AgreementParty[]) {
  return parties.map((party) => ({ ...party, workplaces: draft.workplaces[party.bodyId] ?? null }));
}

/** Makes a version of a draft: every share to the cent, or what is still missing. */
export function composeContent(
  draft: AgreementDraft,
  lead: AgreementContent['lead'],
  parties: readonly AgreementParty[],
):
  | { readonly ok: true; readonly content: AgreementContent }
  | { readonly ok: false; readonly problem: ContentProblem } {
  const { workplaces: _workplaces, sharedCostsCents, ...rest } = draft;
  if (sharedCostsCents === null || draft.leadDuties.trim() === '' || draft.costPurpose.trim() === '')
    return { ok: false, problem: { code: 'agreement_incomplete' } };
  const measured = draftParties(draft, parties);
  const split = apportion(sharedCostsCents, draft.key, measured.map(costParty));
  if (!split.ok) return split;
  const frozen = measured.map((party) => ({ ...party, shareCents: split.shares.get(party.bodyId) ?? 0 }));
  return { ok: true, content: { ...rest, lead, sharedCostsCents, parties: frozen } };
}

/**
 * Whether value added tax must be looked at: services between public bodies for money, from the day § 2b UStG binds. The portal
 * says that somebody must check, never with what result.
 */
export function vatCheck(parameters: readonly LegalParameter[], day: IsoDay): LegalParameter | null {
  const today = parameterOn(parameters, 'vat_public_body_limit_cents', day);
  if (today !== null) return today;
  return parameters.find(({ key, validFrom }) => key === 'vat_public_body_limit_cents' && validFrom > day) ?? null;
}
