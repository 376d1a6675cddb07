import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { kindLabel } from '#src/modules/bodies/texts.ts';
import { requireSecondFactorAction } from '#src/modules/identity/actions/people.ts';
import { getOrganisation, type OrganisationView } from '#src/modules/identity/reads/organisations.ts';
import { PEOPLE_NOTES } from '#src/modules/identity/texts.ts';
import { canListAllOrganisations } from '#src/policy/identity.ts';
import { queryEntry } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { formatCount } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Organisation' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Settings of one organisation: who administers it, and whether it demands a second factor. */
export default async function OrganisationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/verwaltung/organisationen/${id}`);
  const organisation = await getOrganisation(actor, id);
  if (!organisation) notFound();
  const note = queryEntry(await searchParams, 'erledigt', PEOPLE_NOTES);
  const people = `/verwaltung/personen?organisation=${organisation.id}`;
  return (
    <>
      <PageHeader
        title={organisation.name}
        breadcrumb={[
          { label: 'Verwaltung', href: '/verwaltung' },
          ...(canListAllOrganisations(actor)
            ? [{ label: 'Organisationen', href: '/verwaltung/organisationen' }]
            : [{ label: 'Personen', href: '/verwaltung/personen' }]),
          { label: organisation.name },
        ]}
      />
      {note ? <Alert tone="success" title={note} /> : null}
      <DescriptionList
        items={[
          { term: 'Amtlicher Name', description: organisation.officialName },
          { term: 'Art', description: kindLabel(organisation.kind, organisation.officialName) },
          {
            term: 'Personen',
            description: <a href={people}>{formatCount(organisation.people, 'Person', 'Personen')}</a>,
          },
        ]}
      />
      <Section
        title="Administration"
        actions={
          <LinkButton href={`/verwaltung/personen/einladen?organisation=${organisation.id}`} variant="secondary">
            {organisation.administrators.length === 0 ? 'Erste Administration einladen' : 'Person einladen'}
          </LinkButton>
        }
      >
        <Administrators organisation={organisation} />
      </Section>
      <Section title="Zweiter Faktor">
        <SecondFactorRule organisation={organisation} />
      </Section>
    </>
  );
}

function Administrators({ organisation }: { organisation: OrganisationView }) {
  if (organisation.administrators.length === 0) {
    return <p>Niemand verwaltet bisher die Personen dieser Organisation.</p>;
  }
  return (
    <ul>
      {organisation.administrators.map(({ membershipId, displayName, email }) => (
        <li key={membershipId}>
          <a href={`/verwaltung/personen/${membershipId}`}>{displayName}</a> <span className="ui-muted">{email}</span>
        </li>
      ))}
    </ul>
  );
}

function SecondFactorRule({ organisation }: { organisation: OrganisationView }) {
  const { withoutSecondFactor } = organisation;
  return (
    <>
      <p>
        {withoutSecondFactor === 0
          ? 'Alle Personen haben einen zweiten Faktor eingerichtet.'
          : `${formatCount(withoutSecondFactor, 'Person hat', 'Personen haben')} noch keinen zweiten Faktor eingerichtet.`}
      </p>
      <Form
        action={requireSecondFactorAction}
        idempotencyKey={randomUUID()}
        submitLabel="Speichern"
        values={{ required: organisation.requiresSecondFactor ? 'ja' : 'nein' }}
        id="zweiter-faktor"
        label="Zweiter Faktor"
      >
        <HiddenField name="bodyId" value={organisation.id} />
        <HiddenField name="version" value={organisation.version} />
        <RadioGroup
          name="required"
          label="Verlangt die Organisation den zweiten Faktor?"
          hint="Wer noch keinen hat, richtet ihn bei der nächsten Anfrage ein und kann bis dahin nicht weiterarbeiten."
          options={[
            { value: 'ja', label: 'Ja, von allen Personen' },
            { value: 'nein', label: 'Nein, er ist freiwillig' },
          ]}
        />
      </Form>
    </>
  );
}
