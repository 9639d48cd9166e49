/**
 * One connection to WhatsApp, from its socket being made until it has ended: a new one is a new Session. The library is loaded
 * with this file, and with it only.
 */
import { setMaxListeners } from 'node:events';
import type { Agent } from 'node:https';
import {
  Browsers,
  isJidBroadcast,
  isJidGroup,
  isJidNewsletter,
  jidNormalizedUser,
  makeWASocket,
} from '@whiskeysockets/baileys';
import type { BinaryNode, ConnectionState, WAMessage, WASocket } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import { codeOf } from '../pause.ts';
import type { Arrived } from './arrival.ts';
import type { Ending } from './ending.ts';
import { arrivedOf } from './inbound.ts';
import type { KeyStore } from './key_store.ts';
import { libraryLog } from './library_log.ts';
import { fetchMedia } from './media.ts';
import { Outgoing } from './outgoing.ts';
import { quietLibsignal } from './quiet.ts';
import { receiptsIn } from './receipt_nodes.ts';
import type { Receipts } from './receipt_nodes.ts';
import type { RetryCounts } from './retry_counts.ts';
import { SignalHook } from './signal.ts';
import type { LidOf } from './signal.ts';
import type { WhatsAppTiming } from './timing.ts';
import type { Content, Wire } from './wire.ts';

export { RetryCounts } from './retry_counts.ts';
export { numberOf, openKeyStore } from './key_store.ts';
export type { KeyStore } from './key_store.ts';

/** Where WhatsApp is, when it is not where the library looks for it. */
export interface Network {
  socketUrl: string | undefined;
  /** carries uploads of files; undefined: the machine's own way */
  agent?: Agent | undefined;
  /** carries downloads (the `dispatcher` of fetch) */
  dispatcher?: unknown;
}

export interface SessionParts {
  store: KeyStore;
  network: Network;
  timing: Pick<WhatsAppTiming, 'connectMs' | 'pendingMs' | 'ackMs' | 'queryMs'>;
  log: Logger;
  /** of all connections together */
  retries: RetryCounts;
  tell: Told;
}

/** Whom a session tells what. None of them throws; what they write is their own affair. */
export interface Told {
  /** to be scanned; the next comes when this one is over */
  qr(text: string): void;
  opened(): void;
  /** WhatsApp restricts the number, until then (UTC ms) where it says so; null: no more */
  restricted(restriction: { until: number | undefined } | null): void;
  receipts(receipts: Receipts): void;
  /** a message that was not opened here: the office's telephone has handed it on */
  arrived(arrived: Arrived): void;
  /** of a message of ours that a phone asks for again; null: not for who asks */
  contentBehind(id: string, askedBy: readonly string[]): Promise<Content | null>;
  isOwnId(id: string): boolean;
}

export interface Session {
  /** undefined until it is open, and again when it is not any more */
  readonly wire: Wire | undefined;
  /** it has been open: whatever was to be linked is linked */
  readonly hasOpened: boolean;
  readonly ended: Promise<Ending>;
  /** for a linking by code, once there was a QR: what is to be typed on the telephone of that number */
  pairingCode(number: string): Promise<string>;
  /** takes this device from the telephone's list, if it can */
  unlink(): Promise<void>;
  end(): Promise<void>;
}

/** The server's word that the line is closed. */
const GOODBYE_MS = 1_000;

