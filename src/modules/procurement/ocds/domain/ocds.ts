/** The parts of the Open Contracting Data Standard 1.1 that the portal writes and reads. Amounts are euros, net. */

export interface OcdsValue {
  readonly amount: number;
  readonly currency: 'EUR';
}

export interface OcdsPeriod {
  readonly startDate?: string;
  readonly endDate?: string;
  readonly durationInDays?: number;
}

export interface OcdsReference {
  readonly id: string;
  readonly name: string;
}

export interface OcdsParty extends OcdsReference {
  readonly identifier?: { readonly scheme: string; readonly id: string; readonly legalName?: string };
  readonly address?: { readonly locality?: string; readonly countryName?: string };
  readonly roles: readonly string[];
  readonly details?: { readonly scale?: string };
}

export interface OcdsItem {
  readonly id: string;
  readonly description?: string;
  readonly classification?: { readonly scheme: 'CPV'; readonly id: string; readonly description?: string };
  readonly quantity?: number;
  readonly unit?: { readonly name: string };
  readonly relatedLot?: string;
}

export interface OcdsLot {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly status?: string;
  readonly value?: OcdsValue;
  readonly techniques?: OcdsTechniques;
}

/** Extension "techniques": framework agreements with their maximum. */
export interface OcdsTechniques {
  readonly hasFrameworkAgreement: boolean;
  readonly frameworkAgreement?: {
    readonly method: 'withoutReopeningCompetition';
    readonly value?: OcdsValue;
    readonly buyerCategories?: string;
  };
}

export interface OcdsTender {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly status?: 'planning' | 'planned' | 'active' | 'cancelled' | 'unsuccessful' | 'complete' | 'withdrawn';
  readonly procuringEntity?: OcdsReference;
  readonly items?: readonly OcdsItem[];
  readonly value?: OcdsValue;
  readonly procurementMethod?: 'open' | 'selective' | 'limited' | 'direct';
  readonly procurementMethodDetails?: string;
  readonly mainProcurementCategory?: 'goods' | 'works' | 'services';
  readonly submissionMethod?: readonly string[];
  readonly submissionMethodDetails?: string;
  readonly tenderPeriod?: OcdsPeriod;
  readonly numberOfTenderers?: number;
  readonly documents?: readonly OcdsDocument[];
  readonly lots?: readonly OcdsLot[];
  readonly techniques?: OcdsTechniques;
}

export interface OcdsDocument {
  readonly id: string;
  readonly documentType?: string;
  readonly title?: string;
  readonly url?: string;
  readonly datePublished?: string;
}

export interface OcdsAward {
  readonly id: string;
  readonly title?: string;
  readonly status: 'pending' | 'active' | 'cancelled' | 'unsuccessful';
  readonly date?: string;
  readonly value?: OcdsValue;
  readonly suppliers?: readonly OcdsReference[];
  readonly relatedLots?: readonly string[];
}

export interface OcdsContract {
  readonly id: string;
  readonly awardID: string;
  readonly title?: string;
  readonly status: 'pending' | 'active' | 'cancelled' | 'terminated';
  readonly period?: OcdsPeriod;
  readonly value?: OcdsValue;
  readonly dateSigned?: string;
  readonly amendments?: readonly { readonly id: string; readonly date: string; readonly rationale: string }[];
  readonly relatedLots?: readonly string[];
  /** Own addition: how much of the framework agreement has been called, over all buyers. */
  readonly x_called?: { readonly value: OcdsValue; readonly quantity: number; readonly date: string };
}

export interface OcdsRelease {
  readonly ocid: string;
  readonly id: string;
  readonly date: string;
  readonly tag: readonly OcdsTag[];
  readonly initiationType: 'tender';
  readonly language: 'de';
  readonly parties: readonly OcdsParty[];
  readonly buyer: OcdsReference;
  readonly tender: OcdsTender;
  readonly awards?: readonly OcdsAward[];
  readonly contracts?: readonly OcdsContract[];
}

/** Release tags of the standard's codelist that the portal's steps lead to. */
export type OcdsTag =
  | 'planning'
  | 'tender'
  | 'tenderUpdate'
  | 'tenderCancellation'
  | 'award'
  | 'contract'
  | 'contractAmendment'
  | 'implementation'
  | 'contractTermination'
  | 'compiled';

/** Extensions whose fields the releases use, as release packages name them. */
export const OCDS_EXTENSIONS: readonly string[] = [
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json',
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_techniques_extension/master/extension.json',
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_partyDetails_scale_extension/master/extension.json',
];
