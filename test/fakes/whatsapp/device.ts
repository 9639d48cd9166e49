/** A device that is linked to the office's number: its keys, and what waits for it until it has acknowledged it. */
import { generateSignalPubKey } from '@whiskeysockets/baileys';
import { bytesIn, child, children, node, SERVER, uintIn } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import { keyIn } from './signal.ts';
import type { Bundle, Correspondent } from './signal.ts';

/** The line to a device. */
export interface Line {
  send(stanza: BinaryNode): void;
  /** Sends the last stanza and hangs up. */
  end(stanza?: BinaryNode): void;
}

interface Waiting {
  stanza: BinaryNode;
  /** it has been on a line already */
  tried: boolean;
}

export interface DeviceKeys {
  noiseKey: Buffer;
  registrationId: number;
  /** 32 bytes */
  identity: Buffer;
  signedPreKey: Bundle['signedPreKey'];
}

const FEW_KEYS = 5;

export class LinkedDevice implements Correspondent {
  readonly id: number;
  readonly keys: DeviceKeys;
  /** not acknowledged, oldest first */
  readonly waiting: Waiting[] = [];
  /** users that it has asked to be told of */
  readonly subscribed = new Set<string>();
  /** as it says itself */
  presence: 'available' | 'unavailable' | undefined;
  /** what the routing header of its next connection is to be */
  routing: Buffer | undefined;
  hasHistory = false;
  /** times that it has logged in */
  logins = 0;
  readonly #preKeys = new Map<number, Uint8Array>();
  #line: Line | undefined;
  #live = false;

  constructor(id: number, keys: DeviceKeys) {
    this.id = id;
    this.keys = keys;
  }

  get line(): Line | undefined {
    return this.#line;
  }

  /** it takes what comes at once: logged in, and what had waited for it is sent */
  get live(): boolean {
    return this.#live;
  }

  get preKeyCount(): number {
    return this.#preKeys.size;
  }

  /** A line that it had before is taken over: "conflict replaced", 440. */
  loggedIn(line: Line): void {
    const before = this.#line;
    this.#line = line;
    this.#live = false;
    this.logins += 1;
    this.subscribed.clear();
    before?.end(node('stream:error', {}, [node('conflict', { type: 'replaced' })]));
  }

  gone(line: Line): void {
    if (this.#line !== line) return;
    this.#line = undefined;
    this.#live = false;
  }

  /** Tells of what has waited; or that there was nothing, `withEnd`. */
  preview(withEnd: boolean): void {
    if (this.#live || !this.#line) return;
    if (this.waiting.length === 0) return this.sendWaiting(withEnd);
    const count = (tag: string) => this.waiting.filter(({ stanza }) => stanza.tag === tag).length;
    const counts = { message: count('message'), receipt: count('receipt'), notification: count('notification') };
    this.#line.send(node('ib', {}, [node('offline_preview', { count: this.waiting.length, appdata: 0, ...counts })]));
  }

  /** `withEnd`: with the word that this was all. */
  sendWaiting(withEnd: boolean): void {
    const line = this.#line;
    if (!line || this.#live) return;
    this.#live = true;
    const t = Math.floor(Date.now() / 1000);
    for (const entry of this.waiting) {
      entry.tried = true;
      line.send({ ...entry.stanza, attrs: { ...entry.stanza.attrs, offline: '0' } });
    }
    if (withEnd) line.send(node('ib', {}, [node('offline', { count: this.waiting.length, t })]));
  }

  /** Sends now or later, until it has been acknowledged. */
  deliver(stanza: BinaryNode): void {
    this.waiting.push({ stanza, tried: this.#live });
    if (this.#live) this.#line?.send(stanza);
  }

  /** Sends now, or never: what nobody wants to know later. */
  tell(stanza: BinaryNode): void {
    if (this.#live) this.#line?.send(stanza);
  }

  /** What waited under this id need not wait any more. */
  acknowledged(tag: string, id: string | undefined): BinaryNode | undefined {
    const at = this.waiting.findIndex(({ stanza, tried }) => tried && stanza.tag === tag && stanza.attrs['id'] === id);
    return at < 0 ? undefined : this.waiting.splice(at, 1)[0]?.stanza;
  }

  /** From the upload of keys. @throws Error when it is not whole */
  upload(iq: BinaryNode): void {
    for (const key of children(child(iq, 'list'))) {
      const { keyId, publicKey } = keyIn(key);
      this.#preKeys.set(keyId, publicKey);
    }
    this.keys.registrationId = uintIn(iq, 'registration');
    this.rotate(child(iq, 'skey'));
  }

  rotate(skey: BinaryNode | undefined): void {
    this.keys.signedPreKey = { ...keyIn(skey), signature: bytesIn(skey, 'signature') };
  }

  takeBundle(): Bundle {
    const { registrationId, identity, signedPreKey } = this.keys;
    const [first] = this.#preKeys;
    if (first) this.#preKeys.delete(first[0]);
    if (this.#preKeys.size < FEW_KEYS && this.logins > 0) this.#askForKeys();
    return {
      registrationId,
      identityKey: generateSignalPubKey(identity),
      signedPreKey,
      ...(first && { preKey: { keyId: first[0], publicKey: first[1] } }),
    };
  }

  #askForKeys(): void {
    const id = `low-${this.#preKeys.size}-${this.logins}`;
    const t = Math.floor(Date.now() / 1000);
    const count = node('count', { value: this.#preKeys.size });
    this.deliver(node('notification', { from: SERVER, type: 'encrypt', id, t }, [count]));
  }
}
