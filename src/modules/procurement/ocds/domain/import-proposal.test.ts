import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledOf } from './compiled.ts';
import { exampleReleaseFacts } from './example-release-facts.ts';
import { IMPORT_LIMITS, type ImportProposal, proposalOf, shapeOf } from './import-proposal.ts';
import { releaseOf } from './release.ts';

const release = releaseOf(exampleReleaseFacts(), { number: 1, date: '2026-11-23T10:00:00.000Z', tags: ['tender'] });
const proposed = (document: unknown): ImportProposal => {
  const proposal = proposalOf(document);
  if (typeof proposal === 'string') throw new Error(proposal);
  return proposal;
};

describe('a release from outside', () => {
  it('proposes what the portal itself published', () => {
    expect(proposed(release)).toMatchObject({
      title: 'Notebooks für Schulen',
      subject: 'Notebooks mit fünf Jahren Vor-Ort-Service',
      contractNature: 'supplies',
      arrangement: 'framework',
      cpvCodes: ['30213100'],
      platform: 'Vergabeplattform Hessen',
      noticeUrl: 'https://vergabe.example/bekanntmachung/17',
      offersDueAt: new Date('2026-04-07T10:00:00Z'),
      lots: [
        { title: 'Geräte', maxValueCents: 90_000_000, maxQuantity: 900, unit: 'Stück', cpvCode: '30213100' },
        { title: 'Zubehör', maxValueCents: 5_000_050, maxQuantity: null },
      ],
      awards: [
        { suppliers: 'Rechenwerk GmbH', cents: 87_654_321 },
        { suppliers: '', cents: null },
      ],
    });
  });

  it('says the same alone, in a package and as a record', () => {
    const record = { records: [{ ocid: release.ocid, releases: [release], compiledRelease: compiledOf(release) }] };
    expect(shapeOf(release)).toBe('release');
    expect(shapeOf({ releases: [release] })).toBe('release-package');
    expect(shapeOf(record)).toBe('record-package');
    for (const document of [{ releases: [release] }, record]) expect(proposed(document)).toEqual(proposed(release));
  });

  it('adds releases of one process up by date, whatever their order', () => {
    const later = { ...release, date: '2026-12-01T00:00:00Z', tender: { id: 'x', title: 'Neuer Titel' }, awards: [] };
    const proposal = proposed({ releases: [later, release] });
    expect(proposal).toMatchObject({ title: 'Neuer Titel', platform: 'Vergabeplattform Hessen' });
    expect(proposal.awards).toHaveLength(2);
  });

  it.each([
    ['several_processes', { releases: [release, { ...release, ocid: 'ocds-xxxxxx-2' }] }],
    ['no_release', { releases: [] }],
    ['no_tender', { ...release, tender: undefined }],
    ['no_title', { ...release, tender: { id: '1', title: ' \u200B\u0007 ' } }],
    ['too_many_lots', { ...release, tender: { ...release.tender, lots: Array(IMPORT_LIMITS.lots + 1).fill({}) } }],
  ])('proposes nothing: %s', (problem, document) => {
    expect(proposalOf(document)).toBe(problem);
  });

  it('takes only amounts in euros, addresses of the web and codes of the vocabulary’s form', () => {
    const tender = {
      id: '1',
      title: 'T',
      items: [{ id: '1', relatedLot: 'a', quantity: 1.5, classification: { scheme: 'UNSPSC', id: '30213100' } }],
      lots: [{ id: 'a', techniques: { frameworkAgreement: { value: { amount: 5, currency: 'USD' } } } }],
      documents: [{ id: '1', documentType: 'tenderNotice', url: 'javascript:alert(1)' }],
    };
    expect(proposed({ ...release, tender })).toMatchObject({
      cpvCodes: [],
      noticeUrl: '',
      lots: [{ title: 'Los 1', maxValueCents: null, maxQuantity: null, cpvCode: null }],
    });
  });

  it('of any content is read without a crash and within the limits', () => {
    const anything = fc.anything({ withNullPrototype: true, maxDepth: 4 });
    const document = fc.record({
      ocid: anything,
      date: anything,
      buyer: anything,
      awards: anything,
      tender: fc.oneof(
        anything,
        fc.record({ title: fc.oneof(anything, fc.string()), lots: anything, items: anything, documents: anything }),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(anything, document), (value) => {
        const proposal = proposalOf(value);
        if (typeof proposal === 'string') return;
        expect(proposal.title.length).toBeGreaterThan(0);
        expect([...proposal.title].length).toBeLessThanOrEqual(IMPORT_LIMITS.title);
        expect(proposal.cpvCodes.length).toBeLessThanOrEqual(IMPORT_LIMITS.cpvCodes);
      }),
    );
  });
});
