import { fixedId } from '../../reference/fixed-id.ts';
import { bodyIdOf } from '../directory.ts';
import { at } from '../story-events.ts';
import { managerOf, type Row } from './tale.ts';

interface ToldContract {
  readonly key: string;
  readonly owner: string;
  readonly title: string;
  readonly supplier: string;
  readonly field: string;
  readonly cpv: string;
  readonly from: string;
  readonly to: string;
  readonly noticeMonths: number;
  readonly valueEuro: number;
  /** Whether others in search of partners may see subject and end. */
  readonly shown: boolean;
}

const DMS = { field: 'digitalisation', cpv: '48311000', noticeMonths: 6, shown: true } as const;
const PRINTING = { field: 'it_operation', cpv: '50310000', noticeMonths: 3, shown: true } as const;

/** Contracts bodies concluded by themselves: some end in the same months, so that the radar has something to propose. */
const TOLD: readonly ToldContract[] = [
  {
    ...DMS,
    key: 'buedingen-dms',
    owner: '06440004',
    title: 'Dokumentenmanagement und E-Akte',
    supplier: 'Aktenwerk Muster GmbH (Demo)',
    from: '2023-05-01',
    to: '2027-04-30',
    valueEuro: 148_000,
  },
  {
    ...DMS,
    key: 'nidda-dms',
    owner: '06440016',
    title: 'Dokumentenmanagement',
    supplier: 'Aktenwerk Muster GmbH (Demo)',
    from: '2023-07-01',
    to: '2027-06-30',
    valueEuro: 121_000,
  },
  {
    ...DMS,
    key: 'hanau-dms',
    owner: '06415000',
    title: 'Dokumentenmanagement der Stadtverwaltung',
    supplier: 'Digitale Ablage Beispiel AG (Demo)',
    from: '2022-08-01',
    to: '2027-07-31',
    valueEuro: 392_000,
  },
  {
    ...DMS,
    key: 'goethe-dms',
    owner: 'university:goethe',
    title: 'Dokumentenmanagement der Hochschulverwaltung',
    supplier: 'Digitale Ablage Beispiel AG (Demo)',
    from: '2022-09-01',
    to: '2027-08-31',
    valueEuro: 415_000,
  },
  {
    ...PRINTING,
    key: 'kassel-drucker',
    owner: '06611000',
    title: 'Wartung von Multifunktionsgeräten',
    supplier: 'Druckhaus Muster KG (Demo)',
    from: '2023-07-01',
    to: '2027-09-30',
    valueEuro: 286_000,
  },
  {
    ...PRINTING,
    key: 'eschwege-drucker',
    owner: '06636003',
    title: 'Multifunktionsgeräte, Miete und Wartung',
    supplier: 'Druckhaus Muster KG (Demo)',
    from: '2023-10-01',
    to: '2027-10-31',
    valueEuro: 64_000,
  },
  {
    key: 'land-rechenzentrum',
    owner: 'state-ministry:innen',
    title: 'Pflege der Fachanwendung Kommunalaufsicht',
    supplier: 'Fachverfahren Beispiel GmbH (Demo)',
    field: 'specialist_procedures',
    cpv: '72267000',
    from: '2024-01-01',
    to: '2028-04-30',
    noticeMonths: 12,
    valueEuro: 510_000,
    shown: false,
  },
  {
    key: 'ekom21-helpdesk',
    owner: 'it-provider:ekom21',
    title: 'Help-Desk außerhalb der Dienstzeit',
    supplier: 'Rufbereitschaft Muster GmbH (Demo)',
    field: 'it_operation',
    cpv: '72253100',
    from: '2025-04-01',
    to: '2027-03-31',
    noticeMonths: 3,
    valueEuro: 240_000,
    shown: true,
  },
  {
    key: 'buedingen-internet',
    owner: '06440004',
    title: 'Internetanschlüsse der Außenstellen',
    supplier: 'Leitung Beispiel AG (Demo)',
    field: 'broadband',
    cpv: '72400000',
    from: '2024-02-01',
    to: '2028-01-31',
    noticeMonths: 6,
    valueEuro: 88_000,
    shown: false,
  },
];

/** Rows of the bodies' own contracts with their lines of the audit log. `reference` numbers them. */
export function ownContracts(reference: (year: string) => string): { contracts: Row[]; audit: Row[] } {
  const rows = TOLD.map((told, index) => {
    const owner = managerOf(bodyIdOf(told.owner));
    const createdAt = at('2026-02-16', index * 3);
    const row: Row = {
      id: fixedId(`contract:${told.key}`),
      reference: reference('2026'),
      owner_body_id: owner.bodyId,
      title: told.title,
      supplier_name: told.supplier,
      field_key: told.field,
      cpv_code: told.cpv,
      unit: 'Stück',
      starts_on: told.from,
      ends_on: told.to,
      notice_months: told.noticeMonths,
      original_value_cents: told.valueEuro * 100,
      called_value_cents: 0,
      called_quantity: 0,
      status: 'running',
      pooling_visible: told.shown,
      note: '',
      created_by: owner.personId,
      created_at: createdAt,
      version: 1,
    };
    const audit: Row = {
      occurred_at: createdAt,
      actor_person_id: owner.personId,
      actor_body_id: owner.bodyId,
      action: 'contracts.add',
      subject_type: 'contract',
      subject_id: row.id,
      body_ids: [owner.bodyId],
      details: { reference: row.reference, poolingVisible: told.shown },
    };
    return { row, audit };
  });
  return { contracts: rows.map(({ row }) => row), audit: rows.map(({ audit }) => audit) };
}
