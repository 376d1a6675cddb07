import { REGION_LABELS } from '#src/modules/bodies/texts.ts';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import type { PublicCooperation } from '../reads/public.ts';
import { StatusBadge } from './status-badge.tsx';

/** The public part of a decided cooperation: title, field, partners, since when. */
export function PublicCooperationPage({ publication }: { publication: PublicCooperation }) {
  const { historic, sourceUrl, sourceNote } = publication;
  return (
    <>
      <PageHeader
        title={publication.title}
        lead={publication.fieldLabel}
        breadcrumb={[{ label: 'Kooperationen', href: '/kooperationen' }, { label: publication.reference }]}
        badge={historic ? undefined : <StatusBadge status={publication.status} />}
      />
      <Section title="Angaben">
        <DescriptionList
          items={[
            { term: 'Kennzeichen', description: publication.reference },
            { term: 'Feld', description: publication.fieldLabel },
            {
              term: 'Regierungsbezirk',
              description:
                publication.regions.map((region) => REGION_LABELS[region as keyof typeof REGION_LABELS]).join(', ') ||
                null,
            },
            ...(publication.startsOn
              ? [{ term: 'Vereinbarter Beginn', description: formatDay(publication.startsOn) }]
              : []),
            {
              term: historic ? 'Seit (laut Quelle)' : 'Stand seit',
              description: publication.since ? formatDay(publication.since) : null,
            },
          ]}
        />
      </Section>
      <Section title="Partner">
        <ul className="ui-list">
          {publication.partners.map(({ bodyId, name, path }, index) => (
            <li key={bodyId}>
              <a href={path}>{name}</a>
              {index === 0 && !historic ? <span className="ui-muted"> (federführend)</span> : null}
            </li>
          ))}
        </ul>
      </Section>
      {historic && sourceUrl ? (
        <Section title="Quelle">
          <p>
            Dieser Eintrag gibt eine öffentliche Meldung wieder. Das Vorhaben ist nicht über das Portal gelaufen; ob es
            noch besteht, wurde nicht geprüft.
            {sourceNote ? ` ${sourceNote}` : ''}
          </p>
          <TextLink href={sourceUrl} external>
            {new URL(sourceUrl).hostname}
          </TextLink>
        </Section>
      ) : (
        <SourceNote source="Angaben der Partner, veröffentlicht mit der Entscheidung der Aufsichtsbehörde" />
      )}
    </>
  );
}
