import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arsOfAgs, isKey, keyOn, RECORDS_BEGIN, regionOfKey } from '#src/modules/bodies/domain/key.ts';
import { isTown } from '#src/modules/bodies/domain/name.ts';
import { RESERVED_SLUGS } from '#src/modules/bodies/domain/slug.ts';
import { referenceBodies } from '../reference.ts';
import { generateMunicipalities } from '../scale.ts';
import { bodyRow } from './body-record.ts';
import { COOPERATION_FIELDS } from './cooperation-fields.ts';
import { fixedId, municipalityId } from './fixed-id.ts';
import historic from './historic-cooperations.json' with { type: 'json' };
import municipalityTable from './municipalities.json' with { type: 'json' };
import { TERRITORIAL_CHANGES } from './territory.ts';

const bodies = referenceBodies();
const outlineFile = join(import.meta.dirname, '../../../src/modules/bodies/components/district-outlines.json');

describe('fixed ids', () => {
  it('are UUIDs of version 5 and the same for ever', () => {
    expect(municipalityId('06440004')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    // Known to seeds, stories and bookmarks: a change of this value is a break.
    expect(municipalityId('06415000')).toBe('d93eec9f-494f-531f-b9b7-fa981d3561dc');
    expect(fixedId('Bu\u0308dingen')).toBe(fixedId('Büdingen'));
  });
});

describe('the register in its own form', () => {
  it('gives every body an id, an address and a name of its own', () => {
    expect(new Set(bodies.map((body) => body.id)).size).toBe(bodies.length);
    const current = bodies.filter((body) => !body.validTo);
    const addresses = current.map((body) => body.slug ?? keyOn(body.keys, 'ags', '2026-06-01') ?? body.keys[0]?.value);
    expect(addresses).not.toContain(undefined);
    expect(new Set(addresses).size).toBe(current.length);
    expect(new Set(current.map((body) => body.shortName)).size).toBe(current.length);
    expect(addresses.filter((address) => RESERVED_SLUGS.includes(address ?? ''))).toEqual([]);
  });

  it('has only keys of the right form, in the right Regierungsbezirk', () => {
    for (const body of bodies) {
      for (const key of body.keys) {
        expect(isKey(key.kind, key.value), `${body.shortName} ${key.value}`).toBe(true);
        expect(regionOfKey(key.value)).toBe(body.region);
        expect(key.validFrom >= RECORDS_BEGIN).toBe(true);
      }
    }
  });

  it('shows that the ARS follows from the AGS, on which those of ended Gemeinden rest', () => {
    for (const [ags, ars] of municipalityTable.rows) expect(arsOfAgs(String(ags))).toBe(ars);
  });

  it('shows that the right to be called a Stadt follows from the name', () => {
    const differing = municipalityTable.rows.filter(([, , name, designation]) => {
      return isTown(String(name)) !== (designation === 'S');
    });
    expect(differing.map(([, , name]) => name)).toEqual([]);
  });

  it('lets every territorial change lead from a known key to a body that exists', () => {
    for (const change of TERRITORIAL_CHANGES) {
      expect(bodies.some((body) => body.keys.some((key) => key.value === change.predecessorAgs))).toBe(true);
      expect(bodies.find((body) => body.id === municipalityId(change.successorAgs))?.validTo).toBeUndefined();
    }
  });

  it('finds every body by its name and by each of its keys', () => {
    for (const body of bodies) {
      const text = String(bodyRow(body).search_text);
      for (const key of body.keys) expect(text).toContain(key.value);
      expect(text.length).toBeGreaterThan(0);
    }
  });
});

describe('what cooperations are about', () => {
  it('has a field for every historic project, and bodies for all its partners', () => {
    const fields = new Set(COOPERATION_FIELDS.map((field) => field.key));
    const keys = new Set(bodies.flatMap((body) => body.keys.map((key) => key.value)));
    expect(historic).toHaveLength(21);
    for (const project of historic) {
      expect(fields).toContain(project.fieldKey);
      for (const key of project.partnerKeys) expect(keys).toContain(key);
      expect(project.sourceUrl).toMatch(/^https?:\/\//);
    }
  });
});

describe('the map', () => {
  it('is small and has an outline for every Landkreis and kreisfreie Stadt', () => {
    expect(statSync(outlineFile).size).toBeLessThan(40_000);
    const { outlines } = JSON.parse(readFileSync(outlineFile, 'utf8')) as { outlines: { key: string; path: string }[] };
    const keys = bodies
      .flatMap((body) => body.keys)
      .filter((key) => key.kind === 'district_key' && key.validTo === null)
      .map((key) => key.value);
    expect(outlines.map((outline) => outline.key).sort()).toEqual(keys.sort());
    for (const { path } of outlines) expect(path).toMatch(/^(M\d+ \d+l[-\d ]+z)+$/);
  });
});

describe('invented Gemeinden', () => {
  it('are the same every time and take no key that exists', () => {
    const some = generateMunicipalities(2_000);
    expect(generateMunicipalities(2_000)).toEqual(some);
    const taken = new Set(bodies.flatMap((body) => body.keys.map((key) => key.value)));
    const own = some.flatMap((body) => body.keys.map((key) => key.value));
    expect(own.filter((key) => taken.has(key))).toEqual([]);
    expect(new Set(own).size).toBe(own.length);
    expect(() => generateMunicipalities(1_000_000)).toThrow(RangeError);
  });
});
