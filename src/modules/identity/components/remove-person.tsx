import { removePersonAction } from '../actions/people.ts';
import type { MemberView } from '../reads/people.ts';
import { ConfirmForm } from './confirm-form.tsx';

/** Asks before a person's access ends, and ends it. */
export function RemovePerson({ member, isSelf }: { member: MemberView; isSelf: boolean }) {
  const question = isSelf
    ? `Eigenen Zugang für ${member.bodyName} beenden?`
    : `Zugang von ${member.displayName} für ${member.bodyName} beenden?`;
  return (
    <ConfirmForm
      id="entfernen"
      label="Zugang beenden"
      question={question}
      consequence="Der Zugang endet sofort. Wer keiner anderen Organisation angehört, wird überall abgemeldet. Was die Person getan hat, bleibt im Verlauf stehen."
      submitLabel="Zugang jetzt beenden"
      action={removePersonAction}
      subject={{ membershipId: member.membershipId, version: member.version }}
    />
  );
}
