import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DecisionPaper } from '#src/modules/procurement/award/components/decision-paper.tsx';
import { getAwardRoom } from '#src/modules/procurement/award/reads/award-room.ts';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { requireActor } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Vergabevermerk zur Entscheidung' };

/** The decision paper as a document of its own, for whoever may see offers now. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/zuschlag/vermerk`);
  const room = await getAwardRoom(actor, id);
  if (!room?.seesBids) notFound();
  return (
    <>
      <PageHeader
        title={'Vergabevermerk zur Zuschlags\u00adentscheidung'}
        lead={room.procurement.row.awardedAt ? undefined : 'Vertraulich bis zur Zuschlagsentscheidung (§ 5 VgV).'}
        breadcrumb={[
          { label: 'Beschaffungen', href: '/beschaffungen' },
          { label: room.procurement.row.reference, href: procurementPath(id) },
          { label: 'Zuschlag', href: procurementPath(id, 'award') },
          { label: 'Vergabevermerk' },
        ]}
      />
      <DecisionPaper room={room} />
    </>
  );
}
