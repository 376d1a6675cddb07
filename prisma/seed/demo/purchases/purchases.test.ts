import { describe, expect, it } from 'vitest';
import { PROCUREMENT_STATUSES, type ProcurementStatus } from '#src/modules/procurement/domain/status.ts';
import { PROCUREMENT_VERBS, type ProcurementVerb, TRANSITIONS } from '#src/modules/procurement/domain/transitions.ts';
import { shapeErrors } from '#src/modules/procurement/ocds/schema.ts';
import { purchaseRows } from './all-purchases.ts';
import type { Row } from './tale.ts';

const told = purchaseRows();
const rowsOf = (table: string): readonly Row[] => told.tables.find(([name]) => name === table)?.[1] ?? [];

describe('the demo’s purchases', () => {
  it('tell of every status, of a contested award and of both open and opened tenders', () => {
    const statuses = new Set(told.procurements.map(({ status }) => status));
    expect([...PROCUREMENT_STATUSES].filter((status) => !statuses.has(status))).toEqual([]);
    expect(told.procurements.filter(({ contested }) => contested)).toHaveLength(1);
    const tendering = told.procurements.filter(({ status }) => status === 'tendering').map(({ id }) => id);
    const opened = rowsOf('tender').filter((row) => tendering.includes(row.procurement_id) && row.opened_at);
    expect([tendering.length, opened.length]).toEqual([2, 1]);
  });

  it('are the same rows on every machine', () => {
    expect(purchaseRows()).toEqual(told);
  });

  it('keep a record in which every step follows from the table of transitions', () => {
    const now = new Map<unknown, ProcurementStatus>();
    for (const { procurement_id: id, verb, from_status, to_status } of told.events) {
      expect(from_status ?? undefined).toBe(now.get(id));
      if (PROCUREMENT_VERBS.includes(verb as ProcurementVerb)) {
        const { from, to } = TRANSITIONS[verb as ProcurementVerb];
        expect(from, String(verb)).toContain(from_status);
        expect(to_status).toBe(to === 'unchanged' ? from_status : to);
      }
      now.set(id, to_status as ProcurementStatus);
    }
    for (const { id, status } of told.procurements) expect(now.get(id)).toBe(status);
  });

  it('reach 290 bodies with ten questions in one survey', () => {
    const large = told.procurements.find(({ title }) => String(title).startsWith('Arbeitsplatz und Netz'));
    const ofLarge = (table: string) => rowsOf(table).filter((row) => row.procurement_id === large?.id);
    expect([ofLarge('procurement_participant').length, ofLarge('survey_item').length]).toEqual([290, 10]);
    expect(ofLarge('survey_answer').length).toBeGreaterThan(2_500);
  });

  it('divide every lot among its buyers to the cent', () => {
    for (const lot of rowsOf('lot')) {
      const shares = rowsOf('lot_share').filter(({ lot_id }) => lot_id === lot.id);
      const sum = shares.reduce((total, { share_cents }) => total + Number(share_cents), 0);
      expect(sum, String(lot.title)).toBe(lot.estimated_value_cents);
    }
  });

  it('publish releases that conform to the standard', () => {
    for (const { content, release_id } of rowsOf('ocds_release'))
      expect(shapeErrors('release', JSON.parse(JSON.stringify(content))), String(release_id)).toEqual([]);
  });

  it('publish in the order of their days, so that readers of open data find the news at the end', () => {
    const days = rowsOf('ocds_release').map(({ released_at }) => String(released_at));
    expect(days).toEqual(days.toSorted());
  });

  it('name nobody real as bidder or supplier', () => {
    const named = [
      ...rowsOf('bid').map(({ bidder_name }) => bidder_name),
      ...[...rowsOf('contract'), ...told.ownContracts].map(({ supplier_name }) => supplier_name),
    ];
    expect(named.filter((name) => !String(name).endsWith('(Demo)'))).toEqual([]);
  });
});
