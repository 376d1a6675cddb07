import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { EformsResult } from '#src/modules/procurement/award/domain/result-notice.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { NoticeTables, ResultTables } from '#src/modules/procurement/tender/components/notice-tables.tsx';
import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';

export const metadata: Metadata = { title: 'Bekanntmachung' };

/** The notice as eForms-shaped business terms, and the notice of the result once there is one. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/vergabe/bekanntmachung`);
  const room = await getTenderRoom(actor, id);
  if (!room) notFound();
  const result = room.tender?.resultNotice as EformsResult | null | undefined;
  return (
    <ProcurementFrame
      procurement={room.procurement}
      room="tender"
      lead={
        room.procurement.row.tenderedAt
          ? 'So wurde bekannt gemacht: Angaben nach eForms, wie Vergabeplattformen sie übernehmen.'
          : 'Entwurf: So würde jetzt bekannt gemacht. Angaben nach eForms, wie Vergabeplattformen sie übernehmen.'
      }
    >
      <div className="ui-actions">
        <LinkButton download href={`${procurementPath(id, 'tender')}/bekanntmachung.json`}>
          Als JSON herunterladen
        </LinkButton>
        <LinkButton variant="tertiary" href={procurementPath(id, 'tender')}>
          Zurück zur Ausschreibung
        </LinkButton>
      </div>
      {result ? <ResultTables result={result} /> : null}
      <NoticeTables notice={room.notice} />
    </ProcurementFrame>
  );
}
