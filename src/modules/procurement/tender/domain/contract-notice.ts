import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { PROCEDURES, type ProcedureKey } from '../../legality/domain/procedure.ts';

/** A business term's value as eForms means it: text, number, yes/no, or several. */
export type NoticeValue = string | number | boolean | readonly string[];

/** Business terms of one part of a notice, e.g. {"BT-21": "Titel"}. */
export type BusinessTerms = Readonly<Record<string, NoticeValue>>;

/** A notice in the shape of eForms: business terms by part. Platforms make the official XML from it. */
export interface EformsNotice {
  readonly notice: BusinessTerms;
  readonly procedure: BusinessTerms;
  readonly buyers: readonly BusinessTerms[];
  readonly lots: readonly { readonly terms: BusinessTerms; readonly criteria: readonly BusinessTerms[] }[];
}

/** A buyer as the notice names it. */
export interface NoticeBuyer {
  readonly name: string;
  /** AGS or another official key; empty if there is none. */
  readonly identifier: string;
  readonly isLead: boolean;
  /** May call from the framework agreement (EuGH C-216/17). */
  readonly isCaller: boolean;
  /** A purchasing cooperative buys for others (§ 120 Abs. 4 GWB). */
  readonly isCentral: boolean;
}

/** What the notice says of a lot. */
export interface NoticeLot {
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly cpvCode: string | null;
  readonly region: string | null;
  readonly maxValueCents: number | null;
  readonly maxQuantity: number | null;
  readonly unit: string;
  readonly criteria: readonly {
    readonly kind: 'price' | 'quality';
    readonly title: string;
    readonly description: string;
    readonly weight: number;
  }[];
}

/** Everything a notice is made of. Estimates are not in it: bidders must not read them. */
export interface NoticeFacts {
  readonly reference: string;
  readonly title: string;
  readonly subject: string;
  readonly nature: 'supplies' | 'services' | 'works';
  readonly arrangement: 'single' | 'framework';
  readonly termMonths: number | null;
  readonly procedureKey: ProcedureKey | null;
  readonly cpvCodes: readonly string[];
  readonly buyers: readonly NoticeBuyer[];
  readonly lots: readonly NoticeLot[];
  readonly noticeUrl: string;
  readonly publishedOn: IsoDay | null;
  /** ISO 8601 in UTC. */
  readonly offersDueAt: string | null;
}

/** Directive 2014/24/EU in the list "legal-basis"; below the threshold national law alone. */
const LEGAL_BASIS = { eu: '32014L0024', national: 'other' } as const;

/** Codes of the list "procurement-procedure-type". Below the threshold eForms has no closer word than "other". */
const PROCEDURE_CODES: Record<ProcedureKey, string> = {
  open: 'open',
  restricted: 'restricted',
  negotiated: 'neg-w-call',
  competitive_dialogue: 'comp-dial',
  innovation_partnership: 'innovation',
  public_tender: 'open',
  restricted_tender_with_competition: 'restricted',
  restricted_tender: 'oth-single',
  negotiated_award_with_competition: 'oth-mult',
  negotiated_award: 'oth-single',
  direct_award: 'oth-single',
  in_house_award: 'oth-single',
  cooperation_contract: 'oth-single',
};

/** Identifier of a lot in a notice. */
export function lotIdentifier(number: number): string {
  return `LOT-${String(number).padStart(4, '0')}`;
}

/** A code of the vocabulary as eForms has it: eight digits without the check digit. */
function cpvOf(code: string | null | undefined): string | null {
  return code ? code.replace(/-\d$/, '') : null;
}

/** Net euro cents as "1234.56". */
export function eurosOf(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Terms with a value; a gap is left out, as in eForms. */
export function filled(terms: Readonly<Record<string, NoticeValue | null>>): BusinessTerms {
  const given = Object.entries(terms).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(given) as BusinessTerms;
}

/** The parts every notice of a purchase shares. */
export function sharedParts(facts: NoticeFacts): Pick<EformsNotice, 'procedure' | 'buyers'> {
  const [mainCode, ...furtherCodes] = facts.cpvCodes;
  return {
    procedure: filled({
      'BT-01': facts.procedureKey === null ? null : legalBasisOf(facts.procedureKey),
      'BT-22': facts.reference,
      'BT-21': facts.title,
      'BT-24': facts.subject,
      'BT-23': facts.nature,
      'BT-105': facts.procedureKey === null ? null : PROCEDURE_CODES[facts.procedureKey],
      'BT-262': cpvOf(mainCode),
      'BT-263': furtherCodes.length > 0 ? furtherCodes.flatMap((code) => cpvOf(code) ?? []) : null,
    }),
    buyers: facts.buyers.map((buyer) =>
      filled({
        'BT-500': buyer.name,
        'BT-501': buyer.identifier,
        'OPP-050': facts.buyers.length > 1 ? buyer.isLead : null,
        'OPP-051': buyer.isCentral && buyer.isLead ? true : null,
      }),
    ),
  };
}

function legalBasisOf(key: ProcedureKey): string {
  return PROCEDURES[key] === 'eu' ? LEGAL_BASIS.eu : LEGAL_BASIS.national;
}

/** Whoever may call must be told from the notice (EuGH C-216/17); BT-111 is for categories that are not named. */
function callersText(buyers: readonly NoticeBuyer[]): string | null {
  const callers = buyers.filter(({ isCaller }) => isCaller);
  if (callers.length === 0) return null;
  if (callers.length === buyers.length) return 'Abrufberechtigt sind alle genannten Auftraggeber.';
  return `Abrufberechtigt sind: ${callers.map(({ name }) => name).join('; ')}.`;
}

/** The contract notice of a purchase (eForms notice type cn-standard). */
export function contractNotice(facts: NoticeFacts): EformsNotice {
  const isFramework = facts.arrangement === 'framework';
  return {
    notice: filled({
      'BT-02': 'cn-standard',
      'BT-03': 'competition',
      'BT-05': facts.publishedOn,
      'BT-702': 'DEU',
    }),
    ...sharedParts(facts),
    lots: facts.lots.map((lot) => ({
      terms: filled({
        'BT-137': lotIdentifier(lot.number),
        'BT-21': lot.title,
        'BT-24': lot.description,
        'BT-262': cpvOf(lot.cpvCode ?? facts.cpvCodes[0]),
        'BT-5141': 'DEU',
        'BT-728': lot.region,
        'BT-25': lot.maxQuantity,
        'BT-625': lot.maxQuantity === null ? null : lot.unit,
        'BT-36': facts.termMonths === null ? null : `P${facts.termMonths}M`,
        'BT-765': isFramework ? 'fa-wo-rc' : 'none',
        'BT-271': isFramework && lot.maxValueCents !== null ? eurosOf(lot.maxValueCents) : null,
        'BT-113': isFramework ? 1 : null,
        'BT-300': isFramework ? callersText(facts.buyers) : null,
        'BT-15': facts.noticeUrl,
        'BT-17': 'required',
        'BT-97': 'DEU',
        'BT-131': facts.offersDueAt,
      }),
      criteria: lot.criteria.map(({ kind, title, description, weight }) =>
        filled({
          'BT-539': kind,
          'BT-734': title,
          'BT-540': description,
          'BT-541': eurosOf(weight),
          'BT-5421': 'per-exa',
        }),
      ),
    })),
  };
}
