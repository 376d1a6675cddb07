import type { ReactNode } from 'react';
import { Alert } from '#src/ui/alert.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatInstant } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { cooperationPath } from '../domain/addresses.ts';
import type { CooperationView } from '../reads/view.ts';
import { ClockPanel } from './clock-panel.tsx';
import { CompletenessList } from './completeness-list.tsx';
import { ContentSections } from './content-sections.tsx';
import { DocumentList } from './document-list.tsx';
import { History } from './history.tsx';
import { LegalBox } from './legal-box.tsx';
import { NextStepPanel } from './next-step-panel.tsx';
import { PartnerList } from './partner-list.tsx';
import { Decisions, Inquiries } from './review-lists.tsx';
import { StatusBadge } from './status-badge.tsx';
import { VerbPanel } from './verb-panel.tsx';
import { VersionChanges } from './version-changes.tsx';
import { CooperationWay } from './way.tsx';

const WORKING = ['draft', 'collecting_consent', 'returned'];

interface CooperationPageProps {
  readonly view: CooperationView;
  /** What can be started from here besides the cooperation's own verbs. */
  readonly actions?: ReactNode;
}

/** Everything about one cooperation for those entitled to all of it. */
export function CooperationPage({ view, actions }: CooperationPageProps) {
  const working = WORKING.includes(view.status);
  return (
    <>
      <PageHeader
        title={view.content.title}
        breadcrumb={[{ label: 'Kooperationen', href: '/kooperationen' }, { label: view.reference }]}
        badge={<StatusBadge status={view.status} />}
        lead={view.field?.label}
        actions={actions}
      />
      <CooperationWay status={view.status} />
      {view.ownConsentChanges.length > 0 || view.ownContractsChanged ? (
        <Alert tone="warning" title="Ihre Zustimmung ist hinfällig: Der Inhalt wurde geändert">
          <p>Das hat sich seit Ihrer Zustimmung geändert:</p>
          <VersionChanges changes={view.ownConsentChanges} names={{ bodies: view.bodyNames, fields: {} }} />
          {view.ownContractsChanged ? <p>Auch die Vertragsdokumente haben sich geändert.</p> : null}
        </Alert>
      ) : null}
      <NextStepPanel view={view} />
      <VerbPanel view={view} />
      {working ? (
        <Section title="Vollständigkeit" id="vollstaendigkeit">
          <CompletenessList
            cooperationId={view.id}
            items={view.completeness}
            bodyNames={view.bodyNames}
            linked={view.verbs.includes('edit_content')}
          />
        </Section>
      ) : null}
      <Inquiries view={view} />
      <Decisions view={view} />
      <Section title="Partner" id="partner">
        <PartnerList partners={view.partners} />
      </Section>
      <ContentSections view={view} />
      <LegalBox view={view} />
      <DocumentList view={view} />
      <ClockPanel view={view} />
      <Section title="Fassungen und Eckdaten" id="eckdaten">
        <DescriptionList
          items={[
            { term: 'Kennzeichen', description: view.reference },
            { term: 'Angelegt', description: formatInstant(view.createdAt) },
            {
              term: 'Fassung',
              description:
                view.contentVersion === 0 ? (
                  'Entwurf, noch keine feste Fassung'
                ) : (
                  <>
                    {view.contentVersion}{' '}
                    {view.versions.length > 1 ? (
                      <TextLink href={`${cooperationPath(view.id)}/versionen`}>Fassungen vergleichen</TextLink>
                    ) : null}
                  </>
                ),
            },
            ...(view.activatedOn ? [{ term: 'Läuft seit', description: formatDay(view.activatedOn) }] : []),
            ...(view.endedOn
              ? [
                  {
                    term: 'Beendet am',
                    description: `${formatDay(view.endedOn)}${view.endReason ? ` – ${view.endReason}` : ''}`,
                  },
                ]
              : []),
            ...(view.sourceUrl
              ? [
                  {
                    term: 'Quelle',
                    description: (
                      <TextLink href={view.sourceUrl} external>
                        {new URL(view.sourceUrl).hostname}
                      </TextLink>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <History view={view} />
    </>
  );
}
