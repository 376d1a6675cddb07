import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_KINDS, type BodyKind, GOVERNMENT_REGIONS } from '#src/modules/bodies/domain/body.ts';
import { authorityReasonSentence } from '../texts.ts';
import { LEGAL_PARAMETERS } from './initial-parameters.ts';
import { AUTHORITY_REASONS, type PartyFacts, supervisoryAuthority } from './supervisory-authority.ts';

const DAY = '2026-11-23';
const decide = (...parties: PartyFacts[]) => supervisoryAuthority(parties, LEGAL_PARAMETERS, DAY);
const codes = (...parties: PartyFacts[]) => decide(...parties).reasons.map((reason) => reason.code);

function party(kind: BodyKind, name: string, rest: Partial<PartyFacts> = {}): PartyFacts {
  return { bodyId: name, name, kind, key: null, districtId: null, region: null, population: null, ...rest };
}

const town = (name: string, districtId: string, region: PartyFacts['region'], population = 9000) =>
  party('municipality', name, { districtId, region, population, key: '06440001' });
const buedingen = town('Büdingen', 'wetterau', 'darmstadt');
const nidda = town('Nidda', 'wetterau', 'darmstadt');
const dieburg = town('Dieburg', 'darmstadt-dieburg', 'darmstadt');
const herborn = town('Herborn', 'lahn-dill', 'giessen');
const wetzlar = town('Wetzlar', 'lahn-dill', 'giessen', 54_665);
const oberursel = town('Oberursel', 'hochtaunus', 'darmstadt', 46_736);
const lahnDill = party('district', 'Lahn-Dill-Kreis', { key: '06532', region: 'giessen', population: 255_000 });
const kassel = party('independent_city', 'Kassel', { key: '06611000', region: 'kassel', population: 197_230 });
const offenbach = party('independent_city', 'Offenbach', { key: '06413000', region: 'darmstadt', population: 132_746 });
const frankfurt = party('independent_city', 'Frankfurt', { key: '06412000', region: 'darmstadt', population: 756_021 });
const wiesbaden = party('independent_city', 'Wiesbaden', { key: '06414000', region: 'darmstadt', population: 288_850 });
const ministry = party('state_ministry', 'Ministerium');
const council = party('regional_council', 'RP Gießen', { region: 'giessen' });
const university = party('university', 'Goethe-Universität');
const provider = party('it_provider', 'eKom21', { region: 'giessen' });
const cooperative = party('purchasing_cooperative', 'KOP-IT');
const association = (districtId: string | null, region: PartyFacts['region']) =>
  party('special_purpose_association', 'Verband', { districtId, region });

describe('the ministry', () => {
  it.each<[string, PartyFacts[], string, string]>([
    ['two Regierungsbezirke', [buedingen, herborn], 'several_regions', 'high'],
    ['Frankfurt, alone or not', [frankfurt, offenbach], 'frankfurt_takes_part', 'high'],
    ['Wiesbaden', [wiesbaden, buedingen], 'wiesbaden_takes_part', 'high'],
    ['the Land', [buedingen, ministry], 'land_takes_part', 'high'],
    ['a Regierungspräsidium as partner', [herborn, council], 'land_takes_part', 'high'],
    ['a university', [herborn, university], 'university_counts_as_land', 'medium'],
    ['eKom21', [herborn, provider], 'it_provider_spans_regions', 'low'],
    ['a Zweckverband of unknown extent', [herborn, association(null, null)], 'region_unknown', 'low'],
    [
      'the Bund',
      [herborn, party('state_ministry', 'BSI', { jurisdiction: 'bund' })],
      'outside_hessen_takes_part',
      'high',
    ],
    [
      'a Gemeinde of another Land',
      [herborn, { ...nidda, jurisdiction: 'other_land' }],
      'outside_hessen_takes_part',
      'high',
    ],
    ['nobody municipal', [cooperative], 'no_municipal_party', 'low'],
  ])('decides with %s', (_title, parties, code, certainty) => {
    const rule = decide(...parties);
    expect(rule.authority).toEqual({ kind: 'ministry' });
    expect(rule.reasons.map((reason) => reason.code)).toContain(code);
    expect(rule.source).toBe('§ 35 Abs. 2 Nr. 3 KGG');
    expect(rule.certainty).toBe(certainty);
  });

  it('is sure as soon as one reason is, and names all', () => {
    expect(codes(buedingen, herborn, provider)).toEqual(['several_regions', 'it_provider_spans_regions']);
    expect(decide(buedingen, herborn, provider).certainty).toBe('high');
  });
});

