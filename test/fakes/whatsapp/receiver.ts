/** A phone's other side: what the office sends is decrypted, shown and receipted, or asked for again. */
import { createHash } from 'node:crypto';
import { Curve, proto, WA_ADV_ACCOUNT_SIG_PREFIX } from '@whiskeysockets/baileys';
import type { LinkedDevice } from './device.ts';
import { fileOf, mediaTypeOf } from './contents.ts';
import type { Message } from './contents.ts';
import { decryptMedia } from './media.ts';
import { lidJid, node, pnJid } from './nodes.ts';
import type { Phone } from './phone.ts';
import type { Sealed, SignalPeer } from './signal.ts';
import type { World } from './world.ts';

/** A message of the office on its way to one device of a customer. */
export interface Parcel {
  id: string;
  /** as it was addressed */
  to: string;
  from: LinkedDevice;
  device: number;
  sealed: Sealed;
  identity: Uint8Array | undefined;
}

export class Receiver {
  /** so many of the next messages cannot be read, and are asked for again */
  unreadable = 0;
  /** on which of the customer's devices */
  unreadableOn = 0;
  /** what each of the devices has decrypted */
  readonly decrypted: { id: string; device: number }[] = [];
  /** what the office is told of its messages */
  receipts: 'none' | 'delivered' | 'read' = 'delivered';
  /** what was asked for again, by id */
  readonly asked: string[] = [];
  readonly #world: World;
  readonly #phone: Phone;
  readonly #read = new Set<string>();
  #last: { to: string; from: LinkedDevice } | undefined;
  #held: Parcel[] | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(world: World, phone: Phone) {
    this.#world = world;
    this.#phone = phone;
  }

  /** Switched off: what comes waits at the server. */
  off(): void {
    this.#held ??= [];
  }

  on(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const parcel of held) this.take(parcel);
  }

  take(parcel: Parcel): void {
    if (this.#held) {
      this.#held.push(parcel);
      return;
    }
    this.#turn = this.#turn
      .then(() => this.#take(parcel))
      .catch((error: unknown) => {
        this.#world.problem(`${this.#phone.name} could not take a message: ${String(error)}`);
      });
  }

  settled(): Promise<void> {
    return this.#turn;
  }

  /** @throws Error when it is not there, or not what the message says */
  async download(message: Message): Promise<Buffer> {
    const file = fileOf(message);
    const sealed = file && this.#world.media.file(file.directPath);
    if (!sealed) throw new Error('the message has no file, or it is not there');
    const bytes = await decryptMedia(sealed, mediaTypeOf(file.kind), file.mediaKey);
    const sum = createHash('sha256').update(bytes).digest();
    if (!sum.equals(file.fileSha256) || bytes.length !== file.size) throw new Error('the file is not what was said');
    return bytes;
  }

  tellRead(): void {
    const unread = this.#phone.chat.messages.filter(({ id, by }) => by === 'office' && !this.#read.has(id));
    const [first, ...others] = unread.map(({ id }) => id);
    if (first === undefined || !this.#last) return;
    for (const { id } of unread) this.#read.add(id);
    const items = others.map((id) => node('item', { id }));
    this.#receipt(first, 'read', items.length > 0 ? [node('list', {}, items)] : undefined);
  }

  tellTyping(state: 'composing' | 'paused'): void {
    const { number, lid, jid } = this.#phone;
    for (const device of this.#world.devices) {
      const wanted = device.subscribed.has(number) || (lid !== undefined && device.subscribed.has(lid));
      if (wanted)
        device.tell(node('chatstate', { from: jid, to: this.#world.officeJid(jid, device.id) }, [node(state)]));
    }
  }

  async #take(parcel: Parcel): Promise<void> {
    const { id, to, from, device, sealed } = parcel;
    const peer = this.#phone.peers.find((own) => own.id === device);
    if (!peer) return;
    if (device === 0) this.#last = { to, from };
    const opened = await this.#open(peer, parcel);
    if (!opened) return this.#askAgain(peer, parcel);
    this.decrypted.push({ id, device });
    this.#world.changes.tell();
    // what the number's other devices see is shown once, on the phone
    if (device !== 0) return;
    if (sealed.type === 'pkmsg') this.#checkIdentity(parcel);
    const shown = this.#phone.chat.show(id, 'office', opened);
    const file = fileOf(opened);
    if (file && !this.#world.media.file(file.directPath)) this.#world.problem(`the file of ${id} was never uploaded`);
    if (shown.times === 1) this.#world.changes.tell(`${this.#phone.name} reads ${id}: ${shown.text.slice(0, 60)}`);
    if (this.receipts !== 'none') this.#receipt(id, undefined);
    if (this.receipts === 'read') this.tellRead();
    this.#world.changes.tell();
  }

  async #open(peer: SignalPeer, { sealed, from }: Parcel): Promise<proto.Message | undefined> {
    if (peer.id === this.unreadableOn && this.unreadable > 0) {
      this.unreadable -= 1;
      return undefined;
    }
    try {
      return await peer.open(sealed, from.id);
    } catch {
      return undefined;
    }
  }

  #askAgain(peer: SignalPeer, { id, to, from }: Parcel): void {
    this.asked.push(id);
    const count = this.asked.filter((asked) => asked === id).length;
    const t = String(this.#world.t);
    const address = this.#as(to, peer.id);
    this.#world.changes.tell(`${this.#phone.name} cannot read ${id}`);
    const attrs = { from: address, id, type: 'retry', t };
    from.deliver(node('receipt', attrs, peer.retryNodes(count, id, t)));
  }

  #receipt(id: string, type: string | undefined, content?: ReturnType<typeof node>[]): void {
    if (!this.#last) return;
    const { to, from } = this.#last;
    from.deliver(node('receipt', { from: this.#as(to, 0), id, type, t: this.#world.t }, content));
  }

  /** This phone's address in the chat that was written to. */
  #as(to: string, device: number): string {
    const { lid, number } = this.#phone;
    return to.endsWith('@lid') && lid !== undefined ? lidJid(lid, device) : pnJid(number, device);
  }

  /** The first message under a session names the device and who has linked it. */
  #checkIdentity({ identity, from }: Parcel): void {
    const { details, accountSignature } = proto.ADVSignedDeviceIdentity.decode(identity ?? new Uint8Array(0));
    const claim = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details ?? new Uint8Array(0), from.keys.identity]);
    const { handset } = this.#world;
    if (!details || !Curve.verify(handset.identity.public, claim, accountSignature ?? new Uint8Array(0))) {
      this.#world.problem('a first message without the identity of its device');
    }
  }
}
