/** The office's mail server: one letter by one connection, a few at once, each of them over in a bounded time. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { MailProblem, problemOf } from './problem.ts';
import { Slots } from './slots.ts';
import type { EmailTiming } from './timing.ts';

export interface Envelope {
  from: string;
  to: string;
}

interface Login {
  user: string;
  pass: string;
}

/** How far one got. */
interface Visit {
  signedIn: boolean;
  /** the letter is being handed over */
  handing: boolean;
}

const GOOD_BYE_MS = 1_000;

export class MailServer {
  readonly #options: SMTPConnection.Options;
  readonly #login: Login | null;
  readonly #timing: EmailTiming;
  readonly #slots: Slots;
  readonly #open = new Map<SMTPConnection, Visit>();
  #stopped = false;

  /** `url`: smtp:// or smtps:// (config.ts has checked it) */
  constructor(url: string, timing: EmailTiming) {
    const { protocol, hostname, port, username, password } = new URL(url);
    const secure = protocol === 'smtps:';
    this.#options = {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      // a password goes over an open line to this machine alone
      requireTLS: !secure && username !== '' && !isThisMachine(hostname),
      connectionTimeout: timing.answerMs,
      greetingTimeout: timing.answerMs,
      dnsTimeout: timing.answerMs,
      socketTimeout: timing.silenceMs,
    };
    this.#login = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    this.#timing = timing;
    this.#slots = new Slots(timing.atOnce);
  }

  /** Resolves when the server has taken the letter. @throws MailProblem */
  send(envelope: Envelope, letter: Buffer): Promise<void> {
    return this.#slots.run(() => this.#visit({ envelope, letter }));
  }

  /** Resolves when the server answers and takes our name and password. @throws MailProblem */
  check(): Promise<void> {
    return this.#slots.run(() => this.#visit(null));
  }

  /** Ends the visits under way; one that is handing a letter over may end by itself within `patienceMs`. */
  stop(): void {
    this.#stopped = true;
    const cut = (connection: SMTPConnection) => connection.emit('error', stopped());
    for (const [connection, { handing }] of this.#open) {
      if (!handing) cut(connection);
    }
    setTimeout(() => [...this.#open.keys()].forEach(cut), this.#timing.patienceMs).unref();
  }

  async #visit(parcel: { envelope: Envelope; letter: Buffer } | null): Promise<void> {
    if (this.#stopped)
      throw new MailProblem('connect', { code: 'STOPPED', status: null, enhanced: null, handing: false });
    const connection = new SMTPConnection(this.#options);
    const visit: Visit = { signedIn: false, handing: false };
    this.#open.set(connection, visit);
    try {
      await new Promise<void>((resolve, reject) => {
        // whatever happens on the line ends the visit, also while nothing was asked
        connection.on('error', reject);
        connection.once('end', () => reject(ended()));
        this.#talk(connection, visit, parcel).then(resolve, reject);
      });
      connection.quit();
      // it has the letter, whether or not it says good-bye
      setTimeout(() => connection.close(), GOOD_BYE_MS).unref();
    } catch (err) {
      connection.close();
      throw problemOf(err, visit);
    } finally {
      this.#open.delete(connection);
      // a late word on a line that is done with is of no interest
      connection.on('error', () => {});
    }
  }

  async #talk(
    connection: SMTPConnection,
    visit: Visit,
    parcel: { envelope: Envelope; letter: Buffer } | null,
  ): Promise<void> {
    const login = this.#login;
    await new Promise<void>((resolve, reject) => connection.connect((err) => (err ? reject(err) : resolve())));
    if (login !== null)
      await new Promise<void>((resolve, reject) => connection.login(login, (err) => (err ? reject(err) : resolve())));
    visit.signedIn = true;
    if (parcel === null) return;
    const { envelope, letter } = parcel;
    // read once the server has said "go ahead": from then on it may have it
    const handed = Readable.from(
      (function* () {
        visit.handing = true;
        yield letter;
      })(),
    );
    await new Promise<void>((resolve, reject) =>
      connection.send({ ...envelope, size: letter.length }, handed, (err) => (err ? reject(err) : resolve())),
    );
  }
}

function isThisMachine(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function stopped(): Error {
  return Object.assign(new Error('The program ends'), { code: 'STOPPED' });
}

function ended(): Error {
  return Object.assign(new Error('The line was closed'), { code: 'ECONNECTION' });
}
