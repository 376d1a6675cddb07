import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { FileUploadForm } from '#src/modules/procurement/file/components/file-upload-form.tsx';
import { readFileReturn } from '#src/modules/procurement/file/domain/files.ts';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { readableAudiences } from '#src/policy/procurement.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Dokument hochladen' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Adds a file to the record. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const asked = await searchParams;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/akte/dateien/neu`);
  const procurement = await getProcurement(actor, id);
  if (!procurement?.rooms.includes('record')) notFound();
  if (!procurement.verbs.includes('add_file')) forbidden();
  return (
    <ProcurementFrame procurement={procurement} room="record" lead="Dokument hochladen">
      <FileUploadForm
        procurementId={id}
        audiences={readableAudiences(actor, procurement.facts)}
        back={readFileReturn((name) => queryText(asked, name) ?? '')}
      />
    </ProcurementFrame>
  );
}
