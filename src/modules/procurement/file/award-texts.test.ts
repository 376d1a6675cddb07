import { describe, expect, it } from 'vitest';
import { awardBlocks } from './award-texts.ts';

const CONTENT = {
  lotNumber: 1,
  lotTitle: 'Firewalls',
  criteria: [
    { id: 'p', title: 'Preis', weight: 6_000, maxPoints: 0, kind: 'price', priceFormula: 'linear_to_double' },
    { id: 'q', title: 'Konzept', weight: 4_000, maxPoints: 10, kind: 'quality', priceFormula: null },
  ],
  ranking: [
    {
      bidId: 'b1',
      bidderName: 'Nordlicht',
      priceCents: 10_000_000,
      rank: 1,
      total: 8_800,
      quality: 2_800,
      parts: [
        { criterionId: 'p', share: ['1', '1'], points: 6_000 },
        { criterionId: 'q', share: ['7', '10'], points: 2_800 },
      ],
    },
  ],
  scores: [
    { bidId: 'b1', criterionId: 'q', evaluatorId: 'anna', points: 800, comment: 'Gut belegt' },
    { bidId: 'b1', criterionId: 'q', evaluatorId: 'bernd', points: 600, comment: '' },
  ],
  excluded: [{ bidId: 'b2', bidderName: 'Spät KG', ground: 'late_or_wrong_form', reason: 'Zu spät.' }],
  drawn: null,
};

const DATA = {
  lots: [{ id: 'l1', number: 1, title: 'Firewalls' }],
  bids: [{ id: 'b2', bidder_name: 'Spät KG' }],
  evaluation_members: [
    { person_id: 'anna', person_name: 'Anna' },
    { person_id: 'bernd', person_name: 'Bernd' },
  ],
  evaluation_records: [{ content: CONTENT, completed_by: 'anna', completed_at: '2026-11-02T09:00:00+00:00' }],
  awards: [
    {
      lot_id: 'l1',
      bidder_name: 'Nordlicht',
      value_cents: 10_000_000,
      reason: 'Bestes Angebot',
      decided_at: '2026-11-03T09:00:00Z',
    },
  ],
  award_letters: [{ bid_id: 'b2', lot_id: 'l1', channel: 'post', sent_on: '2026-11-04', text: 'Leider nicht.' }],
  challenges: [
    {
      filed_on: '2026-11-10',
      chamber: 'Vergabekammer',
      subject: 'Wertung',
      outcome: 'dismissed',
      resolved_on: '2026-11-20',
      appeal_ends_on: '2026-12-04',
      note: 'VK 1',
    },
  ],
  tender_questions: null,
};

const linesOf = (data: Readonly<Record<string, unknown>>, heading: string) => {
  const blocks = awardBlocks(data);
  const rows = blocks[blocks.findIndex((block) => block.kind === 'heading' && block.text === heading) + 1];
  return rows?.kind === 'entries' ? rows.rows.flatMap(({ head, lines }) => [head, ...lines]) : [];
};

describe('the award in the record’s document', () => {
  it('shows every figure of the evaluation, who gave which points, and who was left out on which paragraph', () => {
    const lines = linesOf(DATA, 'Wertung');
    expect(lines).toContain(
      'Rang 1: Nordlicht, 100.000,00 € netto, 88,00 Punkte (Preis 60,00 = 1 × 60,00; Konzept 28,00 = 7/10 × 40,00)'.replace(
        ' €',
        '\u00a0€',
      ),
    );
    expect(lines).toContain('Nordlicht, Konzept (höchstens 10): Anna 8,00 (Gut belegt); Bernd 6,00');
    expect(lines).toContain(
      'Ausgeschlossen: Spät KG. Nicht form- oder fristgerecht eingegangen (§ 57 Abs. 1 Nr. 1 VgV). Zu spät.',
    );
  });

  it('says what was decided, told and reviewed', () => {
    expect(linesOf(DATA, 'Zuschlagsentscheidung')[0]).toBe('Los 1: Firewalls');
    expect(linesOf(DATA, 'Information der Bieter')).toEqual([
      'Spät KG, Los 1',
      'Abgesandt am 04.11.2026, per Post',
      'Leider nicht.',
    ]);
    expect(linesOf(DATA, 'Nachprüfung')).toContain('Beschwerdefrist bis 04.12.2026');
  });

  it('has nothing to say of what the reader may not see', () => {
    const partner = { lots: DATA.lots, awards: null, bids: null, evaluation_records: null, award_letters: null };
    expect(awardBlocks(partner)).toEqual([]);
  });
});
