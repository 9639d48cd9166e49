/** A mail server on the loopback, as an office may have one: it keeps what it takes, and refuses or falls silent when told. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import { readMail } from './mime.ts';
import type { Mail } from './mime.ts';

/** What it does at a step: a reply that refuses, or 'hang': no reply at all; 'cut': it takes the letter and hangs up. */
export type Fault = { status: number; words: string } | 'hang';

export interface MailServerFake {
  /** smtp:// with the port, as SMTP_URL */
  url: string;
  /** what it has taken, in order */
  mails: Mail[];
  faults: { signIn?: Fault; sender?: Fault; recipient?: Fault; letter?: Fault | 'cut' };
  /** times that somebody has come to a step */
  seen: { connect: number; letter: number };
  /** Stops listening, as if it were switched off; `start` has it back at the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

type Reply = (err?: Error | null) => void;

export async function openMailServer({
  login,
}: { login?: { user: string; pass: string } } = {}): Promise<MailServerFake> {
  let server: SMTPServer;
  let port = 0;
  const fake: MailServerFake = {
    url: '',
    mails: [],
    faults: {},
    seen: { connect: 0, letter: 0 },
    async start() {
      server = create();
      server.listen(port, '127.0.0.1');
      await once(server.server, 'listening');
      port = (server.server.address() as AddressInfo).port;
      fake.url = `smtp://${login === undefined ? '' : `${login.user}:${login.pass}@`}127.0.0.1:${port}`;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };

  const answer = (fault: Fault | undefined, reply: Reply, well: () => void) => {
    if (fault === 'hang') return;
    if (fault === undefined) return well();
    reply(Object.assign(new Error(fault.words), { responseCode: fault.status }));
  };
  const create = () =>
    new SMTPServer({
      // the line is this machine's own
      disabledCommands: login === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
      allowInsecureAuth: true,
      authOptional: login === undefined,
      logger: false,
      closeTimeout: 50,
      onConnect(_session: SMTPServerSession, reply: Reply) {
        fake.seen.connect += 1;
        reply();
      },
      onAuth(given, _session, reply) {
        answer(
          fake.faults.signIn,
          (err) => reply(err ?? null),
          () => {
            if (given.username === login?.user && given.password === login?.pass)
              return reply(null, { user: 'office' });
            reply(Object.assign(new Error('5.7.8 Authentication failed'), { responseCode: 535 }));
          },
        );
      },
      onMailFrom: (_address, _session, reply) => answer(fake.faults.sender, reply, () => reply()),
      onRcptTo: (_address, _session, reply) => answer(fake.faults.recipient, reply, () => reply()),
      onData(stream, session, reply) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          fake.seen.letter += 1;
          const fault = fake.faults.letter;
          const take = () => {
            const { mailFrom, rcptTo } = session.envelope;
            const from = mailFrom === false ? '' : mailFrom.address;
            fake.mails.push({ from, to: rcptTo.map(({ address }) => address), ...readMail(Buffer.concat(chunks)) });
          };
          if (fault === 'cut') {
            take();
            // as a line that breaks before "250 OK" is through
            for (const connection of server.connections) connection._socket.destroy();
            return;
          }
          answer(fault, reply, () => {
            take();
            reply();
          });
        });
      },
    });

  await fake.start();
  return fake;
}