export function openSession({ store, network, timing, log, retries, tell }: SessionParts): Session {
  quietLibsignal();
  const { creds, keys } = store;
  let opened = false;
  let shown = false;
  const gone = new AbortController();
  const over = gone.signal;
  // every bubble that is on its way listens
  setMaxListeners(0, over);
  const hook = new SignalHook({ arrivedOf: read, failed: () => void sock.end(closing(500)) });
  const sock: WASocket = makeWASocket({
    auth: { creds, keys },
    ...(network.socketUrl === undefined ? {} : { waWebSocketUrl: network.socketUrl }),
    ...(network.agent === undefined ? {} : { fetchAgent: network.agent }),
    // WhatsApp refuses pairing codes of programs that it does not know
    browser: Browsers.ubuntu('Chrome'),
    logger: libraryLog(log),
    markOnlineOnConnect: false,
    syncFullHistory: false,
    emitOwnEvents: false,
    defaultQueryTimeoutMs: timing.queryMs,
    shouldIgnoreJid: (jid) => [isJidGroup, isJidBroadcast, isJidNewsletter].some((is) => is(jid)),
    transactionOpts: { maxCommitRetries: 3, delayBetweenTriesMs: 200 },
    msgRetryCounterCache: retries,
    makeSignalRepository: hook.makeRepository,
    getMessage: async ({ id, remoteJid, participant }) => {
      const askedBy = [remoteJid, participant].flatMap((jid) => (jid ? [jidNormalizedUser(jid)] : []));
      const content = id ? await tell.contentBehind(id, askedBy) : null;
      return content === null || !id ? undefined : ((await outgoing.messageOf(content, id)).message ?? undefined);
    },
  });
  const outgoing = new Outgoing({ sock, log, ackMs: timing.ackMs, over });
  let hasEnded: (ending: Ending) => void = () => {};
  const ended = new Promise<Ending>((resolve) => {
    hasEnded = resolve;
  });
  const silent = setTimeout(() => void sock.end(closing(408)), timing.connectMs);
  let pending: NodeJS.Timeout | undefined;

  sock.ev.on('creds.update', () => {
    store.saveCreds().catch((err: unknown) => {
      log.error({ code: codeOf(err), channel: 'whatsapp' }, 'The credentials of WhatsApp could not be saved');
    });
  });
  sock.ev.on('connection.update', (state) => {
    if (over.aborted) return;
    if (state.qr !== undefined) {
      clearTimeout(silent);
      shown = true;
      tell.qr(state.qr);
    }
    if (state.connection === 'open') open();
    if (state.receivedPendingNotifications === true) clearTimeout(pending);
    if (state.reachoutTimeLock !== undefined) tell.restricted(restrictionIn(state.reachoutTimeLock));
    if (state.connection === 'close') close(state);
  });
  sock.ev.on('messages.upsert', ({ messages }) => {
    for (const message of messages) {
      const arrived = hook.hasSeen(message.key.id) ? null : read(message, () => null);
      if (arrived !== null) tell.arrived(arrived);
    }
  });
  inOrder(sock, (stanza) => hook.note(stanza));
  sock.ws.on('CB:receipt', (stanza: BinaryNode) => {
    const receipts = receiptsIn(stanza);
    if (receipts !== null) tell.receipts(receipts);
  });
  // an answer in plain HTTP, as a proxy gives it, leaves the library waiting for ever
  sock.ws.on('unexpected-response', () => void sock.end(closing(503)));

  function read(message: WAMessage, lidOf: LidOf): Arrived | null {
    const { me } = creds;
    if (me === undefined) return null;
    return arrivedOf(message, {
      lidOf,
      isOwnId: tell.isOwnId,
      me: { id: me.id, ...(me.lid === undefined ? {} : { lid: me.lid }) },
    });
  }

  function open(): void {
    clearTimeout(silent);
    opened = true;
    // the library keeps its news back until WhatsApp says that all that waited is told, which it may never say
    pending = setTimeout(() => sock.ev.flush(), timing.pendingMs);
    tell.opened();
  }

  function close({ lastDisconnect }: Partial<ConnectionState>): void {
    if (over.aborted) return;
    gone.abort();
    clearTimeout(silent);
    clearTimeout(pending);
    hasEnded({ code: closeCodeOf(lastDisconnect?.error), linked: creds.account !== undefined, shown, opened });
  }

  const wire: Wire = {
    send: (chat, id, content) => outgoing.send(chat, id, content),
    fetch: (chat, id, media, maxBytes) =>
      fetchMedia({ sock, dispatcher: network.dispatcher, over }, { chat, id, media, maxBytes }),
    typing(chat, on) {
      sock.sendPresenceUpdate(on ? 'composing' : 'paused', chat).catch(() => {});
    },
    read(chat, ids) {
      sock.readMessages(ids.map((id) => ({ remoteJid: chat, id, fromMe: false }))).catch(() => {});
    },
  };

  return {
    get wire() {
      return opened && !over.aborted ? wire : undefined;
    },
    get hasOpened() {
      return opened;
    },
    ended,
    pairingCode: (number) => sock.requestPairingCode(number),
    async unlink() {
      await sock.logout().catch(() => {});
      await end();
    },
    end,
  };

  /** A server that does not say goodbye is not waited for. */
  async function end(): Promise<void> {
    const late = setTimeout(() => close({}), GOODBYE_MS);
    void sock.end(undefined);
    await ended;
    clearTimeout(late);
  }
}

/**
 * What comes live the library takes up side by side: a person's first message, whose identity it writes down, would be overtaken
 * by their second, and what waited by what is new. As if it had waited, all of it goes through the one queue in which the
 * library takes up what did. `note` hears of each before.
 */
function inOrder({ ws }: WASocket, note: (stanza: BinaryNode) => void): void {
  ws.prependListener('CB:message', (stanza: BinaryNode) => {
    note(stanza);
    stanza.attrs['offline'] ??= '0';
  });
}

/** In the form of the library's own errors. */
function closing(statusCode: number): Error {
  return Object.assign(new Error(`Closed: ${statusCode}`), { output: { statusCode } });
}

function closeCodeOf(error: unknown): number {
  const { output } = (error ?? {}) as { output?: { statusCode?: number } };
  return output?.statusCode ?? 0;
}

function restrictionIn(lock: NonNullable<ConnectionState['reachoutTimeLock']>) {
  return lock.isActive === true ? { until: lock.timeEnforcementEnds?.getTime() } : null;
}
