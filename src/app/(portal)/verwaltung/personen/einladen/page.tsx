import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { invitePersonAction } from '#src/modules/identity/actions/people.ts';
import { RoleChoice } from '#src/modules/identity/components/role-choice.tsx';
import { getOrganisation } from '#src/modules/identity/reads/organisations.ts';
import { grantableRoles } from '#src/policy/identity.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Person einladen' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Invites a person into an organisation. */
export default async function InvitePage({ searchParams }: Props) {
  const params = await searchParams;
  const actor = await requireActor('/verwaltung/personen');
  const organisation = await getOrganisation(actor, queryText(params, 'organisation') ?? actor.bodyId);
  if (!organisation) notFound();
  // The first thing an organisation without administration needs is one.
  const proposed = organisation.administrators.length === 0 ? ['organisation_administrator'] : ['reader'];
  return (
    <>
      <PageHeader
        title={`Person einladen für ${organisation.name}`}
        lead="Die Person erhält eine E-Mail mit einem Link, der 14 Tage gilt."
        breadcrumb={[
          { label: 'Verwaltung', href: '/verwaltung' },
          { label: 'Personen', href: '/verwaltung/personen' },
          { label: 'Einladen' },
        ]}
      />
      <Form
        action={invitePersonAction}
        idempotencyKey={randomUUID()}
        submitLabel="Einladung senden"
        values={{ roles: proposed }}
        requiredNote
        id="einladen"
        secondary={
          <LinkButton href="/verwaltung/personen" variant="tertiary">
            Abbrechen
          </LinkButton>
        }
      >
        <HiddenField name="bodyId" value={organisation.id} />
        <TextField name="email" label="E-Mail-Adresse" type="email" width="medium" maxLength={254} spellCheck={false} />
        <TextField name="displayName" label="Vor- und Nachname" width="medium" maxLength={120} />
        <RoleChoice roles={grantableRoles(actor, organisation)} />
      </Form>
    </>
  );
}
