import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { type Transaction, transactionInScope } from '#src/db/transaction.ts';
import { log } from '#src/server/log.ts';
import { composeAccountMail, composeNoticeMail } from '../mail-texts.ts';
import { type Addressee, listAddressees, loadNoticeSubject } from './audience.ts';
import { markDispatched, type OutboxMessage, postponeMessage, takeNextMessage } from './messages.ts';

/**
 * Turns every waiting outbox row into notices and mails, one row and one transaction at a time: killed at any moment, a
 * row is either done or still waiting. Returns how many were done.
 */
export async function dispatchOutbox(signal: AbortSignal): Promise<number> {
  let done = 0;
  while (!signal.aborted) {
    const taken = await dispatchNext();
    if (!taken) return done;
    done += 1;
  }
  return done;
}

async function dispatchNext(): Promise<boolean> {
  let id: bigint | null = null;
  try {
    return await transactionInScope(SYSTEM_SCOPE, async (tx) => {
      const message = await takeNextMessage(tx);
      if (!message) return false;
      id = message.id;
      if (message.recipient === null) await tellBodies(tx, message);
      else await tellAddress(tx, message, message.recipient);
      await markDispatched(tx, message.id);
      return true;
    });
  } catch (error) {
    // Without an id the database is away; the next look tries again.
    if (id === null) throw error;
    const failed: bigint = id;
    log.error('outbox_message_failed', { outboxId: failed, error });
    const text = error instanceof Error ? error.message : 'unknown';
    await transactionInScope(SYSTEM_SCOPE, (tx) => postponeMessage(tx, failed, text));
    return true;
  }
}

async function tellBodies(tx: Transaction, message: OutboxMessage): Promise<void> {
  const subject = await loadNoticeSubject(tx, message);
  const addressees = await listAddressees(tx, message, subject.access);
  if (addressees.length === 0) return;
  const payload = { ...message.payload, ...subject.named };
  const noticeIds = await addNotices(tx, message, payload, addressees);
  const byMail = onePerPerson(addressees.filter((addressee) => addressee.wantsMail));
  const mails = byMail.map((addressee) => ({
    recipient: addressee.email,
    personId: addressee.personId,
    noticeId: noticeIds.get(`${addressee.personId} ${addressee.bodyId}`) ?? null,
    ...composeNoticeMail({ kind: message.kind, payload }, addressee.bodyName),
  }));
  await addMails(tx, message, mails);
}

async function tellAddress(tx: Transaction, message: OutboxMessage, recipient: string): Promise<void> {
  const mail = { recipient, personId: message.personId, noticeId: null, ...composeAccountMail(message) };
  await addMails(tx, message, [mail]);
}

/** Somebody in two of the addressed organisations gets a notice in each and one mail. */
function onePerPerson(addressees: readonly Addressee[]): Addressee[] {
  return [...new Map([...addressees].reverse().map((addressee) => [addressee.personId, addressee])).values()].reverse();
}

async function addNotices(
  tx: Transaction,
  message: OutboxMessage,
  payload: OutboxMessage['payload'],
  addressees: readonly Addressee[],
): Promise<Map<string, string>> {
  const people = addressees.map(({ personId, bodyId }) => ({ personId, bodyId }));
  const rows = await tx.$queryRaw<{ id: string; personId: string; bodyId: string }[]>`
    INSERT INTO notice (outbox_id, person_id, body_id, cooperation_id, procurement_id, contract_id, kind, payload)
    SELECT ${message.id}, a."personId", a."bodyId", ${message.cooperationId}::uuid, ${message.procurementId}::uuid,
      ${message.contractId}::uuid, ${message.kind},
      ${JSON.stringify(payload)}::jsonb
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS a("personId" uuid, "bodyId" uuid)
    ON CONFLICT DO NOTHING
    RETURNING id, person_id AS "personId", body_id AS "bodyId"`;
  return new Map(rows.map((row) => [`${row.personId} ${row.bodyId}`, row.id]));
}

interface NewMail {
  readonly recipient: string;
  readonly personId: string | null;
  readonly noticeId: string | null;
  readonly subject: string;
  readonly body: string;
}

async function addMails(tx: Transaction, message: OutboxMessage, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO mail (outbox_id, notice_id, person_id, recipient, kind, subject, body)
    SELECT ${message.id}, m."noticeId", m."personId", m.recipient, ${message.kind}, m.subject, m.body
    FROM jsonb_to_recordset(${JSON.stringify(mails)}::jsonb)
      AS m("noticeId" uuid, "personId" uuid, recipient text, subject text, body text)
    ON CONFLICT DO NOTHING`;
}
