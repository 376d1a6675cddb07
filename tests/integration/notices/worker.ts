import { deliverMails } from '#src/modules/notices/store/deliver.ts';
import { dispatchOutbox } from '#src/modules/notices/store/dispatch.ts';
import { smtpSender } from '#src/server/mail.ts';

/** A worker of its own process for the tests that kill one; arguments: mail server address. */
const signal = new AbortController().signal;
const sender = smtpSender(process.argv[2] ?? '', { connectMs: 5_000, silenceMs: 60_000 });
await dispatchOutbox(signal);
await deliverMails({ sender, from: 'Portal <portal@example.org>', portalUrl: 'https://portal.example.org' }, signal);
process.exit(0);
