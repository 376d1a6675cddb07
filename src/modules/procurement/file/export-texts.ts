import type { CsvValue } from '#src/server/csv.ts';
import type { PdfBlock } from '#src/server/pdf.ts';
import { formatDay, formatEuro, formatFileSize, formatInstant } from '#src/ui/format.ts';
import { ARRANGEMENT_LABELS, NATURE_LABELS, STATUS_LABELS, VERB_LABELS } from '../texts.ts';
import { awardBlocks } from './award-texts.ts';
import { detailTexts } from './detail-texts.ts';
import type { RecordExport } from './reads/export.ts';
import type { RecordEntry } from './reads/record-room.ts';
import { AUDIENCE_LABELS } from './texts.ts';

/** Head of the record as CSV. */
export const RECORD_COLUMNS = [
  'Nummer',
  'Zeitpunkt (UTC)',
  'Schritt',
  'Stand vorher',
  'Stand nachher',
  'Stelle',
  'Person',
  'Grund',
  'Einzelheiten',
  'Leserkreis',
] as const;

export function recordCells(entry: RecordEntry, index: number): CsvValue[] {
  return [
    index + 1,
    entry.occurredAt,
    VERB_LABELS[entry.verb] ?? entry.verb,
    entry.fromStatus && STATUS_LABELS[entry.fromStatus],
    STATUS_LABELS[entry.toStatus],
    entry.bodyName,
    entry.personName,
    entry.reason,
    JSON.stringify(entry.details),
    AUDIENCE_LABELS[entry.audience],
  ];
}

/** Said at the beginning, so that nobody takes a part for the whole. */
const EXTENT: Readonly<Record<'whole' | 'part', string>> = {
  whole: 'Dieser Auszug enthält alle Einträge und Dokumente der Vergabeakte.',
  part: 'Dieser Auszug enthält die Einträge und Dokumente, die der Leser sehen darf. Es kann weitere geben, zum Beispiel zum Bedarf anderer Stellen oder vor dem Zuschlag zu den Angeboten.',
};

/** The record as the blocks of a document. */
export function recordBlocks(record: RecordExport, exportedFor: string, at: Date): readonly PdfBlock[] {
  const { row } = record.procurement;
  const optional = (term: string, value: string | null): (readonly [string, string])[] =>
    value === null || value === '' ? [] : [[term, value]];
  return [
    { kind: 'title', text: `Vergabeakte ${row.reference}` },
    { kind: 'text', text: row.title },
    { kind: 'text', text: EXTENT[record.audiences.length === 3 ? 'whole' : 'part'] },
    {
      kind: 'facts',
      items: [
        ['Erstellt', `${formatInstant(at)} für ${exportedFor}`],
        ['Stand', STATUS_LABELS[row.status]],
        ['Federführung', row.lead.name],
        ...optional('Feld', row.field?.label ?? null),
        ['Art der Leistung', NATURE_LABELS[row.contractNature]],
        ['Vertragsart', ARRANGEMENT_LABELS[row.arrangement]],
        ...optional('CPV-Codes', row.cpvCodes.join(', ')),
        ...optional(
          'Geschätzter Wert',
          row.estimatedValueCents === null ? null : `${formatEuro(row.estimatedValueCents)} netto`,
        ),
        ...optional('Laufzeit', row.termMonths === null ? null : `${row.termMonths} Monate`),
        ...optional('Beendet', row.endedOn && formatDay(row.endedOn)),
      ],
    },
    ...(row.subject
      ? [{ kind: 'heading', text: 'Gegenstand' } as const, { kind: 'text', text: row.subject } as const]
      : []),
    ...(row.need
      ? [{ kind: 'heading', text: 'Bedarf und Anlass' } as const, { kind: 'text', text: row.need } as const]
      : []),
    ...(row.estimateReasoning
      ? [
          { kind: 'heading', text: 'Wie der Wert geschätzt wurde' } as const,
          { kind: 'text', text: row.estimateReasoning } as const,
        ]
      : []),
    { kind: 'heading', text: 'Verlauf' },
    { kind: 'entries', rows: record.entries.map(entryRow) },
    ...awardBlocks(record.data),
    { kind: 'heading', text: 'Dokumente' },
    ...(record.files.length === 0
      ? [{ kind: 'text', text: 'Keine Dokumente.' } as const]
      : [
          {
            kind: 'entries',
            rows: record.files.map((file) => ({
              head: file.title,
              lines: [
                `${file.fileName}, ${formatFileSize(file.size)}, ${file.ownerName}, ${formatInstant(new Date(file.uploadedAt))}`,
                `SHA-256 ${file.sha256}`,
              ],
            })),
          } as const,
        ]),
  ];
}

function entryRow(entry: RecordEntry, index: number) {
  const who = [entry.bodyName, entry.personName].filter((name) => name !== null).join(', ');
  const moved =
    entry.fromStatus !== null && entry.fromStatus !== entry.toStatus
      ? [`Stand: ${STATUS_LABELS[entry.fromStatus]} → ${STATUS_LABELS[entry.toStatus]}`.replace('→', '–')]
      : [];
  return {
    head: `${index + 1}. ${VERB_LABELS[entry.verb] ?? entry.verb}`,
    lines: [
      `${formatInstant(new Date(entry.occurredAt))}${who ? ` · ${who}` : ''}`,
      ...moved,
      ...(entry.reason ? [`Grund: ${entry.reason}`] : []),
      ...detailTexts(entry.details),
    ],
  };
}
