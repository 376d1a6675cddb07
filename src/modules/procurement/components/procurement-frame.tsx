import type { ReactNode } from 'react';
import { PageHeader } from '#src/ui/page-header.tsx';
import { TabLinks } from '#src/ui/tabs.tsx';
import { procurementPath, type Room } from '../domain/addresses.ts';
import type { OpenProcurement } from '../reads/procurement.ts';
import { ROOM_LABELS } from '../texts.ts';
import { StatusBadge } from './status-badge.tsx';

interface ProcurementFrameProps {
  readonly procurement: OpenProcurement;
  readonly room: Room;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** The head every room of a purchase shares: title, state, and the way to the other rooms. */
export function ProcurementFrame({ procurement, room, lead, children }: ProcurementFrameProps) {
  const { row } = procurement;
  return (
    <>
      <PageHeader
        title={room === 'overview' ? row.title : `${ROOM_LABELS[room]}: ${row.title}`}
        breadcrumb={[
          { label: 'Beschaffungen', href: '/beschaffungen' },
          ...(room === 'overview'
            ? [{ label: row.reference }]
            : [{ label: row.reference, href: procurementPath(row.id) }, { label: ROOM_LABELS[room] }]),
        ]}
        badge={<StatusBadge status={row.status} />}
        lead={lead}
      />
      <TabLinks
        label="Bereiche der Beschaffung"
        items={procurement.rooms.map((item) => ({
          label: ROOM_LABELS[item],
          href: procurementPath(row.id, item),
          current: item === room,
        }))}
      />
      {children}
    </>
  );
}
