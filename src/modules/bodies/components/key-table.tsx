import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay } from '#src/ui/format.ts';
import { type KeyPeriod, RECORDS_BEGIN } from '../domain/key.ts';
import { KEY_LABELS } from '../texts.ts';

/** A key older than the records is not said to have begun with them. */
function beginOf({ validFrom }: KeyPeriod): string {
  return validFrom === RECORDS_BEGIN ? `spätestens seit ${formatDay(validFrom)}` : formatDay(validFrom);
}

/** Official keys with the days they are valid. */
export function KeyTable({ keys }: { keys: readonly KeyPeriod[] }) {
  return (
    <DataTable
      caption="Amtliche Schlüssel und ihre Gültigkeit"
      captionHidden
      columns={[
        { key: 'value', label: 'Schlüssel', rowHeader: true, cell: (key) => key.value },
        { key: 'kind', label: 'Art', cell: (key) => KEY_LABELS[key.kind] },
        { key: 'from', label: 'Gültig ab', cell: beginOf },
        { key: 'to', label: 'Gültig bis', cell: (key) => (key.validTo ? formatDay(key.validTo) : 'auf Weiteres') },
      ]}
      rows={keys}
      rowKey={(key) => `${key.kind}-${key.value}-${key.validFrom}`}
    />
  );
}
