import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { log } from '#src/server/log.ts';
import type { MailSender, SendResult } from '#src/server/mail.ts';
import { messageIdOf } from '../domain/delivery.ts';
import { isStillEntitled } from './entitlement.ts';
import {
  ABANDONED_AFTER_MINUTES,
  type ClaimedMail,
  claimNextMail,
  giveUpAbandonedClaims,
  markDelayed,
  markSent,
  settleMail,
} from './mail-claims.ts';

/** How mails leave: `sender` null means that no mail server is configured. */
export interface DeliveryOptions {
  readonly sender: MailSender | null;
  readonly from: string;
  /** Address of the portal; its host stands in every Message-ID. */
  readonly portalUrl: string;
  readonly abandonedAfterMinutes?: number;
}

/**
 * Sends every mail whose time has come. Each is claimed in a transaction of its own before the mail server hears of it,
 * so that two workers never have the same one. Stops early when the server cannot be reached. Returns how many were sent.
 */
export async function deliverMails(options: DeliveryOptions, signal: AbortSignal): Promise<number> {
  const abandoned = await transactionInScope(SYSTEM_SCOPE, (tx) =>
    giveUpAbandonedClaims(tx, options.abandonedAfterMinutes ?? ABANDONED_AFTER_MINUTES),
  );
  if (abandoned > 0) log.warn('mail_unclear', { count: abandoned });
  let sent = 0;
  while (!signal.aborted) {
    const claimed = await transactionInScope(SYSTEM_SCOPE, async (tx) => {
      const mail = await claimNextMail(tx);
      if (!mail) return null;
      if (!options.sender) await settleMail(tx, mail, 'stored', null);
      else if (!(await isStillEntitled(tx, mail))) await settleMail(tx, mail, 'suppressed', 'access_lost');
      else return { mail, send: true };
      return { mail, send: false };
    });
    if (!claimed) return sent;
    if (!claimed.send || !options.sender) continue;
    const result = await options.sender(composed(claimed.mail, options));
    await transactionInScope(SYSTEM_SCOPE, (tx) => record(tx, claimed.mail, result));
    if (result.kind === 'accepted') sent += 1;
    if (result.kind === 'unreachable') {
      log.warn('mail_server_unreachable', { mailId: claimed.mail.id });
      return sent;
    }
  }
  return sent;
}

function composed(mail: ClaimedMail, options: DeliveryOptions) {
  return {
    messageId: messageIdOf(mail.id, options.portalUrl),
    from: options.from,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.body,
    date: mail.createdAt,
  };
}

async function record(tx: Parameters<typeof markSent>[0], mail: ClaimedMail, result: SendResult): Promise<void> {
  switch (result.kind) {
    case 'accepted':
      return markSent(tx, mail);
    case 'rejected':
      return result.permanent ? settleMail(tx, mail, 'failed', result.message) : markDelayed(tx, mail, result.message);
    case 'unreachable':
      return markDelayed(tx, mail, result.message);
    case 'unclear':
      return settleMail(tx, mail, 'unclear', result.message);
  }
}
