import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { UploadForm } from '#src/modules/cooperations/components/upload-form.tsx';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { readUploadReturn } from '#src/modules/documents/domain/upload-return.ts';
import { requireActor } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Dokument hochladen' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The upload form; a refused file leads back here with its reason and what was typed. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const back = readUploadReturn(await searchParams);
  const actor = await requireActor(`/kooperationen/${id}/dokumente/neu`);
  const view = await getCooperation(actor, id);
  if (!view) notFound();
  if (!view.canUpload) redirect(`${cooperationPath(id)}#dokumente`);
  return (
    <>
      <PageHeader
        title="Dokument hochladen"
        lead={view.content.title}
        breadcrumb={[
          { label: 'Kooperationen', href: '/kooperationen' },
          { label: view.reference, href: cooperationPath(id) },
          { label: 'Dokument' },
        ]}
      />
      <UploadForm cooperationId={id} back={back} />
    </>
  );
}
