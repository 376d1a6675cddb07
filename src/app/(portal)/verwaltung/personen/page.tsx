import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { InvitationTable } from '#src/modules/identity/components/invitation-table.tsx';
import { PeopleTable } from '#src/modules/identity/components/people-table.tsx';
import { listPeople, type PeopleList } from '#src/modules/identity/reads/people.ts';
import { PEOPLE_NOTES, ROLE_LABELS } from '#src/modules/identity/texts.ts';
import { type Actor, ROLES } from '#src/policy/actor.ts';
import { canListAllOrganisations, canOpenAdministration, rolesOfBodyKind } from '#src/policy/identity.ts';
import { isAppError } from '#src/server/errors.ts';
import { queryEntry, queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { queryHref } from '#src/ui/query-href.ts';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Personen' };

const PATH = '/verwaltung/personen';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The people of one's organisation; for platform administrators those of every one. */
export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requireActor(PATH);
  if (!canOpenAdministration(actor)) forbidden();
  const params = await searchParams;
  const query = {
    q: queryText(params, 'q'),
    rolle: queryText(params, 'rolle'),
    organisation: queryText(params, 'organisation'),
    stelle: queryText(params, 'stelle'),
  };
  const list = await listPeople(actor, query).catch((error: unknown) => {
    if (isAppError(error, 'not_found')) notFound();
    throw error;
  });
  const note = queryEntry(params, 'erledigt', PEOPLE_NOTES);
  const filtered = Boolean(query.q || query.rolle);
  const roles = list.body ? rolesOfBodyKind(list.body.kind) : ROLES;
  return (
    <>
      <PageHeader
        title="Personen"
        lead={list.body ? `Zugänge für ${list.body.name}.` : 'Zugänge aller Organisationen.'}
        breadcrumb={[{ label: 'Verwaltung', href: '/verwaltung' }, { label: 'Personen' }]}
        actions={<Actions actor={actor} list={list} />}
      />
      {note ? <Alert tone="success" title={note} /> : null}
      <FilterForm
        action={PATH}
        resetHref={filtered ? queryHref(PATH, { organisation: query.organisation }) : undefined}
        keep={{ organisation: query.organisation }}
      >
        <TextFilter name="q" label="Name oder E-Mail-Adresse" value={query.q} />
        <SelectFilter
          name="rolle"
          label="Rolle"
          value={query.rolle}
          options={roles.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
        />
      </FilterForm>
      {list.rows.length > 0 ? (
        <PeopleTable rows={list.rows} withBody={list.body === null} ownPersonId={actor.personId} />
      ) : (
        <EmptyState title={filtered ? 'Keine Person passt zu diesen Filtern' : 'Hier hat noch niemand Zugang'}>
          <p>{filtered ? 'Bitte ändern Sie die Filter.' : 'Laden Sie die erste Person ein.'}</p>
        </EmptyState>
      )}
      <Pagination
        label="Seiten der Personen"
        previousHref={list.previous ? queryHref(PATH, query, { stelle: list.previous }) : undefined}
        nextHref={list.next ? queryHref(PATH, query, { stelle: list.next }) : undefined}
      />
      <Section title="Offene Einladungen" id="einladungen">
        {list.invitations.length > 0 ? (
          <InvitationTable invitations={list.invitations} withBody={list.body === null} />
        ) : (
          <p>Es sind keine Einladungen offen.</p>
        )}
      </Section>
    </>
  );
}

function Actions({ actor, list }: { actor: Actor; list: PeopleList }) {
  if (!list.body) {
    return canListAllOrganisations(actor) ? (
      <LinkButton href="/verwaltung/organisationen" variant="secondary">
        Organisation wählen
      </LinkButton>
    ) : null;
  }
  return (
    <>
      <LinkButton href={`${PATH}/einladen?organisation=${list.body.id}`}>Person einladen</LinkButton>
      <LinkButton href={`/verwaltung/organisationen/${list.body.id}`} variant="secondary">
        Einstellungen der Organisation
      </LinkButton>
    </>
  );
}
