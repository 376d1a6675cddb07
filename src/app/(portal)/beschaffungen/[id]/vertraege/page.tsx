import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readAs } from '#src/db/read.ts';
import { PurchaseContracts } from '#src/modules/contracts/components/purchase-contracts.tsx';
import { readContractsOf } from '#src/modules/contracts/reads/contract.ts';
import { SavingsPanel } from '#src/modules/contracts/savings/components/savings-panel.tsx';
import { readSavingsOf } from '#src/modules/contracts/savings/reads.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { readProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Verträge der Beschaffung' };

/** The contracts a purchase led to, what is left of them, and what they save. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/vertraege`);
  const room = await readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('contracts')) return null;
    const contracts = await readContractsOf(query, actor, id);
    return { procurement, contracts, savings: await readSavingsOf(query, id) };
  });
  if (!room) notFound();
  return (
    <ProcurementFrame procurement={room.procurement} room="contracts">
      <PurchaseContracts contracts={room.contracts} />
      <SavingsPanel savings={room.savings} />
    </ProcurementFrame>
  );
}
