/**
 * Two changes to how the library handles Signal sessions, through its own option `makeSignalRepository`: one transaction at a
 * time for the whole account (this version loses messages when a sending and a receiving of one contact overlap), and each
 * message goes into the inbox together with the step of the keys that opened it.
 */
import {
  decodeMessageNode,
  DEFAULT_CONNECTION_CONFIG,
  isLidUser,
  jidNormalizedUser,
  proto,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
import type {
  AuthenticationCreds,
  BinaryNode,
  SignalKeyStoreWithTransaction,
  SocketConfig,
  WAMessage,
} from '@whiskeysockets/baileys';
import type { Arrived } from './arrival.ts';
import { intoInbox } from './inbox_key.ts';

type MakeRepository = SocketConfig['makeSignalRepository'];
type Repository = ReturnType<MakeRepository>;

const ONE_LABEL = 'account';
/** It changes no talk, and holders of the other label wait for what is stored under this one. */
const MAPPING_LABEL = 'lid-mapping';

/** A transaction may ask the server for devices and keys; one that takes longer waits for something that waits for it. */
const STUCK_MS = 45_000;

/** More than the library tells of at once. */
const REMEMBERED = 2_000;

/** `phone jid -> LID jid`, as far as it is known */
export type LidOf = (phoneJid: string) => string | null;

interface SignalParts {
  /** what of a message we keep; null: nothing. Never throws. */
  arrivedOf(message: WAMessage, lidOf: LidOf): Arrived | null;
  /**
   * A message could not be kept, or a transaction does not come to an end: the connection is to be ended at once, before the
   * library tells WhatsApp that it has the message. Nothing is lost then, as it is brought again.
   */
  failed(): void;
}

export class SignalHook {
  readonly #parts: SignalParts;
  /** by their ciphertext, which is all that the library hands on to be opened */
  readonly #stanzas = new WeakMap<object, BinaryNode>();
  /** ids of the latest messages that went into the inbox */
  readonly #seen = new Set<string>();

  constructor(parts: SignalParts) {
    this.#parts = parts;
  }

  /** Of every message stanza, when it comes in. */
  note(stanza: BinaryNode): void {
    if (!Array.isArray(stanza.content)) return;
    for (const { tag, content } of stanza.content) {
      if (tag === 'enc' && content instanceof Uint8Array) this.#stanzas.set(content, stanza);
    }
  }

  /** Whether a message was opened here. */
  hasSeen(id: string | null | undefined): boolean {
    return this.#seen.has(id ?? '');
  }

  readonly makeRepository: MakeRepository = (auth, logger, lookUp) => {
    const keys = auth.keys as SignalKeyStoreWithTransaction;
    const { transaction } = keys;
    // the same object that is sent by: nested calls join the transaction that is under way
    keys.transaction = (work, label) =>
      keys.isInTransaction() || label === MAPPING_LABEL
        ? transaction(work, label)
        : transaction(() => this.#watched(work), ONE_LABEL);
    const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, lookUp);
    const decrypt = repository.decryptMessage.bind(repository);
    repository.decryptMessage = async (sealed) => {
      let opened = false;
      try {
        return await keys.transaction(async () => {
          const bytes = await decrypt(sealed);
          opened = true;
          const arrived = await this.#read(sealed, bytes, (auth.creds as Partial<AuthenticationCreds>).me, repository);
          if (arrived !== null) await keys.set(intoInbox.write(arrived));
          this.#remember(this.#stanzas.get(sealed.ciphertext)?.attrs.id);
          return bytes;
        }, ONE_LABEL);
      } catch (err) {
        if (opened) this.#parts.failed();
        throw err;
      }
    };
    // whoever calls it holds the list of devices, which a sending that is under way may be waiting for
    const forget = repository.deleteSession.bind(repository);
    repository.deleteSession = (jids) => {
      forget(jids).catch(() => this.#parts.failed());
      return Promise.resolve();
    };
    return repository;
  };

  async #watched<T>(work: () => Promise<T>): Promise<T> {
    const stuck = setTimeout(() => this.#parts.failed(), STUCK_MS);
    try {
      return await work();
    } finally {
      clearTimeout(stuck);
    }
  }

  #remember(id: string | undefined): void {
    if (id === undefined) return;
    this.#seen.add(id);
    if (this.#seen.size > REMEMBERED) this.#seen.delete(this.#seen.values().next().value ?? '');
  }

  async #read(
    { jid, ciphertext }: Parameters<Repository['decryptMessage']>[0],
    bytes: Uint8Array,
    me: AuthenticationCreds['me'],
    repository: Repository,
  ): Promise<Arrived | null> {
    const stanza = this.#stanzas.get(ciphertext);
    if (stanza === undefined || me === undefined) return null;
    const message = readMessage(stanza, bytes, me);
    if (message === null) return null;
    const lid = await lidBehind(message, jid, repository);
    return this.#parts.arrivedOf(message, () => lid);
  }
}

/** null: it was opened, and is no message; the library says so to its sender. */
function readMessage(
  stanza: BinaryNode,
  bytes: Uint8Array,
  me: NonNullable<AuthenticationCreds['me']>,
): WAMessage | null {
  try {
    const { fullMessage } = decodeMessageNode(stanza, me.id, me.lid ?? '');
    const message = proto.Message.decode(unpadRandomMax16(bytes));
    return { ...fullMessage, message: message.deviceSentMessage?.message ?? message };
  } catch {
    return null;
  }
}

/** `opener`: under which identity the library keeps the talk; it is the LID where there is one. */
async function lidBehind({ key }: WAMessage, opener: string, repository: Repository): Promise<string | null> {
  const { remoteJid, remoteJidAlt } = key;
  if (isLidUser(remoteJid ?? '') || isLidUser(remoteJidAlt ?? '')) return null;
  if (key.fromMe !== true) return isLidUser(opener) ? jidNormalizedUser(opener) : null;
  const lid = remoteJid ? await repository.lidMapping.getLIDForPN(remoteJid) : null;
  return lid ? jidNormalizedUser(lid) : null;
}
