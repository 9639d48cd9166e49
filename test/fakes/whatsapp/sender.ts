/** A phone's way to the devices of the office: sealed for each of them, and again when one could not read it. */
import { proto } from '@whiskeysockets/baileys';
import type { LinkedDevice } from './device.ts';
import { stanzaType } from './contents.ts';
import type { Message } from './contents.ts';
import { node } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import { bundleInReceipt, corrupted } from './signal.ts';
import type { SignalPeer } from './signal.ts';
import type { World } from './world.ts';

/** The attributes of a stanza that say who writes, and to whom. */
export type Envelope = Readonly<Record<string, string | number | undefined>>;

interface Posted {
  id: string;
  t: number;
  envelope: Envelope;
  message: Message;
  /** the stanza of each device, as it was sent last */
  stanzas: Map<LinkedDevice, BinaryNode>;
}

export class Sender {
  readonly #world: World;
  readonly #peer: () => SignalPeer;
  readonly #posted = new Map<string, Posted>();
  #turn: Promise<unknown> = Promise.resolve();
  /** so many of the next messages reach the office unreadable, the first time */
  corrupt = 0;
  /** so many of the next messages reach the office without anything that it could read, as from advertisements */
  bare = 0;
  /** answers retry requests of the office */
  answersRetries = true;
  /** requests of the office to send again, by id */
  readonly retried: string[] = [];

  /** `peer`: the device that writes, as it is by then */
  constructor(world: World, peer: () => SignalPeer) {
    this.#world = world;
    this.#peer = peer;
  }

  /** In the order of calls. The promise is fulfilled when the server has it for every linked device. */
  post(id: string, envelope: Envelope, message: Message): Promise<void> {
    const posted: Posted = { id, t: this.#world.t, envelope, message, stanzas: new Map() };
    return this.#inTurn(async () => {
      this.#posted.set(id, posted);
      const spoilt = this.corrupt > 0;
      if (spoilt) this.corrupt -= 1;
      const bare = this.bare > 0;
      if (bare) this.bare -= 1;
      for (const device of this.#world.devices) await this.#sealFor(device, posted, { spoilt, bare });
      this.#world.changes.tell(`message ${id} for the office`);
    });
  }

  /** The network brings the same stanza once more. */
  again(id: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const [device, stanza] of this.#known(id).stanzas) device.deliver(stanza);
    });
  }

  /** The phone sends it once more: the same id, sealed anew. */
  resend(id: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const device of this.#world.devices) await this.#sealFor(device, this.#known(id), {});
    });
  }

  /** A device of the office could not read it. */
  retry(device: LinkedDevice, receipt: BinaryNode, count: number): Promise<void> {
    const id = receipt.attrs['id'] ?? '';
    this.retried.push(id);
    this.#world.changes.tell(`retry ${count} of ${id}`);
    if (!this.answersRetries) return Promise.resolve();
    return this.#inTurn(async () => {
      const bundle = bundleInReceipt(receipt);
      if (bundle) await this.#peer().renew(device.id, bundle);
      await this.#sealFor(device, this.#known(id), { count });
    });
  }

  get wrote(): boolean {
    return this.#posted.size > 0;
  }

  knows(id: string): boolean {
    return this.#posted.has(id);
  }

  /** The address that it was sent from. */
  addressed(id: string): string {
    return String(this.#known(id).envelope['from']);
  }

  /** Nothing is on its way any more. */
  settled(): Promise<unknown> {
    return this.#turn;
  }

  async #sealFor(
    device: LinkedDevice,
    posted: Posted,
    how: { spoilt?: boolean; bare?: boolean; count?: number },
  ): Promise<void> {
    const { id, t, envelope, message } = posted;
    const { mediatype, ...type } = stanzaType(message.deviceSentMessage?.message ?? message);
    const whole = await this.#peer().seal(proto.Message.fromObject(message), device);
    const sealed = how.spoilt ? corrupted(whole) : whole;
    const enc = node('enc', { v: 2, type: sealed.type, mediatype, count: how.count }, sealed.ciphertext);
    const stanza = node('message', { id, t, ...type, ...envelope }, how.bare ? [] : [enc]);
    posted.stanzas.set(device, stanza);
    device.deliver(stanza);
  }

  #known(id: string): Posted {
    const posted = this.#posted.get(id);
    if (!posted) throw new Error(`no message ${id} was sent`);
    return posted;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
