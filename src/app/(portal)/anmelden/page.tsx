import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInAction, startProviderSignInAction } from '#src/modules/identity/actions/sign-in.ts';
import { returnPath } from '#src/modules/identity/domain/redirect-target.ts';
import { SIGN_IN_NOTES, signInFault } from '#src/modules/identity/sign-in-texts.ts';
import { queryEntry, queryText } from '#src/server/query-text.ts';
import { getActor } from '#src/server/session.ts';
import { oidcName } from '#src/server/session-opening.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Button } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Anmelden' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Signing in with a password, or through the configured identity provider. */
export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const target = returnPath(queryText(query, 'weiter'));
  if (await getActor()) redirect(target);
  const note = queryEntry(query, 'hinweis', SIGN_IN_NOTES);
  const fault = signInFault(queryText(query, 'fehler'), queryText(query, 'error'));
  const provider = oidcName();
  return (
    <>
      <PageHeader
        title="Anmelden"
        lead="Für Beschäftigte der Kommunen, der Aufsichtsbehörden und der Partner des Landes."
      />
      {note && !fault ? <Alert tone="info" title={note} /> : null}
      {fault ? (
        <Alert tone="danger" title={fault.title}>
          <p>{fault.text}</p>
        </Alert>
      ) : null}
      {provider ? (
        <Section title={`Mit ${provider}`}>
          <form action={startProviderSignInAction}>
            <HiddenField name="weiter" value={target} />
            <Button type="submit" variant="primary">
              Anmelden mit {provider}
            </Button>
          </form>
        </Section>
      ) : null}
      <Section title="Mit E-Mail-Adresse und Passwort">
        <Form
          action={signInAction}
          idempotencyKey={randomUUID()}
          submitLabel="Anmelden"
          submitVariant={provider ? 'secondary' : 'primary'}
          guard={false}
          id="anmeldung"
        >
          <HiddenField name="weiter" value={target} />
          <TextField
            name="email"
            label="E-Mail-Adresse"
            type="email"
            autoComplete="username"
            width="medium"
            spellCheck={false}
          />
          <TextField name="password" label="Passwort" type="password" autoComplete="current-password" width="medium" />
        </Form>
        <p>
          <a href="/passwort-vergessen">Passwort vergessen?</a>
        </p>
      </Section>
      <Section title="Noch kein Konto?">
        <p>
          Ein Konto erhalten Sie durch eine Einladung der Administration Ihrer Organisation. Das Verzeichnis der{' '}
          <a href="/kommunen">Kommunen</a> und die genehmigten <a href="/kooperationen">Kooperationen</a> lesen Sie auch
          ohne Anmeldung.
        </p>
      </Section>
    </>
  );
}
