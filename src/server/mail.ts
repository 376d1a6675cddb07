import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';

/** A plain-text mail to one address. */
export interface OutgoingMail {
  /** Same for every attempt at the same mail, so that a mailbox that gets it twice can tell. */
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly date: Date;
}

/**
 * What became of an attempt:
 * - accepted: the server answered yes after the content; it answers for the mail from here on.
 * - rejected: the server said no, for good (5xx) or for now (4xx), at whatever point.
 * - unreachable: it never got as far as the content; trying again is safe.
 * - unclear: the content was on its way when the line broke; the server may or may not have it.
 */
export type SendResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly permanent: boolean; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'unclear'; readonly message: string };

/** Sends one mail; never throws. */
export type MailSender = (mail: OutgoingMail) => Promise<SendResult>;

interface SmtpTimeouts {
  /** Milliseconds to connect and to be greeted. */
  readonly connectMs: number;
  /** Milliseconds of silence before the line counts as dead. */
  readonly silenceMs: number;
}

/** Both together stay far below the age from which a claimed mail counts as abandoned (notices/store/mail-claims.ts). */
const TIMEOUTS: SmtpTimeouts = { connectMs: 10_000, silenceMs: 30_000 };

/**
 * A sender over SMTP (`smtp://user:password@host:587`, `smtps://...`). Uses nodemailer's connection rather than its
 * transport, because only the connection tells whether the content had been handed over when something broke.
 */
export function smtpSender(url: string, timeouts: SmtpTimeouts = TIMEOUTS): MailSender {
  const options: SMTPConnection.Options = {
    ...parseConnectionUrl(url),
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
  };
  return async (mail) => {
    const composed = new MailComposer({ ...mail, encoding: 'quoted-printable' }).compile();
    return deliver(options, composed.getEnvelope(), await composed.build());
  };
}

function deliver(
  options: SMTPConnection.Options,
  envelope: SMTPConnection.Envelope,
  content: Buffer,
): Promise<SendResult> {
  const connection = new SMTPConnection(options);
  let handedOver = false;
  // The connection reads the content only after the server's 354: reading it is the point of no return.
  const message = new Readable({
    read() {
      handedOver = true;
      this.push(content);
      this.push(null);
    },
  });
  return new Promise((resolve) => {
    const settle = (result: SendResult) => {
      // First word wins: closing makes the connection say 'end'.
      resolve(result);
      connection.close();
    };
    const fail = (error: SMTPConnection.SMTPError) => settle(failureOf(error, handedOver));
    connection.on('error', fail);
    connection.once('end', () => settle(failureOf(new Error('connection ended'), handedOver)));
    const send = () =>
      connection.send(envelope, message, (error) => (error ? fail(error) : settle({ kind: 'accepted' })));
    connection.connect((error) => {
      if (error) return fail(error);
      const { auth } = options;
      if (!auth) return send();
      connection.login({ credentials: auth as SMTPConnection.Credentials }, (refused) =>
        refused ? fail(refused) : send(),
      );
    });
  });
}

/** A server's own answer settles the matter; without one, it matters whether the content was on its way. */
function failureOf(error: SMTPConnection.SMTPError, handedOver: boolean): SendResult {
  const message = error.message.slice(0, 500);
  const code = error.responseCode;
  if (code !== undefined && code >= 400 && code < 600) {
    // A refused login or a refused sender is the configuration's fault and passes once that is repaired.
    const permanent = code >= 500 && (error.command === 'RCPT TO' || error.command === 'DATA');
    return { kind: 'rejected', permanent, message };
  }
  return handedOver ? { kind: 'unclear', message } : { kind: 'unreachable', message };
}
