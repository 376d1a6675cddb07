import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import {
  type BusinessTerms,
  eurosOf,
  filled,
  lotIdentifier,
  type NoticeFacts,
  sharedParts,
} from '../../tender/domain/contract-notice.ts';

/** The result of a purchase in the shape of eForms. */
export interface EformsResult {
  readonly notice: BusinessTerms;
  readonly procedure: BusinessTerms;
  readonly buyers: readonly BusinessTerms[];
  readonly results: readonly BusinessTerms[];
}

/** How one lot ended. Of the offers that were not chosen only their number is told. */
export interface LotResult {
  readonly number: number;
  readonly bidCount: number;
  /** Offers that were not left out. */
  readonly admittedCount: number;
  readonly decidedOn: IsoDay;
  readonly winner: {
    readonly name: string;
    readonly place: string;
    readonly isSme: boolean | null;
    readonly valueCents: number;
    readonly contractReference: string;
    readonly maxValueCents: number | null;
  } | null;
}

/** The notice of the award (eForms notice type can-standard, § 39 VgV). */
export function resultNotice(facts: NoticeFacts, lots: readonly LotResult[], concludedOn: IsoDay): EformsResult {
  const sum = lots.reduce((total, { winner }) => total + (winner?.valueCents ?? 0), 0);
  const maxima = lots.flatMap(({ winner }) => winner?.maxValueCents ?? []);
  const isFramework = facts.arrangement === 'framework';
  return {
    notice: filled({
      'BT-02': 'can-standard',
      'BT-03': 'result',
      'BT-05': concludedOn,
      'BT-702': 'DEU',
      'BT-161': eurosOf(sum),
      'BT-118': isFramework && maxima.length > 0 ? eurosOf(maxima.reduce((total, cents) => total + cents, 0)) : null,
    }),
    ...sharedParts(facts),
    results: lots.map(({ number, bidCount, admittedCount, decidedOn, winner }) =>
      filled({
        'BT-13713': lotIdentifier(number),
        'BT-142': winner ? 'selec-w' : 'clos-nw',
        'BT-144': winner ? null : noWinnerCode(bidCount, admittedCount),
        'BT-759': bidCount,
        'BT-760': 'tenders',
        'BT-1451': winner ? decidedOn : null,
        'BT-500': winner?.name ?? null,
        'BT-513': winner?.place ?? null,
        'BT-165': winner === null || winner.isSme === null ? null : winner.isSme ? 'sme' : 'large',
        'BT-720': winner ? eurosOf(winner.valueCents) : null,
        'BT-709': isFramework && winner?.maxValueCents ? eurosOf(winner.maxValueCents) : null,
        'BT-150': winner?.contractReference ?? null,
        'BT-145': winner ? concludedOn : null,
      }),
    ),
  };
}

/** Why nobody won, as the list "non-award-justification" has it. */
function noWinnerCode(bidCount: number, admittedCount: number): string {
  if (bidCount === 0) return 'no-rece';
  return admittedCount === 0 ? 'all-rej' : 'other';
}
