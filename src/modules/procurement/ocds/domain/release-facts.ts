import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Arrangement, ContractNature, ProcurementStatus } from '../../domain/status.ts';

/** A body as the register has it. */
export interface ReleaseBody {
  readonly id: string;
  readonly name: string;
  /** Ags or district key; null for bodies without one. */
  readonly key: string | null;
}

/** What of a purchase may become public; composed by the store within the step that makes it public. Cents are net. */
export interface ReleaseFacts {
  readonly ocid: string;
  readonly reference: string;
  readonly title: string;
  readonly subject: string;
  readonly status: ProcurementStatus;
  /** Whether the notice is out: before it, maximum values, lots' descriptions and dates are not public. */
  readonly tendered: boolean;
  /** Whether contracts are concluded: before it, estimates, offers and who made them are not public. */
  readonly concluded: boolean;
  readonly contractNature: ContractNature;
  readonly arrangement: Arrangement;
  readonly procedureKey: string | null;
  /** The procedure as German law names it. */
  readonly procedureLabel: string | null;
  readonly estimatedValueCents: number | null;
  readonly cpv: readonly { readonly code: string; readonly label: string }[];
  readonly lead: ReleaseBody;
  /** Bound partners and named callers, the lead not among them. */
  readonly buyers: readonly ReleaseBody[];
  readonly lots: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly description: string;
    readonly cpvCode: string | null;
    readonly unit: string;
    readonly maxValueCents: number | null;
    readonly maxQuantity: number | null;
  }[];
  readonly tender: {
    readonly platform: string;
    readonly noticeUrl: string;
    readonly publishedOn: IsoDay | null;
    readonly offersDueAt: string | null;
  } | null;
  /** Known only after the award. */
  readonly bidCount: number | null;
  readonly awards: readonly {
    readonly id: string;
    readonly lotId: string;
    readonly bidderName: string | null;
    readonly bidderPlace: string | null;
    readonly bidderIdentifier: string | null;
    readonly bidderIsSme: boolean | null;
    readonly valueCents: number | null;
    readonly decidedAt: string;
  }[];
  readonly contracts: readonly {
    readonly id: string;
    readonly lotId: string | null;
    readonly title: string;
    readonly status: 'running' | 'exhausted' | 'ended' | 'terminated';
    readonly startsOn: IsoDay;
    readonly endsOn: IsoDay | null;
    readonly valueCents: number;
    readonly calledValueCents: number;
    readonly calledQuantity: number;
    readonly createdAt: string;
    readonly amendments: readonly {
      readonly number: number;
      readonly kind: 'price_adjustment' | 'extension' | 'volume' | 'scope';
      readonly decidedAt: string;
    }[];
  }[];
}
