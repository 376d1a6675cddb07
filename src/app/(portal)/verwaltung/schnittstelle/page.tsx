import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { createTokenAction } from '#src/modules/api-access/actions.ts';
import { TokenTable } from '#src/modules/api-access/components/token-table.tsx';
import { UsageGuide } from '#src/modules/api-access/components/usage-guide.tsx';
import { API_SCOPES, MAX_TOKEN_DAYS } from '#src/modules/api-access/domain/scope.ts';
import { listTokens } from '#src/modules/api-access/reads/tokens.ts';
import { SCOPE_LABELS } from '#src/modules/api-access/texts.ts';
import { ROLE_LABELS, roleNames } from '#src/modules/identity/texts.ts';
import { canGrantScope, canManageTokens } from '#src/policy/api-access.ts';
import { getEnv } from '#src/server/env.ts';
import { requireActor } from '#src/server/session.ts';
import { CheckboxGroup } from '#src/ui/form/checkbox-group.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Schnittstelle' };

/** Tokens with which the organisation's own systems report demand, call off and read contracts. */
export default async function Page() {
  const actor = await requireActor('/verwaltung/schnittstelle');
  if (!canManageTokens(actor)) forbidden();
  const tokens = await listTokens(actor);
  const grantable = API_SCOPES.filter((scope) => canGrantScope(actor, scope));
  return (
    <>
      <PageHeader
        title="Schnittstelle für eigene Systeme"
        lead={`Mit einem Zugriffsschlüssel arbeiten Fachverfahren und Haushaltssysteme für ${actor.bodyName} mit dem Portal.`}
        breadcrumb={[{ label: 'Verwaltung', href: '/verwaltung' }, { label: 'Schnittstelle' }]}
      />
      <Section title="Zugriffsschlüssel" id="schluessel">
        <TokenTable tokens={tokens} mayCreate={grantable.length > 0} />
      </Section>
      <Section title="Neuer Zugriffsschlüssel" id="neu">
        {grantable.length === 0 ? (
          <p>
            Ein Zugriffsschlüssel kann nur, was die Person darf, die ihn anlegt. Mit {roleNames(actor.roles)} haben Sie
            kein Recht, das Sie weitergeben könnten. Anlegen können ihn in Ihrer Organisation Personen mit der Rolle{' '}
            {ROLE_LABELS.procurement_manager}; Sie sehen und entziehen hier alle.
          </p>
        ) : (
          <Form action={createTokenAction} idempotencyKey={crypto.randomUUID()} submitLabel="Zugriffsschlüssel anlegen">
            <p>
              Der Schlüssel handelt in Ihrem Namen und mit Ihren Rollen. Er endet, wenn Sie die Organisation verlassen.
            </p>
            <TextField
              name="name"
              label="Wofür ist er?"
              hint="Zum Beispiel „Haushaltssystem der Kämmerei“."
              maxLength={120}
            />
            <CheckboxGroup
              name="scopes"
              label="Rechte"
              options={grantable.map((scope) => ({ value: scope, label: SCOPE_LABELS[scope] }))}
            />
            <TextField
              name="days"
              label="Gültig für Tage"
              hint={`Ohne Angabe 90 Tage, höchstens ${MAX_TOKEN_DAYS}.`}
              inputMode="numeric"
              maxLength={4}
              optional
            />
          </Form>
        )}
      </Section>
      <UsageGuide base={getEnv().PUBLIC_URL} />
    </>
  );
}
