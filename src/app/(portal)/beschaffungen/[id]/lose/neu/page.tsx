import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { LotForm } from '#src/modules/procurement/lots/components/lot-form.tsx';
import { getLotsRoom } from '#src/modules/procurement/lots/reads.ts';
import { listCpvSuggestions } from '#src/modules/procurement/reads/cpv.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Los anlegen' };

/** Adds a lot. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/lose/neu`);
  const room = await getLotsRoom(actor, id, { search: '', page: 1 });
  if (!room) notFound();
  if (!room.procurement.verbs.includes('edit_lots')) forbidden();
  return (
    <ProcurementFrame procurement={room.procurement} room="lots" lead="Neues Los">
      <LotForm room={room} lot={null} suggestions={await listCpvSuggestions()} />
    </ProcurementFrame>
  );
}
