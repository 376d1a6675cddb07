import { describe, expect, it } from 'vitest';
import { detailTexts } from './detail-texts.ts';

describe('the details of an entry of the procurement record', () => {
  it('are German words, amounts and days, never keys', () => {
    expect(
      detailTexts({
        callOffId: '00000000-0000-4000-8000-000000000001',
        reference: 'ABR-2026-0005',
        step: 'ordered',
        quantity: 1_200,
        amountCents: 9_900,
      }),
    ).toEqual(['ABR-2026-0005', 'Bestellt', 'Menge: 1.200', 'Betrag netto: 99,00\u00a0€']);
    expect(detailTexts({ dueOn: '2026-12-11', before: '2026-12-01' })).toEqual([
      'Frist: 11.12.2026',
      'bisher: 01.12.2026',
    ]);
  });

  it('leave out what has no word, what is empty, and what cannot be read', () => {
    expect(detailTexts({ snapshot: {}, pointKey: 'no_such_point', late: false, lots: [], quantity: null })).toEqual([]);
    expect(detailTexts({ ['__proto__']: 'x', constructor: 'y' })).toEqual([]);
  });
});
