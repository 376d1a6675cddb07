import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { PartnersScreen } from '#src/modules/cooperations/components/partners-screen.tsx';
import { SectionForm } from '#src/modules/cooperations/components/section-form.tsx';
import { SectionSteps } from '#src/modules/cooperations/components/section-steps.tsx';
import { cooperationPath, sectionOfSlug } from '#src/modules/cooperations/domain/addresses.ts';
import { listInvitableBodies } from '#src/modules/cooperations/reads/invitable-bodies.ts';
import { getCooperationSection } from '#src/modules/cooperations/reads/section.ts';
import { COMPLETENESS_TEXTS, SECTION_LABELS } from '#src/modules/cooperations/texts.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Entwurf bearbeiten' };

/** One of the six screens of a draft. */
export default async function Page({ params }: { params: Promise<{ id: string; abschnitt: string }> }) {
  const { id, abschnitt } = await params;
  const section = sectionOfSlug(abschnitt);
  if (!section) notFound();
  const actor = await requireActor(`/kooperationen/${id}/bearbeiten/${abschnitt}`);
  const view = await getCooperationSection(actor, id, section);
  if (!view) notFound();
  const partnerWork = section === 'partners' && view.verbs.length > 0;
  if (!view.editable && !partnerWork) redirect(cooperationPath(id));
  const missing = view.completeness.filter((item) => item.section === section);
  const invitable =
    section === 'partners' && view.verbs.includes('invite_partner') ? await listInvitableBodies(actor, id) : [];
  return (
    <>
      <PageHeader
        title={SECTION_LABELS[section]}
        breadcrumb={[
          { label: 'Kooperationen', href: '/kooperationen' },
          { label: view.title, href: cooperationPath(id) },
          { label: SECTION_LABELS[section] },
        ]}
      />
      <SectionSteps view={view} />
      {view.voidsConsents ? (
        <Alert tone="warning" title="Jede Änderung ergibt eine neue Fassung">
          <p>
            {view.liveConsents === 0
              ? 'Alle Partner stimmen dann der neuen Fassung zu.'
              : `${view.liveConsents === 1 ? 'Eine Zustimmung wird' : `${view.liveConsents} Zustimmungen werden`} dadurch hinfällig. Jeder Partner sieht, was sich geändert hat, und stimmt neu zu.`}
          </p>
        </Alert>
      ) : null}
      {missing.length > 0 ? (
        <Alert tone="info" title="In diesem Abschnitt">
          <ul className="ui-list">
            {missing.map((item) => (
              <li key={item.code}>
                {COMPLETENESS_TEXTS[item.code]}
                {item.source ? <span className="ui-muted"> {item.source}</span> : null}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {section === 'partners' ? <PartnersScreen view={view} invitable={invitable} /> : <SectionForm view={view} />}
    </>
  );
}
