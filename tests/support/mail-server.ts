import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
  readonly text: string;
}

/** How the server answers the content of a mail; 'drop' breaks the line after the content, 'hang' never answers. */
type Answer = 'accept' | 'try_later' | 'refuse' | 'drop' | 'hang';

/** A real SMTP server on a free port of this machine. */
export interface MailServer {
  readonly url: string;
  /** Everything accepted, and also what was taken in before the line was dropped. */
  readonly received: ReceivedMail[];
  /** How the coming mails are answered. */
  answer: Answer;
  /** Resolves when the next mail's content has arrived, before it is answered. */
  nextContent(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it; with a port it comes back where it was. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let waiting: (() => void)[] = [];
  const state = { answer: 'accept' as Answer };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const mail = {
          to: session.envelope.rcptTo[0]?.address ?? '',
          messageId: /^message-id: (.*)$/im.exec(text)?.[1] ?? '',
          text,
        };
        const arrived = waiting;
        waiting = [];
        for (const wake of arrived) wake();
        settle(state.answer, mail);
      });
      const settle = (answer: Answer, mail: ReceivedMail) => {
        if (answer === 'try_later') return done(Object.assign(new Error('try again later'), { responseCode: 451 }));
        if (answer === 'refuse') return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
        received.push(mail);
        if (answer === 'accept') return done();
        if (answer === 'drop') for (const connection of server.connections) connection._socket.destroy();
      };
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    get answer() {
      return state.answer;
    },
    set answer(answer: Answer) {
      state.answer = answer;
    },
    nextContent: () => new Promise((resolve) => waiting.push(resolve)),
    stop: () =>
      new Promise((resolve) => {
        for (const connection of server.connections) connection._socket.destroy();
        server.close(() => resolve());
      }),
  };
}