describe('the Regierungspräsidium', () => {
  it.each<[string, PartyFacts[], string, string, string]>([
    ['several Kreise of its Bezirk', [buedingen, dieburg], 'several_districts', 'darmstadt', 'high'],
    ['a Landkreis', [herborn, lahnDill], 'district_takes_part', 'giessen', 'high'],
    ['a Landkreis alone', [lahnDill], 'district_takes_part', 'giessen', 'high'],
    ['a kreisfreie Stadt', [kassel], 'city_under_regional_council', 'kassel', 'high'],
    ['a town of more than 50,000', [herborn, wetzlar], 'city_under_regional_council', 'giessen', 'high'],
    [
      'a Zweckverband over several Kreise',
      [herborn, association(null, 'giessen')],
      'association_spans_districts',
      'giessen',
      'medium',
    ],
    ['a private party', [herborn, cooperative], 'private_party_takes_part', 'giessen', 'low'],
  ])('decides with %s', (_title, parties, code, region, certainty) => {
    const rule = decide(...parties);
    expect(rule.authority).toEqual({ kind: 'regional_council', region });
    expect(rule.reasons.map((reason) => reason.code)).toContain(code);
    expect(rule.certainty).toBe(certainty);
  });

  it('is less than sure beside a private party even if a Landkreis takes part', () => {
    expect(decide(lahnDill, cooperative).certainty).toBe('medium');
  });
  it('supervises more than 50,000 inhabitants, not exactly 50,000', () => {
    expect(decide(town('A', 'x', 'kassel', 50_000)).authority?.kind).toBe('district');
    expect(decide(town('A', 'x', 'kassel', 50_001)).authority?.kind).toBe('regional_council');
  });
});

describe('the Landrat', () => {
  it.each<[string, PartyFacts[], string]>([
    ['Gemeinden of one Kreis', [buedingen, nidda], 'high'],
    ['one Gemeinde', [herborn], 'high'],
    ['a Zweckverband within the Kreis', [herborn, association('lahn-dill', 'giessen')], 'medium'],
    ['a town that may have been larger', [oberursel], 'medium'],
  ])('decides with %s', (_title, parties, certainty) => {
    const rule = decide(...parties);
    expect(rule.authority).toEqual({ kind: 'district', districtBodyId: parties[0]?.districtId });
    expect(rule.source).toBe('§ 35 Abs. 2 Nr. 1 KGG');
    expect(rule.certainty).toBe(certainty);
  });
});

describe('every answer', () => {
  const anyParty = fc
    .record({
      bodyId: fc.uuid(),
      kind: fc.constantFrom(...BODY_KINDS),
      districtId: fc.constantFrom('d1', 'd2', null),
      region: fc.constantFrom(...GOVERNMENT_REGIONS, null),
      population: fc.option(fc.integer({ min: 500, max: 800_000 })),
      key: fc.constantFrom(null, '06440001', '06412000'),
    })
    .map((facts): PartyFacts => ({ ...facts, name: facts.bodyId }));

  it('is undetermined only without parties', () => {
    expect(decide().authority).toBeNull();
    fc.assert(
      fc.property(fc.array(anyParty, { minLength: 1, maxLength: 6 }), (parties) => {
        const { authority, reasons } = decide(...parties);
        expect(authority).not.toBeNull();
        expect(reasons.length).toBeGreaterThan(0);
        for (const reason of reasons) expect(authorityReasonSentence(reason)).toMatch(/\.$/);
      }),
    );
  });
  it('does not depend on the order of the parties', () => {
    fc.assert(
      fc.property(fc.array(anyParty, { minLength: 1, maxLength: 6 }), (parties) => {
        expect(decide(...[...parties].reverse()).authority).toEqual(decide(...parties).authority);
      }),
    );
  });
  it('never makes a Landkreis or Regierungspräsidium judge in its own cause', () => {
    fc.assert(
      fc.property(fc.array(anyParty, { minLength: 1, maxLength: 6 }), (parties) => {
        const { authority } = decide(...parties);
        if (authority?.kind === 'district') expect(parties.some((entry) => entry.kind === 'district')).toBe(false);
        if (authority?.kind !== 'ministry')
          expect(parties.some((entry) => entry.kind === 'regional_council')).toBe(false);
      }),
    );
  });
  it('only moves upward when another party joins', () => {
    const rank = { district: 0, regional_council: 1, ministry: 2 };
    fc.assert(
      fc.property(fc.array(anyParty, { minLength: 1, maxLength: 5 }), anyParty, (parties, joining) => {
        fc.pre(parties.some((entry) => ['municipality', 'independent_city', 'district'].includes(entry.kind)));
        const before = decide(...parties).authority?.kind ?? 'district';
        const after = decide(...parties, joining).authority?.kind ?? 'district';
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
      }),
    );
  });
  it('has a sentence for every reason, naming three bodies at most', () => {
    for (const code of AUTHORITY_REASONS) {
      const sentence = authorityReasonSentence({
        code,
        bodyNames: ['A', 'B', 'C', 'D', 'E'],
        source: '',
        certainty: 'low',
      });
      expect(sentence).not.toContain('D,');
      expect(sentence).not.toContain('undefined');
    }
  });
});
