import { randomUUID } from 'node:crypto';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { lockAccountAction, resetSecondFactorAction, unlockAccountAction } from '../actions/people.ts';
import type { MemberView } from '../reads/people.ts';
import { ConfirmForm } from './confirm-form.tsx';

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
    <ConfirmForm
      id="sperren"
      label="Konto sperren"
      question={`Konto von ${member.displayName} sperren?`}
      consequence="Alle Sitzungen enden sofort, in jeder Organisation. Anmelden ist erst wieder möglich, wenn Sie entsperren."
      submitLabel="Konto jetzt sperren"
      action={lockAccountAction}
      subject={{ personId: member.personId }}
    />
  );
}

/** Removes the second factor of somebody who has lost phone and recovery codes. */
export function SecondFactorReset({ member }: { member: MemberView }) {
  return (
    <ConfirmForm
      id="faktor"
      label="Zweiten Faktor zurücksetzen"
      question={`Zweiten Faktor von ${member.displayName} zurücksetzen?`}
      consequence="Für Personen, die Telefon und Ersatzcodes verloren haben. Bitte vergewissern Sie sich vorher auf anderem Weg, dass die Bitte von dieser Person kommt. Sie wird per E-Mail unterrichtet."
      submitLabel="Jetzt zurücksetzen"
      action={resetSecondFactorAction}
      subject={{ personId: member.personId }}
    />
  );
}
