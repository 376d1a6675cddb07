import type { Transaction } from '#src/db/transaction.ts';
import { listAddressees, loadNoticeSubject } from './audience.ts';
import type { ClaimedMail } from './mail-claims.ts';
import { findMessage } from './messages.ts';

/**
 * Whether the person may still have this mail at the moment of sending: still a member, still in the role, the
 * case still open to their organisation, the address still theirs. Account mails go to the address they are about.
 */
export async function isStillEntitled(tx: Transaction, mail: ClaimedMail): Promise<boolean> {
  const message = await findMessage(tx, mail.outboxId);
  if (!message) return false;
  if (message.recipient !== null) return isInvitationStillOpen(tx, mail);
  if (mail.personId === null) return false;
  const { access } = await loadNoticeSubject(tx, message);
  const addressees = await listAddressees(tx, message, access, mail.personId);
  return addressees.some((addressee) => addressee.email === mail.recipient && addressee.wantsMail);
}

/** An invitation taken back before its mail went out is not sent; every other account mail is. */
async function isInvitationStillOpen(tx: Transaction, mail: ClaimedMail): Promise<boolean> {
  if (mail.kind !== 'invitation') return true;
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    SELECT EXISTS (SELECT FROM invitation WHERE email = ${mail.recipient} AND accepted_at IS NULL AND revoked_at IS NULL
      AND expires_at > now()) AS open`;
  return row?.open ?? false;
}
