/** Bubbles on their way through the library: made into WhatsApp's messages, put on the line, and acknowledged by the server. */
import { areJidsSameUser, generateWAMessage, isPnUser, jidNormalizedUser } from '@whiskeysockets/baileys';
import type { AnyMessageContent, BinaryNode, proto, WAMessage, WASocket } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import { codeOf } from '../pause.ts';
import { libraryLog } from './library_log.ts';
import { WhatsAppProblem } from './wire.ts';
import type { Ack, Content } from './wire.ts';

/** A file's way to the server. */
const UPLOAD_MS = 60_000;

/** WhatsApp refuses a message for a device that the person has no more: the list of devices was an old one. */
const STALE_DEVICES = '479';

interface OutgoingParts {
  sock: WASocket;
  log: Logger;
  /** how long the server's word on a message is waited for */
  ackMs: number;
  /** the connection is over: the library would wait on for what will never come */
  over: AbortSignal;
}

export class Outgoing {
  readonly #parts: OutgoingParts;
  readonly #waiting = new Map<string, (ack: Ack) => void>();

  constructor(parts: OutgoingParts) {
    this.#parts = parts;
    // the library's own news of it comes late or never (docs/decisions/0018-whatsapp.md)
    parts.sock.ws.on('CB:ack,class:message', ({ attrs: { id = '', error } }: BinaryNode) => {
      this.#waiting.get(id)?.(error === undefined ? { kind: 'taken' } : { kind: 'refused', code: error });
    });
  }

  /** See Wire.send. */
  async send(chat: string, id: string, content: Content): Promise<Ack> {
    const made = await this.#unlessOver(this.#made(chat, id, content)).catch((err: unknown) => {
      throw new WhatsAppProblem('WHATSAPP_NETWORK', err);
    });
    if (made === undefined) throw new WhatsAppProblem('WHATSAPP_LINE_CLOSED');
    const ack = await this.#put(made, id, true);
    return ack.kind === 'refused' && ack.code === STALE_DEVICES ? this.#put(made, id, false) : ack;
  }

  /** A file is uploaded for it. */
  messageOf(content: Content, messageId: string): Promise<WAMessage> {
    const { sock, log } = this.#parts;
    const userJid = sock.user?.id ?? '';
    return generateWAMessage(userJid, contentOf(content), {
      logger: libraryLog(log),
      userJid,
      messageId,
      upload: sock.waUploadToServer,
      mediaUploadTimeoutMs: UPLOAD_MS,
    });
  }

  async #made(chat: string, id: string, content: Content): Promise<{ to: string; message: proto.IMessage }> {
    const { sock } = this.#parts;
    const { message } = await this.messageOf(content, id);
    const to = await this.#addressOf(chat);
    // without a device of theirs the library would send to our own alone, and WhatsApp would take that
    const devices = await sock.getUSyncDevices([to], true, false);
    if (!devices.some(({ jid }) => areJidsSameUser(jid, to))) throw new Error('No device of the person is known');
    return { to, message: message ?? {} };
  }

  async #put(
    { to, message }: { to: string; message: proto.IMessage },
    id: string,
    knownDevices: boolean,
  ): Promise<Ack> {
    const { sock, ackMs } = this.#parts;
    let late: NodeJS.Timeout | undefined;
    const answered = new Promise<Ack>((resolve) => {
      this.#waiting.set(id, resolve);
      late = setTimeout(() => resolve({ kind: 'unknown', reason: 'no answer' }), ackMs);
    });
    try {
      const put = sock.relayMessage(to, message, { messageId: id, useUserDevicesCache: knownDevices });
      // it may be acknowledged before the library has done with it, and it may have gone when the library gives up
      const ack = await this.#unlessOver(put.then(() => answered));
      return ack ?? { kind: 'unknown', reason: 'the line broke' };
    } catch (err) {
      return { kind: 'unknown', reason: codeOf(err) };
    } finally {
      clearTimeout(late);
      this.#waiting.delete(id);
    }
  }

  /** By the LID where there is one: WhatsApp refuses what goes to the number of somebody who has one. */
  async #addressOf(chat: string): Promise<string> {
    if (!isPnUser(chat)) return chat;
    const lid = await this.#parts.sock.signalRepository.lidMapping.getLIDForPN(chat);
    return lid ? jidNormalizedUser(lid) : chat;
  }

  /** undefined: the connection was over first. */
  async #unlessOver<T>(work: Promise<T>): Promise<T | undefined> {
    const { over } = this.#parts;
    // nobody hears of it any more then
    work.catch(() => {});
    if (over.aborted) return undefined;
    let stop = () => {};
    const ended = new Promise<undefined>((resolve) => {
      stop = () => resolve(undefined);
      over.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, ended]);
    } finally {
      over.removeEventListener('abort', stop);
    }
  }
}

function contentOf(content: Content): AnyMessageContent {
  switch (content.kind) {
    case 'text':
      return { text: content.text };
    case 'image':
      return { image: content.bytes, mimetype: content.mime, caption: content.caption };
    case 'document': {
      const { bytes: document, mime: mimetype, name: fileName, caption } = content;
      return { document, mimetype, fileName, ...(caption === '' ? {} : { caption }) };
    }
  }
}
