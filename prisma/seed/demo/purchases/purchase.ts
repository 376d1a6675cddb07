import type { AmendmentGround } from '#src/modules/contracts/amendments/domain/check.ts';
import type { LetterChannel } from '#src/modules/procurement/award/domain/standstill.ts';
import type { Arrangement, ContractNature, ProcurementStatus } from '#src/modules/procurement/domain/status.ts';
import type { ExclusionKey } from '#src/modules/procurement/evaluation/domain/exclusion-grounds.ts';
import type { ProcedureKey } from '#src/modules/procurement/legality/domain/procedure.ts';
import type { ItemKind } from '#src/modules/procurement/survey/domain/items.ts';
import type { DemoBody } from '../people.ts';

/** A question of the survey. Only quantities are asked with today's price. */
export interface ToldItem {
  readonly title: string;
  readonly kind?: ItemKind;
  readonly unit?: string;
  readonly optional?: boolean;
  readonly variants?: readonly string[];
  /** Number of the lot it was put into. */
  readonly lot?: number;
}

/** What a body answered: per question a quantity, a text, a choice or a day; per quantity euros paid today per unit and year. */
export interface ToldAnswer {
  readonly on: string;
  readonly values: readonly (number | string | null)[];
  readonly prices?: readonly (number | null)[];
  readonly condition?: string;
  /** Day both signatures were given; a prepared one waits for its second. */
  readonly confirmed?: string;
  readonly prepared?: string;
}

export interface ToldLot {
  readonly title: string;
  readonly description?: string;
  readonly splitBy?: 'subject' | 'region' | 'whole';
  readonly region?: string;
  readonly cpv: string;
  readonly unit?: string;
  readonly valueEuro: number;
  readonly maxEuro: number;
  readonly maxQuantity: number;
}

/** An offer for a lot. `points` of each evaluator, per quality criterion. */
export interface ToldBid {
  readonly lot: number;
  readonly bidder: string;
  readonly place: string;
  readonly sme: boolean;
  readonly priceEuro: number;
  readonly received: string;
  readonly points: readonly (readonly number[])[];
  readonly excluded?: { readonly ground: ExclusionKey; readonly reason: string };
}

export interface ToldCallOff {
  readonly lot: number;
  readonly body: string;
  readonly quantity: number;
  readonly on: string;
  readonly purpose: string;
  readonly neededOn?: string;
  /** What one unit cost the body before, in euros. */
  readonly beforeEuro?: number;
  readonly decided?: { readonly on: string; readonly approved: boolean; readonly reason?: string };
  readonly ordered?: string;
  readonly cancelled?: { readonly on: string; readonly reason: string };
  readonly deliveries?: readonly {
    readonly on: string;
    readonly quantity: number;
    readonly rating: number | null;
    readonly note?: string;
  }[];
}

/**
 * A joint purchase as it is told: who, what, and what happened on which day (ISO). Everything else follows from the rules, so that
 * a story reads like one and its rows are those the commands would have written. Bodies by key, the lead takes part like the others.
 */
export interface Purchase {
  /** Stable name: the fixed id hangs on it. */
  readonly key: string;
  readonly title: string;
  readonly field: string;
  readonly lead: string;
  readonly subject: string;
  readonly need: string;
  readonly cpv: readonly string[];
  readonly nature: ContractNature;
  readonly arrangement?: Arrangement;
  readonly termMonths: number;
  readonly needOn: string;
  readonly valueEuro: number | null;
  readonly reasoning: string;
  readonly created: string;
  /** Key of the contract it follows. */
  readonly follows?: string;
  /** Key of the cooperation it comes from. */
  readonly comesFrom?: string;
  readonly items?: readonly ToldItem[];
  readonly survey?: {
    readonly opened: string;
    readonly due: string;
    readonly note?: string;
    readonly answers: Readonly<Record<string, ToldAnswer>>;
    readonly declined?: Readonly<Record<string, { readonly on: string; readonly reason: string }>>;
    readonly silent?: readonly string[];
    readonly closed?: string;
  };
  readonly lots?: { readonly on: string; readonly list: readonly ToldLot[] };
  readonly legal?: {
    readonly on: string;
    readonly procedure: ProcedureKey;
    readonly reason: string;
    readonly signed?: string;
    /** How many points the reviewer has signed; all of them unless told. */
    readonly signedPoints?: number;
    readonly completed?: string;
  };
  readonly agreement?: {
    readonly drafted: string;
    readonly sharedCostsEuro: number;
    readonly costPurpose: string;
    readonly proposed: string;
    /** Day of signature by body; the lead consents too. */
    readonly consents: Readonly<Record<string, string>>;
    readonly prepared?: Readonly<Record<string, string>>;
    readonly concluded?: string;
  };
  readonly clauses?: { readonly on: string; readonly deviations?: Readonly<Record<string, string>> };
  readonly schedule?: { readonly on: string; readonly anchorOn: string };
  readonly team?: {
    readonly on: string;
    readonly evaluators: readonly (readonly [name: string, body: DemoBody])[];
    readonly decider: readonly [name: string, body: DemoBody];
  };
  /** Quality criteria beside the price: title, percent, most points. What is left is the price's. */
  readonly criteria?: {
    readonly on: string;
    readonly quality: readonly (readonly [title: string, percent: number, most: number])[];
  };
  readonly tender?: {
    readonly prepared: string;
    readonly platform: string;
    readonly published: string;
    readonly due: string;
    readonly started?: string;
    readonly questions?: readonly {
      readonly on: string;
      readonly question: string;
      readonly answered?: string;
      readonly answer?: string;
    }[];
  };
  readonly opened?: string;
  readonly bids?: readonly ToldBid[];
  /** Day the points were given, and how many of the evaluators have handed them in. */
  readonly scored?: { readonly on: string; readonly handedIn: number };
  readonly evaluated?: string;
  readonly awarded?: {
    readonly on: string;
    readonly reason: string;
    readonly letters?: string;
    readonly channel?: LetterChannel;
  };
  readonly challenged?: { readonly on: string; readonly chamber: string; readonly subject: string };
  readonly contract?: { readonly concluded: string; readonly startsOn: string; readonly noticeMonths: number };
  readonly callOffs?: readonly ToldCallOff[];
  readonly amendment?: {
    readonly on: string;
    readonly lot: number;
    readonly ground: AmendmentGround;
    readonly newUnitEuro: number;
    readonly justification: string;
  };
  readonly ended?: { readonly on: string; readonly reason: string };
  readonly cancelled?: { readonly on: string; readonly reason: string };
}

/** Where a story stands at its end. */
export function purchaseStatus(told: Purchase): ProcurementStatus {
  if (told.cancelled) return 'cancelled';
  if (told.ended) return 'ended';
  if (told.contract) return 'running';
  if (told.awarded) return 'awarded';
  if (told.evaluated) return 'evaluated';
  if (told.tender?.started) return 'tendering';
  if (told.agreement?.concluded) return 'agreed';
  if (told.legal?.completed) return 'legally_checked';
  if (told.survey?.closed) return 'pooled';
  return told.survey ? 'surveying' : 'idea';
}
