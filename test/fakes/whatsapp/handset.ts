/** The phone that the office's number is on: it sees what linked devices send, can write itself, and helps devices out. */
import { deflateSync } from 'node:zlib';
import { aesEncryptGCM, hkdf, proto } from '@whiskeysockets/baileys';
import { randomBytes } from 'node:crypto';
import { text, withContext, wordsOf } from './contents.ts';
import type { Message } from './contents.ts';
import type { LinkedDevice } from './device.ts';
import { child, lidJid, node, pnJid } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import type { Phone } from './phone.ts';
import { Sender } from './sender.ts';
import { SignalPeer } from './signal.ts';
import type { Sealed } from './signal.ts';
import type { World } from './world.ts';

/** A message in the handset's chats. */
export interface Overheard {
  id: string;
  /** with whom */
  phone: Phone | undefined;
  by: 'customer' | 'device' | 'handset';
  text: string;
  message: Message;
}

export class Handset {
  readonly peer = new SignalPeer();
  readonly sender: Sender;
  /** in order, every chat */
  readonly messages: Overheard[] = [];
  /** what devices have asked of it: a message that came without keys, older history */
  readonly requests: proto.IMessage[] = [];
  /** given to a device when it comes for the first time; undefined: none, and the socket waits for 20 s */
  history: proto.IHistorySync | undefined = { syncType: proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP };
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.sender = new Sender(world, () => this.peer);
  }

  get identity() {
    return this.peer.identity;
  }

  /** What linked devices have sent, as its copies say. */
  sent(): Overheard[] {
    return this.messages.filter(({ by }) => by === 'device');
  }

  /** A device has come: at its first time it gets the history. */
  greet(device: LinkedDevice): void {
    if (device.hasHistory || !this.history) return;
    device.hasHistory = true;
    const payload = deflateSync(proto.HistorySync.encode(this.history).finish());
    const historySyncNotification = {
      syncType: proto.Message.HistorySyncType.INITIAL_BOOTSTRAP,
      initialHistBootstrapInlinePayload: payload,
      chunkOrder: 1,
      progress: 100,
    };
    const { HISTORY_SYNC_NOTIFICATION: type } = proto.Message.ProtocolMessage.Type;
    void this.#toDevices({ category: 'peer' }, { protocolMessage: { type, historySyncNotification } });
  }

  /** A person of the office writes to a customer on this phone. */
  async writes(phone: Phone, words: string | Message): Promise<string> {
    const message = typeof words === 'string' ? text(words) : words;
    const id = this.#world.nextId('3EB0AAAAAAAAAA');
    phone.chat.show(id, 'handset', message);
    this.messages.push({ id, phone, by: 'handset', text: wordsOf(message), message });
    const { jid, lid, number, hidden } = phone;
    const alternative =
      jid.endsWith('@lid') && !hidden
        ? { peer_recipient_pn: pnJid(number) }
        : { peer_recipient_lid: lid === undefined || hidden ? undefined : lidJid(lid) };
    const deviceSentMessage = { destinationJid: jid, message: withContext(message) };
    await this.sender.post(
      id,
      { from: this.#world.officeJid(jid), recipient: jid, ...alternative },
      { deviceSentMessage },
    );
    return id;
  }

  /** What a customer writes comes here, too. */
  overhears(phone: Phone, id: string, message: Message): void {
    this.messages.push({ id, phone, by: 'customer', text: wordsOf(message), message });
  }

  /** The copy of what a device has sent. */
  async takeCopy(device: LinkedDevice, id: string, sealed: Sealed): Promise<void> {
    const opened = await this.#open(device, id, sealed).catch((error: Error) => this.#world.problem(error.message));
    // the customer's copy goes its way all the same
    if (opened === undefined) return;
    const { deviceSentMessage, protocolMessage } = opened;
    if (!deviceSentMessage?.message) {
      if (!protocolMessage) this.#world.problem(`the copy of ${id} for the handset does not say for whom it is`);
      return;
    }
    const { message, destinationJid } = deviceSentMessage;
    if (this.messages.some((seen) => seen.id === id)) return;
    const phone = this.#world.phoneOf(destinationJid ?? undefined);
    this.messages.push({ id, phone, by: 'device', text: wordsOf(message), message });
    this.#world.changes.tell(`the handset sees ${id}`);
  }

  /** What a device asks of the handset itself. */
  async takeRequest(device: LinkedDevice, id: string, sealed: Sealed): Promise<void> {
    const opened = await this.#open(device, id, sealed);
    // the library wraps it as a copy of its own
    const message = opened.deviceSentMessage?.message ?? opened;
    this.requests.push(message);
    this.#world.changes.tell(`the handset is asked for something in ${id}`);
    const asked = message.protocolMessage?.peerDataOperationRequestMessage?.placeholderMessageResendRequest ?? [];
    const results = asked.flatMap(({ messageKey }) => {
      const seen = this.messages.find((one) => one.id === messageKey?.id);
      if (!seen || !messageKey) return [];
      const info = { key: messageKey, message: seen.message, messageTimestamp: this.#world.t };
      const webMessageInfoBytes = proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(info)).finish();
      return [{ placeholderMessageResendResponse: { webMessageInfoBytes } }];
    });
    if (results.length === 0) return;
    const { PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE: type } = proto.Message.ProtocolMessage.Type;
    const peerDataOperationRequestResponseMessage = { stanzaId: id, peerDataOperationResult: results };
    await this.#toDevices({ category: 'peer' }, { protocolMessage: { type, peerDataOperationRequestResponseMessage } });
  }

  /** A device could not get a file: the phone that has sent it puts it there again, or has it no more. */
  async reupload(device: LinkedDevice, request: BinaryNode): Promise<void> {
    const id = request.attrs['id'] ?? '';
    const rmr = child(request, 'rmr');
    const phone = this.#world.phoneOf(rmr?.attrs['jid']);
    const sent = phone?.fileSent(id);
    if (!phone || !sent) this.#world.problem(`a file was asked for again that nobody sent`, request);
    const { SUCCESS, NOT_FOUND } = proto.MediaRetryNotification.ResultType;
    const about = node('rmr', { jid: rmr?.attrs['jid'], from_me: 'false' });
    let answer = node('error', { code: NOT_FOUND });
    if (phone?.keepsMedia && sent) {
      const { file, fields } = sent;
      const type = file.kind === 'audio' ? 'ptt' : file.kind;
      const { directPath } = await this.#world.media.put(file.bytes, type, fields.mediaKey);
      const notification = { stanzaId: id, directPath, result: SUCCESS };
      const key = hkdf(fields.mediaKey, 32, { info: 'WhatsApp Media Retry Notification' });
      const iv = randomBytes(12);
      const bytes = proto.MediaRetryNotification.encode(notification).finish();
      const sealed = aesEncryptGCM(bytes, key, iv, Buffer.from(id));
      answer = node('encrypt', {}, [node('enc_p', {}, sealed), node('enc_iv', {}, iv)]);
    }
    const attrs = { from: pnJid(this.#world.account.number), type: 'mediaretry', id, t: this.#world.t };
    device.deliver(node('notification', attrs, [about, answer]));
  }

  async #open(device: LinkedDevice, id: string, sealed: Sealed): Promise<proto.Message> {
    try {
      return await this.peer.open(sealed, device.id);
    } catch (error) {
      throw new Error(`the handset cannot read ${id}`, { cause: error });
    }
  }

  #toDevices(attrs: { category: string }, message: Message): Promise<void> {
    const from = pnJid(this.#world.account.number);
    return this.sender.post(this.#world.nextId('3EB0BBBBBBBBBB'), { from, ...attrs }, message);
  }
}
