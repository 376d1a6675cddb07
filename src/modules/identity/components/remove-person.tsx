import { randomUUID } from 'node:crypto';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { removePersonAction } from '../actions/people.ts';
import type { MemberView } from '../reads/people.ts';

/** Asks before a person's access ends, and ends it. */
export function RemovePerson({ member, isSelf }: { member: MemberView; isSelf: boolean }) {
  const question = isSelf
    ? `Eigenen Zugang für ${member.bodyName} beenden?`
    : `Zugang von ${member.displayName} für ${member.bodyName} beenden?`;
  return (
    <ConfirmDetails label="Zugang beenden" title={question}>
      <p>
        Der Zugang endet sofort. Wer keiner anderen Organisation angehört, wird überall abgemeldet. Was die Person getan
        hat, bleibt im Verlauf stehen.
      </p>
      <Form
        action={removePersonAction}
        idempotencyKey={randomUUID()}
        submitLabel="Zugang jetzt beenden"
        submitVariant="danger"
        guard={false}
        id="entfernen"
        label="Zugang beenden"
      >
        <HiddenField name="membershipId" value={member.membershipId} />
        <HiddenField name="version" value={member.version} />
      </Form>
    </ConfirmDetails>
  );
}
