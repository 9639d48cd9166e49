/** A customer with this WhatsApp in the hand: a real Signal peer, in both directions. */
import type { Address } from './nodes.ts';
import { Chat, matches } from './chat.ts';
import type { ShownMessage, Wanted } from './chat.ts';
import * as contents from './contents.ts';
import type { Message, SentFile } from './contents.ts';
import type { MediaFields } from './media.ts';
import { lidJid, node, pnJid } from './nodes.ts';
import { Receiver } from './receiver.ts';
import { Sender } from './sender.ts';
import { SignalPeer } from './signal.ts';
import type { World } from './world.ts';

export interface PhoneOptions {
  /** whether WhatsApp has a LID for the number, as it has for nearly everyone; default true */
  lid?: boolean;
  /** the office never learns the number: LID only */
  hidden?: boolean;
  /** as the customer calls themself */
  name?: string;
  /** how many devices they have: the phone, and linked ones; default 1 */
  devices?: number;
}

/** A message of the customer; `status` tells what the office has said of it. */
export type Sent = ShownMessage & { file: ShownMessage['file']; fields?: MediaFields };

export class Phone {
  readonly number: string;
  /** the user part of the LID */
  lid: string | undefined;
  readonly hidden: boolean;
  readonly name: string;
  readonly peers: SignalPeer[];
  readonly chat = new Chat();
  /** by which address this phone writes; a number with a LID may still be written from by old clients */
  addressing: Address['server'];
  /** what the office shows of itself in the chat */
  officeIs: 'typing' | 'quiet' = 'quiet';
  /** gives a file again that the servers have no more */
  keepsMedia = true;
  readonly sender: Sender;
  readonly receiver: Receiver;
  readonly #world: World;
  readonly #files = new Map<string, { file: SentFile; fields: MediaFields }>();
  #heard = 0;

  constructor(world: World, number: string, options: PhoneOptions = {}) {
    const { lid = true, hidden = false, name = 'Budi', devices = 1 } = options;
    this.#world = world;
    this.number = number;
    this.lid = lid ? `2000${number.slice(-9)}` : undefined;
    this.hidden = hidden;
    this.name = name;
    this.addressing = lid ? 'lid' : 's.whatsapp.net';
    this.peers = Array.from({ length: devices }, (_, id) => new SignalPeer(id));
    this.sender = new Sender(world, () => this.#peer);
    this.receiver = new Receiver(world, this);
  }

  /** The address that the office has of them. */
  get jid(): string {
    return this.jidOf(0);
  }

  jidOf(device: number): string {
    if (this.addressing === 'lid' && this.lid !== undefined) return lidJid(this.lid, device);
    return pnJid(this.number, device);
  }

  /** Everything in the chat, oldest first. */
  screen(): readonly ShownMessage[] {
    return this.chat.messages;
  }

  /** The words of the office in the chat, without what it has deleted. */
  heard(): string[] {
    return this.chat.messages.filter(({ by, deleted }) => by !== 'customer' && !deleted).map(({ text }) => text);
  }

  says(words: string, more: { id?: string } = {}): Promise<Sent> {
    return this.sends(contents.text(words), more);
  }

  replies(words: string, to: ShownMessage): Promise<Sent> {
    const author = to.by === 'customer' ? this.jid : this.#world.officeJid(this.jid);
    return this.sends(contents.reply(words, to, author));
  }

  /** Any message at all. */
  async sends(message: Message, { id = this.#nextId() }: { id?: string } = {}): Promise<Sent> {
    const shown = this.chat.show(id, 'customer', message);
    this.#world.handset.overhears(this, id, message);
    await this.sender.post(id, this.#envelope(), contents.withContext(message));
    return shown;
  }

  async sendsFile(file: SentFile, wrap: (message: Message) => Message = (message) => message): Promise<Sent> {
    const fields = await this.#world.media.put(file.bytes, contents.mediaTypeOf(file.kind));
    const id = this.#nextId();
    this.#files.set(id, { file, fields });
    const shown = await this.sends(wrap(contents.file(file, fields)), { id });
    return Object.assign(shown, { fields });
  }

  /** Pictures in one go: the album first, then each. */
  async sendsAlbum(images: readonly Uint8Array[]): Promise<Sent[]> {
    const album = await this.sends(contents.album(images.length));
    const key = this.#keyOf(album);
    const pictures: Sent[] = [];
    for (const bytes of images) {
      pictures.push(await this.sendsFile({ kind: 'image', bytes }, (message) => contents.ofAlbum(message, key)));
    }
    return pictures;
  }

  edits(sent: Sent, words: string): Promise<Sent> {
    return this.sends(contents.edit(this.#keyOf(sent), contents.text(words)));
  }

  deletes(sent: Sent): Promise<Sent> {
    return this.sends(contents.revoke(this.#keyOf(sent)));
  }

  reacts(to: ShownMessage, emoji: string): Promise<Sent> {
    return this.sends(contents.reaction(this.#keyOf(to), emoji));
  }

  /** A new phone with the same number: other keys, which the office is told of; old sessions are worth nothing. */
  reinstalls(): void {
    this.#peer.close();
    this.peers[0] = new SignalPeer();
    const id = this.#world.nextId('identity-');
    const attrs = { from: this.jid, type: 'encrypt', id, t: this.#world.t };
    for (const device of this.#world.devices) device.deliver(node('notification', attrs, [node('identity')]));
  }

  /** Typing is told only to who has asked for it, and is not kept. */
  types(state: 'composing' | 'paused' = 'composing'): void {
    this.receiver.tellTyping(state);
  }

  /** The network brings the same message once more. */
  again(sent: Sent): Promise<void> {
    return this.sender.again(sent.id);
  }

  /** The phone sends it once more, under the same id. */
  resends(sent: Sent): Promise<void> {
    return this.sender.resend(sent.id);
  }

  /** The next message of the office that fits and was not heard before. */
  async hears(wanted?: Wanted): Promise<ShownMessage> {
    const { messages } = this.chat;
    const found = await this.#world.changes.until(
      () => messages.find((shown, at) => at >= this.#heard && shown.by !== 'customer' && matches(shown, wanted)),
      `${this.name} hears ${String(wanted ?? 'something')}, and has on the screen: ${JSON.stringify(this.heard())}`,
    );
    this.#heard = messages.indexOf(found) + 1;
    return found;
  }

  /** The file of a message of the office. @throws Error when it is not whole */
  opens(shown: ShownMessage): Promise<Buffer> {
    return this.receiver.download(shown.message);
  }

  /** Tells the office that everything in the chat was read. */
  reads(): void {
    this.receiver.tellRead();
  }

  /** The file that was sent under this id, as it is on the phone. */
  fileSent(id: string) {
    return this.#files.get(id);
  }

  close(): void {
    for (const peer of this.peers) peer.close();
  }

  /** the phone itself, not what is linked to it */
  get #peer(): SignalPeer {
    const [first] = this.peers;
    if (!first) throw new Error('a customer has a phone');
    return first;
  }

  #nextId(): string {
    return this.#world.nextId('3A5C0000000000');
  }

  #keyOf({ id, by }: ShownMessage) {
    return { remoteJid: this.#world.officeJid(this.jid), fromMe: by === 'customer', id };
  }

  #envelope() {
    const lid = this.addressing === 'lid';
    return {
      from: this.jid,
      notify: this.name,
      sender_pn: lid && !this.hidden ? pnJid(this.number) : undefined,
      sender_lid: !lid && this.lid !== undefined ? lidJid(this.lid) : undefined,
    };
  }
}
