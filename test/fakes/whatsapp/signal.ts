/** A device that speaks Signal: a customer's phone, or the handset that the office's number is on. */
import { Curve, DEFAULT_CONNECTION_CONFIG, encodeWAMessage, generateRegistrationId } from '@whiskeysockets/baileys';
import { generateSignalPubKey, KEY_BUNDLE_TYPE, proto, signedKeyPair, unpadRandomMax16 } from '@whiskeysockets/baileys';
import type { KeyPair, SignalDataSet, SignalKeyStoreWithTransaction, SignalRepository } from '@whiskeysockets/baileys';
import pino from 'pino';
import { bigEndian, bytesIn, child, lidJid, node, uintIn } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';

/** What others need to begin a session; keys with their type byte (33 bytes). */
export interface Bundle {
  registrationId: number;
  identityKey: Uint8Array;
  signedPreKey: { keyId: number; publicKey: Uint8Array; signature: Uint8Array };
  preKey?: { keyId: number; publicKey: Uint8Array };
}

/** The other side of a session, as its own peer knows it. */
export interface Correspondent {
  /** number of the device */
  id: number;
  /** Gives a bundle, with a one-time key that nobody else gets. */
  takeBundle(): Bundle;
}

export interface Sealed {
  type: 'pkmsg' | 'msg';
  ciphertext: Buffer;
}

/** The bundle as nodes: what is answered to who asks for keys. */
export function bundleNodes({ registrationId, identityKey, signedPreKey, preKey }: Bundle): BinaryNode[] {
  const key = (
    tag: string,
    { keyId, publicKey, signature }: Bundle['signedPreKey'] | (Bundle['preKey'] & { signature?: undefined }),
  ) =>
    node(tag, {}, [
      node('id', {}, bigEndian(keyId, 3)),
      node('value', {}, publicKey.subarray(1)),
      ...(signature ? [node('signature', {}, signature)] : []),
    ]);
  return [
    node('registration', {}, bigEndian(registrationId, 4)),
    node('type', {}, KEY_BUNDLE_TYPE),
    node('identity', {}, identityKey.subarray(1)),
    key('skey', signedPreKey),
    ...(preKey ? [key('key', preKey)] : []),
  ];
}

/** The key of `<key>` or `<skey>`. @throws Error when it is not whole */
export function keyIn(holder: BinaryNode | undefined): { keyId: number; publicKey: Uint8Array } {
  if (!holder) throw new Error('no key');
  return { keyId: uintIn(holder, 'id'), publicKey: generateSignalPubKey(bytesIn(holder, 'value')) };
}

/** The bundle that a retry receipt brings, if it brings one. */
export function bundleInReceipt(receipt: BinaryNode): Bundle | undefined {
  const keys = child(receipt, 'keys');
  if (!keys) return undefined;
  const skey = child(keys, 'skey');
  const preKey = child(keys, 'key');
  return {
    registrationId: uintIn(receipt, 'registration'),
    identityKey: generateSignalPubKey(bytesIn(keys, 'identity')),
    signedPreKey: { ...keyIn(skey), signature: bytesIn(skey, 'signature') },
    ...(preKey && { preKey: keyIn(preKey) }),
  };
}

let peers = 0;

export class SignalPeer implements Correspondent {
  readonly id: number;
  readonly identity: KeyPair = Curve.generateKeyPair();
  readonly #registrationId = generateRegistrationId();
  readonly #signedPreKey = signedKeyPair(this.identity, 1);
  readonly #keys = new Map<string, unknown>();
  readonly #repository: SignalRepository & { close?: () => void };
  /**
   * libsignal queues by the other's name, in this whole process, and runs a queue in the async context of who came first:
   * every peer has names of its own for the office's devices.
   */
  readonly #alias = String(9_000_000 + (peers += 1));
  #preKeys = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(id = 0) {
    this.id = id;
    const creds = {
      signedIdentityKey: this.identity,
      signedPreKey: this.#signedPreKey,
      registrationId: this.#registrationId,
    };
    const keys = this.#store();
    this.#repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, pino({ level: 'silent' }));
  }

  takeBundle(): Bundle {
    const { keyPair, keyId, signature } = this.#signedPreKey;
    const preKeyId = (this.#preKeys += 1);
    const preKey = Curve.generateKeyPair();
    this.#keys.set(`pre-key ${preKeyId}`, preKey);
    return {
      registrationId: this.#registrationId,
      identityKey: generateSignalPubKey(this.identity.public),
      signedPreKey: { keyId, publicKey: generateSignalPubKey(keyPair.public), signature },
      preKey: { keyId: preKeyId, publicKey: generateSignalPubKey(preKey.public) },
    };
  }

  /** Begins a session when there is none yet. */
  seal(message: proto.IMessage, to: Correspondent): Promise<Sealed> {
    return this.#inTurn(async () => {
      const jid = this.#jid(to.id);
      const { exists } = await this.#repository.validateSession(jid);
      if (!exists) await this.#repository.injectE2ESession({ jid, session: to.takeBundle() });
      const { type, ciphertext } = await this.#repository.encryptMessage({ jid, data: encodeWAMessage(message) });
      return { type, ciphertext: Buffer.from(ciphertext) };
    });
  }

  /** @throws Error when it cannot be decrypted */
  open({ type, ciphertext }: Sealed, from: number): Promise<proto.Message> {
    return this.#inTurn(async () => {
      const padded = await this.#repository.decryptMessage({ jid: this.#jid(from), type, ciphertext });
      return proto.Message.decode(unpadRandomMax16(padded));
    });
  }

  /** Begins a new session with the keys of a retry receipt. */
  renew(from: number, bundle: Bundle): Promise<void> {
    return this.#inTurn(() => this.#repository.injectE2ESession({ jid: this.#jid(from), session: bundle }));
  }

  /** As after a restored backup: what comes under the old session is not understood any more. */
  forget(from: number): Promise<void> {
    return this.#inTurn(() => this.#repository.deleteSession([this.#jid(from)]));
  }

  close(): void {
    this.#repository.close?.();
  }

  /** A retry receipt's children: with the keys from the second request on. */
  retryNodes(count: number, id: string, t: string): BinaryNode[] {
    const [registration, ...rest] = bundleNodes(this.takeBundle());
    const retry = node('retry', { count, id, t, v: '1' });
    return [retry, ...(registration ? [registration] : []), ...(count > 1 ? [node('keys', {}, rest)] : [])];
  }

  #jid(device: number): string {
    return lidJid(this.#alias, device);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work, work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #store(): SignalKeyStoreWithTransaction {
    return {
      get: (type, ids) =>
        Object.fromEntries(
          ids.flatMap((id) => (this.#keys.has(`${type} ${id}`) ? [[id, this.#keys.get(`${type} ${id}`)]] : [])),
        ) as never,
      set: (data: SignalDataSet) => {
        for (const [type, entries] of Object.entries(data)) {
          for (const [id, value] of Object.entries(entries ?? {})) {
            if (value === null) this.#keys.delete(`${type} ${id}`);
            else this.#keys.set(`${type} ${id}`, value);
          }
        }
      },
      // its own queue holds one work at a time
      transaction: (work) => work(),
      isInTransaction: () => false,
    };
  }
}

/** Flips a bit where only the check of the sum finds it. */
export function corrupted({ type, ciphertext }: Sealed): Sealed {
  const bytes = Buffer.from(ciphertext);
  // of a first message two numbers of up to six bytes together follow the sealed part
  const at = bytes.length - (type === 'pkmsg' ? 12 : 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return { type, ciphertext: bytes };
}
