import { z } from 'zod';
import { searchTextOf } from '#src/modules/bodies/domain/search.ts';
import { fixedId } from '../reference/fixed-id.ts';
import historicTable from '../reference/historic-cooperations.json' with { type: 'json' };
import { bodyIdOf, bodyOf, pathOf } from './directory.ts';

const historicRow = z.object({
  number: z.int(),
  title: z.string(),
  fieldKey: z.string(),
  topic: z.string(),
  partnerKeys: z.array(z.string()).min(1),
  amountEur: z.number().nullable(),
  date: z.string().nullable(),
  sourceUrl: z.url(),
  note: z.string().nullable(),
});

type Row = Record<string, unknown>;

/** "2023" or "2024-03-25": the source's year or day; a year alone stands for its first day. */
function sinceOf(date: string | null): string | null {
  return date === null ? null : date.length === 4 ? `${date}-01-01` : date;
}

/** Real IKZ projects from press pages, as historic entries: facts with their source, no way through the portal. */
export function historicRows(): { cooperations: Row[]; partners: Row[]; publications: Row[]; events: Row[] } {
  const entries = z.array(historicRow).parse(historicTable);
  const amounts = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  const rows = entries.map((entry) => {
    const id = fixedId(`historic-cooperation:${entry.number}`);
    const bodyIds = entry.partnerKeys.map(bodyIdOf);
    const records = bodyIds.map(bodyOf);
    const reference = `IKZ-H-${String(entry.number).padStart(4, '0')}`;
    const facts = [
      entry.amountEur === null ? null : `Förderung laut Quelle: ${amounts.format(entry.amountEur)}.`,
      entry.note === null ? null : `${entry.note}.`,
    ].filter((part) => part !== null);
    const shared = {
      status: 'active',
      title: entry.title,
      field_key: entry.fieldKey,
      historic: true,
      source_url: entry.sourceUrl,
      source_note: facts.join(' ') || null,
    };
    const recordedAt = '2026-11-02T09:00:00+01:00';
    return {
      cooperation: {
        id,
        reference,
        ...shared,
        lead_body_id: bodyIds[0],
        created_at: recordedAt,
        updated_at: recordedAt,
        decided_at: null,
      },
      partners: bodyIds.map((bodyId, index) => ({
        id: fixedId(`historic-partner:${entry.number}:${bodyId}`),
        cooperation_id: id,
        body_id: bodyId,
        is_lead: index === 0,
        status: 'accepted',
        invited_at: recordedAt,
      })),
      publication: {
        cooperation_id: id,
        reference,
        ...shared,
        partners: records.map((record) => ({ bodyId: record.id, name: record.shortName, path: pathOf(record) })),
        body_ids: bodyIds,
        since: sinceOf(entry.date),
        regions: [...new Set(records.flatMap((record) => record.region ?? []))].sort(),
        search_text: searchTextOf([entry.title, entry.topic, ...records.map((record) => record.shortName)]),
      },
      event: {
        cooperation_id: id,
        verb: 'import_historic',
        from_status: null,
        to_status: 'active',
        holder: 'none',
        details: { source: entry.sourceUrl },
        occurred_at: recordedAt,
      },
    };
  });
  return {
    cooperations: rows.map((row) => row.cooperation),
    partners: rows.flatMap((row) => row.partners),
    publications: rows.map((row) => row.publication),
    events: rows.map((row) => row.event),
  };
}
