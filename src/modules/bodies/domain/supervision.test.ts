import { describe, expect, it } from 'vitest';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import type { PartyFacts } from '#src/modules/legal/domain/supervisory-authority.ts';
import { supervisionOf } from './supervision.ts';

const TOWN: PartyFacts = {
  bodyId: 'town',
  name: 'Büdingen',
  kind: 'municipality',
  key: '06440004',
  districtId: 'district',
  region: 'darmstadt',
  population: 22_000,
};

describe('who supervises a Kommune (§ 136 HGO)', () => {
  it.each<[string, Partial<PartyFacts>, string]>([
    ['a Gemeinde: the Landrat', {}, 'district'],
    ['a town above 50,000: the Regierungspräsidium', { population: 50_001 }, 'regional_council'],
    [
      'a kreisfreie Stadt: the Regierungspräsidium',
      { kind: 'independent_city', key: '06415000', districtId: null },
      'regional_council',
    ],
    ['a Landkreis: the Regierungspräsidium', { kind: 'district', key: '06440', districtId: null }, 'regional_council'],
    ['Frankfurt: the ministry', { kind: 'independent_city', key: '06412000', districtId: null }, 'ministry'],
    ['Wiesbaden: the ministry', { kind: 'independent_city', key: '06414000', districtId: null }, 'ministry'],
  ])('%s', (_, facts, expected) => {
    expect(supervisionOf({ ...TOWN, ...facts }, LEGAL_PARAMETERS, '2026-06-01')?.authority).toBe(expected);
  });

  it('is no matter for bodies that are no Kommunen', () => {
    expect(supervisionOf({ ...TOWN, kind: 'university' }, LEGAL_PARAMETERS, '2026-06-01')).toBeNull();
  });
});
