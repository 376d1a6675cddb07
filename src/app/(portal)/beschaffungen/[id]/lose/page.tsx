import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { cleanSearch, pageOf } from '#src/modules/procurement/domain/list-query.ts';
import { LotsTable } from '#src/modules/procurement/lots/components/lots-table.tsx';
import { SharesTable } from '#src/modules/procurement/lots/components/shares-table.tsx';
import { getLotsRoom } from '#src/modules/procurement/lots/reads.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Lose' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The lots of a purchase and who takes what of them. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const asked = await searchParams;
  const query = { search: cleanSearch(queryText(asked, 'suche') ?? ''), page: pageOf(queryText(asked, 'seite')) };
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/lose`);
  const room = await getLotsRoom(actor, id, query);
  if (!room) notFound();
  return (
    <ProcurementFrame
      procurement={room.procurement}
      room="lots"
      lead="Wie der Bedarf geteilt ist, bis wohin abgerufen werden darf und welche Stelle welchen Anteil hat."
    >
      <LotsTable room={room} />
      <SharesTable room={room} query={query} />
    </ProcurementFrame>
  );
}
