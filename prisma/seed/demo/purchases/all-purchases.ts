import { buildPurchase } from './build-purchase.ts';
import { cooperativeRows } from './cooperative.ts';
import { EARLY_PURCHASES } from './early-purchases.ts';
import { largePurchase } from './large-purchase.ts';
import { LATE_PURCHASES } from './late-purchases.ts';
import { ownContracts } from './own-contracts.ts';
import { PURCHASE_TABLES, type PurchaseTable, type Row } from './tale.ts';

/** Everything the demo tells of purchases. Tables in the order of insertion; the record and the audit log by time. */
export interface PurchaseRows {
  /** Contracts of single bodies; purchases follow some of them. */
  readonly ownContracts: readonly Row[];
  readonly procurements: readonly Row[];
  readonly tables: readonly (readonly [table: string, rows: readonly Row[]])[];
  readonly events: readonly Row[];
  readonly audit: readonly Row[];
  /** Which purchase follows which contract. */
  readonly successors: readonly { readonly contractId: unknown; readonly procurementId: unknown }[];
  /** How far the numbers of references have been given out. */
  readonly sequences: Readonly<Record<string, number>>;
}

/** Unfolds all stories. The same rows on every machine. */
export function purchaseRows(): PurchaseRows {
  const given = { contract: 0, callOff: 0 };
  const numbered = (prefix: string, year: string, number: number) =>
    `${prefix}-${year}-${String(number).padStart(4, '0')}`;
  const references = {
    contract: (year: string) => numbered('VTR', year, ++given.contract),
    callOff: (year: string) => numbered('ABR', year, ++given.callOff),
  };
  const own = ownContracts(references.contract);
  const stories = [...EARLY_PURCHASES, ...LATE_PURCHASES, largePurchase()];
  const tales = stories.map((told, index) =>
    buildPurchase(told, numbered('BES', told.created.slice(0, 4), index + 1), references),
  );
  const cooperative = cooperativeRows();
  const byTime = (rows: readonly Row[], column = 'occurred_at') =>
    rows.toSorted((a, b) => String(a[column]).localeCompare(String(b[column])));
  const rowsOf = (table: PurchaseTable) => {
    const rows = tales.flatMap((tale) => tale.rows[table]);
    // Readers of open data go by the order in which releases were written.
    return table === 'ocds_release' ? byTime(rows, 'released_at') : rows;
  };
  return {
    ownContracts: own.contracts,
    procurements: tales.map(({ procurement }) => procurement),
    tables: [...PURCHASE_TABLES.map((table) => [table, rowsOf(table)] as const), ...Object.entries(cooperative.rows)],
    events: byTime(tales.flatMap(({ events }) => events)),
    audit: byTime([...own.audit, ...cooperative.audit, ...tales.flatMap(({ audit }) => audit)]),
    successors: tales
      .filter(({ procurement }) => procurement.source_contract_id)
      .map(({ procurement }) => ({ contractId: procurement.source_contract_id, procurementId: procurement.id })),
    sequences: {
      procurement_reference_seq: stories.length,
      contract_reference_seq: given.contract,
      call_off_reference_seq: given.callOff,
    },
  };
}
