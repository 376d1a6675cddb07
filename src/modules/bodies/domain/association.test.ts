import { describe, expect, it } from 'vitest';
import { type AssociationContent, type AssociationFacts, decideAssociation } from './association.ts';
import { freeSlug } from './slug.ts';

const CONTENT: AssociationContent = {
  officialName: 'Zweckverband Gruppenwasser Beispieltal',
  shortName: '',
  districtId: null,
  region: null,
  seatPostcode: '',
  validFrom: null,
  validTo: null,
  sourceNote: 'Satzung',
};
const FACTS: AssociationFacts = { nameTaken: false, district: null };
const DISTRICT = { region: 'kassel' } as const;

describe('a Zweckverband in the register', () => {
  it.each<[string, Partial<AssociationContent>, Partial<AssociationFacts>, string]>([
    ['a name another body bears', {}, { nameTaken: true }, 'name_taken'],
    ['a Landkreis that is none', { districtId: 'x' }, {}, 'district_unknown'],
    [
      'a Regierungsbezirk other than that of the Landkreis',
      { districtId: 'x', region: 'giessen' },
      { district: DISTRICT },
      'region_contradicts_district',
    ],
    ['an end before the beginning', { validFrom: '2026-02-01', validTo: '2026-01-31' }, {}, 'ends_before_it_begins'],
  ])('is refused with %s', (_, content, facts, reason) => {
    expect(decideAssociation({ ...CONTENT, ...content }, { ...FACTS, ...facts })).toEqual({ ok: false, reason });
  });

  it('takes the Regierungsbezirk from its Landkreis, the official name where there is no short one', () => {
    expect(decideAssociation({ ...CONTENT, districtId: 'x' }, { ...FACTS, district: DISTRICT })).toEqual({
      ok: true,
      shortName: CONTENT.officialName,
      region: 'kassel',
    });
  });

  it('may span Landkreise and Regierungsbezirke, and last one day', () => {
    const content = { ...CONTENT, shortName: 'ZGB', validFrom: '2026-01-31', validTo: '2026-01-31' };
    expect(decideAssociation(content, FACTS)).toEqual({ ok: true, shortName: 'ZGB', region: null });
  });
});

describe('address of a body without key', () => {
  it.each([
    ['Zweckverband Gruppenwasser', [], 'zweckverband-gruppenwasser'],
    ['Müllabfuhr-Zweckverband (Süd)', [], 'muellabfuhr-zweckverband-sued'],
    ['Neu', [], 'neu-2'],
    ['Verband', ['verband', 'verband-2'], 'verband-3'],
    ['21 Gemeinden', [], 'stelle-21-gemeinden'],
    ['🙂', [], 'stelle'],
    ['A'.repeat(200), [], 'a'.repeat(70)],
  ])('of "%s" beside %j is %s', (name, taken, expected) => {
    expect(freeSlug(name, new Set(taken))).toBe(expected);
  });
});
