/** The library's own socket, unmodified, with an account in memory: what the fake is tried with. */
import { DEFAULT_CONNECTION_CONFIG, initAuthCreds, makeWASocket } from '@whiskeysockets/baileys';
import type {
  AuthenticationState,
  ConnectionState,
  SignalDataSet,
  UserFacingSocketConfig,
} from '@whiskeysockets/baileys';
import type { SignalKeyStoreWithTransaction, WAMessage, WAMessageUpdate, WASocket } from '@whiskeysockets/baileys';
import pino from 'pino';
import type { FakeWhatsApp } from './server.ts';

/** An account that outlives its sockets. */
export function memoryAuth(): AuthenticationState {
  const rows = new Map<string, unknown>();
  return {
    creds: initAuthCreds(),
    keys: {
      get: (type, ids) =>
        Object.fromEntries(
          ids.flatMap((id) => (rows.has(`${type} ${id}`) ? [[id, rows.get(`${type} ${id}`)]] : [])),
        ) as never,
      set(data: SignalDataSet) {
        for (const [type, entries] of Object.entries(data)) {
          for (const [id, value] of Object.entries(entries ?? {})) {
            if (value === null) rows.delete(`${type} ${id}`);
            else rows.set(`${type} ${id}`, value);
          }
        }
      },
    },
  };
}

export interface Received {
  type: 'notify' | 'append';
  message: WAMessage;
}

/** One socket and what it has told. */
export class Client {
  readonly sock: WASocket;
  readonly received: Received[] = [];
  readonly updates: WAMessageUpdate[] = [];
  readonly states: Partial<ConnectionState>[] = [];
  readonly #wa: FakeWhatsApp;

  constructor(wa: FakeWhatsApp, auth: AuthenticationState, more: Partial<UserFacingSocketConfig> = {}) {
    this.#wa = wa;
    this.sock = makeWASocket({
      auth,
      waWebSocketUrl: wa.url,
      fetchAgent: wa.agents.agent,
      logger: pino({ level: process.env['WHATSAPP_LOG'] ?? 'silent' }),
      browser: ['Ubuntu', 'Chrome', '22.04.4'],
      markOnlineOnConnect: false,
      retryRequestDelayMs: 1,
      // one transaction at a time: this version loses messages when a sending and a receiving overlap
      makeSignalRepository: (signal, logger, lookUp) => {
        const keys = signal.keys as SignalKeyStoreWithTransaction;
        const { transaction } = keys;
        keys.transaction = (work) => transaction(work, 'account');
        return DEFAULT_CONNECTION_CONFIG.makeSignalRepository(signal, logger, lookUp);
      },
      ...more,
    });
    const { ev } = this.sock;
    ev.on('creds.update', (update) => {
      Object.assign(auth.creds, update);
      wa.nudge();
    });
    ev.on('connection.update', (state) => {
      this.states.push(state);
      wa.nudge();
    });
    ev.on('messages.upsert', ({ type, messages }) => {
      this.received.push(...messages.map((message) => ({ type, message })));
      wa.nudge();
    });
    ev.on('messages.update', (updates) => {
      this.updates.push(...updates);
      wa.nudge();
    });
    // what was received is told even when the line breaks
    this.sock.registerSocketEndHandler(() => void ev.flush());
  }

  /** What customers have written, in the order in which it was told; stubs are left out. */
  inbound(): WAMessage[] {
    return this.received.map(({ message }) => message).filter(({ key, message }) => !key.fromMe && message);
  }

  texts(): string[] {
    return this.inbound().map(({ message }) => message?.conversation ?? message?.extendedTextMessage?.text ?? '');
  }

  /** What has become of an own message: an update, or folded into the message when events were held back. */
  told(id: string | null | undefined): { status: number | undefined; why: string | undefined } {
    const own = this.received.map(({ message }) => message).filter(({ key }) => key.id === id);
    const later = this.updates.filter(({ key }) => key.id === id).map(({ update }) => update);
    const last = [...own, ...later].findLast(({ status }) => status !== undefined && status !== null);
    return { status: last?.status ?? undefined, why: last?.messageStubParameters?.[0] };
  }

  async opened(): Promise<this> {
    await this.#wa.until(() => {
      if (this.closeCode() !== undefined) throw new Error(`the socket was closed: ${this.closeCode()}`);
      return this.states.some(({ connection }) => connection === 'open');
    }, 'the socket is open');
    await this.#wa.until(() => this.states.some((state) => state.receivedPendingNotifications), 'it has what waited');
    return this;
  }

  qr(): Promise<string> {
    return this.#wa.until(() => this.states.findLast(({ qr }) => qr)?.qr, 'the socket shows a QR');
  }

  closeCode(): number | undefined {
    const closed = this.states.find(({ connection }) => connection === 'close');
    if (!closed) return undefined;
    return (closed.lastDisconnect?.error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode ?? 0;
  }

  /** The code by which the socket says that it was closed. */
  closed(): Promise<number> {
    return this.#wa.until(() => this.closeCode(), 'the socket is closed');
  }

  async end(): Promise<void> {
    await this.sock.end(undefined);
  }
}

/**
 * Links an account by QR and comes again after the 515, and once more when it has its history: the socket that gets the
 * history keeps updates back until something else comes. An open socket.
 */
export async function linked(wa: FakeWhatsApp, auth = memoryAuth(), more: Partial<UserFacingSocketConfig> = {}) {
  const first = new Client(wa, auth, more);
  await wa.scan(await first.qr());
  await first.closed();
  const second = await new Client(wa, auth, more).opened();
  await wa.until(() => auth.creds.accountSyncCounter > 0, 'the socket has its history');
  await second.end();
  return new Client(wa, auth, more).opened();
}
