import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROCUREMENT_STATUSES } from '../../domain/status.ts';
import { shapeErrors } from '../schema.ts';
import { compiledOf } from './compiled.ts';
import { exampleReleaseFacts } from './example-release-facts.ts';
import type { OcdsRelease, OcdsTag } from './ocds.ts';
import { releaseOf } from './release.ts';
import type { ReleaseFacts } from './release-facts.ts';

const meta = { number: 3, date: '2026-11-23T10:00:00.000Z', tags: ['contract'] as OcdsTag[] };
const released = (facts: ReleaseFacts): OcdsRelease => JSON.parse(JSON.stringify(releaseOf(facts, meta)));

const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const cents = fc.option(fc.nat(2_000_000_000), { nil: null });
const moment = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2050-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);
const day = moment.map((instant) => instant.slice(0, 10));
const body = fc.record({ id: fc.uuid(), name: text, key: fc.option(fc.stringMatching(/^06\d{6}$/), { nil: null }) });
const distinct = <T extends { readonly id: string }>(entries: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(entries, { selector: ({ id }) => id, maxLength });

/** Whatever the database can hold, public or not. */
const anyFacts: fc.Arbitrary<ReleaseFacts> = distinct(
  fc.record({
    id: fc.uuid(),
    number: fc.nat(500),
    title: text,
    description: fc.oneof(fc.constant(''), text),
    cpvCode: fc.option(fc.stringMatching(/^\d{8}$/), { nil: null }),
    unit: text,
    maxValueCents: cents,
    maxQuantity: fc.option(fc.nat(1_000_000), { nil: null }),
  }),
  6,
).chain((drawn) => {
  const lots = drawn.map((lot, index) => ({ ...lot, number: index + 1 }));
  const lotId = lots.length === 0 ? fc.uuid() : fc.constantFrom(...lots.map(({ id }) => id));
  return fc.record({
    ocid: fc.constant('ocds-allmnd-BES-2026-0001'),
    reference: fc.constant('BES-2026-0001'),
    title: text,
    subject: fc.oneof(fc.constant(''), text),
    status: fc.constantFrom(...PROCUREMENT_STATUSES),
    tendered: fc.boolean(),
    concluded: fc.boolean(),
    contractNature: fc.constantFrom('supplies' as const, 'services' as const, 'works' as const),
    arrangement: fc.constantFrom('single' as const, 'framework' as const),
    procedureKey: fc.constantFrom(null, 'open', 'negotiated', 'direct_award', 'never_heard_of'),
    procedureLabel: fc.option(text, { nil: null }),
    estimatedValueCents: cents,
    cpv: fc.uniqueArray(fc.record({ code: fc.stringMatching(/^\d{8}$/), label: text }), {
      selector: ({ code }) => code,
      maxLength: 5,
    }),
    lead: body,
    buyers: distinct(body, 8),
    lots: fc.constant(lots),
    tender: fc.option(
      fc.record({
        platform: fc.oneof(fc.constant(''), text),
        noticeUrl: fc.oneof(fc.constant(''), fc.webUrl(), text, fc.constant('javascript:alert(1)')),
        publishedOn: fc.option(day, { nil: null }),
        offersDueAt: fc.option(moment, { nil: null }),
      }),
      { nil: null },
    ),
    bidCount: fc.option(fc.nat(50), { nil: null }),
    awards: distinct(
      fc.record({
        id: fc.uuid(),
        lotId,
        bidderName: fc.option(text, { nil: null }),
        bidderPlace: fc.option(text, { nil: null }),
        bidderIdentifier: fc.option(text, { nil: null }),
        bidderIsSme: fc.option(fc.boolean(), { nil: null }),
        valueCents: cents,
        decidedAt: moment,
      }),
      4,
    ),
    contracts: distinct(
      fc.record({
        id: fc.uuid(),
        lotId: fc.option(lotId, { nil: null }),
        title: text,
        status: fc.constantFrom('running' as const, 'exhausted' as const, 'ended' as const, 'terminated' as const),
        startsOn: day,
        endsOn: fc.option(day, { nil: null }),
        valueCents: fc.nat(2_000_000_000),
        calledValueCents: fc.nat(2_000_000_000),
        calledQuantity: fc.nat(100_000),
        createdAt: moment,
        amendments: fc.array(
          fc.record({
            number: fc.nat(20),
            kind: fc.constantFrom(
              'price_adjustment' as const,
              'extension' as const,
              'volume' as const,
              'scope' as const,
            ),
            decidedAt: moment,
          }),
          { maxLength: 3 },
        ),
      }),
      4,
    ),
  });
});

describe('a release', () => {
  it('is valid OCDS 1.1 for whatever the database can hold, and so are packages, records and compiled releases', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const release = released(facts);
        expect(shapeErrors('release', release)).toEqual([]);
        const head = {
          uri: 'https://allmende.example/api/open-data/ocds',
          version: '1.1',
          publishedDate: release.date,
          publisher: { name: 'Allmende' },
        };
        expect(shapeErrors('release-package', { ...head, releases: [release] })).toEqual([]);
        const records = [{ ocid: release.ocid, releases: [release], compiledRelease: compiledOf(release) }];
        expect(shapeErrors('record-package', { ...head, records })).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('names every organisation it refers to among the parties, once', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const release = released(facts);
        const ids = release.parties.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const named = [
          release.buyer,
          release.tender.procuringEntity,
          ...(release.awards ?? []).flatMap(({ suppliers }) => suppliers ?? []),
        ];
        for (const reference of named) expect(ids).toContain(reference?.id);
      }),
    );
  });

  it('says nothing of offers, bidders, awards, contracts and estimates before contracts are concluded', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const release = released({ ...facts, concluded: false });
        expect(release.awards).toBeUndefined();
        expect(release.contracts).toBeUndefined();
        expect(release.tender.value).toBeUndefined();
        expect(release.tender.numberOfTenderers).toBeUndefined();
        expect(release.parties.every(({ roles }) => !roles.includes('tenderer'))).toBe(true);
      }),
    );
  });

  it('says nothing of maximum values, quantities, platform and dates before the notice is out', () => {
    const release = released(exampleReleaseFacts({ status: 'agreed', tendered: false, concluded: false }));
    const published = JSON.stringify(release);
    for (const secret of [
      '900000',
      '50000.5',
      '900',
      'vergabe.example',
      '2026-04-07',
      '14 Zoll',
      'Rechenwerk',
      '987654',
    ])
      expect(published).not.toContain(secret);
    expect(release.tender).toMatchObject({ status: 'planned', title: 'Notebooks für Schulen' });
  });

  it('leads to no address that is not one of the web', () => {
    const tender = { ...exampleReleaseFacts().tender, platform: 'x', publishedOn: null, offersDueAt: null };
    const links = (noticeUrl: string) =>
      released(exampleReleaseFacts({ tender: { ...tender, noticeUrl } })).tender.documents;
    expect(links('javascript:alert(1)')).toBeUndefined();
    expect(links('https://vergabe.example/a b')).toBeUndefined();
    expect(links('https://vergabe.example/17')).toHaveLength(1);
  });

  it('tells what was called only where many buyers hide the single one', () => {
    const facts = exampleReleaseFacts();
    expect(released(facts).contracts?.[0]?.x_called).toMatchObject({ quantity: 12, value: { amount: 12_345 } });
    expect(released({ ...facts, buyers: facts.buyers.slice(0, 1) }).contracts?.[0]?.x_called).toBeUndefined();
  });

  it('keeps cents exact', () => {
    const release = released(exampleReleaseFacts());
    expect(release.awards?.[0]?.value?.amount).toBe(876_543.21);
    expect(release.tender.lots?.[1]?.techniques?.frameworkAgreement?.value?.amount).toBe(50_000.5);
  });

  it('names procedure and amendments in German', () => {
    const release = released(exampleReleaseFacts());
    expect(release.tender).toMatchObject({ procurementMethod: 'open', procurementMethodDetails: 'Offenes Verfahren' });
    expect(release.contracts?.[0]?.amendments?.[0]?.rationale).toBe('Preisanpassung');
  });
});

describe('the schema', () => {
  it.each([
    ['a release without ocid', { ...released(exampleReleaseFacts()), ocid: undefined }, '', 'required'],
    ['an unknown tag', { ...released(exampleReleaseFacts()), tag: ['feast'] }, '/tag/0', 'enum'],
    ['a date that is none', { ...released(exampleReleaseFacts()), date: 'gestern' }, '/date', 'format'],
  ])('refuses %s', (_what, release, pointer, keyword) => {
    const found = shapeErrors('release', JSON.parse(JSON.stringify(release)));
    expect(found).toContainEqual(expect.objectContaining({ pointer, keyword }));
  });
});
