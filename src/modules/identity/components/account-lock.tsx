import { randomUUID } from 'node:crypto';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { lockAccountAction, resetSecondFactorAction, unlockAccountAction } from '../actions/people.ts';
import type { MemberView } from '../reads/people.ts';

/** Locks or unlocks an account in every organisation. */
export function AccountLock({ member }: { member: MemberView }) {
  if (member.status !== 'active') {
    return (
      <Form
        action={unlockAccountAction}
        idempotencyKey={randomUUID()}
        submitLabel="Konto entsperren"
        submitVariant="secondary"
        guard={false}
        id="entsperren"
        label="Konto entsperren"
      >
        <HiddenField name="personId" value={member.personId} />
        <p>Das Konto ist gesperrt: Niemand kann sich damit anmelden.</p>
      </Form>
    );
  }
  return (
    <ConfirmDetails label="Konto sperren" title={`Konto von ${member.displayName} sperren?`}>
      <p>Alle Sitzungen enden sofort, in jeder Organisation. Anmelden ist erst wieder möglich, wenn Sie entsperren.</p>
      <Form
        action={lockAccountAction}
        idempotencyKey={randomUUID()}
        submitLabel="Konto jetzt sperren"
        submitVariant="danger"
        guard={false}
        id="sperren"
        label="Konto sperren"
      >
        <HiddenField name="personId" value={member.personId} />
      </Form>
    </ConfirmDetails>
  );
}

/** Removes the second factor of somebody who has lost phone and recovery codes. */
export function SecondFactorReset({ member }: { member: MemberView }) {
  return (
    <ConfirmDetails
      label="Zweiten Faktor zurücksetzen"
      title={`Zweiten Faktor von ${member.displayName} zurücksetzen?`}
    >
      <p>
        Für Personen, die Telefon und Ersatzcodes verloren haben. Bitte vergewissern Sie sich vorher auf anderem Weg,
        dass die Bitte von dieser Person kommt. Sie wird per E-Mail unterrichtet.
      </p>
      <Form
        action={resetSecondFactorAction}
        idempotencyKey={randomUUID()}
        submitLabel="Jetzt zurücksetzen"
        submitVariant="danger"
        guard={false}
        id="faktor"
        label="Zweiten Faktor zurücksetzen"
      >
        <HiddenField name="personId" value={member.personId} />
      </Form>
    </ConfirmDetails>
  );
}
