import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { CriteriaForm } from '#src/modules/procurement/tender/components/criteria-panel.tsx';
import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import { requireActor } from '#src/server/session.ts';
import { Section } from '#src/ui/section.tsx';
import { TabLinks } from '#src/ui/tabs.tsx';

export const metadata: Metadata = { title: 'Zuschlagskriterien' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The criteria of one lot at a time. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { los } = await searchParams;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/vergabe/kriterien`);
  const room = await getTenderRoom(actor, id);
  if (!room?.procurement.verbs.includes('edit_criteria')) notFound();
  const lot = room.lots.find(({ number }) => String(number) === los) ?? room.lots[0];
  if (!lot) notFound();
  return (
    <ProcurementFrame procurement={room.procurement} room="tender">
      {room.lots.length > 1 ? (
        <TabLinks
          label="Lose"
          items={room.lots.map(({ number }) => ({
            label: `Los ${number}`,
            href: `${procurementPath(id, 'tender')}/kriterien?los=${number}`,
            current: number === lot.number,
          }))}
        />
      ) : null}
      <Section title={`Zuschlagskriterien von Los ${lot.number}: ${lot.title}`}>
        <CriteriaForm room={room} lot={lot} />
      </Section>
    </ProcurementFrame>
  );
}
