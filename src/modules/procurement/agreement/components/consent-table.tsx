import { Badge } from '#src/ui/badge.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay } from '#src/ui/format.ts';
import type { AgreementContent, FrozenParty } from '../domain/content.ts';
import type { AgreementView } from '../reads/agreement.ts';

/** Where every partner stands with the present version. */
export function ConsentTable({ view, present }: { view: AgreementView; present: AgreementContent }) {
  const consentOf = (bodyId: string) => view.consents.find((consent) => consent.bodyId === bodyId);
  return (
    <DataTable<FrozenParty>
      caption={`Zustimmungen zu Fassung ${view.procurement.row.agreementVersion}`}
      rows={present.parties}
      rowKey={({ bodyId }) => bodyId}
      columns={[
        { key: 'name', label: 'Partner', rowHeader: true, cell: ({ name }) => name },
        {
          key: 'status',
          label: 'Stand',
          cell: ({ bodyId }) => {
            const status = consentOf(bodyId)?.status;
            if (status === 'signed') return <Badge tone="success">zugestimmt</Badge>;
            return status === 'prepared' ? (
              <Badge tone="info">vorbereitet</Badge>
            ) : (
              <Badge tone="neutral">steht aus</Badge>
            );
          },
        },
        {
          key: 'resolution',
          label: 'Beschluss',
          cell: ({ bodyId }) => {
            const consent = consentOf(bodyId);
            if (!consent) return '–';
            const { resolutionBody, resolutionDate, resolutionReference } = consent;
            return `${resolutionBody}, ${formatDay(resolutionDate)}, ${resolutionReference}`;
          },
        },
      ]}
    />
  );
}
