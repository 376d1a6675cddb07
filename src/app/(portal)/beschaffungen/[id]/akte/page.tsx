import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { pageOf } from '#src/modules/procurement/domain/list-query.ts';
import { AUDIENCES } from '#src/modules/procurement/domain/status.ts';
import { FileList } from '#src/modules/procurement/file/components/file-list.tsx';
import { RecordTimeline } from '#src/modules/procurement/file/components/record-timeline.tsx';
import { getRecordRoom } from '#src/modules/procurement/file/reads/record-room.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Vergabeakte' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The procurement record: every step, every file, and the complete export. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const asked = await searchParams;
  const audience = AUDIENCES.find((known) => known === queryText(asked, 'kreis')) ?? null;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/akte`);
  const room = await getRecordRoom(actor, id, { page: pageOf(queryText(asked, 'seite')), audience });
  if (!room) notFound();
  const path = procurementPath(id, 'record');
  return (
    <ProcurementFrame
      procurement={room.procurement}
      room="record"
      lead="Lückenlos: wer wann was warum getan hat (§ 8 VgV), mit allen Dokumenten."
    >
      <Section
        title="Auszug"
        actions={
          <>
            <LinkButton variant="secondary" href={`${path}/akte.pdf`} download>
              Als PDF
            </LinkButton>
            <LinkButton variant="secondary" href={`${path}/akte.zip`} download>
              Vollständig als ZIP
            </LinkButton>
          </>
        }
      >
        <p>
          Der Auszug enthält, was Sie lesen dürfen: im ZIP alle Dokumente, den Verlauf als PDF, CSV und JSON, die Daten
          der Beschaffung und ein signiertes Verzeichnis mit Prüfsummen.
        </p>
      </Section>
      <FileList room={room} />
      <RecordTimeline room={room} audience={audience} />
    </ProcurementFrame>
  );
}
