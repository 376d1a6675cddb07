import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { changeRolesAction } from '#src/modules/identity/actions/people.ts';
import { AccountLock, SecondFactorReset } from '#src/modules/identity/components/account-lock.tsx';
import { RemovePerson } from '#src/modules/identity/components/remove-person.tsx';
import { RoleChoice } from '#src/modules/identity/components/role-choice.tsx';
import { getMember, type MemberView } from '#src/modules/identity/reads/people.ts';
import { PEOPLE_NOTES, peopleRefusals, roleNames } from '#src/modules/identity/texts.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { canManageAccounts, canRemoveMember, grantableRoles } from '#src/policy/identity.ts';
import { queryEntry } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Badge } from '#src/ui/badge.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatDay, formatInstant } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Person' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One person in one organisation: roles, end of access, and for platform administrators the lock. */
export default async function MemberPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/verwaltung/personen/${id}`);
  const member = await getMember(actor, id);
  if (!member) notFound();
  const note = queryEntry(await searchParams, 'erledigt', PEOPLE_NOTES);
  return (
    <>
      <PageHeader
        title={member.displayName}
        badge={member.status === 'active' ? null : <Badge tone="danger">Gesperrt</Badge>}
        breadcrumb={[
          { label: 'Verwaltung', href: '/verwaltung' },
          { label: 'Personen', href: '/verwaltung/personen' },
          { label: member.displayName },
        ]}
      />
      {note ? <Alert tone="success" title={note} /> : null}
      <Facts member={member} />
      <Section title="Rollen">
        <Roles actor={actor} member={member} />
      </Section>
      {canRemoveMember(actor, { id: member.bodyId, kind: member.bodyKind }, member) ? (
        <Section title="Zugang beenden">
          <RemovePerson member={member} isSelf={member.personId === actor.personId} />
        </Section>
      ) : null}
      {canManageAccounts(actor, member.personId) ? (
        <Section title="Konto">
          <AccountLock member={member} />
          {member.hasSecondFactor ? <SecondFactorReset member={member} /> : null}
        </Section>
      ) : null}
    </>
  );
}

function Facts({ member }: { member: MemberView }) {
  return (
    <DescriptionList
      items={[
        { term: 'Organisation', description: member.bodyName },
        { term: 'E-Mail-Adresse', description: member.email },
        { term: 'Zugang seit', description: formatDay(member.since) },
        { term: 'Anmeldung', description: member.hasPassword ? 'Passwort' : 'Anmeldedienst' },
        { term: 'Zweiter Faktor', description: member.hasSecondFactor ? 'eingerichtet' : 'nicht eingerichtet' },
        ...(member.lockedUntil
          ? [
              {
                term: 'Wartezeit nach Fehlversuchen',
                description: `bis ${formatInstant(new Date(member.lockedUntil))}`,
              },
            ]
          : []),
      ]}
    />
  );
}

/** Roles the actor cannot give or take are named above the choice and sent along unchanged. */
function Roles({ actor, member }: { actor: Actor; member: MemberView }) {
  const isSelf = member.personId === actor.personId;
  const grantable = grantableRoles(actor, { id: member.bodyId, kind: member.bodyKind });
  const offered: readonly Role[] = isSelf ? grantable.filter((role) => member.roles.includes(role)) : grantable;
  const fixed = member.roles.filter((role) => !offered.includes(role));
  if (offered.length === 0) return <p>{roleNames(member.roles)}</p>;
  return (
    <>
      {isSelf ? <p>{peopleRefusals.own_roles.message} Abgeben können Sie eigene Rollen hier.</p> : null}
      {fixed.length > 0 ? <p>Nicht änderbar: {roleNames(fixed)}.</p> : null}
      <Form
        action={changeRolesAction}
        idempotencyKey={randomUUID()}
        submitLabel="Rollen speichern"
        values={{ roles: member.roles }}
        id="rollen"
        label="Rollen"
      >
        <HiddenField name="membershipId" value={member.membershipId} />
        <HiddenField name="version" value={member.version} />
        {fixed.map((role) => (
          <HiddenField key={role} name="roles" value={role} />
        ))}
        <RoleChoice roles={offered} />
      </Form>
    </>
  );
}
