/** Where a mail stands. The meaning of each is in docs/decisions/0080-at-most-once-mail.md. */
export const MAIL_STATUSES = ['pending', 'sending', 'sent', 'failed', 'suppressed', 'stored', 'unclear'] as const;

export type MailStatus = (typeof MAIL_STATUSES)[number];

/** Mails an administrator may have sent again; a mail that waits, is under way or went out is left alone. */
export const RETRYABLE_STATUSES = ['failed', 'unclear', 'stored'] as const satisfies readonly MailStatus[];

export function isRetryable(status: MailStatus): boolean {
  return (RETRYABLE_STATUSES as readonly MailStatus[]).includes(status);
}

/** Kinds of mail that carry a one-time link which opens an account: nobody but the addressee may keep it. */
const ONE_TIME_LINK_KINDS: readonly string[] = ['invitation', 'password_reset'];

export function carriesOneTimeLink(kind: string): boolean {
  return ONE_TIME_LINK_KINDS.includes(kind);
}

const LINK_PLACEHOLDER = '[Einmal-Link entfernt]';

/** The text without its one-time link. Any address in such a mail goes, so that a reworded text leaks nothing. */
export function withoutOneTimeLink(text: string): string {
  return text.replace(/https?:\/\/\S+/g, LINK_PLACEHOLDER);
}

/** One mail to several organisations' person is one mail; the header that lets a mailbox recognise it twice. */
export function messageIdOf(mailId: string, portalUrl: string): string {
  return `<mail-${mailId}@${new URL(portalUrl).hostname}>`;
}
