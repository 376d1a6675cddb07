import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ConsentForms } from '#src/modules/cooperations/components/consent-forms.tsx';
import { ContentSections } from '#src/modules/cooperations/components/content-sections.tsx';
import { LegalBox } from '#src/modules/cooperations/components/legal-box.tsx';
import { VersionChanges } from '#src/modules/cooperations/components/version-changes.tsx';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { formatDay } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Zustimmung' };

/** The own body's consent to the version shown below. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/kooperationen/${id}/zustimmung`);
  const view = await getCooperation(actor, id);
  if (view?.viewer !== 'party' || view.contentVersion === 0) notFound();
  return (
    <>
      <PageHeader
        title="Zustimmung Ihrer Organisation"
        lead={`Fassung ${view.contentVersion}${view.consentDueOn ? `, erbeten bis ${formatDay(view.consentDueOn)}` : ''}`}
        breadcrumb={[
          { label: 'Kooperationen', href: '/kooperationen' },
          { label: view.content.title, href: cooperationPath(id) },
          { label: 'Zustimmung' },
        ]}
      />
      {view.ownConsentChanges.length > 0 ? (
        <Alert tone="warning" title="Das hat sich seit Ihrer letzten Zustimmung geändert">
          <VersionChanges changes={view.ownConsentChanges} names={{ bodies: view.bodyNames, fields: {} }} />
        </Alert>
      ) : null}
      <ConsentForms view={view} />
      <ContentSections view={view} />
      <LegalBox view={view} />
    </>
  );
}
