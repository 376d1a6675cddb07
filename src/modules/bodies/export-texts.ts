import type { BodyExportRow } from './reads/export-bodies.ts';
import { kindLabel, REGION_LABELS } from './texts.ts';

/** Head of the export of the register. */
export const BODY_EXPORT_COLUMNS = [
  'Name',
  'Kurzname',
  'Art',
  'AGS',
  'ARS',
  'Kreisschlüssel',
  'Landkreis',
  'Regierungsbezirk',
  'Postleitzahl des Sitzes',
  'Einwohner',
  'Stichtag Einwohner und Fläche',
  'Fläche in km²',
  'Breite (WGS84)',
  'Länge (WGS84)',
  'Besteht seit',
  'Bestand bis',
  'Adresse im Portal',
  'Quelle',
] as const;

/** Cells of one body, in the order of the head. Days stay ISO: every program reads them the same way. */
export function bodyExportCells(row: BodyExportRow): (string | number | null)[] {
  return [
    row.officialName,
    row.shortName,
    kindLabel(row.kind, row.officialName),
    row.ags,
    row.ars,
    row.districtKey,
    row.districtName,
    row.region && REGION_LABELS[row.region],
    row.seatPostcode,
    row.population,
    row.populationDate,
    row.areaKm2,
    row.latitude,
    row.longitude,
    row.validFrom,
    row.validTo,
    `/kommunen/${row.address}`,
    row.sourceNote,
  ];
}
