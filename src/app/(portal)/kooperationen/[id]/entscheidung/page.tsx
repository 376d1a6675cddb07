import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ContentSections } from '#src/modules/cooperations/components/content-sections.tsx';
import { DECIDING_ACTS, DecisionForm } from '#src/modules/cooperations/components/decision-forms.tsx';
import { DocumentList } from '#src/modules/cooperations/components/document-list.tsx';
import { LegalBox } from '#src/modules/cooperations/components/legal-box.tsx';
import { PartnerList } from '#src/modules/cooperations/components/partner-list.tsx';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { PROCEDURE_LABELS } from '#src/modules/legal/texts.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';
import { TabLinks } from '#src/ui/tabs.tsx';

export const metadata: Metadata = { title: 'Prüfen und entscheiden' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The authority's desk: one act at a time, with everything it is about below. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { schritt } = await searchParams;
  const actor = await requireActor(`/kooperationen/${id}/entscheidung`);
  const view = await getCooperation(actor, id);
  if (view?.viewer !== 'authority') notFound();
  const acts = DECIDING_ACTS.filter(({ verb }) => view.verbs.includes(verb));
  const chosen = acts.find(({ slug }) => slug === schritt) ?? acts[0];
  const here = `${cooperationPath(id)}/entscheidung`;
  return (
    <>
      <PageHeader
        title="Prüfen und entscheiden"
        lead={view.content.title}
        breadcrumb={[
          { label: 'Kooperationen', href: '/kooperationen' },
          { label: view.reference, href: cooperationPath(id) },
          { label: 'Entscheidung' },
        ]}
      />
      {view.rules.approval ? (
        <p>
          {PROCEDURE_LABELS[view.rules.approval.procedure]} ({view.rules.approval.source})
        </p>
      ) : null}
      {chosen ? (
        <>
          <TabLinks
            label="Schritte"
            items={acts.map(({ verb, slug, label }) => ({
              href: `${here}?schritt=${slug}`,
              label,
              current: verb === chosen.verb,
            }))}
          />
          <DecisionForm view={view} verb={chosen.verb} />
        </>
      ) : (
        <Alert tone="info" title="Im Moment können Sie hier nicht entscheiden">
          <p>
            Entweder ist die Sache nicht bei Ihrer Behörde, oder Sie dürfen in ihr nicht entscheiden, weil Sie für einen
            Partner mitgewirkt haben oder ihm angehören (§§ 20, 21 HVwVfG).
          </p>
        </Alert>
      )}
      <Section title="Partner">
        <PartnerList partners={view.partners} />
      </Section>
      <ContentSections view={view} />
      <LegalBox view={view} />
      <DocumentList view={view} />
    </>
  );
}
