import type { GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import type { PartyFacts } from '#src/modules/legal/domain/supervisory-authority.ts';
import type { BodyRecord } from '../reference/body-record.ts';
import { districtId, fixedId, municipalityId } from '../reference/fixed-id.ts';
import { INSTITUTION_IDS } from '../reference/institutions.ts';
import { referenceBodies } from '../reference.ts';

const byId = new Map(referenceBodies().map((record) => [record.id, record]));

/** Id of a body by AGS, district key or an institution's name; an id is its own. */
export function bodyIdOf(key: string): string {
  if (byId.has(key)) return key;
  if (/^\d{8}$/.test(key)) return municipalityId(key);
  if (/^\d{5}$/.test(key)) return districtId(key);
  return fixedId(key);
}

/** The register's record of a body named in a story. */
export function bodyOf(id: string): BodyRecord {
  const record = byId.get(id);
  if (!record) throw new Error(`the register has no body ${id}`);
  return record;
}

function keyOf(record: BodyRecord): string | null {
  const kind = record.kind === 'district' ? 'district_key' : 'ags';
  return record.keys.find((key) => key.kind === kind && key.validTo === null)?.value ?? null;
}

/** Address of a body's page. */
export function pathOf(record: BodyRecord): string {
  return `/kommunen/${keyOf(record) ?? record.slug}`;
}

/** What the rule on the supervisory authority needs of a body. */
export function partyOf(id: string): PartyFacts {
  const record = bodyOf(id);
  return {
    bodyId: id,
    name: record.shortName,
    kind: record.kind,
    key: keyOf(record),
    districtId: record.districtId ?? null,
    region: record.region ?? null,
    population: record.population ?? null,
  };
}

const COUNCILS: Record<GovernmentRegion, string> = {
  darmstadt: INSTITUTION_IDS.regionalCouncilDarmstadt,
  giessen: INSTITUTION_IDS.regionalCouncilGiessen,
  kassel: INSTITUTION_IDS.regionalCouncilKassel,
};

/** The body that holds the office of Regierungspräsidium of a region. */
export function councilOf(region: GovernmentRegion): string {
  return COUNCILS[region];
}
