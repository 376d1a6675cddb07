import { describe, expect, it } from 'vitest';
import { prepareTenderSchema } from '../tender/schema.ts';
import { exampleReleaseFacts } from './domain/example-release-facts.ts';
import { PREVIEW_FIELD, previewIn } from './domain/import-preview.ts';
import { releaseOf } from './domain/release.ts';
import { ideaPreview, tenderPreview } from './preview-texts.ts';
import { importReleaseSchema } from './schema.ts';

const release = releaseOf(exampleReleaseFacts(), { number: 1, date: '2026-11-23T10:00:00.000Z', tags: ['tender'] });
const proposal = importReleaseSchema.parse({ text: JSON.stringify(release) }).text;

describe('the preview of an import', () => {
  it('of an idea says what is taken over and what is not', () => {
    const preview = ideaPreview({ ...proposal, cpvCodes: ['30213100', '99999999'] }, [
      { code: '30213100', label: 'Tragbare Computer' },
    ]);
    expect(preview.rows.map(({ after }) => after)).toEqual([
      'Notebooks für Schulen',
      'Notebooks mit fünf Jahren Vor-Ort-Service',
      'Lieferleistung',
      'Rahmenvereinbarung mit Abrufen',
      'Tragbare Computer (30213100)',
    ]);
    expect(preview.lots[0]?.maximum).toBe('höchstens 900 Stück, 900.000,00\u00a0€ netto');
    expect(preview.notes.join('\n')).toContain('CPV 99999999');
    expect(preview.notes.join('\n')).toContain('Rechenwerk GmbH (876.543,21\u00a0€)');
  });

  it('of a tender is what its own form sends, and keeps what the file does not say', () => {
    const present = {
      platform: 'HAD',
      platformReference: 'HAD-17',
      noticeUrl: 'https://had.example/17',
      publishedOn: '2026-03-01',
      offersDueAt: '2026-04-01T10:00:00Z',
    };
    const input = (fields: object) =>
      prepareTenderSchema.parse({ ...fields, procurementId: 'b0000000-0000-4000-8000-000000000001', version: '1' });
    const { fields, preview } = tenderPreview(proposal, present);
    expect(input(fields)).toMatchObject({
      platform: 'Vergabeplattform Hessen',
      noticeUrl: 'https://vergabe.example/bekanntmachung/17',
      publishedOn: '2026-03-02',
      offersDueAt: new Date('2026-04-07T10:00:00Z'),
    });
    expect(preview.rows[0]).toEqual({ label: 'Vergabeplattform', before: 'HAD', after: 'Vergabeplattform Hessen' });
    const silent = {
      ...proposal,
      platform: '',
      platformReference: '',
      noticeUrl: '',
      publishedAt: null,
      offersDueAt: null,
    };
    expect(input(tenderPreview(silent, present).fields)).toMatchObject({
      ...present,
      offersDueAt: new Date(present.offersDueAt),
    });
  });

  it('travels with the form, and whatever else stands in its field is no preview', () => {
    const preview = ideaPreview(proposal, []);
    expect(previewIn({ [PREVIEW_FIELD]: JSON.stringify(preview) })).toEqual(preview);
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"rows": 1}',
      '{"heading":"x","apply":"y","rows":[null],"lots":[],"notes":[],"carried":[]}',
    ])
      expect(previewIn({ [PREVIEW_FIELD]: text })).toBeNull();
    expect(previewIn({})).toBeNull();
  });
});
